"""Rates and shares with what they are of, and what a plan asked for beside what was reached.

Not public.
"""
