"""Tables of problems or measures: a row for each, its title and what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.text.word_lines import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridCell, GridRow

_IMPROVEMENT = "存在的问题分析及改进措施"
_LISTS = ((_IMPROVEMENT, "存在的问题"), (_IMPROVEMENT, "改进措施"))
_ABOUT = re.compile(
    "(?:具体|主要|详细|问题|措施)*(?:表现|内容|情况|做法|说明|描述|举措|办法|事项)(?:说明|描述)?"
)
_NUMBERS = ("序号", "编号")
_PAIR = 2


def read_items(
    rows: Sequence[GridRow], labels: Sequence[Sequence[Path | None]], values: Values, used: set[int]
) -> bool:
    """Read such a table, by the label of its first column; return False for another."""
    if len(rows) < _PAIR:
        return False
    first = int("".join(rows[0].cells[0].text.split()) in _NUMBERS)
    heads = rows[0].cells[first:]
    path = labels[0][first] if len(heads) == _PAIR else None
    if path not in _LISTS or not _ABOUT.fullmatch("".join(heads[1].text.split())):
        return False
    if values.get(path) or any(len(row.cells) != len(rows[0].cells) for row in rows):
        return False
    items: list[dict[str, str]] = []
    for row in rows[1:]:
        title, content = (_said(cell) for cell in row.cells[first:])
        if title:
            values.mark((*path, len(items)), row.place)
            items.append({"标题": title, "内容": content} if content else {"标题": title})
        elif content:
            return False
    values.put(path, items, rows[0].place)
    used |= {id(cell) for row in rows for cell in row.cells}
    return True


def _said(cell: GridCell) -> str:
    return "\n".join(said for line in cell.lines if (said := line.shown.strip(LAYOUT)))
