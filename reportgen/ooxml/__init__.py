"""Office Open XML: packages, parts, names, automatic numbers, and the part with a report's data.

Not public.
"""
