"""What a batch remembers of each unit to compare it with the others: little, and no text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zlib import crc32

from reportgen.checks.excerpts import shortened
from reportgen.checks.report_passages import passages_of
from reportgen.chinese.unit_names import short_name
from reportgen.findings import path_text
from reportgen.model.absent import known
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.model.report import Report

SHORTEST = 40
"""Paragraphs with fewer characters, marks not counted, are alike in many reports by chance."""

YEAR_LABEL = "年度"
SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况", "支出总额")

_SKETCH, _OPENING = 8, 16
_CLAUSE_END = re.compile("[，。；：，,;:]")
_OURS = re.compile("[我本全](?:镇|乡|县|局|办|委|站|所|校|院|中心|街道|单位|部门)")
_YEAR = re.compile("(?:19|20)[0-9]{2}年度?")
_MARKS = re.compile(r"[^\w\n]+")
"""Marks in a text of which each line is a clause."""


class Paragraph(NamedTuple):
    """A paragraph: its field, place and opening, and hashes of some of its clauses.

    ``sketch`` has the smallest hashes of all clauses: paragraphs that are alike share most of them.
    """

    path: str
    location: str
    opening: str
    sketch: tuple[int, ...]


class Portrait(NamedTuple):
    """One unit as the batch compares it: its name, 支出总额 in 万元 and where, its paragraphs.

    ``year`` is 年度, 0 where it is not known, and ``year_place`` where that stands.
    """

    unit: str
    spent: Decimal | None
    place: str
    paragraphs: tuple[Paragraph, ...]
    year: int = 0
    year_place: str = ""


def portrait_of(report: Report) -> Portrait | None:
    """Return what a batch remembers of a report; None of one whose unit is not known."""
    unit = known(getattr(known(report.overview), "unit_name", None))
    if not unit:
        return None
    names = [name for name in (unit, short_name(unit)) if len(name) > 1]
    paragraphs = []
    for passage in passages_of(report):
        if passage.role.stays or len(passage.text) < SHORTEST:
            continue
        sketch = _sketch(passage.text, names)
        if sketch:
            opening = shortened(" ".join(passage.text.split()), _OPENING)
            place = report.places.locate(passage.path)
            paragraphs.append(Paragraph(path_text(passage.path), place, opening, sketch))
    locate = report.places.locate
    year = known(report.year) or 0
    return Portrait(
        unit, _spent(report), locate(SPENT), tuple(paragraphs), year, locate((YEAR_LABEL,))
    )


def _spent(report: Report) -> Decimal | None:
    expenditure = known(getattr(known(report.performance), "expenditure", None))
    total = known(getattr(expenditure, "total", None))
    return None if total is None else total.value


def _sketch(text: str, names: list[str]) -> tuple[int, ...]:
    """Return the hashes that stand for a paragraph, whoever's name is in it; none for a short one.

    What is the unit's own is left out: its names, 我镇, years, marks.
    """
    for name in names:
        text = text.replace(name, "")
    # Each begins with one of a few characters, which is sooner looked for than all of them at once.
    text = _YEAR.sub(" ", _OURS.sub(" ", text.replace("\n", " ")))
    clauses = _MARKS.sub("", _CLAUSE_END.sub("\n", text)).split("\n")
    if sum(map(len, clauses)) < SHORTEST:
        return ()
    return tuple(sorted({crc32(clause.encode()) for clause in clauses if clause})[:_SKETCH])


def as_list(portrait: Portrait) -> list[Any]:
    """Return a portrait as the manifest has it."""
    spent = None if portrait.spent is None else f"{portrait.spent:f}"
    paragraphs = [
        [each.path, each.location, each.opening, " ".join(f"{one:x}" for one in each.sketch)]
        for each in portrait.paragraphs
    ]
    return [
        portrait.unit,
        spent,
        portrait.place,
        paragraphs,
        portrait.year,
        portrait.year_place,
    ]


def from_list(held: list[Any]) -> Portrait:
    """Read what ``as_list`` gave; raises ValueError or TypeError for anything else."""
    unit, spent, place, listed, year, year_place = held
    paragraphs = (
        Paragraph(path, where, opening, tuple(int(one, 16) for one in sketch.split()))
        for path, where, opening, sketch in listed
    )
    amount = None if spent is None else Decimal(spent)
    return Portrait(str(unit), amount, str(place), tuple(paragraphs), int(year), str(year_place))
