"""Scores listed in a row with their sum: 分值依次为40分、60分，得分依次为38分、55分，总得分93分."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.numerals import places
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_IN_TURN = words("依次 分别")
_NUMBER = "(?<![0-9.])[0-9]{1,3}(?:[.][0-9]{1,2})?(?![0-9.])"
_ROW = f"(?P<row>{_NUMBER}分?(?:[、，和]{_NUMBER}分?){{2,11}})"
MAY_BE_SCORE_ROW = Sign(
    "(?:得分?|评分|自评分|分值|权重|满分)(?:为|是)?(?:依次|分别)[^，。；0-9]{0,3}[0-9.]+分?[、，和]"
    "|(?:依次|分别)得分?[^，。；0-9]{0,3}[0-9.]+分?[、，和]",
    _IN_TURN,
)
"""What may tell scores in a row."""

_GOT = lazy_pattern(
    f"(?:(?<!应)(?:得分?|评分|自评分)(?:依次|分别)(?:为|是|得)?|(?:依次|分别)(?:自评)?得分?(?:为|是)?)[：:]?{_ROW}"
)
_WEIGHTS = lazy_pattern(f"(?:分值|权重|满分)(?:依次|分别)(?:为|是)?[：:]?{_ROW}")
_TOTAL_WORDS = (
    "(?:(?:自评|综合|最终|评价|整体|绩效|部门|合计|共计|支出)*(?:总得分|总分|得分合计|综合得分|自评得分|总评分|得分|评分|得)"
    "|合计|共计)(?:合计|共计)?(?:为|是|共|达)?"
)
_AFTER = lazy_pattern(f"[，；。（]{_TOTAL_WORDS}(?P<total>{_NUMBER})分")
_BEFORE = lazy_pattern(
    f"(?:自评|综合|总|最终|绩效|评价)[^，。；：、0-9]{{0,6}}(?:得分?|总分|评分)(?:为|是|共)?(?P<total>{_NUMBER})分"
    "[，。；：][^。；0-9]*(?:[^。0-9]{0,12}(?:分值|权重|满分)[^。；得]*)?$"
)
_HUNDRED_BEFORE = lazy_pattern(
    "(?:满分|总分|总分值|分值共|合计)(?:为|是)?100分[，；：（][^。0-9]*$|百分制[^。0-9]*$"
)
_HUNDRED_AFTER = lazy_pattern("[，；。（](?:满分|总分|总分值|合计|共计|共)(?:为|是|共)?100分")
_OTHERS = lazy_pattern(
    "近[0-9一二三四五两]年|历年|连续|(?:个|各)(?:项目|单位|村|部门|乡镇|站所)|上年|去年|加分"
)
_EACH = lazy_pattern("[0-9.]+")
_MEAN = lazy_pattern(f"[，；](?:总体|算术)?平均(?:得分|分数?|为|是|达)*(?P<mean>{_NUMBER})分")
_NEAR, _FINE = Decimal("0.2"), Decimal("0.005")
_HUNDRED = Decimal(100)


class ScoreRow(NamedTuple):
    """Scores in a row that do not make their total, in the text from ``start`` to ``end``."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    total: Decimal


class ScoreMean(NamedTuple):
    """Scores in a row with another mean than theirs, in the text from ``start`` to ``end``."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    mean: Decimal


class ScoreAbove(NamedTuple):
    """A score that is more than what it is out of."""

    start: int
    end: int
    score: Decimal
    weight: Decimal


def read_score_rows(text: str) -> Iterator[ScoreRow | ScoreAbove | ScoreMean]:
    """Return the rows of a sentence that make another total, and the scores above their weight."""
    yield from _wrong_mean(text)
    if _OTHERS.search(text):
        return
    weighed = _WEIGHTS.search(text)
    weights = _values(weighed) if weighed else ()
    if weighed and (
        _HUNDRED_BEFORE.search(text, 0, weighed.start())
        or _HUNDRED_AFTER.match(text, weighed.end())
    ):
        yield from _compared(weighed, weights, _HUNDRED, weighed.end())
    got = _GOT.search(text)
    if not got:
        return
    scores = _values(got)
    for weight, score in zip(weights, scores, strict=False):
        if len(weights) == len(scores) and score > weight:
            yield ScoreAbove(got.start(), got.end(), score, weight)
    if after := _AFTER.match(text, got.end()):
        yield from _compared(got, scores, Decimal(after["total"]), after.end())
    elif before := _BEFORE.search(text, 0, got.start()):
        yield from _compared(got, scores, Decimal(before["total"]), got.end(), before.start())


def _wrong_mean(text: str) -> Iterator[ScoreMean]:
    """Return 得分分别为95分、92分、90分，平均93.2分, where that is not their mean."""
    for row in _GOT.finditer(text):
        told = _MEAN.match(text, row.end())
        if told:
            values, mean = _values(row), Decimal(told["mean"])
            made = sum(values, Decimal(0)) / len(values)
            if abs(made - mean) > Decimal(1).scaleb(-places(told["mean"])) / 2 + _FINE:
                yield ScoreMean(row.start(), told.end(), values, mean)


def _values(row: re.Match[str]) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, _EACH.findall(row["row"])))


def _compared(
    row: re.Match[str],
    values: tuple[Decimal, ...],
    total: Decimal,
    end: int,
    start: int | None = None,
) -> Iterator[ScoreRow]:
    added = sum(values, Decimal(0))
    if added != total and abs(added - total) <= total * _NEAR and max(values) < total:
        yield ScoreRow(row.start() if start is None else start, end, values, total)
