"""Totals that the sentence behind a list of ；-items tells: 甲A；乙B；丙C。共计D."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.slips import is_of_other_unit, is_slip
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.closing_sums import may_be_summand
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import overlap
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.statements import Statement

_OPENS = "(?:以上|上述|各项|[两三四五六七八九十]项|资金|经费|支出|收入)*(?:合计|总计|共计)"
MAY_BE_CLOSED_NEXT = Sign(
    f"(?<=。){_OPENS}[^，。；0-9]{{0,24}}[0-9]",
    words("。合计 。总计 。共计 。以上 。上述 。各项 。资金 。经费 。支出 。收入")
    | words("两项 三项 四项 五项 六项 七项 八项 九项 十项"),
)
"""What may tell of the total of the sentence before."""

_TOTAL = lazy_pattern(f"{_OPENS}[^，。；0-9]{{0,24}}")
_NO_ITEM = lazy_pattern("其中|合计|总计|共计|[，；]共|(?<=。)共")
_FEWEST, _LONG, _NEAR = 3, 3, 20


def read_sums_closed_next(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that no items of the sentence before make, each with one figure."""
    for at, total in enumerate(statements):
        if at < _FEWEST or statements[at - 1].period != total.period - 1 or not total.is_exact:
            continue
        if not _TOTAL.fullmatch(total.gap):
            continue
        before = [one for one in statements[:at] if one.period == total.period - 1]
        parts = [one for one in before if one.unit == total.unit]
        if len(parts) < _FEWEST or len({one.item for one in parts}) < len(parts):
            continue
        listed = total.text[before[0].begin : total.begin]
        if _NO_ITEM.search(listed) or not all(map(may_be_summand, parts)) or overlap(total, parts):
            continue
        if _is_meant(total, parts):
            yield NearSum(parts[0].quantity.start, total.quantity.end, total, tuple(parts))


def _is_meant(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts make a total nearly, or but for a slip in one figure."""
    added: Decimal = sum((one.quantity.value for one in parts), 0 * total.quantity.value)
    gap = added - total.quantity.value
    if abs(gap) * _NEAR <= total.quantity.value:
        return True
    true = [(total, added), *((one, one.quantity.value - gap) for one in parts)]
    return any(
        value > 0
        and (
            is_of_other_unit(value, one.quantity)
            or (len(one.quantity.digits) >= _LONG and is_slip(value, one.quantity))
        )
        for one, value in true
    )
