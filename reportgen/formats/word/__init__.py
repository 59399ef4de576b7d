"""Word files read back as data, whoever made them: by the words of the form's table.

Each package builds on those before it: ``packages`` are files of other kinds as the parts of a
Word file, ``text`` is its text, ``headings`` tells what headings and labels mean; ``prose`` and
``annexes`` read values from sentences and from the tables of annexes, ``tables`` from a form's
rows, ``chapters`` from a report in chapters. ``word_reading`` reads one file by all of them, and
``merging`` sets what was read against the data that the file carries.

Not public; ``reportgen.formats.reading`` is the way in.
"""
