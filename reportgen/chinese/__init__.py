"""Readers of what the prose of a report states: quantities, their relations, dates, sentences.

Every reader is a pure function of the text, linear in its length, that raises nothing on any
text and leaves out what is in doubt.

Not public.
"""
