"""A report as its form's template sees it, with all that the form requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.forms import photographs
from reportgen.forms.context import context_of
from reportgen.forms.requirements import missing
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.findings import Path
    from reportgen.forms.report_language import FieldGroup


def whole_context(
    report: Report,
    model: type[Report],
    required: Iterable[Path],
    form: str,
    rooms: Callable[[], list[tuple[float, float]]] | None,
) -> FieldGroup:
    """Return a report as templates see it; raises InputError for what the form requires.

    ``model`` is that of the form's reports. ``rooms`` gives the rooms for pictures: with it they
    are read, and what can't be used of them is an InputError too.
    """
    if type(report) is not model and model is not Report:
        # For start-up: most reports were read for their form.
        from reportgen.forms.report_conversion import as_report_of

        report = as_report_of(model, report)
    given = report
    if report.annexes is not None:
        # For start-up: most reports have no annexes.
        from reportgen.model.computed_annexes import filled

        given = filled(report)
    context = context_of(given)
    if lacking := missing(required, context, report.places, form, type(report)):
        raise InputError(lacking)
    if report.annexes is not None:
        # For start-up: most reports have no annexes.
        from reportgen.forms.figure_columns import align_columns

        align_columns(context["附件"])
    if rooms is not None:
        photographs.put_pictures(context, report, rooms())
    elif photographs.has_pictures(report):
        photographs.without_pictures(context)
    return context
