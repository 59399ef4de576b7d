"""The title of a unit's published final accounts, in the place of that of its evaluation."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.formats.word.text.word_lines import bare
from reportgen.model.report import UNIT_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

_TITLE = re.compile(
    r"(?P<unit>[^\d，。；、：:,;！？!?]*?)[（(]?(?P<year>20\d\d)年?度?[）)]?"
    r"(?:部门|单位)决算(?:公开|信息|数据|情况|说明|报告|文本|草案)*"
)
_MOST_LINES, _LEAST_NAME, _LONGEST = 5, 4, 70


def read_accounts_title(lines: Sequence[WordLine], values: Values) -> int:
    """Say that a file is 部门决算 where the first lines do; return how many lines say so.

    A cover prints the title, of which unit and year are taken, over several lines.
    """
    texts = ["".join(bare(line).split()) for line in lines[:_MOST_LINES]]
    joined = list(accumulate(texts))
    size = next((at for at, text in enumerate(joined, 1) if _TITLE.fullmatch(text)), 0)
    text = joined[size - 1] if size else ""
    title = _TITLE.fullmatch(text)
    if title is None or len(text) > _LONGEST:
        return 0
    place = lines[0].place
    advice = "检查是不是选错了文件；部门整体支出绩效评价报告另有一份，也有附在决算后面的"
    message = f"标题写的是部门决算，不是部门整体支出绩效评价报告：“{text}”"
    values.note(message, place, (), advice)
    if values.year is None:
        values.year = int(title["year"])
        values.mark(("年度",), place)
    if len(title["unit"]) >= _LEAST_NAME and not values.get(UNIT_NAME):
        values.put(UNIT_NAME, title["unit"], place)
    return size
