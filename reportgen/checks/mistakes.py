"""What is wrong with the percentages and directions of shares and changes, in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import in_unit_of, plain, unit_of
from reportgen.checks.reckoning import may_hold, mistake_in, shown
from reportgen.checks.rounded_sums import margin_of
from reportgen.chinese.figures.exactness import FINEST, HUNDRED, rounding
from reportgen.chinese.figures.measure_words import RANKED, RATES
from reportgen.chinese.figures.slips import is_exchanged, is_slip
from reportgen.chinese.totals.accounts import made
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.chinese.figures.equations import Equation
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.movements.changes import StatedChange
    from reportgen.chinese.rates.relations import Share
    from reportgen.chinese.totals.accounts import Account

_CENT, _LARGEST_SMALL, _WAN = Decimal(50), Decimal(1_000_000), 4
"""Half of 0.01万元, and up to where money written with fewer decimals is as exact as that."""

_FEWEST_DIGITS = 3
_ON_AVERAGE = lazy_pattern("年均|(?<=，)年增|每年|月均|平均|复合|同口径|剔除|扣除")
_LAST_YEAR = lazy_pattern("上一?年|去年|(?:19|20)[0-9]{2}年")
_COMPARED = lazy_pattern("[同环]比|[比较](?:上一?年|去年)(?:同期|度)?[增减下降上提]")
_OTHER_TIME = lazy_pattern(
    "年初|期初|上月|[0-9]月|季度|[上下]半年|原来?|最初|之前|以前|[年月]前|预算|计划"
)
_REAL_TERMS = lazy_pattern("生产总值|增加值|不变价|可比|GDP")
"""What grows in real terms: its rate can't be computed from prices of the year."""

_RANK = lazy_pattern("排名|排位|位次|名次|位列|位居|居第|列第")
_FINER = lazy_pattern("精度|分辨率|误差")
"""What is better, and may be said to have risen, where its number is less."""

_MOVES = {"增": "增长", "减": "下降"}
_POINTS_OF = {"%": "个百分点"}
_AROUND = 20


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
    return _stated_wrong(f"{one}÷{two}", part.value, whole.value, rate, (part,), (whole,))


def change_mistake(text: str, change: StatedChange) -> Mistake | None:
    """Return what is wrong with a change: its direction, difference or rate."""
    told = (change.before, change.after, change.difference, change.rate)
    if any(one is not None and not one.exact for one in told):
        return None
    if change.before and change.before.unit in RANKED and _RANK.search(text, 0, change.end):
        return None  # 排名由369位上升到235位
    mistake = _direction_mistake(change) or _opposite(change)
    if not mistake and _has_one_basis(text, change):
        mistake = _difference_mistake(change) or _rate_mistake(change)
    return mistake._replace(is_sure=mistake.is_sure and change.sure) if mistake else None


def _has_one_basis(text: str, change: StatedChange) -> bool:
    """Return whether everything said of a change is measured from the same level."""
    words = text[change.start : change.end]
    if _ON_AVERAGE.search(words):
        return False
    if _REAL_TERMS.search(text, max(0, change.start - _AROUND), change.end + _AROUND):
        return False
    if change.before is None or not _COMPARED.search(words):
        return True
    # 由年初的30家增至36家，同比增长40%: what it was last year is not told.
    lead = text[max(0, change.before.start - _AROUND) : change.before.start]
    return "环比" not in words and (bool(_LAST_YEAR.search(lead)) or not _OTHER_TIME.search(lead))


def _direction_mistake(change: StatedChange) -> Mistake | None:
    """Return which word of movement the two levels contradict."""
    before, after = change.before, change.after
    if not before or not after or before.unit != after.unit or before.value == after.value:
        return None
    true = "增" if after.value > before.value else "减"
    told = {change.after_direction, change.difference_direction, change.rate_direction} - {""}
    if not told - {true} or _FINER.search(change.subject):
        return None
    message = f"由{before.text}到{after.text}是{_MOVES[true]}，方向词写反了"
    return Mistake(message, after, (before,))


def _opposite(change: StatedChange) -> Mistake | None:
    """Return which two words of movement contradict each other, or what is denied twice."""
    difference, rate = change.difference, change.rate
    for moved, direction in (
        (difference, change.difference_direction),
        (rate, change.rate_direction),
    ):
        if moved and moved.value < 0 and direction == "减":
            message = f"“减少”“下降”后面又写负数{moved.text}，意思成了增加"
            return Mistake(message, moved)
    told = {change.difference_direction, change.rate_direction}
    if difference and difference.unit in RATES and not (change.before or change.after):
        return None  # 能耗下降4.8%，比上年提高1.1个百分点: what moved is how far it moved
    if difference and rate and told == {"增", "减"} and rate.value and difference.value:
        message = f"{difference.text}和{rate.text}的增减方向相反"
        return Mistake(message, rate, (difference,))
    return None


def _difference_mistake(change: StatedChange) -> Mistake | None:
    """Return the difference between two levels where the text says otherwise."""
    before, after, difference = change.before, change.after, change.difference
    if not before or not after or not difference or before.unit != after.unit:
        return None
    if difference.unit not in (before.unit, _POINTS_OF.get(before.unit)):
        return None
    gap = abs(after.value - before.value)
    margin = sum((rounding(one) for one in (before, after, difference)), Decimal(0))
    if abs(gap - difference.value) <= margin:
        return None
    larger, smaller = sorted((before, after), key=_value, reverse=True)
    larger_text, smaller_text, true, stated = shown(
        larger.value, smaller.value, gap, difference.value, of=(before, after, difference)
    )
    message = f"{larger_text}−{smaller_text}={true}，不是{stated}"
    return Mistake(message, difference, (before, after))


def _rate_mistake(change: StatedChange) -> Mistake | None:
    """Return the rate of a change where the text says otherwise.

    Its base is the level before, as written or computed from the level after and the difference.
    """
    before, after, difference, rate = change.before, change.after, change.difference, change.rate
    if not rate or rate.unit != "%":
        return None
    if (before or after or rate).unit in _POINTS_OF:
        return _points_mistake(before, after, rate) if before and after else None
    if before and before.value == 0:
        if not rate.value:
            return None
        return Mistake(f"原数是{before.text}，不能算增减的百分比", rate, (before,))
    if before and after and before.unit == after.unit:
        larger, smaller = sorted((before, after), key=_value, reverse=True)
        values = (larger.value, smaller.value, before.value)
        one, two, base_text = shown(*values, of=(before, after))
        gap = larger.value - smaller.value
        terms = f"({one}−{two})÷{base_text}"
        return _stated_wrong(terms, gap, before.value, rate, (before, after), (before,))
    if not difference or not change.difference_direction:
        return None
    return _moved_by_mistake(change, difference, rate)


def _points_mistake(before: Quantity, after: Quantity, rate: Quantity) -> Mistake | None:
    """Return what a rate moved by where that is told in % and is not its share of the one before.

    由58%提高到60%，提高2% is 2个百分点, or 3.45%.
    """
    if before.value <= 0 or after.unit != before.unit:
        return None
    gap = abs(after.value - before.value)
    if not _off(gap / before.value * HUNDRED, rate, Decimal(0)):
        return None
    larger, smaller = (plain(each) for each in sorted((before.value, after.value), reverse=True))
    message = f"{larger}−{smaller}={plain(gap)}个百分点，不是{plain(rate.value)}%"
    return Mistake(message, rate, (before, after), is_sure=False)


def _moved_by_mistake(change: StatedChange, difference: Quantity, rate: Quantity) -> Mistake | None:
    """Return the rate that a difference and one level make where the text says otherwise."""
    before = change.before
    known = before or change.after
    if not known or known.unit != difference.unit:
        return None
    gap = difference.value
    one, two = shown(gap, known.value, of=(difference, known))
    if before:
        return _stated_wrong(f"{one}÷{two}", gap, before.value, rate, (difference,), (before,))
    sign, mark = (-1, "−") if change.difference_direction == "增" else (1, "+")
    base = known.value + sign * gap
    if not base and rate.value and known is change.after:
        message = f"{known.text}里增加了{difference.text}，原数是0，不能写增长{rate.text}"
        return Mistake(message, rate, (known, difference), is_sure=False)  # new units write so
    terms = f"{one}÷({two}{mark}{one})"
    return _stated_wrong(terms, gap, base, rate, (difference,), (known, difference))


def _stated_wrong(
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
    is_off = _off(true, rate, (spread + true / HUNDRED * base_spread) / base * HUNDRED)
    if not is_off:
        spread, base_spread = (
            sum((_fine_rounding(one) for one in figures), Decimal(0)) for figures in (above, below)
        )
        is_off = _off(true, rate, (spread + true / HUNDRED * base_spread) / base * HUNDRED)
        few = len(rate.digits) < _FEWEST_DIGITS
        if few or not (is_slip(true, rate) if is_off else _has_digits_exchanged(true, rate)):
            return None
        message = f"{terms}={_percent(gap, base, rate)}%，不是{plain(rate.value)}%"
        return Mistake(message, rate, (*above, *below), is_sure=False)
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


def _off(true: Decimal, rate: Quantity, spread: Decimal) -> bool:
    """Return whether a stated rate is beyond tolerance, its rounding and that of its numbers."""
    allowed = max(FINEST, Decimal(1).scaleb(-rate.places) / 2 + Decimal("0.000001"))
    return abs(true - abs(rate.value)) > allowed + spread


def _value(quantity: Quantity) -> Decimal:
    return quantity.value


def _percent(part: Decimal, whole: Decimal, rate: Quantity) -> str:
    places = Decimal(1).scaleb(-max(rate.places, 2))
    return plain((part / whole * HUNDRED).quantize(places, ROUND_HALF_UP))
