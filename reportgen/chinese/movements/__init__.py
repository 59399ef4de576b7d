"""Movements between two states of one thing: levels, differences and how far they are apart.

Not public.
"""
