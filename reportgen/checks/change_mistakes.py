"""What is wrong with how a figure is told to have moved: its direction, difference or rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake, is_off_rate, stated_wrong, told_wrong
from reportgen.checks.reckoning import shown
from reportgen.chinese.figures.exactness import HUNDRED, rounding
from reportgen.chinese.figures.measure_words import RANKED, RATES
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.movements.changes import StatedChange

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
_AROUND, _TWO = 20, 2


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
        wrong = stated_wrong(terms, gap, before.value, rate, (before, after), (before,))
        if not wrong and _is_rate_of(gap, after.value, rate, before.value):
            wrong = told_wrong(terms, gap, before.value, rate, (before, after))
        return wrong
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
    if not is_off_rate(gap / before.value * HUNDRED, rate, Decimal(0)):
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
        return stated_wrong(f"{one}÷{two}", gap, before.value, rate, (difference,), (before,))
    sign, mark = (-1, "−") if change.difference_direction == "增" else (1, "+")
    base = known.value + sign * gap
    if not base and rate.value and known is change.after:
        message = f"{known.text}里增加了{difference.text}，原数是0，不能写增长{rate.text}"
        return Mistake(message, rate, (known, difference), is_sure=False)  # new units write so
    terms = f"{one}÷({two}{mark}{one})"
    wrong = stated_wrong(terms, gap, base, rate, (difference,), (known, difference))
    if not wrong and known is change.after and _is_rate_of(gap, known.value, rate, base):
        wrong = told_wrong(terms, gap, base, rate, (known, difference))
    return wrong


def _is_rate_of(gap: Decimal, other: Decimal, rate: Quantity, base: Decimal) -> bool:
    """Return whether a rate is just that of a level which is not its base, and not near its own.

    So in 由1.2万元降到0.9万元，下降33.33%, where the two may be rounded.
    """
    if rate.places < _TWO or other <= 0 or base <= 0:
        return False
    half = Decimal(1).scaleb(-rate.places) / 2
    told = abs(rate.value)
    return abs(gap / other * HUNDRED - told) <= half and abs(gap / base * HUNDRED - told) > 1


def _value(quantity: Quantity) -> Decimal:
    return quantity.value
