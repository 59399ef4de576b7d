"""Sums of a table of which some figures were not read: what differs may be among those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.codes import S01, S02, S03, S10
from reportgen.model.report import ANNEXES
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.checks.catalogue import Hit
    from reportgen.codes import Code
    from reportgen.findings import Path
    from reportgen.model.report import Report

_SUMS = (S01, S02, S03, S10)
_INDICATORS = "绩效指标"
_PLACE = lazy_pattern(r"(表\d+) 第(\d+)行")
_FIGURE = lazy_pattern(r"\d[\d,.]*(?:%|％|万元|元|亿元)?$")
_MOST = 3


def with_unread(hit: Hit, code: Code, report: Report) -> Hit:
    """Return what a rule on sums found, as a hint where figures of that part were not read."""
    if code not in _SUMS or not report.loose or hit.path[:1] != (ANNEXES,):
        return hit
    unread = _unread(hit.path, report)
    if not unread:
        return hit
    quoted = "".join(f"“{text}”" for text in unread[:_MOST])
    more = "等" if len(unread) > _MOST else ""
    message = f"{hit.message}；这张表的{quoted}{more}没有读入，差数可能就在其中"
    return hit._replace(message=message, severity="info")


def _unread(path: Path, report: Report) -> list[str]:
    """Return the figures of a table's part that are in no field: of its money, or its indicators.

    ``path`` is that of a value; its table is the one where that stands.
    """
    at = _row(report.places.locate(path))
    if at is None:
        return []
    sheet = path[:3] if isinstance(path[2], int) else path[:2]
    start = _row(report.places.locate((*sheet, _INDICATORS)))
    divide = start[1] if start is not None and start[0] == at[0] else 0
    found: list[str] = []
    for text, place in report.loose:
        row = _row(place)
        same = row is not None and row[0] == at[0] and (row[1] < divide) == (at[1] < divide)
        if same and _FIGURE.search(text):
            found.append(text)
    return found


def _row(place: str) -> tuple[str, int] | None:
    match = _PLACE.search(place)
    return None if match is None else (match[1], int(match[2]))
