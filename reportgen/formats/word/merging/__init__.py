"""The data that a Word file carries, and what of it still holds where the file was edited.

Not public.
"""
