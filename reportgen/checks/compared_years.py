"""Years that are named to compare with, or to tell what moved since."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.checks.passage import Passage
    from reportgen.chinese.dates import Date

_COMPARED_WITH = lazy_pattern(
    "(?:[较比]|[与同](?=[0-9]{4}年[^，。；]{0,6}相比))((?:19|20)[0-9]{2}年)"
)
_AT_END = lazy_pattern("年?(?:末|底|12月31日)")
_MOVED = "[^。；]{0,16}(?:招录|招聘|录用|考录|调入|新进|退休|调出|新增|减少|注销)"
_THAN_BEFORE = lazy_pattern("同比|比上年|较上年")
_REACH = 40


def is_compared(passage: Passage, date: Date) -> bool:
    """Return whether the sentence compares with a year, which it may name again: 比2023年……."""
    return f"{date.year}年" in _compared_with(passage, date)


def is_compared_beside(passage: Passage, date: Date, year: int) -> bool:
    """Return whether an earlier year is compared with beside the last: 比2023年……；比2022年……."""
    return {f"{date.year}年", f"{year - 1}年"} <= _compared_with(passage, date)


def is_told_for_moves(passage: Passage, date: Date, year: int) -> bool:
    """Return whether what was a year before is told for what moved since, or beside the year.

    2023年末在编118人。2024年新招聘5人，退休9人; 2024年支出21.7万元。2023年支出24.35万元，同比减少….
    """
    _, end = passage.periods[passage.last_period(date.start)]
    text = passage.text
    if _AT_END.match(text, date.end) and re.compile(f"。{year}年{_MOVED}").match(text, end - 1):
        return True
    beside = f"{year}年" in text[: date.start]
    return beside and _THAN_BEFORE.search(text, date.end, end + _REACH) is not None


def _compared_with(passage: Passage, date: Date) -> set[str]:
    begin, end = passage.periods[passage.last_period(date.start)]
    return {found[1] for found in _COMPARED_WITH.finditer(passage.text, begin, end)}
