"""Quantities in prose: a number with its unit, what it is of, and how exactly it is meant."""

from __future__ import annotations

from decimal import Decimal

from reportgen.chinese.figures.measure_words import MONEY_WORDS, MULTIPLES, RATES, YUAN
from reportgen.chinese.figures.phrases import object_after, subject_before
from reportgen.chinese.figures.stated_numbers import (
    StatedNumber,
    carried,
    ends_clause,
    read_figures,
)
from reportgen.chinese.numerals import EXPONENTS, digits, places
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

_WAN_EXPONENT = 4
_ABOUT = lazy_pattern(
    "(?:(?<![节合预签契公条制违履集特邀])约|(?<![附就邻临最靠接亲远相])近|将近|接近|大约|大概|"
    "(?<!赶)超|超过|超出|逾|不足|不到|不少于|不低于|不超过|不高于|不多于|多于|少于|高"
    "于|低于|大于|小于|"
    "突破|至少|最多|[≥≤＞＜><])为?$"
)
_ABOUT_ALONE = frozenset("约近超逾≥≤＞＜><")
_ABOUT_ENDS = frozenset(
    (
        *("大概", "超过", "超出", "不足", "不到", "少于", "低于", "高于", "多于", "大于", "小于"),
        *("突破", "至少", "最多"),
        *(f"{end}为" for end in "约近概超过出逾足到于破少多≥≤＞＜><"),
    )
)
"""With what a word of _ABOUT ends: before most figures none does."""

_NAME, _PERSON = "名", "人"
_RANKS, _NEAR = lazy_pattern("排名|名次|位次|排位"), 20
_LONGEST_ABOUT = 4
_SET = lazy_pattern("(?:任务|计划|目标)(?:总?投资|总?额|数|值|任务)?[为是：]?$")
"""Words of what a plan set, right before a figure."""
_LONGEST_SET = 8
_MONEY_BEFORE = lazy_pattern(
    rf"(?:{MONEY_WORDS})(?:款|额|总额|总量|总计|合计|共计|累计|共|达到|达|为|是|约|近|超过|超|计|"
    r"下达|到位|安排|拨付|支付|增加|减少|增至|减至|增加到|减少到|增长到|下降到|[\s:：]){0,4}$"
)
_LONGEST_MONEY_WORDS = 20


class Quantity:
    """One quantity, as written at ``text[start:end]`` of the prose it was read from.

    ``unit`` is a unit's usual name (㎡ is 平方米, ％ is %, 名 is 人), a price such as 元/亩, or
    empty; what is written in 公里 is told in 米, 吨 in 公斤, as 万元 is in 元.
    ``missing_yuan`` marks a sum of money that lacks 元 (``资金24.4万，``; its unit is 元 all
    the same). ``places`` counts the decimals as written, ``exponent`` is the power of ten of the
    multiplier: 24.4万元 is exact to 10 ** (4 - 1) yuan. What few rules ask for is read when it
    is asked for.
    """

    def __init__(
        self, source: str, left: StatedNumber | None, right: StatedNumber, before: Quantity | None
    ) -> None:
        self.start = left.start if left else right.start
        self.end = right.end
        self._source = source
        self._left, self._right = left, right
        self._before = before
        self.missing_yuan = not right.unit and self._lacks_yuan()
        unit, self._multiple = MULTIPLES.get(right.unit, (right.unit, 0))
        if unit == _NAME and not _RANKS.search(source, max(0, self.start - _NEAR), self.start):
            unit = _PERSON
        self.unit = YUAN if self.missing_yuan else unit

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._place == other._place

    def __hash__(self) -> int:
        return hash(self._place)

    def __repr__(self) -> str:
        return f"Quantity({self.text!r} at {self.start}, subject={self.subject!r})"

    @property
    def text(self) -> str:
        """The quantity as written, without words such as 约 before it."""
        return self._source[self.start : self.end]

    @LazyProperty
    def value(self) -> Decimal:
        """The exact value, 万 and 亿 multiplied in: 35.8亿元 is 3580000000; ``high`` of a range."""
        value = self._right.value()
        return value.scaleb(self._multiple) if self._multiple else value

    @property
    def low(self) -> Decimal | None:
        """The lower end of a range; None for what is none."""
        if self._left is None:
            return None
        multiple = MULTIPLES.get(self._left.unit or self._right.unit, ("", 0))[1]
        return self._left.value(carried(self._left, self._right)).scaleb(multiple)

    @property
    def high(self) -> Decimal | None:
        """The upper end of a range; None for what is none."""
        return self.value if self._left else None

    @property
    def approx(self) -> bool:
        """Whether words such as 约, 余, 以上 stand by it; those before are not in ``text``."""
        left = self._left
        return self._about < self.start or self._right.approx or (left is not None and left.approx)

    @LazyProperty
    def exact(self) -> bool:
        """Whether it states one number, neither a range nor one said to be about right."""
        if self._left is not None or self._right.approx:
            return False
        return not self._may_be_about() or self._about == self.start

    @LazyProperty
    def places(self) -> int:
        """How many decimals it is written with."""
        return places(self._right.number)

    @LazyProperty
    def digits(self) -> str:
        """The digits it is written with, without those 0 it begins with."""
        return digits(self._right.number)

    @LazyProperty
    def exponent(self) -> int:
        """The power of ten of its multiplier and unit: 4 for 万亩, 3 for 公里."""
        return EXPONENTS.get(self._right.multiplier, 0) + self._multiple

    @property
    def is_rounded(self) -> bool:
        """Whether it is written with decimals or a multiplier, so that it may be rounded.

        A round figure that a plan set is exact: 任务2亿元.
        """
        if self.places:
            return True
        first = max(0, self.start - _LONGEST_SET)
        return bool(self._right.multiplier) and not _SET.search(self._source, first, self.start)

    @LazyProperty
    def subject(self) -> str:
        """The noun phrase before it, which it is the amount of; empty where unclear."""
        return subject_before(self._source, self._about, self._floor)

    @LazyProperty
    def object(self) -> str:
        """The noun phrase after it, which it counts; empty where unclear."""
        return "" if self._right.unit in RATES else object_after(self._source, self.end)

    @property
    def wan(self) -> Decimal | None:
        """The sum of money in 万元, exact; None for what is not in 元."""
        if self.unit != YUAN:
            return None
        sign, digits, exponent = self.value.as_tuple()
        return Decimal((sign, digits, int(exponent) - _WAN_EXPONENT))

    @property
    def _place(self) -> tuple[str, int, int]:
        return self._source, self.start, self.end

    @property
    def _floor(self) -> int:
        """Where the words of the quantity before it end."""
        return self._before.end + len(self._before.object) if self._before else 0

    @LazyProperty
    def _about(self) -> int:
        """Where 约, 近, 超过 and the like begin before it; its own start if none is there."""
        start = self.start
        if not self._may_be_about():
            return start
        first = max(self._floor, start - _LONGEST_ABOUT)
        words = _ABOUT.search(self._source, first, start)
        return words.start() if words else start

    def _may_be_about(self) -> bool:
        """Return whether what stands right before it may be the end of 约, 不足 and the like."""
        start = self.start
        last_two = self._source[start - 2 if start > 1 else 0 : start]
        return last_two[-1:] in _ABOUT_ALONE or last_two in _ABOUT_ENDS

    def _lacks_yuan(self) -> bool:
        """Return whether 元 was left out: 万 or 亿 ends the clause and money is meant before."""
        if not self._right.multiplier or not ends_clause(self._source, self.end):
            return False
        first = max(self._floor, self.start - _LONGEST_MONEY_WORDS)
        return _MONEY_BEFORE.search(self._source, first, self.start) is not None


def read_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text in their order.

    A number counts only with a unit, or where a sum of money lacks its 元, people are counted in
    万, or a score is told. Dates, ordinals, document numbers, codes, telephone numbers, times and
    names with numbers are none; where a reading is in doubt there is none. A Chinese numeral
    counts with a few units that leave no doubt (三个村, 十二户), 一 and 二 alone never.
    """
    quantities: list[Quantity] = []
    quantity = None
    for left, right in read_figures(text):
        quantity = Quantity(text, left, right, quantity)
        quantities.append(quantity)
    return quantities
