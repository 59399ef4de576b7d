"""Whether what a text says its figures make is what they make, as exactly as they are written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain, unit_of
from reportgen.chinese.figures.exactness import FINEST, HUNDRED, ratio_fits, rounding, step
from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.figures.slips import is_exchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.chinese.figures.equations import Equation, Terms
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.prices.products import WrittenProduct, WrittenQuotient

_WAN, _TWO = 4, 2

_FAR_APART = Decimal("0.1")
"""How far, in points, a share may be off where another of the same list is right."""

_ALIKE = Decimal("0.1")
"""By how much two figures may differ that are said to be about the same."""

_PRODUCTS = ("product", "average")
_MARKS = {"ratio": "÷", "difference": "−", "left": "−", "sum": "+", "product": "×", "average": "×"}


def mistake_in(equation: Equation) -> str:
    """Return what the figures of an equation make where the text says otherwise; else nothing."""
    if equation.kind in ("same", "alike"):
        one, other = equation.terms
        alike = _same(one, other) if equation.kind == "same" else _alike(one, other)
        return "" if alike else f"{one.text}和{other.text}不相同，相差{_apart(one, other)}"
    if equation.kind in _TOLD_APART:
        return _TOLD_APART[equation.kind](equation)
    if may_hold(equation) and not _has_digits_exchanged(equation):
        return ""
    one, other = equation.terms
    if equation.kind == "ratio":
        if not other.value and one.value > 0 and equation.stated.value:
            return f"{other.text}作分母，算不出{equation.stated.text}"
        if other.value <= 0 or one.value < 0:
            return ""
        first, second = shown(one.value, other.value, of=equation.terms)
        true = percent(one.value, other.value, equation.stated)
        return f"{first}÷{second}={true}%，不是{plain(equation.stated.value)}%"
    made = _made(equation.kind, equation.terms).scaleb(equation.scale)
    of = (*equation.terms, equation.stated)
    if equation.kind in _PRODUCTS:
        stated = equation.stated
        true, told = shown(made, stated.value, of=(stated,))
        return f"{one.text}×{other.text}={true}{unit_of(stated)}，不是{told}{unit_of(stated)}"
    larger, smaller = one.value, other.value
    if equation.kind == "difference" and larger < smaller:
        larger, smaller = smaller, larger
    first, second, true, told = shown(larger, smaller, made, equation.stated.value, of=of)
    is_of_rates = equation.stated.unit in RATES  # 94%−92%=2个百分点
    unit = unit_of(equation.stated if is_of_rates else _finest(of))
    true = true.replace("-", "−")
    return f"{first}{_MARKS[equation.kind]}{second}={true}{unit}，不是{told}{unit}"


def _wrong_times(equation: Equation) -> str:
    """Return how many times as much, or more, a figure is than another where the text errs."""
    one, other = equation.terms
    times = equation.stated
    if other.value <= 0 or one.value <= 0:
        return ""
    first, second = shown(one.value, other.value, of=equation.terms)
    is_more = equation.kind == "times more"
    true = (one.value - other.value if is_more else one.value) / other.value
    spread = (rounding(one) + rounding(other) * true) / other.value
    if abs(true - times.value) <= step(times) / 2 + spread:
        return ""
    made = plain(true.quantize(Decimal(1).scaleb(-max(times.places, 2)), ROUND_HALF_UP))
    terms = f"({first}−{second})÷{second}" if is_more else f"{first}÷{second}"
    return f"{terms}={made}倍，不是{plain(times.value)}倍"


def wrong_product(product: WrittenProduct) -> str:
    """Return what a product that is written out makes where the text says otherwise."""
    if abs(product.made - product.stated) <= product.step / 2:
        return ""
    true, told = (plain(each.scaleb(-product.exponent)) for each in (product.made, product.stated))
    return f"{product.text}={true}{product.unit}，不是{told}{product.unit}"


def wrong_quotient(quotient: WrittenQuotient) -> str:
    """Return what a rate that is written out makes where the text says otherwise."""
    allowed = max(FINEST, Decimal(1).scaleb(-quotient.places) / 2 + Decimal("0.000001"))
    if abs(quotient.made - quotient.stated) <= allowed:
        return ""
    true = quotient.made.quantize(Decimal(1).scaleb(-max(quotient.places, 2)), ROUND_HALF_UP)
    return f"算出来是{plain(true)}%，不是{plain(quotient.stated)}%"


def may_hold(equation: Equation) -> bool:
    """Return whether figures make what a text says, rounded as they are written, in any reading."""
    return any(_holds(equation, terms) for terms in (equation.terms, *equation.others))


def _has_digits_exchanged(equation: Equation) -> bool:
    """Return whether a rate is the one that its figures make as written but for two digits.

    Rounding alone would let it pass: 18.42÷21.5=85.67%, and not 85.76%.
    """
    (one, other), rate = equation.terms, equation.stated
    if equation.kind != "ratio" or rate.places < _TWO or other.value <= 0:
        return False
    if any(terms != equation.terms for terms in equation.others):
        return False
    return equation.sure and is_exchanged(one.value / other.value * HUNDRED, rate)


def _holds(equation: Equation, terms: Terms) -> bool:
    one, other = terms
    if equation.kind == "ratio":
        alike = same_unit(one.unit, other.unit) or terms == equation.terms
        return alike and ratio_fits(one, other, equation.stated)
    made = _made(equation.kind, terms).scaleb(equation.scale)
    if equation.kind in _PRODUCTS:
        spread = (abs(other.value) * rounding(one)).scaleb(equation.scale)
        spread += step(equation.stated) / 2
        if equation.kind == "average":
            spread += abs(one.value).scaleb(equation.scale) * step(other) / 2
        return abs(made - equation.stated.value) <= spread
    spread = sum((_spread(each) for each in (one, other, equation.stated)), Decimal(0))
    return abs(made - abs(equation.stated.value)) <= spread


def _made(kind: str, terms: Terms) -> Decimal:
    one, other = terms
    if kind in _PRODUCTS:
        return one.value * other.value
    if kind == "left":
        return one.value - other.value
    return one.value + other.value if kind == "sum" else abs(one.value - other.value)


def _spread(quantity: Quantity) -> Decimal:
    """Return what rounding may have taken from a term: none from whole 万元, which are budgets."""
    return rounding(quantity) if quantity.places or quantity.exponent > _WAN else Decimal(0)


def percent(part: Decimal, whole: Decimal, rate: Quantity) -> str:
    """Write what percentage a part is of a whole, with as many decimals as a rate, at least two."""
    places = Decimal(1).scaleb(-max(rate.places, 2))
    return plain((part / whole * HUNDRED).quantize(places, ROUND_HALF_UP))


def shown(*values: Decimal, of: Sequence[Quantity]) -> list[str]:
    """Write values in the smallest multiplier that the quantities they come from are in."""
    exponent = min(quantity.exponent for quantity in of)
    return [plain(value.scaleb(-exponent)) for value in values]


def _wrong_share_of_sum(equation: Equation) -> str:
    """Return what share a part is of all parts together where the text says otherwise."""
    part, whole = equation.terms[0], equation.whole
    if whole is None:
        return ""
    apart = abs(part.value / whole * HUNDRED - equation.stated.value)
    written = Decimal(1).scaleb(-equation.stated.places) / 2
    if apart <= max(_FAR_APART, written) and ratio_fits(part, part, equation.stated, value=whole):
        return ""
    one, all_of_them = shown(part.value, whole, of=equation.terms)
    true = plain((part.value / whole * HUNDRED).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return f"{one}÷{all_of_them}={true}%，不是{plain(equation.stated.value)}%"


_TOLD_APART: dict[str, Callable[[Equation], str]] = {
    "share of sum": _wrong_share_of_sum,
    "times": _wrong_times,
    "times more": _wrong_times,
}
"""What tells of the kinds that are no plain reckoning of two figures."""


def _alike(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) <= max(one.value, other.value) * _ALIKE


def _same(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) <= max(rounding(one), rounding(other))


def _apart(one: Quantity, other: Quantity) -> str:
    (apart,) = shown(abs(one.value - other.value), of=(one, other))
    return apart + unit_of(_finest((one, other)))


def _finest(quantities: Sequence[Quantity]) -> Quantity:
    return min(quantities, key=lambda each: each.exponent)
