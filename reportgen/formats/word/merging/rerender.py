"""Data printed again with its form, to see what a file showed before it was edited."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from reportgen.errors import InputError, TemplateError
from reportgen.formats.word.merging.known_reading import reading_of
from reportgen.formats.word.word_reading import read_members
from reportgen.forms.form_templates import compiled_for
from reportgen.model.report import Report
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.formats.word.read_values import Values
    from reportgen.forms.compiled import CompiledTemplate


class Printing(NamedTuple):
    """A form that data was printed with, the document that it gave, and what that says."""

    form: CompiledTemplate
    document: bytes
    values: Values


def print_again(
    data: dict[str, Any],
    forms: Callable[[int], list[tuple[str, int]]],
    now: Values,
    members: dict[str, bytes],
) -> Printing | None:
    """Print data with the first form that can, and read it; None where none can.

    ``forms`` gives their names and years for the report's year. Where printing gives the file,
    ``members``, that ``now`` was read from, or but for one text, that tells what it says.
    """
    report = report_of(data, now.vocabulary.model)
    for name, year in () if report is None else forms(report.year):
        with contextlib.suppress(TemplateError):
            form = compiled_for(name, year)
            made = members_of(form, report)
            if made is None:
                continue
            values = reading_of(made, members, now) or read_again(made, now)
            if values is not None:
                return Printing(form, made[DOCUMENT], values)
    return None


def report_of(data: dict[str, Any], model: type[Report] = Report) -> Report | None:
    """Return the report that data by the form's labels is; None where it is none."""
    try:
        return model.model_validate(data, by_alias=True, by_name=False)
    except ValueError:
        return None


def members_of(form: CompiledTemplate, report: Report | None) -> dict[str, bytes] | None:
    """Return the members of the file that a report makes; None where the form can't print it."""
    try:
        return None if report is None else form.printed(report)
    except (TemplateError, InputError):
        return None


def read_again(made: dict[str, bytes], known: Values) -> Values | None:
    """Read a printed file; a row that shows what it shows in ``known`` says the same."""
    try:
        return read_members(made, known.file, known)
    except InputError:
        return None
