"""The text of a Word file as a reader sees it: paragraphs, tables, fields, and what is no text.

Not public.
"""
