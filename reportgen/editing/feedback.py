"""What goes back to a unit: a workbook of its findings to answer, and the answers read back."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.checks.waivers import Waiver, plain_path
from reportgen.findings import SEVERITIES, Finding, shown
from reportgen.formats.excel.cell_values import shown_text
from reportgen.formats.excel.workbook_file import open_book
from reportgen.model.absent import known
from reportgen.named_tuples import NamedTuple
from reportgen.plaindata.data_files import unreadable
from reportgen.presenting import height_for, print_on_a4_across, workbook, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportgen.formats.excel.sheet_cells import Sheet

SHEET = "检查反馈"
SUFFIX = f"{SHEET}.xlsx"
"""How the names of these workbooks end."""

DONE, EXPLAINED = "已改", "说明"
_CODE, _PATH, _ANSWER, _REASON = "编号", "栏目", "处理情况", "说明理由"
_COLUMNS = {
    "序号": 5,
    "级别": 6,
    _CODE: 6,
    _PATH: 17,
    "位置": 13,
    "原文": 20,
    "查出的问题": 36,
    "怎么改": 24,
    _ANSWER: 9,
    _REASON: 20,
}
_UNIT = "单位名称"
_QUOTED = re.compile("“([^“”]+)”")
_LINE_AND_COLUMN = re.compile(r":(\d+):(\d+)$")
_HEADING = re.compile(rf"(.+?)\s+{SHEET}（共\d+条）", re.DOTALL)
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_ENDS = "。！？；\n"
_LONGEST = 120
_HEAD_ROW, _SIZE = 2, 9
_NOTE = (
    f"“{_ANSWER}”选“{DONE}”或“{EXPLAINED}”；确认无误、不改的选“{EXPLAINED}”并写“{_REASON}”。"
    "填好后连同改过的文件一起交回。"
)


class UnitReply(NamedTuple):
    """What a unit says of one finding, and the file that it says so in."""

    code: str
    path: str
    is_done: bool
    reason: str
    source: str = ""


def asked(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that a unit is asked about: not how its file was read."""
    return [each for each in findings if each.rule != codes.R02 or each.severity != "info"]


def feedback_workbook(
    unit: str, findings: Sequence[Finding], data: Mapping[str, Any] | None = None
) -> bytes:
    """Return the workbook of one unit: a row for each finding, with cells to answer in.

    ``data`` is its report by the form's labels, from which the words are that each is about.
    """
    buffer = io.BytesIO()
    with workbook(buffer, in_memory=True) as book:
        sheet = book.add_worksheet(SHEET)
        line = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True, "valign": "top"}
        head = book.add_format({**line, "bold": True, "bg_color": "#D9E2F3", "align": "center"})
        cell = book.add_format({**line, "font_size": _SIZE})
        entry = book.add_format({**line, "bg_color": "#FFF9E5", "locked": False})
        title = book.add_format({"bold": True, "font_size": 14})
        grey = book.add_format({"font_color": "#7F7F7F", "font_size": 9})
        write_text(sheet, 0, 0, f"{unit}　{SHEET}（共{len(findings)}条）", title)
        write_text(sheet, 1, 0, _NOTE, grey)
        for at, (name, width) in enumerate(_COLUMNS.items()):
            sheet.set_column(at, at, width)
            write_text(sheet, _HEAD_ROW, at, name, head)
        last = len(_COLUMNS) - 1
        for number, finding in enumerate(findings, start=1):
            row = _HEAD_ROW + number
            texts = _texts(number, finding, original_text(finding, data or {}))
            for at, text in enumerate(texts):
                write_text(sheet, row, at, text, cell)
            for at in (last - 1, last):
                sheet.write_blank(row, at, None, entry)
            sheet.set_row(row, height_for(texts, [*_COLUMNS.values()][: len(texts)], _SIZE))
        if findings:
            choice = {"validate": "list", "source": [DONE, EXPLAINED]}
            sheet.data_validation(_HEAD_ROW + 1, last - 1, row, last - 1, choice)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        print_on_a4_across(sheet)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&C第&P页，共&N页")
        sheet.protect("", {"format_cells": True, "format_rows": True, "format_columns": True})
    return buffer.getvalue()


def original_text(finding: Finding, data: Mapping[str, Any]) -> str:
    """Return the words of the report that a finding is about: a figure, a title, a sentence.

    Of a longer text it is the sentence with what the message quotes, else the beginning.
    """
    value: Any = data
    for number, label in _STEP.findall(finding.path):
        try:
            value = value[int(number) - 1] if number else value[label]
        except (KeyError, IndexError, TypeError):
            return ""
    texts = [*_texts_in(value)]
    quoted = sorted(_QUOTED.findall(finding.message), key=len, reverse=True)
    for part in (part for each in quoted for part in each.split("…") if part.strip()):
        for text in texts:
            if (at := text.find(part)) >= 0:
                start = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
                ends = [end for mark in _ENDS if (end := text.find(mark, at + len(part))) >= 0]
                return text[start : min(ends, default=len(text)) + 1].strip()
    if len(texts) != 1:
        return ""
    return texts[0] if len(texts[0]) <= _LONGEST else f"{texts[0][:_LONGEST]}…"


def _texts_in(value: Any) -> Iterator[str]:
    """Yield the texts and figures of a field, or of all fields of a group, that are there."""
    value = known(value)
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from _texts_in(each)
    elif value not in (None, ""):
        yield str(value)


def _texts(number: int, finding: Finding, quoted: str) -> list[str]:
    level = SEVERITIES[finding.severity]
    line = _LINE_AND_COLUMN.search(finding.location)
    place = f"第{line[1]}行第{line[2]}列" if line else finding.location.rpartition(":")[2]
    texts = (str(number), level, finding.rule, finding.path, place, quoted)
    return [*texts, finding.message, finding.suggestion]


def read_replies(name: str, data: bytes) -> tuple[str, list[UnitReply]]:
    """Read whose workbook of findings a file is, and what the unit has answered.

    Raises InputError for no workbook of findings.
    """
    book, _ = open_book(name, data)
    for sheet in book.sheets:
        if (found := _replies(sheet)) is not None:
            return _unit_told(sheet), [each._replace(source=name) for each in found]
    advice = f"要用 check --each 写出的“{SUFFIX}”，填好“{_ANSWER}”"
    raise unreadable(name, f"工作簿里没有“{_CODE}”“{_PATH}”“{_ANSWER}”这几列", advice)


def _unit_told(sheet: Sheet) -> str:
    """Return the name of the unit in the heading; empty where somebody has changed that."""
    for row in sorted(sheet.rows)[:_HEAD_ROW]:
        for cell in sheet.rows[row].values():
            if match := _HEADING.match(shown_text(cell).strip()):
                return match[1]
    return ""


def _replies(sheet: Sheet) -> list[UnitReply] | None:
    columns: dict[str, int] = {}
    found: list[UnitReply] = []
    for row in sorted(sheet.rows):
        texts = {at: shown_text(cell).strip() for at, cell in sheet.rows[row].items()}
        if not columns:
            names = {text: at for at, text in texts.items()}
            columns = names if {_CODE, _PATH, _ANSWER} <= names.keys() else {}
            continue
        answer = texts.get(columns[_ANSWER], "")
        reason = texts.get(columns.get(_REASON, 0), "")
        code = texts.get(columns[_CODE], "")
        if code and (answer or reason):
            path = texts.get(columns[_PATH], "")
            found.append(UnitReply(code, path, answer.startswith(DONE), reason))
    return found if columns else None


def answered(findings: Iterable[Finding], replies: Sequence[UnitReply]) -> list[Finding]:
    """Return findings as they stand after a unit's answers.

    What it explains with a reason comes as info, as with 检查豁免; what it says is put right and is
    not, is said so; an explanation without a reason changes nothing but is told.
    """
    return [_after(finding, replies) for finding in findings]


def _after(finding: Finding, replies: Sequence[UnitReply]) -> Finding:
    for reply in replies:
        waiver = Waiver("", reply.code, plain_path(reply.path), reply.reason)
        if not waiver.covers(finding.rule, finding.path):
            continue
        if reply.is_done:
            return finding._replace(message=f"单位答复“{DONE}”，仍然查出：{finding.message}")
        if not waiver.is_reasoned:
            return finding._replace(message=f"单位没有写{_REASON}：{finding.message}")
        reason = shown(reply.reason).rstrip("。；")
        message = f"单位说明（{reason}）：{finding.message}"
        return finding._replace(severity="info", message=message, suggestion="")
    return finding
