"""Prices, counts and what they make together, and sums of money that can't be meant.

Not public.
"""
