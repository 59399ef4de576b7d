"""Next year's data file from last year's report, and what keeps last year's text from being sent.

What stays as it is from year to year is kept. Figures are emptied, last year's beside them as
comments. Prose is kept for rewriting, each piece with a mark; data with a mark does not load.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.checks.report_passages import passages_of
from reportgen.checks.similarity import SHORTEST
from reportgen.findings import shown
from reportgen.formats.form_filling import LAST_YEARS, FilledEntry
from reportgen.formats.leftover_marks import LAST_YEAR_MARK
from reportgen.formats.remembered_text import one_line, remembered_lines
from reportgen.model.absent import AbsentError, is_absent
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.figures import Figure
from reportgen.model.last_year_text import LastYearText

if TYPE_CHECKING:
    from reportgen.formats.form_filling import Filling
    from reportgen.model.base import FormModel
    from reportgen.model.report import Report

_FIGURES = ("amount", "value", "number")
_NOTHING = ["无"]


def draft(
    last: Report,
    year: int | None = None,
    *,
    blank: bool = False,
    model: type[Report] | None = None,
) -> str:
    """Return next year's data as YAML, with the comments of the blank form.

    ``year`` is the new 年度, the next one where it is not given. What becomes of a field its role
    says: names are kept, a figure is left empty with last year's in a comment beside it, or put in
    where this year's form asks for last year's, prose is kept with ``LAST_YEAR_MARK`` before each
    line, or left out with ``blank``. What a report lacks that was loaded partly stays empty.
    ``model`` is that of the reports of the new year's form, last year's where it is not given.
    """
    # For start-up: pydantic, which a blank does without.
    from reportgen.formats.blank_yaml import form_yaml

    filling = draft_filling(last, year, blank=blank)
    about = "".join(f"# {line}".rstrip() + "\n" for line in draft_notes(last, blank=blank))
    made = form_yaml(filling, about, model=model or type(last))
    return made + remembered_lines(draft_memory(last))


def draft_filling(
    last: Report, year: int | None = None, *, blank: bool = False
) -> dict[str, Filling]:
    """Return what ``draft`` writes, for any carrier."""
    # For start-up: pydantic, which a blank does without.
    from reportgen.model.values import LAST_YEAR

    if year is None and not is_absent(last.year):
        year = last.year + 1
    is_year = year is not None and year <= LAST_YEAR
    filling: dict[str, Filling] = {"年度": FilledEntry(str(year) if is_year else "")}
    for node in (field_tree(type(last)).fields or {}).values():
        if node.kind == "year":
            continue
        if (filled := _filled(node, getattr(last, node.attribute), blank)) is not None:
            filling[node.label] = filled
    return filling


def draft_memory(last: Report) -> LastYearText:
    """Return the paragraphs that a draft keeps to be rewritten, so that copies are found later."""
    texts = [
        passage.text
        for passage in passages_of(last)
        if len(passage.text) >= SHORTEST and not passage.role.stays
    ]
    return LastYearText(Path(last.places.file).name, tuple(map(one_line, texts)))


def draft_notes(last: Report, *, blank: bool) -> list[str]:
    """Return what the draft has of last year's, line by line."""
    # For start-up: pydantic, which a blank does without.
    from reportgen.model.report import Overview

    fields = (field_tree(Overview).fields or {}).values()
    kept = "、".join(node.label for node in fields if node.role.draft == "kept")
    which = "上一年" if is_absent(last.year) else f"{last.year}年度"
    lines = [
        "",
        f"这份底稿由{which}的报告生成：{kept}照上年，请核对。",
        "金额都要重新填，旁边“上年”后面是上年的数。",
    ]
    if last.annexes is not None:
        lines.append("附件里项目和指标的名称、分值照上年，上年决算数已经填好，请核对；")
        lines.append("年度指标值按今年的目标改写；完工的楼堂馆所没有带过来。")
    if not blank:
        lines.append(f"前面有“{LAST_YEAR_MARK}”的是上年的文字：改写后删去这个记号，")
        lines.append("没有删完不能生成报告；不要的整段删去。")
    return lines


def _filled(node: FieldNode, value: Any, blank: bool) -> Filling | None:
    """Return what the draft has for a field that held a value; None where it stays empty."""
    fate = node.role.draft or ("emptied" if node.kind in _FIGURES else "rewritten")
    if is_absent(value) or value in (None, "", []) or fate == "left out":
        return None
    if fate == "emptied" or (blank and fate == "rewritten" and node.kind in _FIGURES):
        return FilledEntry(note=f"{LAST_YEARS}{shown(str(value))}")
    if node.group is not None and node.element is None:
        return _group(node.group, value, blank)
    if fate == "rewritten" and not _has_names(node):
        if blank or value == _NOTHING:
            return None
        value = _marked(value)
    if node.element is None:
        return FilledEntry(value) if value else None
    if node.element.group is None:
        return [FilledEntry(item) for item in value]
    return [_group(node.element.group, item, blank) for item in value]


def _has_names(node: FieldNode) -> bool:
    """Return whether the items of a list have names that are kept, such as indicators."""
    fields = None if node.element is None else node.element.fields
    return any(inner.role.draft == "kept" for inner in (fields or {}).values())


def _group(model: type[FormModel], group: Any, blank: bool) -> Filling:
    filling: dict[str, Filling] = {}
    for node in (field_tree(model).fields or {}).values():
        filled = _filled(node, getattr(group, node.attribute), blank)
        if node.role.last_years:
            filling[node.label] = FilledEntry(_last_years(group, node.role.last_years))
        elif filled is not None:
            filling[node.label] = filled
    return filling


def _last_years(group: Any, attribute: str) -> str:
    """Return a figure that this year's form asks for; empty where it is not known."""
    try:
        figure = getattr(group, attribute)
        return "" if figure is None else str(figure)
    except AbsentError:
        return ""


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
