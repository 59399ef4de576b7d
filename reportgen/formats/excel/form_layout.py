"""How fields of the form stand on sheets: which sheet, in lines or as a table with columns.

Nothing is listed here but what the form itself has: all is told from the tree of its fields.
"""

from __future__ import annotations

import re
import typing
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from reportgen.chinese.lookalikes import usual_text
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, FormModel, field_tree
from reportgen.model.expenditure import Expenditure
from reportgen.model.report import ANNEXES, Report
from reportgen.model.values import clean_text, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Path

LABEL, CONTENT, UNIT, CHECK, HELP = "栏目", "填写内容", "单位", "核对", "怎么填"
"""The headings of the columns in which fields stand in lines."""

MONEY_UNIT = "金额单位"
"""The label of the cell that says in which unit the amounts of a sheet are."""

MONEY_UNITS = ("万元", "元", "亿元")
ROW_LABEL = "项目"
"""The heading of the column of labels in a table that has some."""

CONTINUES = "（接上格）"
"""Stands for a label where a text goes on that is longer than a cell can hold."""

AS_IS = "（照原样）"
"""Behind a label: each cell is one paragraph, with the numbers and line breaks that it has."""

NONE = "（没有）"
"""What says in a cell that a list has no items."""

WAIVERS, CODE, REASON = "检查豁免", "规则编号", "理由"
AUTOMATIC = '"自动"'
"""A text in formulas of the form: what they compute is no data, for the program computes it too."""

SPENT = "全年执行数"
"""The column in which 按收入性质分 and 按支出性质分 are figures of one amount."""

PROJECT_SHEET = "项目自评表"
EVIDENCE_SHEET = "佐证材料"
_DAY_LABEL = "日期"
_ORDINAL = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|其中[:：]|[①-⑳])\s*")
_UNIT_BEHIND = re.compile(r"\((?:金额)?(?:单位)?:?(?:(?:人民币)?[十百千万亿]*元|人|㎡|分|%)\)$")

Shape = Literal["value", "texts", "lines", "items", "row", "table", "matrix", "mapping"]


@lru_cache(maxsize=4096)
def plain_label(text: str) -> str:
    """Return a label as it is compared: no white space or marks, one width, no ordinal."""
    text = usual_text(text.removesuffix(AS_IS))
    text = "".join(unicodedata.normalize("NFKC", text).split())
    text = _UNIT_BEHIND.sub("", text.rstrip("*:："))
    return name_of(text)


def without_ordinal(text: str) -> str:
    """Return a label without the number before it."""
    return _ORDINAL.sub("", text.strip())


def shape_of(node: FieldNode, *, in_annex: bool) -> Shape:
    """Return how a field stands on a sheet."""
    if node.kind == "mapping":
        return "mapping"
    if node.element is not None:
        if node.element.fields is None:
            return "texts"
        return "table" if in_annex and _is_flat(node.element) else "items"
    if node.fields is None:
        return "value"
    if not in_annex:
        return "lines"
    if all(inner.fields is not None for inner in node.fields.values()):
        return "matrix"
    return "row" if _is_flat(node) else "lines"


def _is_flat(node: FieldNode) -> bool:
    return all(
        inner.fields is None and inner.element is None for inner in (node.fields or {}).values()
    )


def columns_of(node: FieldNode) -> list[FieldNode]:
    """Return the columns of a table, a row or a matrix, in their order."""
    fields = (node.element or node).fields or {}
    if any(inner.fields is not None for inner in fields.values()):
        found: dict[str, FieldNode] = {}
        for row in _rows(node):
            for inner in (row.fields or {}).values():
                if inner.fields is None and inner.element is None and not is_summed(row):
                    found.setdefault(inner.label, inner)
        texts = [each for each in found.values() if each.kind == "text"]
        return [*texts, *(each for each in found.values() if each not in texts)]
    return list(fields.values())


def _rows(node: FieldNode) -> Iterator[FieldNode]:
    for inner in (node.fields or {}).values():
        row = inner.element or inner
        if row.fields is not None:
            yield row
            yield from _rows(row)


def is_summed(node: FieldNode) -> bool:
    """Return whether a group can be written as one amount."""
    return node.group is not None and node.element is None and node.group.SUMMED


def parts_of_spent() -> list[str]:
    """Return the labels of the groups that 支出总额 is split into, in the form's order."""
    fields = (field_tree(Expenditure).fields or {}).values()
    groups = [(each.label, each.group) for each in fields if each.group is not None]
    return [label for label, group in groups if group.ITEMS and not group.SUMMED]


def options_of(group: type[FormModel] | None, node: FieldNode) -> tuple[str, ...]:
    """Return the words of which a field must be one; none where any will do."""
    for each in _marks_of(group, node):
        if typing.get_origin(each) is Literal:
            return tuple(map(str, typing.get_args(each)))
        if isinstance(words := getattr(getattr(each, "func", None), "words", None), tuple):
            return words
    return ()


def is_date(group: type[FormModel] | None, node: FieldNode) -> bool:
    """Return whether a field is a date, also one that may be written in any words."""
    return named_date(node) or any(
        getattr(each, "func", None) is parse_day for each in _marks_of(group, node)
    )


def may_be_long(group: type[FormModel] | None, node: FieldNode) -> bool:
    """Return whether a text that is written where there is something to say has many lines."""
    return any(getattr(each, "func", None) is clean_text for each in _marks_of(group, node))


def named_date(node: FieldNode) -> bool:
    """Return whether a field is a date by its label."""
    return node.kind == "text" and _DAY_LABEL in node.label


def _marks_of(group: type[FormModel] | None, node: FieldNode) -> Iterator[Any]:
    """Yield the types of a field and what they are annotated with, to the innermost."""
    if group is None or not node.attribute:
        return
    field = group.model_fields[node.attribute]
    pending: list[Any] = [field.annotation, *field.metadata]
    while pending:
        each = pending.pop(0)
        yield each
        if typing.get_origin(each) is not Literal:
            pending += [*typing.get_args(each), *getattr(each, "__metadata__", ())]


def annex_nodes() -> dict[str, FieldNode]:
    """Return the tables of the annexes by label."""
    annexes = field_tree(Report).fields or {}
    return {node.label: node for node in (annexes[ANNEXES].fields or {}).values()}


def sheet_scope(name: str, wordings: Mapping[str, tuple[str, ...]]) -> Path | None:
    """Return the path of the group that a sheet of this name is for; None for any other sheet.

    A sheet of 项目自评表 may have anything behind that name.
    """
    label = plain_label(name)
    for node in (field_tree(Report).fields or {}).values():
        names = map(plain_label, (node.label, *wordings.get(node.label, ())))
        if label in names and node.label != ANNEXES:
            return (node.label,)
    for each in annex_nodes():
        if label == name_of(each) or (each == PROJECT_SHEET and label.startswith(name_of(each))):
            return (ANNEXES, each)
    return None
