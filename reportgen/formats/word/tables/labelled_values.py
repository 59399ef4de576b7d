"""A value that stands beside or below a label, put into the field that the label means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.form_entry import FormEntry
from reportgen.formats.word.headings.form_rows import fold, rows
from reportgen.formats.word.tables.table_fields import put_year, read_entry
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.figures import FULL_WIDTH
from reportgen.model.places import normal_path
from reportgen.model.report import UNIT_NAME, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridCell

OFFICES = ("部门概况", "机构人员", "机构设置")
SPENDING = ("绩效完成情况", "部门整体支出管理和使用基本情况")
_YEAR, _LEAST_TEXT = ("年度",), 8
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)?")
SEALED = re.compile("[（(](?:公章|盖章|签章|章)[）)]$")
_PLACE = re.compile("[\u4e00-\u9fff]{1,6}[省市县区州旗]")
_COUNT = re.compile(r"(\d+)[人名个]?")


def is_figure(cell: GridCell) -> bool:
    """Return whether a cell has a number of people or a sum of money, and nothing else."""
    return _AMOUNT.fullmatch(_compact(cell.text)) is not None


def _compact(text: str) -> str:
    return "".join(text.translate(FULL_WIDTH).split())


def put_value(path: Path, lines: Sequence[WordLine], values: Values, unit: str = "") -> bool:
    """Put a value into its field; return False for one that does not fit, or has one already.

    ``unit`` is that of amounts without one.
    """
    lines = [line for line in lines if line.shown.strip(LAYOUT)]
    if path == UNIT_NAME:
        _forget_place(lines, values)
    if not lines or _is_there(path, values):
        return bool(lines) and _is_same(path, lines, values)
    node, text = _node(path), _compact("".join(line.shown for line in lines))
    if path == _YEAR:
        return put_year(text, lines[0].place, values)
    if path == OFFICES:
        return _put_offices(lines, text, values)
    if node.element is not None or path == SPENDING:
        field = rows()[fold(node.label)]
        read_entry(FormEntry(field, lines[0].place, list(lines)), values)
        return True
    if node.kind == "number":
        match = _COUNT.fullmatch(text)
        value: object = int(match[1]) if match else None
    elif node.kind == "amount":
        text += unit if text[-1:] != "元" and text.strip("0.") else ""
        value = text if _AMOUNT.fullmatch(text) else None
    else:
        value = "".join(line.shown.strip(LAYOUT) for line in lines)
        value = SEALED.sub("", value) if path == UNIT_NAME else value
    if value is None:
        return False
    values.put(path, value, lines[0].place)
    return True


def _put_offices(lines: Sequence[WordLine], text: str, values: Values) -> bool:
    """Put the paragraphs on offices and people into their field; a bare number of them is none."""
    if len(text) < _LEAST_TEXT:
        return False
    values.put(OFFICES, [line.shown.strip(LAYOUT) for line in lines], lines[0].place)
    for at, line in enumerate(lines):
        values.mark((*OFFICES, at), line.place)
    return True


def _forget_place(lines: Sequence[WordLine], values: Values) -> None:
    """Forget a unit's name that is only its county's, as in the title of the county's form."""
    held, told = values.get(UNIT_NAME), _compact("".join(line.shown for line in lines))
    is_place = isinstance(held, str) and _PLACE.fullmatch(held) is not None
    if is_place and told.startswith(held) and len(told) > len(held):
        del values.data[UNIT_NAME[0]][UNIT_NAME[1]]
        values.marks.pop(normal_path(UNIT_NAME), None)


def _is_there(path: Path, values: Values) -> bool:
    held: object = values.data
    for step in path:
        held = held.get(step) if isinstance(held, dict) else None
    return held not in (None, "", [])


def _is_same(path: Path, lines: Sequence[WordLine], values: Values) -> bool:
    """Return whether a field already has what is said here once more."""
    held = values.get(path)
    told = _compact("".join(line.shown for line in lines))
    match = _COUNT.fullmatch(told)
    return (isinstance(held, str) and _compact(held) == told) or (
        isinstance(held, int) and match is not None and int(match[1]) == held
    )


def _node(path: Path) -> FieldNode:
    node = field_tree(Report)
    for label in path:
        node = (node.fields or {})[name_of(str(label))]
    return node
