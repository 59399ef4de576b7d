"""Headings, labels and ordinals of a report: which they are, and which field they mean.

Not public.
"""
