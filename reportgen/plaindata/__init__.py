"""YAML and JSON as plain data with the place of every value, and texts as these write them.

Not public.
"""
