"""Everything that is wrong, or worth knowing, about a template that people edit in Word.

What each code of its findings means stands in ``reportgen.codes``.

Not public.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import TemplateError
from reportgen.ooxml.wordprocessing import COPY

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding

__all__ = ["check_template"]


def check_template(path: Path) -> list[Finding]:
    """Return all that is found in a template file, what keeps it from being used first.

    Each finding has its place in the document, the quoted text and what to do. Raises
    TemplateError for a file that can't be read or is no .docx.
    """
    # For start-up: building imports this package and checks no form.
    from reportgen.forms.cleaning import clean
    from reportgen.forms.cleaning.outside_content import web_links
    from reportgen.forms.compiled import CompiledTemplate
    from reportgen.forms.form_settings import form_settings, renamed
    from reportgen.forms.lint.braces import seeming_tags
    from reportgen.forms.lint.characters import changed_characters
    from reportgen.forms.lint.layout import layout_differences
    from reportgen.forms.lint.newer_markup import newer_markup
    from reportgen.forms.lint.printed_fields import unprinted_fields
    from reportgen.forms.lint.prose_looks import prose_differences
    from reportgen.forms.lint.structure import tags_in_boxes
    from reportgen.forms.lint.table_grids import grid_problems
    from reportgen.forms.lint.tagged_parts import parts_of
    from reportgen.forms.settings_values import NO_SETTINGS
    from reportgen.forms.template_members import read_template
    from reportgen.ooxml.data_part import TemplateLabel

    members, digest = read_template(path)
    members, carried = clean(members)
    findings: list[Finding] = []
    settings = NO_SETTINGS
    try:
        settings = form_settings(path)
    except TemplateError as error:  # what is wrong with the 表样.yaml beside it
        findings += error.findings
    model = settings.model
    try:
        CompiledTemplate(members, TemplateLabel(path.stem, None, digest), model=model)
    except TemplateError as error:
        findings += error.findings
    parts = parts_of(members, model)
    findings += carried
    findings += web_links(members)
    findings += unprinted_fields(parts, model)
    findings += seeming_tags(parts, model)
    findings += newer_markup(members)
    findings += grid_problems(members)
    findings += tags_in_boxes(parts)
    findings += changed_characters(parts)
    findings += layout_differences(members)
    findings += prose_differences(members)
    findings += renamed(settings.path) if settings.path else []
    return _without_copies(findings)


def _without_copies(findings: list[Finding]) -> list[Finding]:
    """Leave out what is also found in the copy of a text box that is kept for older programs."""
    known = {(found.rule, found.message) for found in findings if COPY not in found.location}
    return [f for f in findings if COPY not in f.location or (f.rule, f.message) not in known]
