"""Quantities in prose: a number with its unit, what it is of, and how exactly it is meant."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reportgen.patterns import lazy_pattern
from reportgen.prose.figures import Figure, carried, ends_clause, read_figures
from reportgen.prose.measures import MONEY_WORDS, RATES, YUAN
from reportgen.prose.numerals import EXPONENTS, places
from reportgen.prose.phrases import object_after, subject_before

_WAN_EXPONENT = 4
_ABOUT = lazy_pattern(
    "(?:(?<![节合预签契公条制违履集特邀])约|(?<![附就邻临最靠接亲远相])近|将近|接近|大约|大概|"
    "(?<!赶)超|超过|超出|逾|不足|不到|不少于|不低于|不超过|不高于|不多于|多于|少于|高于|低于|大于|小于|"
    "突破|至少|最多|[≥≤＞＜><])为?$"
)
_ABOUT_ENDS = frozenset("约近概超过出逾足到于破少多≥≤＞＜><为")
_LONGEST_ABOUT = 4
_MONEY_BEFORE = lazy_pattern(
    rf"(?:{MONEY_WORDS})(?:款|额|总额|总量|总计|合计|共计|累计|共|达到|达|为|是|约|近|超过|超|计|"
    r"增加|减少|增至|减至|增加到|减少到|增长到|下降到|[\s:：]){0,4}$"
)
_LONGEST_MONEY_WORDS = 20


class Quantity(NamedTuple):
    """One quantity, as written at ``text[start:end]`` of the prose it was read from.

    ``value`` is exact and has 万 and 亿 multiplied in: 35.8亿元 is 3580000000 with ``unit`` 元.
    ``unit`` is a unit's usual name (㎡ is 平方米, ％ is %), a price such as 元/亩, or empty. For a
    range ``low`` and ``high`` are its ends and ``value`` is ``high``. ``approx`` tells that words
    such as 约, 余, 以上, 不足 stand by the number; those before it are not within ``start:end``.
    ``subject`` is the noun phrase before, ``object`` the one after; each is empty where unclear.
    ``missing_yuan`` marks a sum of money that lacks 元 (``资金24.4万，``; its unit is 元 all
    the same). ``places`` counts the decimals as written, ``exponent`` is the power of ten of the
    multiplier: 24.4万元 is exact to 10 ** (4 - 1) yuan. ``before`` is where the subject is read
    from: the whole prose, and two offsets between which it stands.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    approx: bool = False
    object: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    missing_yuan: bool = False
    places: int = 0
    exponent: int = 0
    before: tuple[str, int, int] = ("", 0, 0)

    @property
    def subject(self) -> str:
        """The noun phrase before, read when it is asked for: few rules look at each."""
        return _subject(*self.before)

    @property
    def wan(self) -> Decimal | None:
        """The sum of money in 万元, exact; None for what is not in 元."""
        if self.unit != YUAN:
            return None
        sign, digits, exponent = self.value.as_tuple()
        return Decimal((sign, digits, int(exponent) - _WAN_EXPONENT))

    @property
    def exact(self) -> bool:
        """Whether it states one number, neither a range nor one said to be about right."""
        return not self.approx and self.low is None


def read_quantities(text: str) -> list[Quantity]:
    """Give the quantities of a text in their order.

    A number counts only with a unit, or where a sum of money lacks its 元, people are counted in
    万, or a score is told. Dates, ordinals, document numbers, codes, telephone numbers, times and
    names with numbers are none; where a reading is in doubt there is none. A Chinese numeral
    counts with a few units that leave no doubt (三个村, 十二户), 一 and 二 alone never.
    """
    quantities = []
    floor = 0
    for left, right in read_figures(text):
        quantities.append(_quantity(text, left, right, floor))
        floor = right.end + len(quantities[-1].object)
    return quantities


def _quantity(text: str, left: Figure | None, right: Figure, floor: int) -> Quantity:
    start = left.start if left else right.start
    about = _about(text, start, floor)
    missing_yuan = not right.unit and _lacks_yuan(text, start, right, floor)
    value = right.value()
    return Quantity(
        start,
        right.end,
        text[start : right.end],
        value,
        YUAN if missing_yuan else right.unit,
        about < start or right.approx or (left is not None and left.approx),
        "" if right.unit in RATES else object_after(text, right.end),
        left.value(carried(left, right)) if left else None,
        value if left else None,
        missing_yuan,
        places(right.number),
        EXPONENTS.get(right.multiplier, 0),
        (text, about, floor),
    )


_subject = lru_cache(maxsize=1024)(subject_before)


def _about(text: str, start: int, floor: int) -> int:
    """Give where 约, 近, 超过 and the like begin before a number; ``start`` if none is there."""
    if text[start - 1 : start] not in _ABOUT_ENDS:
        return start
    words = _ABOUT.search(text, max(floor, start - _LONGEST_ABOUT), start)
    return words.start() if words else start


def _lacks_yuan(text: str, start: int, figure: Figure, floor: int) -> bool:
    """Tell whether 元 was left out: 万 or 亿 ends the clause and money is spoken of before."""
    first = max(floor, start - _LONGEST_MONEY_WORDS)
    return (
        bool(figure.multiplier)
        and ends_clause(text, figure.end)
        and _MONEY_BEFORE.search(text, first, start) is not None
    )
