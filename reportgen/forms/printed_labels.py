"""The fields that a form prints, by their labels."""

from __future__ import annotations

from reportgen.forms.form_words import words_of
from reportgen.forms.installed import template_at
from reportgen.forms.lint.tagged_parts import parts_of
from reportgen.forms.printed_paths import uses_of
from reportgen.forms.template_members import read_template


def fields_of_form(template: str) -> frozenset[str]:
    """Return the labels of the fields that a form prints, and of the groups that they are in.

    Raises TemplateError where there is no such form.
    """
    words = words_of(template)
    model = words.settings.model
    members, _ = read_template(template_at(template))
    tags = (each for part in parts_of(members, model) for each in part.printed)
    uses = uses_of(tags, model)
    return frozenset(label for use in uses for label in words.labels(use.path))
