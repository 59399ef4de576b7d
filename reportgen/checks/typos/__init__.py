"""Readers of misspelt words: what a text has, and what it was meant to be. Rule T05 asks them all.

By what tells the slip, each in the file of its name; word lists are in ``checks/data``:

- a known word: ``misspelt_terms`` (terms of budgets, and through it ``unlikely_words`` for common
  words, ``misspelt_phrases`` and ``homophones`` for phrases), ``misspelt_names`` (the unit's own
  place), ``former_names`` (offices that are no more), ``mixed_classes`` (two functional classes);
- a word in its place: ``misspelt_measures``, ``misspelt_particles``, ``misspelt_comparisons``,
  ``misspelt_not_yet``, ``mistyped_digits``;
- a character too few or too many: ``lost_characters``, ``cut_off_terms``, ``doubled_characters``.

What they share: ``known_pairs`` and ``known_phrases`` tell what good texts have beside each other,
``right_wordings`` what only looks misspelt.

Not public.
"""
