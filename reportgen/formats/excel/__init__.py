"""Workbooks: a unit's form to fill in, read and written without any other program.

Not public; ``reportgen.formats.loading`` is the way in.
"""
