"""Figures of prose: numbers with their units, what each is of, how exact it is, slips of the pen.

Not public.
"""
