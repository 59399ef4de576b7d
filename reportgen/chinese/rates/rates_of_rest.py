"""Rates beside what was done and what was not: 支付185万元，未支付70万元，支付率72.55%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_VERBS = "支付|执行|使用|拨付|发放|支出|兑付"
MAY_HAVE_REST = Sign(
    f"(?:未|尚未|没有)(?:支|拨|{_VERBS})[^，。；0-9]{{0,6}}[0-9][^。；]{{2,40}}?"
    f"(?:{_VERBS})(?:率|进度)[^，。；0-9]{{0,3}}[0-9.]+[%％]",
    words("未支 未拨 未执 未使 未发 未兑 有支 有拨 有执 有使 有发 有兑"),
)
"""What may tell of a rate beside what is left to do."""

_RATE = lazy_pattern(f"(?P<verb>{_VERBS})(?:率|进度)(?:达到?|为|是|约)?")
_LEFT = lazy_pattern(f"(?:未|尚未|没有)(?:支|拨|{_VERBS})(?:的|资金|金额)*")
_AIMED = lazy_pattern("预算|计划|目标|安排|下达|到位")
_PAIR = 2


def read_rates_of_rest(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates of what was done in it and what is left together.

    These are the only figures of the sentence; where those before tell sums, one is both together.
    """
    for rate in statements:
        named = _RATE.fullmatch(rate.lead) if rate.unit == "%" and rate.is_exact else None
        if not named:
            continue
        here = [one for one in statements if one.period == rate.period and one.unit == "元"]
        if len(here) != _PAIR or not all(one.is_exact for one in here):
            continue
        done, left = here
        if not _LEFT.fullmatch(left.lead) or named["verb"] not in done.gap:
            continue
        if _LEFT.search(done.gap) or _AIMED.search(done.lead) or done.item != rate.item:
            continue
        before = [one for one in statements if one.period < rate.period and one.unit == "元"]
        whole = done.quantity.value + left.quantity.value
        if before and all(one.quantity.value != whole for one in before):
            continue
        yield Equation(
            done.quantity.start,
            rate.quantity.end,
            "share of sum",
            (done.quantity, left.quantity),
            rate.quantity,
            tuple((done.quantity, one.quantity) for one in before),
            sure=False,
            whole=whole,
        )
