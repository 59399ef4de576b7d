"""Prose as it is pasted into cells: lines as paragraphs, without the numbers typed before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.achievement_sections import sections_of
from reportgen.formats.word.typed_ordinals import items_of, pointed_items
from reportgen.formats.word.word_lines import WordLine
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.model.base import FieldNode

_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*[•·●■◆▪○◇□★☆➢✓\uf06c\uf06e\uf075-]\s*(?=\S)")
_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s*[、，,;；\s]\s*\d{1,3})*\s*")


class PlacedText(NamedTuple):
    """A text of a cell, and the cell's name."""

    text: str
    place: str


def paragraphs_of(cells: Sequence[PlacedText]) -> list[PlacedText]:
    """Return the paragraphs of some cells: each line is one, its bullet or number goes."""
    lines = [
        WordLine(line, cell.place)
        for cell in cells
        for line in _LINE_BREAK.split(cell.text)
        if line.strip()
    ]
    if lines and all(_BULLET.match(line.text) for line in lines):
        return [
            PlacedText(line.text[match.end() :].rstrip(), line.place)
            for line in lines
            if (match := _BULLET.match(line.text))
        ]
    if counted := pointed_items(lines):
        return [PlacedText(item.text, item.lines[0].place) for item in counted]
    items = items_of(lines)
    if any(item.ordinal for item in items):
        return [PlacedText(item.text, item.lines[0].place) for item in items]
    return [PlacedText(line.text, line.place) for line in lines]


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
    lines = [WordLine(each, cell.place) for each in _LINE_BREAK.split(cell.text) if each.strip()]
    if "要点" in fields:
        sections = sections_of(lines)
        return [
            {"标题": each.title, "要点": [point.text for point in each.points]} for each in sections
        ]
    group = node.element.group if node.element is not None else None
    found = []
    for item in items_of(lines):
        read = group.from_text(item.text) if group is not None else None
        found.append(read or {"标题": item.text})
    return found
