"""What each has of what is paid to all in a month: 38名，每月发放4.56万元，平均每人每月1200元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.prices.products import WrittenProduct
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_PAID_MONTHLY = lazy_pattern("(?:每月|按月|月)[^，。；均]{0,12}$")
_AVERAGE = lazy_pattern(
    "(?:平均)?(?:每[人名位个户岗]|[人户]均)(?:每月|月均|月)?[^，。；0-9]{0,8}$|月人均[^，。；0-9]{0,6}$|月?平均每[人名位个户岗][^，。；0-9]{0,8}$"
)
_OTHERWISE = lazy_pattern(
    "另|其中|不等|分别|扣除|[上去]年|上限|最[高低]|标准|以[上内]|年[人户]均|全年|每年|各"
)
_COUNTED = frozenset(("人", "名", "位", "户", "个"))
_LEAST, _MOST = Decimal("0.6"), Decimal("1.7")


def read_monthly_averages(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return the averages that a sum of each month and those who share it do not make."""
    for count, total, price in zip(statements, statements[1:], statements[2:], strict=False):
        if not (total.unit == price.unit == "元" and count.unit in _COUNTED):
            continue
        if not (count.item == total.item == price.item) or count.quantity.value <= 1:
            continue
        if not (_PAID_MONTHLY.search(total.lead) and _AVERAGE.search(price.lead)):
            continue
        alike = all(one.is_exact and one.role == "level" for one in (count, total, price))
        begin = max(count.begin, 0)
        if not alike or _OTHERWISE.search(price.text, begin, price.quantity.start):
            continue
        made = count.quantity.value * price.quantity.value
        value = total.quantity.value
        spread = step(total.quantity) / 2 + count.quantity.value * step(price.quantity) / 2
        if abs(made - value) > spread and value * _LEAST <= made <= value * _MOST:
            told = total.quantity
            unit = {4: "万元", 8: "亿元"}.get(told.exponent, "元")
            text = f"{count.quantity.text}×{price.quantity.text}"
            yield WrittenProduct(
                count.quantity.start,
                price.quantity.end,
                text,
                made,
                value,
                step(told),
                told.exponent,
                unit,
            )
