"""Prose as it is pasted into cells: lines as paragraphs, without the numbers typed before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.headings.typed_ordinals import (
    Item,
    TypedOrdinal,
    follows,
    items_of,
    ordinal_of,
    pointed_items,
    typed_ordinal,
)
from reportgen.formats.word.prose.achievement_sections import sections_of
from reportgen.formats.word.text.word_lines import WordLine
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.model.base import FieldNode

_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*[•·●■◆▪○◇□★☆➢✓\uf06c\uf06e\uf075-]\s*(?=\S)")
_ENDS = ("。", "；", ";", "！", "!", "？", "?")
_FEW = 2
_WEAK = ("1",)
"""Styles of ordinals that may be figures: ``3 个``."""
_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s*[、，,;；\s]\s*\d{1,3})*\s*")


class PlacedText(NamedTuple):
    """A text of a cell, and the cell's name."""

    text: str
    place: str


def paragraphs_of(cells: Sequence[PlacedText]) -> list[PlacedText]:
    """Return the paragraphs of some cells: each line is one, its bullet or number goes.

    Every cell begins a new one, whatever the cells before it hold.
    """
    by_cell = [lines for cell in cells if (lines := _lines_of(cell))]
    are_all = all(map(_have_bullets, by_cell))
    by_cell = [
        _without_bullets(lines) if are_all or (len(lines) > 1 and _have_bullets(lines)) else lines
        for lines in by_cell
    ]
    if are_all:
        return [PlacedText(line.text, line.place) for lines in by_cell for line in lines]
    if counted := pointed_items([line for lines in by_cell for line in lines]):
        return _placed(counted)
    pointed = _pointed_cells(by_cell)
    marks = [mark for lines in by_cell for line in lines if (mark := ordinal_of(line))]
    is_counted = sum(mark.style not in _WEAK for mark in marks) > 1
    found: list[PlacedText] = []
    last: TypedOrdinal | None = None
    for at, lines in enumerate(by_cell):
        if at in pointed:
            found += _placed(pointed[at])
            continue
        mark = ordinal_of(lines[0])
        items = pasted_items(lines, _number_before(mark, last, is_counted=is_counted))
        if any(item.ordinal for item in items):
            found += _placed(items)
            last = mark or last
        else:
            found += [PlacedText(line.text, line.place) for line in lines]
    return found


def _lines_of(cell: PlacedText) -> list[WordLine]:
    return [WordLine(line, cell.place) for line in _LINE_BREAK.split(cell.text) if line.strip()]


def _have_bullets(lines: Iterable[WordLine]) -> bool:
    return all(_BULLET.match(line.text) for line in lines)


def _without_bullets(lines: Iterable[WordLine]) -> list[WordLine]:
    return [line._replace(text=_BULLET.sub("", line.text, count=1).rstrip()) for line in lines]


def _placed(items: Iterable[Item]) -> list[PlacedText]:
    return [PlacedText(item.text, item.lines[0].place) for item in items]


def _pointed_cells(by_cell: Sequence[list[WordLine]]) -> dict[int, list[Item]]:
    """Return the items of cells whose lines are counted 一是, 二是 …, one a line."""
    found: dict[int, list[Item]] = {}
    count = 0
    for at, lines in enumerate(by_cell):
        items = pointed_items(lines, count + 1, least=1)
        if len(items) == len(lines):
            found[at] = items
            count += len(items)
        elif not found:
            return {}
    return found if count > 1 else {}


def _number_before(
    mark: TypedOrdinal | None, last: TypedOrdinal | None, *, is_counted: bool
) -> int:
    """Return the number of the item before a cell that begins with an ordinal."""
    if mark is None or not (follows(mark, last) or (is_counted and mark.style not in _WEAK)):
        return 0
    return max(mark.number - 1, 0)


def pasted_items(lines: Sequence[WordLine], last: int = 0, *, are_texts: bool = True) -> list[Item]:
    """Split pasted lines into the items of a list, as ``items_of``.

    The next number counts also in another style: （三） behind 2、. Behind items of one line each
    a line without a number is one more of the ``texts`` that they are, once a sentence has ended.
    """
    items = items_of(lines, last)
    while items and items[-1].ordinal:
        *before, final = items
        mark = typed_ordinal(f"{final.ordinal}甲")
        number = mark.number if mark is not None else 0
        marks = [ordinal_of(line) for line in final.lines[1:]]
        at = next((at for at, each in enumerate(marks, start=1) if each is not None), 0)
        other = marks[at - 1] if at else None
        if not number or other is None or other.number != number + 1:
            break
        items = [*before, final._replace(lines=final.lines[:at])]
        items += items_of(final.lines[at:], number)
    return _loose_ends(items) if are_texts else items


def _loose_ends(items: list[Item]) -> list[Item]:
    """Make items of the last lines behind numbered items that have one line each."""
    *before, final = items or [Item([], "")]
    numbered = [item for item in before if item.ordinal]
    if not numbered or not final.ordinal or any(len(item.lines) > 1 for item in numbered):
        return items
    lines = final.lines
    ends = [at for at in range(1, len(lines)) if lines[at - 1].text.rstrip().endswith(_ENDS)]
    if len(ends) < len(lines) - 1 or any(map(ordinal_of, lines[1:])):
        return items
    return [*before, final._replace(lines=lines[:1]), *(Item([line], "") for line in lines[1:])]


def references_of(cells: Iterable[PlacedText]) -> list[PlacedText]:
    """Return the entries of some cells: a line each, or numbers with marks between them."""
    found: list[PlacedText] = []
    for cell in cells:
        if _NUMBERS.fullmatch(cell.text):
            found += [PlacedText(each, cell.place) for each in re.findall(r"\d+", cell.text)]
        else:
            lines = _LINE_BREAK.split(cell.text)
            found += [PlacedText(line, cell.place) for line in lines if line.strip()]
    return found


def groups_of(node: FieldNode, cell: PlacedText) -> list[dict[str, Any]]:
    """Return the items of a list of titled groups that were written as one text."""
    fields = (node.element.fields if node.element is not None else None) or {}
    lines = _lines_of(cell)
    if "要点" in fields:
        sections = sections_of(lines)
        return [
            {"标题": each.title, "要点": [point.text for point in each.points]} for each in sections
        ]
    group = node.element.group if node.element is not None else None
    found = []
    for item in pasted_items(lines, are_texts=False):
        read = group.from_text(item.text) if group is not None else None
        found.append(read or {"标题": item.text})
    return found


def counted_groups(node: FieldNode, cell: PlacedText) -> list[dict[str, Any]]:
    """Return the titled items that a text counts itself (1、… 2、…); none where it is one item."""
    lines = _lines_of(cell)
    counted = pointed_items(lines) or pasted_items(lines, are_texts=False)
    if len(counted) < _FEW or not all(item.ordinal for item in counted):
        return []
    numbered = "\n".join(f"{number}、{item.text}" for number, item in enumerate(counted, start=1))
    found = groups_of(node, PlacedText(numbered, cell.place))
    return found if len(found) == len(counted) else []
