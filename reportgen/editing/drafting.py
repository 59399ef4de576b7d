"""Next year's data file from last year's report, and what keeps last year's text from being sent.

What stays as it is from year to year is kept. Figures are emptied, last year's beside them as
comments. Prose is kept for rewriting, each piece with a mark; data with a mark does not load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.findings import shown
from reportgen.formats.filled_yaml import entry_text
from reportgen.formats.leftover_marks import LAST_YEAR_MARK
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.figures import Figure

if TYPE_CHECKING:
    from reportgen.formats.blank_yaml import Filling
    from reportgen.model.base import FormModel
    from reportgen.model.report import Report

_FIGURES = ("amount", "value", "number")
_NOTHING = ["无"]


def draft(last: Report, year: int | None = None, *, blank: bool = False) -> str:
    """Return next year's data as YAML, with the comments of the blank form.

    ``year`` is the new 年度, the next one where it is not given. What becomes of a field its role
    says: names are kept, a figure is left empty with last year's in a comment beside it, or put in
    where this year's form asks for last year's, prose is kept with ``LAST_YEAR_MARK`` before each
    line, or left out with ``blank``.
    """
    from reportgen.formats.blank_yaml import YamlEntry, form_yaml
    from reportgen.model.report import Report
    from reportgen.model.values import LAST_YEAR

    year = last.year + 1 if year is None else year
    filling: dict[str, Filling] = {"年度": YamlEntry(str(year) if year <= LAST_YEAR else "")}
    for node in (field_tree(Report).fields or {}).values():
        if node.kind == "year":
            continue
        if (filled := _filled(node, getattr(last, node.attribute), blank)) is not None:
            filling[node.label] = filled
    return form_yaml(filling, _about(last.year, blank, last.annexes is not None))


def _about(year: int, blank: bool, annexes: bool) -> str:
    """Say in comments what the draft has of last year's."""
    from reportgen.model.report import Overview

    fields = (field_tree(Overview).fields or {}).values()
    kept = "、".join(node.label for node in fields if node.role.draft == "kept")
    lines = [
        "#",
        f"# 这份底稿由{year}年度的报告生成：{kept}照上年，请核对。",
        "# 金额都要重新填，旁边“# 上年”后面是上年的数。",
    ]
    if annexes:
        lines.append("# 附件里项目和指标的名称、分值照上年，上年决算数已经填好，请核对；")
        lines.append("# 年度指标值按今年的目标改写；完工的楼堂馆所没有带过来。")
    if not blank:
        lines.append(f"# 前面有“{LAST_YEAR_MARK}”的是上年的文字：改写后删去这个记号，")
        lines.append("# 没有删完不能生成报告；不要的整段删去。")
    return "".join(f"{line}\n" for line in lines)


def _filled(node: FieldNode, value: Any, blank: bool) -> Filling | None:
    """Return what the draft has for a field that held a value; None where it stays empty."""
    from reportgen.formats.blank_yaml import YamlEntry

    fate = node.role.draft or ("emptied" if node.kind in _FIGURES else "rewritten")
    if value is None or fate == "left out":
        return None
    if fate == "emptied" or (blank and fate == "rewritten" and node.kind in _FIGURES):
        return YamlEntry(note=f"上年 {shown(str(value))}")
    if node.group is not None and node.element is None:
        return _group(node.group, value, blank)
    if fate == "rewritten" and not _has_names(node):
        if blank or value == _NOTHING:
            return None
        value = _marked(value)
    if node.element is None:
        return YamlEntry(entry_text(value)) if value else None
    if node.element.group is None:
        return [YamlEntry(entry_text(item)) for item in value]
    return [_group(node.element.group, item, blank) for item in value]


def _has_names(node: FieldNode) -> bool:
    """Return whether the items of a list have names that are kept, such as indicators."""
    fields = None if node.element is None else node.element.fields
    return any(inner.role.draft == "kept" for inner in (fields or {}).values())


def _group(model: type[FormModel], group: Any, blank: bool) -> Filling:
    from reportgen.formats.blank_yaml import YamlEntry

    filling: dict[str, Filling] = {}
    for node in (field_tree(model).fields or {}).values():
        filled = _filled(node, getattr(group, node.attribute), blank)
        if node.role.last_years:
            figure = getattr(group, node.role.last_years)
            filling[node.label] = YamlEntry("" if figure is None else str(figure))
        elif filled is not None:
            filling[node.label] = filled
    return filling


def _marked(value: Any) -> Any:
    """Put the mark before each line of a text, or of the texts of a list."""
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if isinstance(value, Figure):
        value = str(value)
    if not isinstance(value, str):
        return value
    lines = (LAST_YEAR_MARK + line if line.strip() else line for line in value.split("\n"))
    return "\n".join(lines)
