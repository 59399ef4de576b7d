"""The title of the report on projects, in the place of that on the whole unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.chinese.signatures import UNIT_END
from reportgen.formats.word.text.word_lines import bare
from reportgen.model.report import UNIT_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

_OF_PROJECT = re.compile(
    r"(?:部门|单位)?(?:项目|专项)(?:支出|资金|经费)?(?:预算)?绩效(?:单位|部门)?(?:自评|评价|自评价)\D{0,8}报告"
)
_YEAR = re.compile(r"[（(]?(20\d\d)年?度?[）)]?")
_PUNCTUATION = re.compile(r"[，。；、：:,;！？!?]")
_LONGEST, _WHERE_TITLES_ARE, _LEAST_NAME = 70, 12, 4


def read_project_title(lines: Sequence[WordLine], values: Values) -> None:
    """Say that a file is the report of projects where its title does; take unit and year from it.

    The unit may also stand on the line before.
    """
    for at, line in enumerate(lines[:_WHERE_TITLES_ARE]):
        text = "".join(bare(line).split())
        found = _OF_PROJECT.search(text)
        if found is None or len(text) > _LONGEST or _PUNCTUATION.search(text):
            continue
        advice = "检查是不是选错了文件；部门整体支出的报告另有一份"
        message = f"标题写的是项目的报告，不是部门整体支出的报告：“{text}”"
        values.note(message, line.place, (), advice)
        before = text[: found.start()]
        if values.year is None and (year := _YEAR.search(before) or _YEAR.search(text)):
            values.year = int(year[1])
            values.mark(("年度",), line.place)
        names = [(_YEAR.sub("", before), line.place)]
        if at:
            above = lines[at - 1]
            names.append(("".join(bare(above).split()), above.place))
        for name, place in names:
            if _is_unit(name) and not values.get(UNIT_NAME):
                values.put(UNIT_NAME, name, place)
        return


def _is_unit(name: str) -> bool:
    is_long = _LEAST_NAME <= len(name) <= _LONGEST
    return is_long and not _PUNCTUATION.search(name) and UNIT_END.search(name) is not None
