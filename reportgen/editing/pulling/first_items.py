"""Where the first item of a list goes of which a workbook had none: a row, or one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.formats.excel.form_layout import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.model.base import FieldNode

_HEAD_WITHIN, _ROW_WITHIN = 3, 2
_TITLE, _CONTENT, _POINTS = "标题", "内容", "要点"


def first_row(sheet: Any, row: int, node: FieldNode) -> dict[str, tuple[int, int]]:
    """Return the cells of a table's first row by the labels of its columns; none for no table.

    ``row`` is that of the table's title. A row with nothing but formulas is free.
    """
    fields = (node.element.fields if node.element is not None else None) or {}
    wanted = {plain_label(field.label): field.label for field in fields.values()}
    for at in range(row, row + _HEAD_WITHIN + 1):
        heads = {
            wanted[label]: cell.column
            for cell in sheet[at]
            if cell.value is not None and (label := plain_label(str(cell.value))) in wanted
        }
        if len(heads) > 1:
            for free in range(at + 1, at + 1 + _ROW_WITHIN):
                values = [sheet.cell(free, column).value for column in heads.values()]
                if all(str("=" if each is None else each).startswith("=") for each in values):
                    return {label: (free, column) for label, column in heads.items()}
            return {}
    return {}


def as_one_text(items: list[Mapping[str, Any]]) -> str:
    """Return titled items as a person writes them into one cell; empty where that can't be."""
    lines: list[str] = []
    for at, item in enumerate(items, start=1):
        if item.keys() <= {_TITLE, _CONTENT}:
            content = f"。{item[_CONTENT]}" if item.get(_CONTENT) else ""
            lines.append(f"{at}、{item.get(_TITLE, '')}{content}")
        elif item.keys() == {_TITLE, _POINTS}:
            points = enumerate(item[_POINTS], start=1)
            told = "".join(f"{chinese_numeral(number)}是{point}" for number, point in points)
            lines += [item[_TITLE], told]
        else:
            return ""
    return "\n".join(lines)
