"""The rules of a finance bureau, one file each, and how they are applied to a loaded report.

Not public.
"""
