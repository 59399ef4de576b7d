"""What stands outside the form's rows: the title, and all that no field is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.paragraphs import LAYOUT, Line
from reportgen.model.report import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.formats.word.fields import Values

_YEAR = re.compile(r"[（(]?(20\d\d)年?度?[）)]?")
DATE = re.compile(
    r"[〇○零一二三四五六七八九\d]{4}年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日"
)
_PAGE_WORDS = re.compile(r"[-—–－─第页共/·|\s\u3000\d]*")
_MAX_TITLE = 120
_UNIT = ("部门概况", "单位名称")


def read_title(lines: list[Line], values: Values) -> list[Line]:
    """Take the title from the lines before the table; give the lines that are not of it.

    The year and the unit's name are taken from it where the table does not have them.
    """
    unit = values.data.get(_UNIT[0], {}).get(_UNIT[1], "")
    rest: list[Line] = []
    for at, line in enumerate(lines):
        text = "".join(line.shown.split())
        if not text:
            continue
        if len(text) <= _MAX_TITLE and TITLE in text:
            before = text.partition(TITLE)[0]
            year = _YEAR.search(before)
            if year and values.year is None:
                values.year = int(year[1])
                values.mark(("年度",), line.place)
            if not unit:
                unit = _YEAR.sub("", before) or _line_before(lines, at)
                if unit:
                    values.put(_UNIT, unit, line.place)
        rest.append(line)
    words = {TITLE, "".join(unit.split())} if unit else {TITLE}
    return [line for line in rest if not _is_title(line, words, values.year)]


def _line_before(lines: list[Line], at: int) -> str:
    for before in range(at - 1, -1, -1):
        if text := "".join(lines[before].shown.split()):
            return _YEAR.sub("", text) if len(text) <= _MAX_TITLE else ""
    return ""


def _is_title(line: Line, words: set[str], year: int | None) -> bool:
    text = "".join(line.shown.split())
    if len(text) > _MAX_TITLE * 2:
        return False
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "", 1)
    return not re.sub(rf"[（(]?{year}年?度?[）)]?", "", text, count=1) if year else not text


def list_outside(lines: Iterable[Line], values: Values) -> None:
    """List each line that no field is for."""
    unit = values.data.get(_UNIT[0], {}).get(_UNIT[1], "")
    for line in lines:
        text = line.shown.strip(LAYOUT)
        compact = "".join(text.split())
        if DATE.fullmatch(compact):
            message = "落款的日期没有对应的栏目，不会印出来"
        elif unit and compact == unit:
            message = "落款的单位没有对应的栏目，不会印出来"
        else:
            message = "表格以外的文字没有对应的栏目"
        values.left(text, line.place, message)


def is_page_number(text: str) -> bool:
    """Tell whether a header or footer has a page number and nothing else."""
    return _PAGE_WORDS.fullmatch(text) is not None
