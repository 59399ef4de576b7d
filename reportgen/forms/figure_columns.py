"""Figures under one another in the tables of annexes: each column with as many decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.forms.report_language import FieldGroup
from reportgen.model.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_DECIMALS = 6
"""A column in which a figure has more is left as it is."""
_SPENT = "全年执行数"
"""The column of sums of money that are a row each, such as those of 按收入性质分."""
_ONE_TABLE = frozenset(("绩效指标", "总分"))
"""The groups of an annex that are printed as one table."""

_Place = tuple[FieldGroup, str]


def align_columns(annexes: Any) -> None:
    """Write the figures of each column with as many decimals as the one that has most.

    Only how a figure prints without its unit changes; ``annexes`` are as templates see them.
    """
    if not isinstance(annexes, FieldGroup):
        return
    for annex in dict.values(annexes):
        for sheet in annex if isinstance(annex, list) else [annex]:
            if isinstance(sheet, FieldGroup):
                _align_sheet(sheet)


def _align_sheet(sheet: FieldGroup) -> None:
    tables: dict[str, dict[str, list[_Place]]] = {}
    for name, held in dict.items(sheet):
        columns = tables.setdefault("" if name in _ONE_TABLE else name, {})
        for column, place in _places(held):
            columns.setdefault(column, []).append(place)
    for columns in tables.values():
        for places in columns.values():
            _align(places)


def _places(held: Any) -> Iterator[tuple[str, _Place]]:
    """Return the columns of a group or list with the places of the figures in them."""
    if isinstance(held, list):
        for each in held:
            yield from _places(each)
    elif isinstance(held, FieldGroup):
        is_sum = _is_counted(held.total)
        if is_sum:
            yield _SPENT, (held, "")
        for name, value in dict.items(held):
            if _is_counted(value):
                yield (_SPENT if is_sum else name), (held, name)
            else:
                yield from _places(value)


def _is_counted(value: Any) -> bool:
    """Return whether a value is a figure of a unit, and so one of a column of such."""
    return isinstance(value, Figure) and bool(value.UNIT) and value.decimals is not None


def _align(places: list[_Place]) -> None:
    figures = [group[name] if name else group.total for group, name in places]
    if len(figures) < 2:  # noqa: PLR2004
        return
    most = max(figure.decimals for figure in figures)
    if most > _MAX_DECIMALS:
        return
    for (group, name), figure in zip(places, figures, strict=True):
        if figure.decimals == most:
            continue
        if name:
            group[name] = figure.in_column(most)
        else:
            group.total = figure.in_column(most)
