"""Word files read back as data, whoever made them: by the words of the form's table.

Not public; ``reportgen.formats.reading`` is the way in.
"""
