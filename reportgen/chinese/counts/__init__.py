"""Things, people and names that a text counts, lists, or tells of twice.

Not public.
"""
