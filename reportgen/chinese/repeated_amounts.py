"""What is paid to each person, each day or each year, with what it makes in all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.products import WrittenProduct
from reportgen.chinese.signs import Sign, each_of
from reportgen.chinese.slips import digits_of, is_slip
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

MAY_BE_REPEATED = Sign("每[人名位户生]，?每[天日年次期场]", each_of("每", "人名位户生"))
"""What may tell of an amount for each person and day, or each person and year."""

_EACH = lazy_pattern("每(?P<who>[人名位户生])，?每(?P<time>[天日年次期场])[^，。；0-9]{0,10}$")
_PAID_TO = {
    "户": frozenset(("户",)),
    **dict.fromkeys("人名位生", frozenset(("人", "名", "位"))),
}
_TIMES = {
    "天": frozenset(("天",)),
    "日": frozenset(("天",)),
    "次": frozenset(("次",)),
    "期": frozenset(("期",)),
    "场": frozenset(("场", "场次")),
}
_IN_ALL = lazy_pattern("共|合计|总|支出|支付|发放|拨付|兑付|资金|补助|经费|计")
_NOT_ALL = lazy_pattern("上年|去年|预算|计划|结余|其中|较|比|目标|未|缺口|余|另|每|均")
_DIFFERS = lazy_pattern("不等|至少|最高|最低|以上|以内|分别|半年|季度|[0-9]月")
_FAR, _LONG = Decimal("0.5"), 3
_UNITS = {4: "万元", 8: "亿元"}


def read_repeated_amounts(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 每人每天80元，30人，培训6天，支出1.44万元; or 每人每年600元 for as many people.

    The sentence has one figure of each kind. What is paid each year is taken to be paid for one:
    then only a slip of the pen or a shifted point is told, for some may have come in later.
    """
    for price in statements:
        named = _EACH.search(price.gap)
        if not named or price.unit != "元" or not price.is_exact:
            continue
        near = [one for one in statements if one.period == price.period and one is not price]
        counts = [one for one in near if one.unit in _PAID_TO[named["who"]]]
        totals = [one for one in near if one.unit == "元"]
        times = [one for one in near if one.unit in _TIMES.get(named["time"], ())]
        if len(counts) != 1 or len(totals) != 1 or len(times) != (named["time"] != "年"):
            continue
        figures = [*counts, price, *times]
        total = totals[0]
        if not all(one.is_exact for one in (*figures, total)) or not _is_in_all(price, total):
            continue
        made = Decimal(1)
        for one in figures:
            made *= one.quantity.value
        if made > 0 and _may_be_meant(made, total, is_yearly=not times):
            yield _product(figures, total, made)


def _is_in_all(price: Statement, total: Statement) -> bool:
    """Return whether a sum stands behind an amount for each as what that makes."""
    after = total.begin >= price.quantity.end
    words = total.text[price.quantity.end : total.quantity.start] if after else ""
    return (
        after
        and total.role == "level"
        and _IN_ALL.search(total.lead) is not None
        and not _NOT_ALL.search(words)
        and not _DIFFERS.search(price.gap + words)
    )


def _may_be_meant(made: Decimal, total: Statement, *, is_yearly: bool) -> bool:
    """Return whether a sum may be meant for a product: else it is of something else."""
    told = total.quantity.value
    if told <= 0:
        return False
    ratio = made / told
    # A point that was shifted leaves all digits as they are.
    if ratio.normalize().as_tuple().digits == (1,):
        return True
    if is_yearly:
        return len(digits_of(total.quantity)) >= _LONG and is_slip(made, total.quantity)
    return _FAR <= ratio <= 1 / _FAR


def _product(figures: Sequence[Statement], total: Statement, made: Decimal) -> WrittenProduct:
    quantity = total.quantity
    start = min(one.quantity.start for one in (*figures, total))
    return WrittenProduct(
        start,
        quantity.end,
        "×".join(one.quantity.text for one in figures),
        made,
        quantity.value,
        Decimal(1).scaleb(quantity.exponent - quantity.places),
        quantity.exponent,
        _UNITS.get(quantity.exponent, "元"),
    )
