"""Sheets and tables of a Word file that say they are of another unit than the report."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.form_paths import WHOLE
from reportgen.checks.tables.table_totals import path_in
from reportgen.chinese.unit_names import kind_of, place_of, short_name
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

_LABEL = lazy_pattern("(?:预算|填报|自评|评价)?(?:部门|单位)(?:名称|全称)|填报(?:单位|部门)")
_BRACKETS = lazy_pattern(r"[（(][^（()）]*[)）]|\s+")
_LEVELS = "省市州县区旗"
"""What stands before the kind of a unit where it has no name of its own: 区卫健局."""


def sheets_of_others(subject: Subject) -> Iterator[Hit]:
    """Return where a sheet has the name of another unit beside its label."""
    overview = subject.report.overview
    for path, name in _named(subject):
        if is_another(name, overview.unit_name, overview.supervisor or ""):
            yield Hit(
                path,
                f"报告单位是{overview.unit_name}，这张表写的单位是{name}",
                "多半是照抄别的单位的表：改成本单位的名称，表里的数也要核对",
                "warning",
            )


def _named(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Return the names of units beside their label, each with its path."""
    annexes = subject.report.annexes
    if annexes is not None and annexes.whole is not None and annexes.whole.unit_name:
        yield (*WHOLE, "预算部门（单位）名称"), annexes.whole.unit_name
    for table in subject.report.places.tables:
        for at, row in enumerate(table.rows):
            for label, cell in pairwise(row.cells):
                if _LABEL.fullmatch(_plain(label.text)):
                    yield path_in(table, at), _plain(cell.text)


def is_another(name: str, own: str, superior: str) -> bool:
    """Return whether a name is another unit's of the same kind, and no shorter form of this one."""
    name, own = _plain(name), _plain(own)
    short, ours = (short_name(each).lstrip(_LEVELS) for each in (name, own))
    if not kind_of(short) or kind_of(short) != kind_of(ours):
        return False
    if name in own or own in name or name in superior:
        return False
    places = place_of(name), place_of(own)
    if all(places) and places[0] not in places[1] and places[1] not in places[0]:
        return True
    return not _is_short_for(short, ours) and not _is_short_for(ours, short)


def _is_short_for(short: str, name: str) -> bool:
    """Return whether all characters of one name stand in another, in their order."""
    rest = iter(name)
    return all(character in rest for character in short)


def _plain(text: str) -> str:
    return _BRACKETS.sub("", text)
