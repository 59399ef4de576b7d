"""Sums of money in capitals, as vouchers and contracts write them: 肆仟壹佰贰拾万伍仟元整."""

from __future__ import annotations

from decimal import Decimal

from reportgen.chinese.numerals import chinese_integer
from reportgen.patterns import lazy_pattern

_CAPITALS = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億圆", "一二二三三四五六六七八九十百千万亿元"
)
_SHAPE = lazy_pattern(
    "(?:人民币)?(?P<yuan>[零〇一二三四五六七八九十百千万亿]+)元"
    "(?:零?(?P<jiao>[一二三四五六七八九])角)?(?:零?(?P<fen>[一二三四五六七八九])分)?[整正]?"
)


def capital_amount(text: str) -> Decimal | None:
    """Return a sum in 元 that is written in capitals, or in Chinese numerals; None for none."""
    match = _SHAPE.fullmatch(text.translate(_CAPITALS))
    if match is None:
        return None
    # In capitals ten is 壹拾, and a gap before 万 may go without its 零.
    yuan = chinese_integer(match["yuan"])
    if yuan is None:
        return None
    cents = 10 * (chinese_integer(match["jiao"] or "零") or 0)
    cents += chinese_integer(match["fen"] or "零") or 0
    return Decimal(yuan) + Decimal(cents).scaleb(-2)
