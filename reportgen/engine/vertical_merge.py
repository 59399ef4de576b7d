"""Cells that are merged with the one above them where a report has nothing new to say there.

``{{ 指标.一级指标|纵向合并 }}``, alone in its cell: the cell begins a merged one where the value is
given, and goes on with the cell above where it is not. With ``同值合并`` it goes on where both say
the same; see ``equal_cells``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.equal_cells import mark_equal
from reportgen.engine.language import EQUAL, MERGED
from reportgen.ooxml.wordprocessing import Element, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.engine.tags import Tag

_BEFORE = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))


def merged_value(tag: Tag) -> str:
    """Return the expression whose value decides the merging; empty for any other tag."""
    value, bar, last = tag.body.rpartition("|")
    merges = tag.kind == "output" and bar and last.strip() in (MERGED, EQUAL)
    return value.strip() if merges else ""


def merge_as_told(cell: Element, tag: Tag, mark: Callable[[str], Element]) -> None:
    """Let a cell be merged as its tag says; ``mark`` makes what stands for some source."""
    if tag.body.endswith(EQUAL):
        mark_equal(cell)
    else:
        merge_cell(cell, merged_value(tag), mark)


def merge_cell(cell: Element, value: str, mark: Callable[[str], Element]) -> None:
    """Let a cell be merged as the value decides."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for fixed in properties.findall(w("vMerge")):
        properties.remove(fixed)
    at = sum(child.tag in _BEFORE for child in properties)
    begins, goes_on = '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>'
    source = f"{{% if {value} %}}{begins}{{% else %}}{goes_on}{{% endif %}}"
    properties.insert(at, mark(source))
