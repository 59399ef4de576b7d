"""The formulas of the annexes, each in one place: scores, total, grade.

They are those that 湖南省 prints with its 绩效自评表 for counties and units: scores with two
decimals, halves rounded up.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.model.percentages import EXACTLY, rounded
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.model.annexes.annex_values import IndicatorValue
    from reportgen.model.annexes.evaluation import Grade

EXECUTION_WEIGHT = Decimal(10)
"""What the execution of the budget counts where no 分值 is written."""

GRADES: tuple[tuple[Decimal, Grade], ...] = (
    (Decimal(90), "优"),
    (Decimal(80), "良"),
    (Decimal(60), "中"),
    (Decimal(0), "差"),
)
"""The lowest total score of each grade, the best first."""

_TWICE = 2


class Band(NamedTuple):
    """One of the three answers to a qualitative indicator: shares of its 分值 in percent.

    The lowest share belongs to the band; the highest one only where ``closed``.
    """

    name: str
    lowest: Decimal
    highest: Decimal
    closed: bool

    def holds(self, score: Decimal, weight: Decimal) -> bool:
        """Return whether a score is in the band of an indicator of that 分值."""
        share = score * 100
        above = share <= self.highest * weight if self.closed else share < self.highest * weight
        return self.lowest * weight <= share and above


BANDS = (
    Band("达成年度指标", Decimal(80), Decimal(100), closed=True),
    Band("部分达成并具有一定效果", Decimal(60), Decimal(80), closed=False),
    Band("未达成且效果较差", Decimal(0), Decimal(60), closed=False),
)
"""定性三档: 达成年度指标 80% to 100% of the 分值, 部分达成 60% to 80%, 未达成 below 60%."""

_ANSWERS = (
    lazy_pattern("(?:已|已经|全部|全面|完全|基本)?(?:达成|完成|实现)"
                 "(?:年度|预期|既定|了)*(?:指标|目标)(?:值)?"),
    lazy_pattern("部分(?:达成|完成|实现)(?:年度|预期|既定|了)*(?:指标|目标)?(?:值)?"
                 "(?:[，,、]?(?:并|且)?(?:具有|有)一定效果)?"),
    lazy_pattern("(?:未|没有|未能)(?:达成|完成|实现)(?:年度|预期|既定)*(?:指标|目标)?(?:值)?"
                 "(?:[，,、]?(?:并|且)?效果(?:较|很)?差)?"),
)  # fmt: skip


def execution_score(weight: Decimal, rate: Decimal) -> Decimal:
    """Return 预算执行得分 = 分值 × 执行率, at most the 分值."""
    return min(weight, rounded(weight * rate / 100))


def is_reached(target: IndicatorValue, actual: IndicatorValue) -> bool | None:
    """Return whether a value reaches its target; None where the two can't be compared.

    A target without comparator is one to be reached or passed, 0 one not to be passed.
    """
    if not comparable(target, actual) or target.value is None or actual.value is None:
        return None
    wanted, done = target.value, actual.value
    if is_downward(target):
        return done < wanted if target.comparator == "＜" else done <= wanted
    return done > wanted if target.comparator == "＞" else done >= wanted


def comparable(target: IndicatorValue, actual: IndicatorValue) -> bool:
    """Return whether both are numbers of one unit; one that is not written is the other's."""
    if target.value is None or actual.value is None:
        return False
    return target.unit == actual.unit or not (target.unit and actual.unit)


def is_downward(target: IndicatorValue) -> bool:
    """Return whether less is better: ≤, ＜, and ＝ 0."""
    return target.comparator in ("≤", "＜") or (
        target.comparator in ("", "＝") and target.value is not None and not target.value
    )


def indicator_score(
    target: IndicatorValue, actual: IndicatorValue, weight: Decimal
) -> Decimal | None:
    """Return the score of a quantitative indicator; None where it can't be computed.

    ≥, ＞: all of the 分值 when reached, else 完成值 ÷ 指标值 × 分值. ＝: for 0 all when 完成值 ≤ 0,
    else none; above 0 like ≥. ≤, ＜: all when not passed; passed by less than its double
    (1 − (完成值 − 指标值) ÷ 指标值) × 分值; from its double on none.
    """
    if not comparable(target, actual) or target.value is None or actual.value is None:
        return None
    wanted, done = target.value, actual.value
    if is_downward(target):
        if done <= wanted:
            return weight
        if wanted < 0:
            return None
        if target.comparator in ("", "＝") or done >= _TWICE * wanted:
            return Decimal(0)
        return rounded((1 - EXACTLY.divide(done - wanted, wanted)) * weight)
    if done >= wanted:
        return weight
    if wanted <= 0:
        return None
    return max(Decimal(0), rounded(EXACTLY.divide(done, wanted) * weight))


def band_of(actual: IndicatorValue) -> Band | None:
    """Return the band that the answer to a qualitative indicator names; None for other words."""
    text = str(actual).strip("。 ")
    return next((b for b, p in zip(BANDS, _ANSWERS, strict=True) if p.fullmatch(text)), None)


def total_score(scores: Iterable[Decimal | None]) -> Decimal | None:
    """Add the scores up; None when one of them is not known."""
    known = list(scores)
    total = sum((score for score in known if score is not None), Decimal(0))
    return None if None in known else total


def grade_of(score: Decimal) -> Grade:
    """Return the grade of a total score: 优 from 90, 良 from 80, 中 from 60, else 差."""
    return next(grade for lowest, grade in GRADES if score >= lowest or grade == "差")
