"""Labels of vertically merged cells: kept where a report leaves out the row that they stand in.

While a template is prepared, each cell that goes on with one above which tags may leave out gets a
copy of its label; once a report is rendered, the first cell that is there begins the merged one.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.equal_cells import merge_equal
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, ancestor, parse, w, whole_number
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.engine.marks import Marks

_LABEL, _TURN = "label", "turn"
_MERGE, _VAL, _PROPERTIES = w("vMerge"), w("val"), w("tcPr")
_TURNS = f' {_TURN}="'.encode()
_SHAPE = lazy_pattern(
    rb'<(?:(w:tbl>)|(w:tr[ >])|(w:tc>)|w:grid(?:Span|Before) w:val="(\d+)"'
    rb'|w:vMerge(?: w:val="(\w+)")?|(/w:tbl>))'
)
_BEGINS, _GOES_ON = "restart", "continue"
_ONCE_ONLY = tuple(w(name) for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"))

Branch = tuple[Element, int]
"""The mark that opens a for or if, and which of its branches it is."""


@dataclass(eq=False, slots=True)
class _Cell:
    element: Element
    merge: Element
    blocks: tuple[Branch, ...]

    @property
    def begins(self) -> bool:
        return _begins(self.merge)


@dataclass(eq=False, slots=True)
class _Merged:
    """The cells of one merged cell in their order, and the one whose label it has."""

    label: _Cell
    cells: list[_Cell] = field(default_factory=list)

    def has_alternative(self, cell: _Cell) -> bool:
        """Return whether a cell that begins a merged one stands for this one's first cell."""
        if any(_exclude(cell.blocks, each.blocks) for each in self.cells):
            return True
        alone = all(each.begins for each in self.cells)
        return alone and not _encloses(self.label.blocks, cell.blocks)


def mark_labels(root: Element, marks: Marks) -> bool:
    """Copy labels that may be left out to where they go then; return whether there are any."""
    if next(root.iter(_MERGE), None) is None:
        return False
    moving = [
        merged
        for merged in _merged(root, marks)
        if any(not _encloses(merged.label.blocks, cell.blocks) for cell in merged.cells)
    ]
    for number, merged in enumerate(moving):
        for order, cell in enumerate(merged.cells):
            loops = [block for block in cell.blocks if marks.is_loop(block[0])]
            again = bool(loops) and loops[-1] in merged.label.blocks
            cell.merge.set(_TURN, f"{number} {order} {int(again)}")
            if not cell.begins and _can_move(merged.label, cell, marks):
                _copy_label(merged.label.element, cell.element)
    return bool(moving)


def _merged(root: Element, marks: Marks) -> list[_Merged]:
    found: list[_Merged] = []
    blocks: list[Branch] = []
    open_now: dict[Element, dict[int, _Merged]] = {}
    columns = _columns(root)
    for element in root.iter(etree.PI, TC):
        if element.tag is etree.PI:
            step = marks.nesting(element)
            if step > 0:
                blocks.append((element, 0))
            elif step < 0 and blocks:
                blocks.pop()
            elif blocks and marks.is_branch(element):
                blocks[-1] = blocks[-1][0], blocks[-1][1] + 1
            continue
        in_table = open_now.setdefault(ancestor(element, TBL), {})
        column, merge = columns[element], _merge_of(element)
        if merge is None:
            in_table.pop(column, None)
            continue
        cell = _Cell(element, merge, tuple(blocks))
        merged = in_table.get(column)
        if cell.begins and (merged is None or not merged.has_alternative(cell)):
            merged = in_table[column] = _Merged(cell)
            found.append(merged)
        elif cell.begins and merged is not None:
            merged.label = cell
        if merged is not None:
            merged.cells.append(cell)
    return found


def _encloses(outer: tuple[Branch, ...], inner: tuple[Branch, ...]) -> bool:
    return inner[: len(outer)] == outer


def _exclude(one: tuple[Branch, ...], other: tuple[Branch, ...]) -> bool:
    """Return whether two places are in different branches of one if."""
    branches = {id(mark): branch for mark, branch in one}
    return any(branches.get(id(mark), branch) != branch for mark, branch in other)


def _can_move(label: _Cell, cell: _Cell, marks: Marks) -> bool:
    """Return whether a label says the same in a cell: it needs no value of a loop it is in."""
    if _encloses(label.blocks, cell.blocks):
        return False
    beyond = [mark for mark, _ in label.blocks if all(mark is not each for each, _ in cell.blocks)]
    has_tags = next(label.element.iter(etree.PI), None) is not None
    return not has_tags or not any(map(marks.is_loop, beyond))


def _copy_label(source: Element, cell: Element) -> None:
    copy = etree.SubElement(cell, _LABEL)
    for child in source:
        if child.tag not in (_PROPERTIES, _LABEL):
            copy.append(deepcopy(child))
    for element in list(copy.iter(*_ONCE_ONLY)):
        element.getparent().remove(element)


def settle_labels(xml: bytes) -> bytes:
    """Let merged cells begin in the first row that is there, with their label.

    A cell that would go on with none above it, and has no label, is merged with none.
    """
    xml = merge_equal(xml)
    if _TURNS not in xml and not _has_loose_end(xml):
        return xml
    root = parse(xml)
    columns = _columns(root)
    for table in root.iter(TBL):
        above: dict[int, str] = {}
        for row in [row for row in table.iter(TR) if ancestor(row, TBL) is table]:
            here: dict[int, str] = {}
            for cell in [cell for cell in row.iter(TC) if ancestor(cell, TR) is row]:
                merge = _merge_of(cell)
                if merge is None:
                    continue
                column = columns[cell]
                turn = merge.attrib.pop(_TURN, "")
                begins = not _begins(merge) and not _goes_on(turn, above.get(column))
                _settle(cell, merge, begins=begins)
                if _merge_of(cell) is not None:
                    here[column] = turn
            above = here
    settled: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return settled


def _has_loose_end(xml: bytes) -> bool:
    """Return whether a cell goes on with one that is not there: a quick look, without a tree."""
    outer: list[tuple[set[int], set[int], int, int]] = []
    above, here, column, span = set[int](), set[int](), 0, 0
    for table, row, cell, width, merge, end in _SHAPE.findall(xml):
        if table:
            outer.append((above, here, column, span))
            above, here = set(), set()
        elif row:
            above, here, column, span = here, set(), 0, 0
        elif cell:
            column, span = column + span, 1
        elif width:
            span = int(width)
        elif end and outer:
            above, here, column, span = outer.pop()
        elif not end:
            here.add(column)
            if merge != _BEGINS.encode() and column not in above:
                return True
    return False


def _goes_on(turn: str, above: str | None) -> bool:
    """Return whether a cell belongs to what is merged above it."""
    if not turn or not above:
        return not turn and above is not None
    number, order, again = turn.split()
    other, last, _ = above.split()
    return number == other and int(last) + int(again) <= int(order)


def _settle(cell: Element, merge: Element, *, begins: bool) -> None:
    label = cell.find(_LABEL)
    if begins and label is None:
        cell.find(_PROPERTIES).remove(merge)
    elif begins:
        merge.set(_VAL, _BEGINS)
        if label[-1:] and label[-1].tag == P:
            for child in list(cell):
                if child.tag != _PROPERTIES and child is not label:
                    cell.remove(child)
            for child in list(label):
                label.addprevious(child)
    if label is not None:
        cell.remove(label)


def _merge_of(cell: Element) -> Element | None:
    merge: Element | None = cell.find(f"{_PROPERTIES}/{_MERGE}")
    return merge


def _begins(merge: Element) -> bool:
    return bool(merge.get(_VAL, _GOES_ON) == _BEGINS)


def _columns(root: Element) -> dict[Element, int]:
    """Return the grid column in which each cell begins."""
    columns: dict[Element, int] = {}
    nexts: dict[Element, int] = {}
    for cell in root.iter(TC):
        row = ancestor(cell, TR)
        if row not in nexts:
            skipped = row.find(f"{w('trPr')}/{w('gridBefore')}")
            nexts[row] = whole_number(None if skipped is None else skipped.get(_VAL), 0)
        columns[cell] = nexts[row]
        span = cell.find(f"{_PROPERTIES}/{w('gridSpan')}")
        nexts[row] += whole_number(None if span is None else span.get(_VAL), 1)
    return columns
