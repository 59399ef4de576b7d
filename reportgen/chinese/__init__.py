"""Readers of what the prose of a report states: quantities, their relations, dates, sentences.

Each package builds on those before it: characters, marks, numerals and dates are read here;
``figures`` are numbers with what each is of; ``totals``, ``prices``, ``counts`` and ``movements``
tell how several stand to each other, ``rates`` also what a rate among them is of.

Every reader is a pure function of the text, linear in its length, that raises nothing on any
text and leaves out what is in doubt.

Not public.
"""
