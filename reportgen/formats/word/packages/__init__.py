"""Other files as the parts of a Word file: web pages, Word 2003 XML, what LibreOffice converts.

Not public.
"""
