"""Scores that a rate of execution makes: 执行率80%，预算执行分值10分，得10分; and 得分率."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED, step
from reportgen.chinese.numerals import places
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_SCORED_RATE = Sign(
    "(?:执行率|得分率)[^，。；0-9]{0,6}[0-9.]+[%％]|执行(?:率|情况)?[^，。；0-9]{0,10}[0-9.]+分",
    words("执行率 得分率"),
)
"""What may tell of a rate of execution, or of points got."""

MAY_BE_WRITTEN_SCORE = Sign(
    "[%％分][×*＊][^。；]{3,12}[=＝][0-9.]+分|[0-9][×*＊][0-9.]+[%％][=＝][0-9.]+分",
    words("%× %* ％× 分× 分* ") | each_of("0123456789", "×*＊"),
)
_RATE = lazy_pattern("执行率(?:实际)?(?:为|是|达到?|仅|只有)*$")
_SHARE = lazy_pattern("得分率(?:为|是|达到?|仅|只有)*$")
_WEIGHT = lazy_pattern(
    "[（(“]?(?:(?:部门|项目|单位|整体|全年|支出|资金|年度)*预算(?:资金|支出|管理)?执行(?:率|情况|进度)?[”]?"
    "|执行率[”]?|[该本此]项?)?(?:的)?(?:指标|评分|考核|自评)*(?:设定|标准)?(?:分值?|满分|权重|总分|分数)?(?:共|为|是|占)*"
)
_GOT = lazy_pattern(
    "(?:自评|实际|评价|最终|指标|[该本此]项|(?:应|可|按)[^，。；0-9]{0,16}?|根据[^，。；0-9]{0,10})*"
    "(?:得分?|计|评分|自评分|给)(?:了|为|是)*"
)
_FULL_MARKS = lazy_pattern("[，,、（](?:自评|实际|该项|评价|因此)*(?:得|给|计|评)?(?:了)?满分")
_BY_FORMULA = lazy_pattern(
    "按(?:照)?[^，。；]{0,6}(?:比例|执行率)|[×*＊]|乘以|乘积|折算|同比例|等比例"
)
_BY_STANDARD = lazy_pattern(
    "标准|办法|规则|细则|规定|以[上下]|不低于|大于|[≥＞>]|目标|[视等]同|剔除|扣除后|不可抗|调整后|封顶"
    "|每[低少高]|档|得满分的|可得|即可|序时"
)
"""What tells that points are given by a standard of its own, and not in proportion."""

_NUM = "[0-9]+(?:[.][0-9]+)?"
_WRITTEN = lazy_pattern(
    f"(?<![0-9.])(?:(?P<rate>{_NUM})[%％][×*＊](?P<weight>{_NUM})分?|(?P<weight2>{_NUM})分?[×*＊](?P<rate2>{_NUM})[%％])"
    f"[=＝](?P<score>{_NUM})分"
)
_OF_THAT = tuple("该本此")
_FINE, _WHOLE = Decimal("0.01"), Decimal(200)
_LARGEST, _MOST, _PAIR = Decimal(40), 8, 2


class WrittenScore(NamedTuple):
    """A product of a rate and points that is written out, what it makes and what it is told as."""

    start: int
    end: int
    made: Decimal
    told: Decimal


class ScoredRate(NamedTuple):
    """A score beside the rate that makes it, in the text from ``start`` to ``end``.

    ``is_full`` tells that it is all that it is out of, and no formula is told of.
    """

    start: int
    end: int
    rate: Statement
    weight: Statement
    made: Decimal
    told: Decimal
    is_full: bool


def read_scored_rates(statements: Sequence[Statement]) -> Iterator[ScoredRate]:
    """Return the scores of execution that are not in proportion to its rate.

    One told as full marks without a word of a standard must be of a rate of 100 %; another only is
    wrong where the text says how it is reckoned.
    """
    rates = [one for one in statements if one.unit == "%" and _RATE.search(one.lead)]
    points = [one for one in statements if one.unit == "分"]
    if len(rates) != 1 or not rates[0].is_exact or len(points) > _MOST:
        return
    (rate,) = rates
    value = rate.quantity.value
    if not 0 < value < HUNDRED:
        return
    for at, weight in enumerate(points):
        if not weight.is_exact or not 0 < weight.quantity.value <= _LARGEST:
            continue
        if not _is_of_execution(weight, rate):
            continue
        following = points[at + 1] if at + 1 < len(points) else None
        told = _told(weight, following, rate)
        if told is None:
            continue
        got, end = told
        begin = min(rate.begin, weight.begin)
        stop = weight.text.find("。", last := max(end, rate.quantity.end))
        said = weight.text[begin : stop if stop >= 0 else len(weight.text)]
        made = weight.quantity.value * value / HUNDRED
        spread = weight.quantity.value * step(rate.quantity) / _WHOLE
        exactness = _FINE if got is weight else step((got or weight).quantity) / 2
        score = got.quantity.value if got else weight.quantity.value
        if abs(made - score) <= max(exactness, spread, _FINE):
            return
        by_formula = _BY_FORMULA.search(said) is not None
        is_full = score == weight.quantity.value
        if by_formula or (is_full and not _BY_STANDARD.search(said)):
            start = min(rate.quantity.start, weight.quantity.start)
            yield ScoredRate(start, last, rate, weight, made, score, is_full and not by_formula)
        return


def _is_of_execution(weight: Statement, rate: Statement) -> bool:
    """Return whether points are what an indicator of execution is out of."""
    lead = weight.lead.strip("，,；;：: ")
    if abs(weight.period - rate.period) > 1 or not _WEIGHT.fullmatch(lead):
        return False
    if "执行" in weight.gap:
        return True
    if weight.gap == weight.lead and lead.startswith(_OF_THAT):
        return weight.period == rate.period + 1  # 执行率92%。该指标10分
    between = weight.text[rate.quantity.end : weight.quantity.start - len(weight.lead)]
    is_after = weight.item == rate.item and rate.quantity.end <= weight.begin
    return is_after and "指标" not in between


def _told(
    weight: Statement, following: Statement | None, rate: Statement
) -> tuple[Statement | None, int] | None:
    """Return the score that follows what it is out of, None for full marks, and where it ends."""
    is_behind = following is not None and following.begin == rate.quantity.end
    if following is not None and (is_behind or following.item == weight.item):
        if _GOT.fullmatch(following.lead.strip("，,（( ")) and following.is_exact:
            return following, following.quantity.end
        return None
    full = _FULL_MARKS.match(weight.text, weight.quantity.end)
    return (None, full.end()) if full else None


def read_written_scores(text: str) -> Iterator[WrittenScore]:
    """Return 88.6%×10分=9.86分, where that is not what they make."""
    for found in _WRITTEN.finditer(text):
        rate, weight = (Decimal(found[name] or found[f"{name}2"]) for name in ("rate", "weight"))
        made, score = rate * weight / HUNDRED, Decimal(found["score"])
        if abs(made - score) > Decimal(1).scaleb(-places(found["score"])) / 2:
            yield WrittenScore(found.start(), found.end(), made, score)


def read_score_shares(statements: Sequence[Statement]) -> Iterator[ScoredRate]:
    """Return the shares of the points there are that were got, where they are others: 得分率."""
    for at, rate in enumerate(statements):
        if at < _PAIR or rate.unit != "%" or not rate.is_exact or not _SHARE.search(rate.lead):
            continue
        weight, got = statements[at - _PAIR : at]
        alike = weight.unit == got.unit == "分" and weight.item == got.item == rate.item
        if not alike or not weight.is_exact or not got.is_exact or weight.quantity.value <= 0:
            continue
        if not _GOT.fullmatch(got.lead.strip("，,（( ")):
            continue
        made = got.quantity.value / weight.quantity.value * HUNDRED
        if abs(made - rate.quantity.value) > max(step(rate.quantity) / 2, _FINE):
            yield ScoredRate(
                weight.quantity.start,
                rate.quantity.end,
                rate,
                got,
                made,
                rate.quantity.value,
                is_full=False,
            )
