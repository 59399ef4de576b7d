"""Values that stand in the tables of a form, beside, below or behind their labels.

Not public.
"""
