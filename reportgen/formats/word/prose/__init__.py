"""Values that stand in sentences: figures of money, 三公经费, and points of what was reached.

Not public.
"""
