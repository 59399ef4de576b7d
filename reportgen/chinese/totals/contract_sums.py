"""Prices of contracts that what was paid, with what is owed, does not make.

So 合同金额68万元，分三次支付：开工付A，完工付B，验收付C，已付清; 合同价58万元。已付A，尚欠B.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_PAID_OFF = Sign(
    "[两二三四五六][次期笔批](?:支付|付[款清讫]?|拨付|结[清算])[^，。；：0-9]{0,6}[：:，]"
    "|(?:[尚还仍]欠|[尚还]未(?:支付|付)|未付|待付|欠付)[^，。；0-9]{0,8}[0-9]",
    each_of("次期笔批", "支付拨结") | words("尚欠 还欠 仍欠 未支 未付 待付 欠付"),
)
"""What may tell how the price of a contract was paid."""

_PRICE = lazy_pattern(
    "(?:合同|结算|审定|中标|成交)(?:审定)?(?:总?价款?|总?金额|总?额|造价)?(?:为|是|共)?$"
)
_TIMES = lazy_pattern(
    "(?P<count>[两二三四五六])[次期笔批](?:支付|付[款清讫]?|拨付|结[清算])[^，。；：0-9]{0,6}[：:，]"
)
_PAYS = lazy_pattern("付|拨|结清")
_PAID_OFF = lazy_pattern("付清|付讫|结清|全额支付|全部支付|支付完毕")
_PAID = lazy_pattern("已(?:经|累计)?(?:支付|付|拨付)|(?:支付|付款|拨付)(?:了)?$")
_OWED = lazy_pattern("[尚还仍]欠|[尚还]未(?:支付|付)|未付|待付|欠付")
_UNCHANGED = lazy_pattern(
    "(?:未|没有|无|也没有)(?:发生|任何)?(?:工程|合同)?(?:变更|增减|变化|调整|扣款|扣减|核减)(?:和(?:扣款|核减))?"
)
_CHANGED = lazy_pattern(
    "变更|增减|调整|扣款|扣减|扣除|核减|核增|审减|审定|质保|保修|另|违约|税|利息|预付|结算价|补充协议"
)
_MAY_BE_OF = lazy_pattern("审定|结算价?")
_FEWEST, _DIGITS = 2, 3
_FAR = Decimal("0.3")


def read_contract_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the one price that a text tells, with payments that should make it and do not."""
    opens = brackets_around(statements)
    money = [
        one
        for one, opened in zip(statements, opens, strict=True)
        if opened == OUTSIDE and one.unit == "元"
    ]
    prices = [one for one in money if _PRICE.search(one.lead)]
    if len(prices) != 1 or not prices[0].is_exact:
        return
    (price,) = prices
    after = [one for one in money if one.begin >= price.quantity.end]
    text = price.text
    if len(after) < _FEWEST or not all(one.is_exact and one.role == "level" for one in after):
        return
    plain = _MAY_BE_OF.sub("", _UNCHANGED.sub("", text), count=1)
    if _CHANGED.search(plain):
        return
    if _is_paid_in_turn(price, after) or _is_paid_in_part(price, after):
        figures = [price.quantity, *(one.quantity for one in after)]
        yield NearSum(figures[0].start, figures[-1].end, price, tuple(after))


def _is_paid_in_turn(price: Statement, paid: Sequence[Statement]) -> bool:
    """Return whether all payments that are announced stand there, and pay it off."""
    text, last = price.text, paid[-1].quantity.end
    times = _TIMES.search(text, price.quantity.end, paid[0].quantity.start)
    if not times or chinese_integer(times["count"].replace("两", "二")) != len(paid):
        return False
    if not all(_PAYS.search(one.gap) for one in paid):
        return False
    is_all = _PAID_OFF.search(text, times.start()) is not None
    gap = abs(sum((one.quantity.value for one in paid), Decimal(0)) - price.quantity.value)
    return is_all and gap <= price.quantity.value * _FAR and not _OWED.search(text, last)


def _is_paid_in_part(price: Statement, after: Sequence[Statement]) -> bool:
    """Return whether what was paid and what is owed differ from it by a slip, or it never moved."""
    if len(after) != _FEWEST or after[0].period == price.period:
        return False
    paid, owed = after
    if not (_PAID.search(paid.lead) and _OWED.search(owed.lead)):
        return False
    gap = paid.quantity.value + owed.quantity.value - price.quantity.value
    if abs(gap) > price.quantity.value * _FAR:
        return False
    return _UNCHANGED.search(price.text) is not None or any(
        len(one.quantity.digits) >= _DIGITS and is_slip(true, one.quantity)
        for one, true in (
            (price, price.quantity.value + gap),
            (paid, paid.quantity.value - gap),
            (owed, owed.quantity.value - gap),
        )
    )
