"""Sums of money in capitals, as vouchers and contracts write them: 肆仟壹佰贰拾万伍仟元整."""

from __future__ import annotations

from decimal import Decimal

from reportgen.chinese.numerals import chinese_integer
from reportgen.patterns import lazy_pattern

_CAPITALS = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億圆圓", "一二二三三四五六六七八九十百千万亿元元"
)
_SHAPE = lazy_pattern(
    "(?:人民币)?(?P<yuan>[零〇一二三四五六七八九十百千万亿]+)元"
    "(?:零?(?P<jiao>[一二三四五六七八九])角|零角)?(?:零?(?P<fen>[一二三四五六七八九])分|零分)?[整正]?"
)
_DECIMAL = lazy_pattern(
    "(?P<whole>[零〇一二三四五六七八九十百千]+)点(?P<decimals>[零〇一二三四五六七八九]{1,8})"
    "(?P<unit>[万亿]?)元[整正]?"
)
_NEEDLESS_ZERO = lazy_pattern("(?<=[万亿])[零〇](?=.千)")
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_EXPONENT = {"": 0, "万": 4, "亿": 8}


def capital_amount(text: str) -> Decimal | None:
    """Return a sum in 元 that is written in capitals, or in Chinese numerals; None for none."""
    plain = text.translate(_CAPITALS)
    if match := _DECIMAL.fullmatch(plain):
        whole = chinese_integer(match["whole"])
        if whole is None:
            return None
        number = Decimal(f"{whole}.{match['decimals'].translate(_DIGITS)}")
        return number.scaleb(_EXPONENT[match["unit"]])
    match = _SHAPE.fullmatch(plain)
    if match is None:
        return None
    # In capitals ten is 壹拾; a gap before 万 may go without its 零, and 零 stand where none is.
    yuan = chinese_integer(match["yuan"])
    if yuan is None:
        yuan = chinese_integer(_NEEDLESS_ZERO.sub("", match["yuan"]))
    if yuan is None:
        return None
    cents = 10 * (chinese_integer(match["jiao"] or "零") or 0)
    cents += chinese_integer(match["fen"] or "零") or 0
    return Decimal(yuan) + Decimal(cents).scaleb(-2)
