"""What is wrong with shares, accounts and what figures make, in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import in_unit_of, plain, unit_of
from reportgen.checks.reckoning import may_hold, mistake_in, shown
from reportgen.checks.rounded_sums import margin_of
from reportgen.chinese.figures.exactness import FINEST, HUNDRED, rounding
from reportgen.chinese.figures.slips import is_exchanged, is_slip
from reportgen.chinese.totals.accounts import made
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.chinese.figures.equations import Equation
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.rates.relations import Share
    from reportgen.chinese.totals.accounts import Account

_CENT, _LARGEST_SMALL, _WAN = Decimal(50), Decimal(1_000_000), 4
"""Half of 0.01万元, and up to where money written with fewer decimals is as exact as that."""

_FEWEST_DIGITS = 3


class Mistake(NamedTuple):
    """What is wrong, with the figure that is and those it was reckoned from."""

    message: str
    stated: Quantity
    used: tuple[Quantity, ...] = ()
    is_sure: bool = True


def equation_mistake(equation: Equation) -> Mistake | None:
    """Return what is wrong with an equation that a text states."""
    message = mistake_in(equation)
    if not message:
        return None
    is_sure = equation.sure and not (equation.kind == "ratio" and may_hold(equation))
    return Mistake(message, equation.stated, equation.terms, is_sure)


_FAR = 10
"""So many times all that went into an account is no end of it."""


def account_mistake(account: Account) -> Mistake | None:
    """Return what the terms of an account make where it tells another end, however it is meant."""
    told, figures = account.told.quantity, [one.quantity for _, one in account.terms]
    margin = margin_of((told, *figures))
    if any(abs(abs(made(way)) - told.value) <= margin for way in account.ways()):
        return None
    if told.value > _FAR * sum(figure.value for figure in figures):
        return None  # it is of another account
    terms = "".join(f"{mark}{in_unit_of(told, one.quantity.value)}" for mark, one in account.terms)
    true = in_unit_of(told, made(account.terms)).replace("-", "−")
    message = f"{terms.lstrip('+')}={true}{unit_of(told)}，不是"
    message += f"{in_unit_of(told, told.value)}{unit_of(told)}"
    return Mistake(message, told, tuple(figures), account.is_sure)


def share_mistake(share: Share) -> Mistake | None:
    """Return what is wrong with a share whose part and whole a text tells."""
    part, whole, rate = share.part, share.whole, share.rate
    if not (part.exact and whole.exact and rate.exact) or part.unit != whole.unit:
        return None
    if whole.value <= 0 or rate.unit != "%" or part.value < 0:
        return None
    one, two = shown(part.value, whole.value, of=(part, whole))
    return stated_wrong(f"{one}÷{two}", part.value, whole.value, rate, (part,), (whole,))


def told_wrong(
    terms: str, gap: Decimal, base: Decimal, rate: Quantity, used: tuple[Quantity, ...]
) -> Mistake:
    """Return that terms make another rate than is told, which words may tell of others."""
    message = f"{terms}={_percent(gap, base, rate)}%，不是{plain(rate.value)}%"
    return Mistake(message, rate, used, is_sure=False)


def stated_wrong(
    terms: str,
    gap: Decimal,
    base: Decimal,
    rate: Quantity,
    above: tuple[Quantity, ...],
    below: tuple[Quantity, ...],
) -> Mistake | None:
    """Compare a rate with gap ÷ base, which come of figures that may have been rounded.

    Little money with few decimals is written exactly, as a rule: then a slip is told of.
    """
    base_spread = sum((rounding(one) for one in below), Decimal(0))
    if base <= base_spread:
        return None
    spread = sum((rounding(one) for one in above), Decimal(0))
    true = gap / base * HUNDRED
    is_off = is_off_rate(true, rate, (spread + true / HUNDRED * base_spread) / base * HUNDRED)
    if not is_off:
        spread, base_spread = (
            sum((_fine_rounding(one) for one in figures), Decimal(0)) for figures in (above, below)
        )
        is_off = is_off_rate(true, rate, (spread + true / HUNDRED * base_spread) / base * HUNDRED)
        few = len(rate.digits) < _FEWEST_DIGITS
        if few or not (is_slip(true, rate) if is_off else _has_digits_exchanged(true, rate)):
            return None
        return told_wrong(terms, gap, base, rate, (*above, *below))
    message = f"{terms}={_percent(gap, base, rate)}%，不是{plain(rate.value)}%"
    return Mistake(message, rate, (*above, *below))


def _has_digits_exchanged(true: Decimal, rate: Quantity) -> bool:
    """Return whether a rate is the one that its figures make as written but for two digits."""
    return rate.places > 1 and is_exchanged(true, rate)


def _fine_rounding(quantity: Quantity) -> Decimal:
    """Return what rounding may have taken from a figure, of little money no more than 分."""
    is_little = quantity.unit == "元" and quantity.exponent == _WAN
    if is_little and quantity.value < _LARGEST_SMALL:
        return min(rounding(quantity), _CENT)
    return rounding(quantity)


def is_off_rate(true: Decimal, rate: Quantity, spread: Decimal) -> bool:
    """Return whether a stated rate is beyond tolerance, its rounding and that of its numbers."""
    allowed = max(FINEST, Decimal(1).scaleb(-rate.places) / 2 + Decimal("0.000001"))
    return abs(true - abs(rate.value)) > allowed + spread


def _percent(part: Decimal, whole: Decimal, rate: Quantity) -> str:
    places = Decimal(1).scaleb(-max(rate.places, 2))
    return plain((part / whole * HUNDRED).quantize(places, ROUND_HALF_UP))
