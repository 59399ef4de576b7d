"""Sums of money told again in another unit, or in capitals: 1.26亿元（即12600万元）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.capital_amounts import capital_amount
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_NUMERALS = "零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_CAPITALS = (
    f"(?P<capitals>[{_NUMERALS}][{_NUMERALS}万萬亿億]*[元圆圓]"
    f"(?:[{_NUMERALS}]+角)?(?:[{_NUMERALS}]+分)?[整正]?)"
)
MAY_BE_RESTATED = Sign(
    f"元[（(，,](?:即|也就是|合(?!计)|折合?)?[0-9]|[{_NUMERALS}][拾佰仟万亿元圆]",
    each_of("元", "（(")
    | words("，即 ，合 ，折 ，也就是 ,即 ,合 ,折 ,也就是")
    | each_of(_NUMERALS, "拾佰仟万亿元圆"),
)
"""What may tell of one sum twice."""

_AGAIN = lazy_pattern("[（(，,](?P<said>即|也就是|合(?!计)|折合?)?(?:人民币)?")
_BEFORE = lazy_pattern(f"{_CAPITALS}[（(，,](?:即|合|小写)?[：:]?(?:人民币)?[¥￥]?$")
_BEHIND = lazy_pattern(f"[（(，,](?:大写)?[：:]?(?:人民币)?{_CAPITALS}")
_PRICE = lazy_pattern("[每各均]|单价|标准|[/／]")
_CLOSES, _LONG = frozenset("）)"), 4


class RestatedSum(NamedTuple):
    """A sum of ``value`` 元, as its ``words`` tell it first or in capitals, and as told beside."""

    start: int
    end: int
    words: str
    value: Decimal
    told: Quantity
    is_sure: bool


def read_restated_sums(statements: Sequence[Statement]) -> Iterator[RestatedSum]:
    """Return the sums that are told twice with two values.

    Where only brackets tell that it is one sum, the digits must: 1.26亿元（1260万元）.
    """
    for at, told in enumerate(statements):
        if told.unit != "元" or not told.is_exact:
            continue
        if at and (found := _in_other_unit(statements[at - 1], told)):
            yield found
        yield from _in_capitals(told)


def _in_other_unit(first: Statement, told: Statement) -> RestatedSum | None:
    one, other, text = first.quantity, told.quantity, told.text
    if first.unit != "元" or not first.is_exact or one.exponent == other.exponent:
        return None
    if _PRICE.search(first.lead):
        return None  # 4名新生各得3000元，合1.2万元
    again = _AGAIN.fullmatch(text, one.end, other.start)
    is_closed = text[other.end : other.end + 1] in _CLOSES
    if again is None or not (again["said"] or (again[0] in "（(" and is_closed)):
        return None
    if abs(one.value - other.value) <= max(step(one), step(other)):
        return None
    is_spelt_out = not one.exponent and len(one.digits) >= _LONG and is_closed
    if not (again["said"] or is_spelt_out or _is_alike(one, other)):
        return None  # 总投资2亿元（5000万元） may be of a year
    return RestatedSum(one.start, other.end, one.text, one.value, other, is_spelt_out)


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures differ by their point or by a slip."""
    return one.digits.rstrip("0") == other.digits.rstrip("0") or is_slip(one.value, other)


def _in_capitals(told: Statement) -> Iterator[RestatedSum]:
    quantity, text = told.quantity, told.text
    found = _BEFORE.search(told.gap)
    begin = told.begin
    if found is None:
        found, begin = _BEHIND.match(text, quantity.end), 0
    if found is None:
        return
    value = capital_amount(found["capitals"])
    if value is not None and abs(value - quantity.value) > step(quantity) / 2:
        start, end = (begin + place for place in found.span())
        start, end = min(start, quantity.start), max(end, quantity.end)
        yield RestatedSum(start, end, found["capitals"], value, quantity, is_sure=False)
