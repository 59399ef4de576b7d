"""Totals and their parts: what is broken down, what closes a list, accounts told in turn.

Not public.
"""
