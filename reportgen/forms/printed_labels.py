"""The fields that a form prints, by their labels."""

from __future__ import annotations

from reportgen.forms.form_words import words_of


def fields_of_form(template: str) -> frozenset[str]:
    """Return the labels of the fields that a form prints; raises TemplateError without one."""
    words = words_of(template)
    rows = [words.labels(row.path) for row in words.rows]
    below = [words.labels(path) for each in words.headings for path in (each.path, *each.paths)]
    return frozenset(label for labels in (*rows, *below) for label in labels)
