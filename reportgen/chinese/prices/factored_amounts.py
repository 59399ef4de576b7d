"""Sums that a price and several counts make: 每人每天80元，30人，6天; 500元/人·月, 12人, 9个月."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MULTIPLES, UNITS
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.prices.amounts_for_each import FEWER, without_parts
from reportgen.chinese.prices.products import WrittenProduct
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_FACTORED = Sign(
    "[每月/／价](?:(?<=单价)[^，。；0-9]{0,4}[0-9]|(?<=每)[\u4e00-\u9fff]{1,4}，?每?[\u4e00-\u9fff]{0,10}[0-9]"
    "|(?<=月)(?:工资|补贴|补助|薪酬?|均)[^，。；0-9]{0,6}[0-9]|(?<=元[/／])[\u4e00-\u9fff])",
    words("每 单价 元/ 元／ 月工资 月补 月薪 月均"),
)
"""What may tell of an amount for each of some things, or for each month, day or time."""

_EACH = lazy_pattern(
    "每(?:[一-鿿]{2}(?=一))?一?个?(?P<each>针次|平方米|立方米|公里|课时|学时|学期|季度?|月|年|天|日|次|场次?|期|班|人次|[人名位生户村亩台套辆件份棵株只头座盏处间册吨个张把条块根本袋桶箱床])"
    "|(?P<monthly>月)(?:工资|补贴|补助|薪|均)|(?P<all>[人户亩生])均"
)
_AFTER = lazy_pattern("[/／·.每]?([人户亩月年天日次场期生村]|课时)(?![民员])")
_PAID = frozenset(("人", "名", "位", "人次"))
COUNTED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("人", "名", "位", "生", "人次"), _PAID),
    "村": frozenset(("个",)),
    "班": frozenset(("个",)),
    "月": frozenset(("个月",)),
    "季": frozenset(("季",)),
    "天": frozenset(("天",)),
    "日": frozenset(("天",)),
    "针次": frozenset(("针次",)),
    "次": frozenset(("次", "场次", "趟")),
    "场": frozenset(("场", "场次")),
    "期": frozenset(("期",)),
    "处": frozenset(("处", "个")),
    "课时": frozenset(("课时", "学时")),
}
TIMES = frozenset(("年", "月", "天", "日", "季", "季度", "学期"))
YEARLY = "年"
_IN_ALL = lazy_pattern(
    "共|合计|总|支出|支付|发放|拨付|兑付|资金|补助|补贴|经费|计|费|投入|金额|工资"
)
_NOT_ALL = lazy_pattern(
    "上年|去年|预算|计划|结余|其中|较|比|目标|未|缺口|余|另|每|均|(?<!高)标准(?!化)|增|减"
)
_DIFFERS = lazy_pattern(
    "不等|至少|最高|最低|以上|以内|分别|半年|季度|[0-9]月|不超过|左右|封顶|上限|起步"
)
_FAR, _LONG, _MOST_MONTHS = Decimal(2), 3, 12
_UNITS = {4: "万元", 8: "亿元"}
_REACH, _MOST, _TWO = 6, 8, 2
NOT_YET = lazy_pattern("半年|季度|[0-9]月|已|首批|预算|计划|上年|去年")
_SUMMED_UP = lazy_pattern("合计|总计|共")


class _Price(NamedTuple):
    """An amount for each of some things, by what each of them is called."""

    told: Statement
    kinds: tuple[str, ...]
    is_average: bool
    is_beside: bool


def read_factored_amounts(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 每人每天80元，30人，培训6天，支出1.44万元; 按500元/人·月为12人发放9个月共5.4万元.

    The sentence has one figure for each of the factors that the price names. Where any of its
    counts, and the months of a year, make the sum with the price, it is right. A price for each
    person alone is left to others unless it is written 元/人.
    """
    for told in statements:
        price = price_of(told)
        if price is None or not told.is_exact:
            continue
        near = [
            one
            for one in statements
            if one.period == told.period and one is not told and one.role == "level"
        ]
        totals = [one for one in near if one.unit == "元" and _is_in_all(told, one)]
        totals = without_parts(told, totals)
        counts = [one for one in near if one.unit and one.unit[0] not in "元%‰" and one.is_exact]
        factors = _factors(price, counts)
        is_one = len(price.kinds) == len(factors) == 1 and not price.is_beside
        is_one = is_one and price.kinds[0] not in TIMES
        if is_one or not factors or len(totals) != 1 or not totals[0].is_exact:
            continue
        total = totals[0]
        if _DIFFERS.search(told.text[told.begin : told.quantity.end + _REACH]):
            continue
        if FEWER.search(told.text[told.begin : total.quantity.end]):
            continue
        made = _product([told, *factors], price)
        is_yearly = YEARLY in price.kinds and not _SUMMED_UP.search(total.lead)
        if (
            made > 0
            and _may_be_meant(made, factors, total, is_yearly=is_yearly)
            and not _is_made(price, counts, total)
        ):
            yield _written(price, factors, total, made)


def price_of(told: Statement) -> _Price | None:
    """Return what a figure is the amount for, where it is one of money for each."""
    if told.unit != "元" and not told.unit.startswith("元/"):
        return None
    kinds: list[str] = []
    average = False
    for found in _EACH.finditer(told.gap[-_MOST * 3 :]):
        kind = found["each"] or found["all"] or "月"
        kinds.append(kind)
        average = average or found["all"] is not None
    beside = told.unit[2:]
    if beside:
        kinds.append(beside)
    at = told.quantity.end
    while (after := _AFTER.match(told.text, at)) and (beside or told.text[at] in "/／"):
        beside = after[1]
        kinds.append(beside)
        at = after.end()
    named = tuple(dict.fromkeys(kinds))
    if not named:
        return None
    return _Price(told, named, average, bool(beside))


def _factors(price: _Price, counts: Sequence[Statement]) -> list[Statement]:
    """Return the one count of each thing that a price is for; none where any is in doubt."""
    factors: list[Statement] = []
    for kind in price.kinds:
        if kind == YEARLY:
            continue
        unit = UNITS.get(kind, kind)
        unit = MULTIPLES.get(unit, (unit, 0))[0]
        units = COUNTED.get(kind, frozenset((unit,)))
        fitting = [one for one in counts if one.unit in units and one not in factors]
        if len(fitting) != 1:
            return []
        factors += fitting
    if not any(kind not in TIMES for kind in price.kinds):
        # 月工资2000元，聘用8人: of how many is told by the one count of people
        people = [one for one in counts if one.unit in _PAID]
        if len(people) != 1:
            return []
        factors += people
    for one in list(factors):
        more = _EACH.search(one.lead)
        if more:  # 每班20人: how many of those there are is a factor, too
            units = COUNTED.get(more["each"] or "", frozenset((more["each"] or "",)))
            others = [each for each in counts if each.unit in units and each not in factors]
            if len(others) != 1:
                return []
            factors += others
    times = [one for one in counts if one.unit in ("个月", "天") and one not in factors]
    return [] if times else factors


def _product(figures: Sequence[Statement], price: _Price) -> Decimal:
    made = Decimal(1)
    for one in figures:
        made *= one.quantity.value
    if any(kind == "公里" for kind in price.kinds):
        made = made.scaleb(-MULTIPLES["公里"][1])
    return made


def _is_in_all(price: Statement, total: Statement) -> bool:
    """Return whether a sum may be what an amount for each makes in all."""
    if price_of(total) is not None or _NOT_ALL.search(total.lead):
        return False
    return _IN_ALL.search(total.lead) is not None or total.begin == price.quantity.end


def _may_be_meant(
    made: Decimal, factors: Sequence[Statement], total: Statement, *, is_yearly: bool
) -> bool:
    """Return whether a sum may be meant for a product: else it is of something else."""
    told = total.quantity.value
    if told <= 0:
        return False
    ratio = made / told
    # A point that was shifted leaves all digits as they are.
    if ratio.normalize().as_tuple().digits == (1,) and ratio != 1:
        return True
    if not is_yearly and 1 / _FAR <= ratio <= _FAR:
        return True  # what is paid each year may be paid for a part of it
    return any(
        len(one.quantity.digits) >= _LONG and is_slip(true, one.quantity)
        for one, true in ((total, made), *((one, one.quantity.value / ratio) for one in factors))
    )


def _is_made(price: _Price, counts: Sequence[Statement], total: Statement) -> bool:
    """Return whether some of the counts make a sum with a price, or with the months of a year."""
    told = total.quantity.value
    step = Decimal(1).scaleb(total.quantity.exponent - total.quantity.places)
    most = _MOST_MONTHS if "月" in price.kinds and not any(_months(one) for one in counts) else 1
    some = counts[:_MOST]
    for number in range(1, min(len(some), 4) + 1):
        for chosen in combinations(some, number):
            made = _product([price.told, *chosen], price)
            spread = step / 2
            if price.is_average:
                quantity = price.told.quantity
                spread += (
                    made / quantity.value * Decimal(1).scaleb(quantity.exponent - quantity.places)
                )
            if any(abs(made * months - told) <= spread for months in range(1, most + 1)):
                return True
    return False


def _months(one: Statement) -> bool:
    return one.unit == "个月"


def _written(
    price: _Price, factors: Sequence[Statement], total: Statement, made: Decimal
) -> WrittenProduct:
    figures = [factors[0], price.told, *factors[1:]]
    return written_as("×".join(one.quantity.text for one in figures), figures, total, made)


def written_as(
    text: str, figures: Sequence[Statement], total: Statement, made: Decimal
) -> WrittenProduct:
    """Return what some figures make beside the sum that is told of them."""
    quantity = total.quantity
    return WrittenProduct(
        min(one.quantity.start for one in (*figures, total)),
        max(one.quantity.end for one in (*figures, total)),
        text,
        made,
        quantity.value,
        Decimal(1).scaleb(quantity.exponent - quantity.places),
        quantity.exponent,
        _UNITS.get(quantity.exponent, "元"),
    )
