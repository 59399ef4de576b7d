"""What is left of money told over several sentences: 到位A。截至年底支出B，结余C."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.equations import Terms
    from reportgen.chinese.figures.statements import Statement

MAY_BE_REST_OF_MONEY = Sign(
    "[余转额未](?:(?<=结[余转])|(?<=[剩节]余)|(?<=余额)|(?<=未)(?:支付|支出|拨付|使用|执行|完成))"
    "[^，。；0-9]{0,10}[0-9]",
    words("结余 结转 剩余 节余 余额 未支 未拨 未使 未执 未完"),
)
"""What may tell how much money is left."""

_LEFT = lazy_pattern("结余|结转|剩余|节余|余额|未(?:支付|支出|拨付|使用|执行|完成)")
_BEFORE = lazy_pattern(
    "年初|期初|上年(?!度?预算)|去年|以前|历年|累计|滚存|收回|上缴|存款|债务|贷款|其中"
)
_ADJUSTED = lazy_pattern(
    "收回|减去|加上|调[出入]|上缴|调[增减整]|追[加减]|核减|压减|退回|财政统筹|盘活|另"
)
_CAME = lazy_pattern(
    "预算|计划|安排|下达|到位|收入|拨款|总投资|筹集|资金总[额量]|批复|总量|合计|共计"
)
_WENT = lazy_pattern("支出|支付|拨付|使用|执行|完成|列支|发放|兑付|报账")
_DIGITS, _MOST, _BACK = 4, 14, 2


def read_rests_of_money(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return what is left of money that came in but for a slip in one of the three figures.

    What came in and what was spent stand before it, in its sentence or up to two before; where any
    figures there make it, it is right.
    """
    money = [one for one in statements if one.unit == YUAN]
    for at, rest in enumerate(money):
        if at < 1 or not _is_rest(rest):
            continue
        near = [one for one in money[:at] if rest.period - one.period <= _BACK][-_MOST:]
        first = min((one.begin for one in near), default=rest.begin)
        if _ADJUSTED.search(rest.text, first, rest.quantity.end):
            continue
        others = [
            one for one in money if abs(one.period - rest.period) <= _BACK and one is not rest
        ]
        if _is_made(rest.quantity.value, [one.quantity.value for one in others][: _MOST + 2]):
            continue
        if pair := _pair(near, rest):
            start, end = pair[0].quantity.start, rest.quantity.end
            terms: Terms = pair[0].quantity, pair[1].quantity
            yield Equation(start, end, "difference", terms, rest.quantity, sure=False)


def _is_rest(one: Statement) -> bool:
    told = one.is_exact and one.quantity.value > 0 and len(one.quantity.digits) >= _DIGITS - 1
    return told and bool(_LEFT.search(one.lead)) and not _BEFORE.search(one.lead)


def _is_made(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Return whether one, two or three figures make a value, added or taken from each other."""
    if value in others:
        return True
    for one, other in combinations(others, 2):
        if value in (abs(one - other), one + other):
            return True
    return any(
        value in (abs(one - other - last), abs(one + other - last), abs(one - other + last))
        for one, other, last in combinations(others, 3)
    )


def _pair(near: Sequence[Statement], rest: Statement) -> tuple[Statement, Statement] | None:
    """Return what came in and what was spent that leave a rest but for a slip."""
    levels = [one for one in near if one.role == "level" and one.is_exact and not one.is_last_year]
    spent = [one for one in levels if _WENT.search(one.lead) and one.period >= rest.period - 1]
    for part in reversed(spent):
        for whole in reversed(levels):
            if whole is part or whole.begin > part.begin or not _CAME.search(whole.lead):
                continue
            left = whole.quantity.value - part.quantity.value
            if left > 0 and _is_slipped(whole, part, rest, left):
                return whole, part
    return None


def _is_slipped(whole: Statement, part: Statement, rest: Statement, left: Decimal) -> bool:
    told = rest.quantity.value
    trues = (
        (rest, left),
        (whole, part.quantity.value + told),
        (part, whole.quantity.value - told),
    )
    return any(
        true > 0
        and len(one.quantity.digits.rstrip("0")) >= _DIGITS - 1
        and is_slip(true, one.quantity)
        for one, true in trues
    )
