"""Grades that a text gives by a standard it states itself: 90分以上为优……84分，等次为良."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

MAY_STATE_GRADES = Sign(
    "分及?(?:[（(]含[^（）()]{0,3}[）)])?以上[^，。；0-9]{0,4}[优良]", words("分")
)
"""What may tell of a standard for grades."""

_LOWEST = "(?<![0-9.])([0-9]{2})分?(?:[（(](?:含|包含)[^（）()]{0,3}[）)])?"
_BAND = lazy_pattern(
    f"{_LOWEST}(?:(?:及)?以上|(?:至|到|[-—–~～])[0-9]{{2,3}}分?(?:[（(](?:不含|含)[^（）()]{{0,3}}[）)])?)"
    '(?:的|者)?[为是：:]?[“"]?([优良中差])'
)
_GIVEN = lazy_pattern(
    "(?<!上年)(?<!去年)(?<!年度)(?:得分|总分|评分)[为是：:]?([0-9]{1,3}(?:[.][0-9]+)?)分?[，,；]"
    '(?![^，。；]{0,6}年)[^，。；0-9]{0,8}(?:等次|等级|级别|结果|档次)(?:评定)?[为是：:]?[“"]?([优良中差])(?:秀|好|等)?(?=[”"。，；、）)\\s]|$)'
)
_FEWEST = 2


class WrongGrade(NamedTuple):
    """A score with a grade that the standard of its own text does not give it."""

    words: str
    score: str
    right: str


def read_wrong_grades(text: str) -> Iterator[WrongGrade]:
    """Return the grades of a text that its own standard, of two bands at least, contradicts."""
    bands = {found[2]: Decimal(found[1]) for found in _BAND.finditer(text)}
    lowest = sorted(((score, grade) for grade, score in bands.items()), reverse=True)
    if len(lowest) < _FEWEST or [grade for _, grade in lowest] != [
        grade for grade in "优良中差" if grade in bands
    ]:
        return
    for found in _GIVEN.finditer(text):
        score = Decimal(found[1])
        right = next((grade for least, grade in lowest if score >= least), None)
        if right is not None and found[2] != right:
            yield WrongGrade(found[0], found[1], right)
