"""Rates and shares that a text states among the figures they are of, before, after or around."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import ratio_fits
from reportgen.chinese.figures.measure_words import PEOPLE, RATES, same_unit
from reportgen.chinese.figures.share_bases import may_be_share
from reportgen.chinese.rates.rate_names import is_of_both, is_of_others
from reportgen.chinese.signs import PERCENT, Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_PROPORTION = Sign(
    "[率比占例度的](?<!效率)(?<!利率)(?<!税率)[^，。；0-9]{0,12}[0-9][0-9.]{0,6}[ ]?[%％]", PERCENT
)
"""What may tell of a rate or share."""

_NAMED = lazy_pattern(
    "(?:[\u4e00-\u9fff]率|占比|比重|比例|进度|占[^，。；0-9]{0,16}"
    "|(?:完成|为|达到?|执行)了?[^，。；0-9]{0,6}(?:预算|计划|任务|目标)数?的)"
    "(?:分别)?(?:为|是|达到|达|约|仅|[:：])*$"
)
_NOT_OF_THESE = lazy_pattern(
    "增长率|利率|税率|失业率|发生率|死亡率|出生率|自然率|增速|得分率|贴现率|汇率|费率|折旧率"
    "|回报率|收益率|净值率|入住率|覆盖率|床位|病床|绿化率|森林|负债率|调整率|变动率|结转结余率|控制率"
    "|(?<!特定)目标|指标值|不低于|不少于|不超过|要求|(?<!高)标准(?!化)|平均|全省|全国|全市|年均|上年|去年|同期|同比"
    "|机械化率|良种率|入学率|升学率|巩固率|知晓率|优良率|较|比上|力争|确保|预计|分值|权重|左右|以上"
)
_SHARE = lazy_pattern("占|比重|比例")
_NO_LEVEL = lazy_pattern(
    "上年|去年|同期|同比|(?<!特定)目标|指标值|每|均|(?<!高)标准(?!化)|单价|累计|预计|下年|其中|≥|≤"
)
_JOINED = frozenset("、和及与")
_SUBJECTS_APART, _PAIR, _MOST, _LONGEST = 12, 2, 16, 60
_WHOLE = Decimal(100)
_NEAR, _NEARLY_ALL = Decimal(25), Decimal(12)
_DONE = lazy_pattern("完成率|达标率|完成度|完成进度")
_ALONE = lazy_pattern("[，,（(]?占(?:比|[^，。；0-9]{0,12})?的?(?:比重|比例)?(?:为|是|达)?")
_SUM = lazy_pattern("合计|总计|共计|总额|总收入|总支出|总量|总数|本年收入|本年支出")
_SLIGHT = Decimal("0.06")


def read_proportions(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates of which an ；-item has just the two figures that they can be of.

    They may stand before the rate, or around it where it is the only one. Any two figures of the
    passage that make the rate are its others; one that is far from what the two make is of
    something else, and 100 % is often said of what no figure tells.
    """
    for position, rate in enumerate(statements):
        if rate.unit != "%" or rate.verb or not rate.is_exact or not _NAMED.search(rate.lead):
            continue
        if _NOT_OF_THESE.search(rate.gap) or rate.quantity.value in (0, _WHOLE):
            continue
        first = max(0, position - _MOST)
        near = statements[first : position + _MOST]
        pair = _pair(near, position - first)
        if not pair:
            continue
        part, whole = pair
        if _are_of_a_row(rate, part, whole, near) or (part.unit == "分" and "执行" in rate.lead):
            continue  # 执行率92%，预算执行10分，得9.4分
        if not (_is_near(part, whole, rate) and may_be_share(rate, part, whole, near)):
            continue
        figures = [one.quantity for one in near if one.unit not in RATES and one.is_exact]
        yield Equation(
            min(part.quantity.start, rate.quantity.start),
            max(whole.quantity.end, rate.quantity.end),
            "ratio",
            (part.quantity, whole.quantity),
            rate.quantity,
            tuple(permutations(figures[:_SUBJECTS_APART], 2)),
            sure=False,
        )


def _are_of_a_row(
    rate: Statement, part: Statement, whole: Statement, near: Sequence[Statement]
) -> bool:
    """Return whether each of two figures has a rate by one name, as in a row."""
    begin, end = sorted((part.quantity.start, whole.quantity.start))
    return any(
        one.unit == rate.unit and one.lead == rate.lead and begin < one.quantity.start < end
        for one in near
        if one is not rate
    )


def read_shares_of_sum(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return 甲A、乙B，占本年收入的比重分别为X%和Y%: the whole is what the parts make.

    That is so only where one of the rates at least is that of its part.
    """
    for first, rates in _runs(statements):
        count = len(rates)
        if rates[0].unit != "%" or count < _PAIR or not _SHARE.search(rates[0].gap):
            continue
        parts = statements[max(0, first - count) : first]
        if len(parts) != count or any(
            one.role != "level" or one.unit != parts[0].unit or one.item != rates[0].item
            for one in parts
        ):
            continue
        if not all(one.is_exact for one in (*parts, *rates)) or _SUM.search(parts[-1].lead):
            continue
        told = _all_of(rates)
        if abs(told - _WHOLE) <= _NEARLY_ALL:
            yield from _of_sum(parts, rates)


def read_parted_shares(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return 甲A，占X%；乙B，占Y%, of a whole that is not told: it is what the parts make."""
    parts: list[Statement] = []
    rates: list[Statement] = []
    for part, rate in pairwise((*statements, None)):
        if part is None:
            break
        if rate and rate.unit == "%" and _ALONE.fullmatch(rate.gap) and part.role == "level":
            told = _all_of(rates)
            if abs(told + rate.quantity.value - _WHOLE) > abs(told - _WHOLE) <= _SLIGHT:
                break  # 甲占60%，乙占40%，甲中丙占30%
            parts.append(part)
            rates.append(rate)
    if len(parts) < _PAIR or any(one.unit != parts[0].unit for one in parts):
        return
    if not all(one.is_exact and one.period == parts[0].period for one in (*parts, *rates)):
        return
    is_all = abs(_all_of(rates) - _WHOLE) <= _NEARLY_ALL
    if is_all and not any(_are_of(one, parts, rates) for one in statements if one not in parts):
        yield from _of_sum(parts, rates)


def _are_of(whole: Statement, parts: Sequence[Statement], rates: Sequence[Statement]) -> bool:
    """Return whether half of the parts or more have the shares of a figure that are told."""
    if whole.unit != parts[0].unit or whole.quantity.value <= 0:
        return False
    alike = sum(
        abs(part.quantity.value / whole.quantity.value * _WHOLE - rate.quantity.value) <= _SLIGHT
        for part, rate in zip(parts, rates, strict=True)
    )
    return alike * 2 >= len(parts)


def _all_of(figures: Sequence[Statement]) -> Decimal:
    return sum((one.quantity.value for one in figures), Decimal(0))


def _of_sum(parts: Sequence[Statement], rates: Sequence[Statement]) -> Iterator[Equation]:
    whole = _all_of(parts)
    if whole <= 0:
        return
    apart = [
        abs(part.quantity.value / whole * _WHOLE - rate.quantity.value)
        for part, rate in zip(parts, rates, strict=True)
    ]
    told = _all_of(rates)
    if min(apart) > _SLIGHT and abs(told - _WHOLE) > _SLIGHT:
        return
    worst = apart.index(max(apart))
    part, rate = parts[worst], rates[worst]
    yield Equation(
        parts[0].quantity.start,
        rates[-1].quantity.end,
        "share of sum",
        (part.quantity, next(one for one in parts if one is not part).quantity),
        rate.quantity,
        sure=min(apart) <= _SLIGHT,
        whole=whole,
    )


def _runs(statements: Sequence[Statement]) -> Iterator[tuple[int, list[Statement]]]:
    """Return the runs of rates that only 、 or 和 parts, with where each begins."""
    run: list[Statement] = []
    for index, one in enumerate(statements):
        if run and one.unit == "%" and one.gap in _JOINED:
            run.append(one)
            continue
        if run:
            yield index - len(run), run
        run = [one] if one.unit == "%" else []
    if run:
        yield len(statements) - len(run), run


def _pair(statements: Sequence[Statement], index: int) -> tuple[Statement, Statement] | None:
    """Return part and whole of a rate where its item has just two figures that they can be."""
    rate = statements[index]
    item = [one for one in statements if one.item == rate.item]
    here = item.index(rate)
    before = [one for one in item[:here] if _is_level(one)]
    rates = [one for one in item if one.unit in RATES]
    text, end = rate.text, rate.quantity.end
    if text[end : end + 1] in ("（", "("):
        close = text.find("）", end, end + _LONGEST)
        inside = [one for one in item[here + 1 :] if one.quantity.end <= close and _is_level(one)]
        if len(inside) == _PAIR and _kind(inside[0]) == _kind(inside[1]):
            part, whole = sorted(inside, key=lambda one: one.quantity.value)
            return part, whole
    around = before if len(rates) > 1 else [one for one in item if _is_level(one)]
    for levels in (before, around):
        units = Counter(_kind(one) for one in levels)
        twos = [kind for kind, count in units.items() if count == _PAIR]
        if not levels or len(twos) != 1:
            continue
        pair = [one for one in levels if _kind(one) == twos[0]]
        nearest = before[-1] if before else levels[0]
        if _kind(nearest) != twos[0] and levels is before:
            continue
        aimed = "目标" if _DONE.search(rate.lead) else ""
        if any(_NO_LEVEL.search(one.lead.replace(aimed, "")) for one in pair) or any(
            one.adjusts for one in item
        ):
            return None
        part, whole = sorted(pair, key=lambda one: one.quantity.value)
        told = any(
            one is not rate and ratio_fits(part.quantity, whole.quantity, one.quantity)
            for one in rates
        )
        return None if told or is_of_others(rate, pair) else (part, whole)
    return None


def _is_level(one: Statement) -> bool:
    return one.role == "level" and one.is_exact and bool(one.unit)


def _kind(one: Statement) -> str:
    return "人" if one.unit in PEOPLE else one.unit


def _is_near(part: Statement, whole: Statement, rate: Statement) -> bool:
    """Return whether a rate is not far from what the figures make, and not of what is left."""
    if min(whole.quantity.value, part.quantity.value) <= 0 or not same_unit(part.unit, whole.unit):
        return False
    made = part.quantity.value / whole.quantity.value * _WHOLE
    stated = rate.quantity.value
    if is_of_both(made, stated):
        return False
    return abs(made - stated) <= _NEAR and abs(_WHOLE - made - stated) > 1
