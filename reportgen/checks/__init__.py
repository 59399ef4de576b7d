"""The rules of a finance bureau: one function each, in families, applied to a loaded report.

Not public.
"""
