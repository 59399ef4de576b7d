"""Many units in one go: planned, built by any executor, written, summed up.

Not public.
"""
