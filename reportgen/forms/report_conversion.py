"""A report as one of a form that adds fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.model.group_reading import read_group
from reportgen.model.messages import findings_of
from reportgen.model.value_readers import DataError

if TYPE_CHECKING:
    from reportgen.model.report import Report


def as_report_of(model: type[Report], report: Report) -> Report:
    """Return a report as one of a form that adds fields; raises InputError where one is missing."""
    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    try:
        made = read_group(model, data)
    except DataError as error:
        raise InputError(findings_of(error, report.places, type(report))) from None
    return made.with_places(report.places, report.remarks)
