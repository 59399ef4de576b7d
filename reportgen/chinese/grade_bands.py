"""Grades that a text gives by a standard it states itself: 90分以上为优……84分，等次为良."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

MAY_STATE_GRADES = Sign(
    "分(?<=[0-9]分)(?:及?(?:[（(]含[^（）()]{0,3}[）)])?以上[^，。；0-9]{0,4}[优良]"
    "|，?(?:[^，。；0-9]{0,8}(?:等次|等级|级别|评级|结论|评定)|绩效)[^，。；0-9]{0,4}[优良中差]"
    '|(?<=优[（(][0-9]{2}分)|(?<=优[秀”"][（(][0-9]{2}分)|(?<=优秀[”"][（(][0-9]{2}分))',
    each_of(DIGITS, "分"),
)
"""What may tell of a standard for grades."""

MAY_BE_ABOVE_FULL = Sign(
    "(?:自评|绩效评价)[^，。；0-9]{0,12}(?P<score>1[0-9]{2}(?:[.][0-9]+)?)[ ]?分(?![以钟制])",
    each_of(DIGITS, "分"),
)
"""What may be a score above 100."""

MAY_BE_OWN_SCORE = Sign(
    "(?:(?<![^，。；：\\s])|[我本](?:单位|镇|局|乡|街道|县|院|校|中心)(?:20[0-9]{2}年度?)?|年度?|得出)(?:部门)?(?:整体支出)?(?:绩效)?"
    "自评(?:综合|工作|结果|最终)*(?:总得分|总分|得分|评分|得)(?:为|是)?(?P<score>[0-9]{2,3}(?:[.][0-9]+)?)分(?![以钟制])",
    words("评综 评工 评结 评最 评总 评得 评评"),
)
"""What tells the score that a unit gives itself."""

_LOWEST = "(?<![0-9.])([0-9]{2})分?(?:[（(](?:含|包含)[^（）()]{0,3}[）)])?"
_GRADE = "[优良中差]|(?<![不本])合格|一般"
_BAND = lazy_pattern(
    f"{_LOWEST}(?:(?:及)?以上|(?:至|到|[-—–~～])[0-9]{{2,3}}分?(?:[（(](?:不含"
    f"|含)[^（）()]{{0,3}}[）)])?)"
    f'(?:的|者)?[为是：:]?[“"]?({_GRADE})'
)
_BAND_AFTER = lazy_pattern(
    f'({_GRADE})(?:秀|好|等)?[”"]?[（(](?:得分)?([0-9]{{2}})分?(?:[（(]含[）)])?(?:及?以上|[至到—–~～-])'
)
_GIVEN = lazy_pattern(
    "(?<!上年)(?<!去年)(?<!年度)(?:得分?|总分|评分)[为是：:]?([0-9]{1,3}(?:[.][0-9]+)?)分?[，,；]"
    '(?![^，。；]{0,6}年)[^，。；0-9]{0,8}(?:(?:等次|等级|级别|结果|档次)(?:评定)?|评[定价]?(?=为))[为是：:]?[“"]?'
    f'({_GRADE})(?:秀|好|等)?(?=[”"。，；、）)\\s]|$)'
)
_SCORE_ALONE = lazy_pattern(
    "(?<!上年)(?<!去年)(?<!年度)(?:得分?|总分|评分)[为是：:]?([0-9]{1,3}(?:[.][0-9]+)?)分(?!及|以|[（(])"
)
_GRADE_ALONE = lazy_pattern(
    f'(?:(?:等次|等级|级别|档次)(?:评定)?|评[定价]?)[为是：:][“"]?({_GRADE})(?:秀|好|等)?(?=[”"。，；、）)\\s]|$)'
)
_WHOLE = lazy_pattern(
    "(?:自评|绩效评价|评价|综合评价|绩效自评|综合|自评综合|最终|总体)(?:综合)?(?:得分|总分|评分"
    "|总得分)(?:为|是|达|：|:)?"
    "([0-9]{2,3}(?:[.][0-9]+)?)分?[，,；](?![^，。；]{0,6}年)[^，。；0-9]{0,10}"
    '(?:等次|等级|级别|评级|结论|结果|评定)(?:评定)?[为是：:]?[“"]?([优良中差])(?:秀|好|等)?(?=[”"。，；、）)\\s]|$)'
)
_USUAL = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))
"""The grades where a text states no standard of its own."""

_RANKS = {"优": 0, "良": 1, "中": 2, "合格": 2, "一般": 2, "差": 3}
_FEWEST = 2


class WrongGrade(NamedTuple):
    """A score with a grade that a standard does not give it: that of its own text, or the usual."""

    start: int
    words: str
    score: str
    right: str
    is_usual: bool


def read_wrong_grades(text: str) -> Iterator[WrongGrade]:
    """Return the grades of a text that its own standard, of two bands at least, contradicts.

    What is said of the whole score is held against the usual standard where it states none.
    """
    bands = {found[2]: Decimal(found[1]) for found in _BAND.finditer(text)}
    bands |= {found[1]: Decimal(found[2]) for found in _BAND_AFTER.finditer(text)}
    lowest = sorted(((score, grade) for grade, score in bands.items()), reverse=True)
    ranks = [_RANKS[grade] for _, grade in lowest]
    if len(lowest) < _FEWEST or ranks != sorted(set(ranks)):
        if not bands:
            yield from _wrong_by(text, _WHOLE, _USUAL)
        return
    told = False
    for wrong in _wrong_by(text, _GIVEN, lowest):
        told = True
        yield wrong
    if not told and not _GIVEN.search(text):
        yield from _wrong_apart(text, lowest)


def _wrong_apart(text: str, lowest: Sequence[tuple[Decimal, str]]) -> Iterator[WrongGrade]:
    """Return the one score and the one grade of a text that its standard stands between."""
    scores, grades = [*_SCORE_ALONE.finditer(text)], [*_GRADE_ALONE.finditer(text)]
    if len(scores) != 1 or len(grades) != 1 or scores[0].end() > grades[0].start():
        return
    score, grade = Decimal(scores[0][1]), grades[0][1]
    right = next((one for least, one in lowest if score >= least), None)
    words = text[scores[0].start() : grades[0].end()]
    if right is not None and grade != right and "。" not in words:
        yield WrongGrade(scores[0].start(), words, scores[0][1], right, is_usual=False)


def _wrong_by(
    text: str, given: re.Pattern[str], lowest: Sequence[tuple[Decimal, str]]
) -> Iterator[WrongGrade]:
    for found in given.finditer(text):
        score = Decimal(found[1])
        right = next((grade for least, grade in lowest if score >= least), None)
        if right is not None and found[2] != right:
            yield WrongGrade(found.start(), found[0], found[1], right, lowest is _USUAL)
