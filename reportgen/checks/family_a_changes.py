"""Family A in prose: percentages and directions that the text's own numbers contradict (A12)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.family_a_figures import plain
from reportgen.patterns import lazy_pattern
from reportgen.prose import read_changes, read_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Passage, Subject
    from reportgen.prose import Change, Quantity, Share

_HUNDRED = Decimal(100)
_FINEST = Decimal("0.01")
"""Tolerance of ``checks.md`` for percentages, in percentage points."""

_MOVED = lazy_pattern(
    "[增减降升高低缩涨幅率][^，。；、0-9０-９]{0,8}[0-9０-９.．]{1,8}[ \u3000]?[%％]"
    "|[由从自][^，。；、]{0,24}[0-9０-９][^。；]{0,16}[至到为][^，。；、]{0,8}[0-9０-９]"
)
"""What may tell of a change that can be verified: most passages with figures have nothing so."""

_SHARED_OR_MOVED = lazy_pattern(f"占[^。；]{{0,40}}[0-9０-９][ \u3000]?[%％]|{_MOVED.pattern}")

_MOVES = {"增": "增长", "减": "下降"}


@rule(
    "A12",
    "error",
    "正文里的百分比或增减方向与所写的数不符",
    wrong="村集体经济收入由120万元增至150万元，增长20%。",
    right="村集体经济收入由120万元增至150万元，增长25%。",
)
def percentages_are_right(subject: Subject) -> Iterator[Hit]:
    """按正文自己写的数核对百分比和增减方向。

    “甲X，占乙Y的Z%”，X÷Y=Z%；“由X增（减）至Y，增长（下降）Z%”，(Y−X)÷X=Z%；
    “达到Y，比上年增加D，增长Z%”，D÷(Y−D)=Z%。

    方向词与数相反（“由150增加到120”）、原数为0却写增长率，也报。
    百分数相差超过0.01个百分点，并且按所写的位数四舍五入也对不上才算错；
    所写的数本身经过四舍五入（如亿元）时，相应放宽。
    有“余”“约”“以上”等概数的、数不全的不判定。
    """
    for passage in subject.periods_with(_SHARED_OR_MOVED):
        text = passage.text
        if "占" in text:
            for share in read_shares(text, passage.quantities):
                yield from _wrong_share(passage, share)
        if _MOVED.search(text):
            for change in read_changes(text, passage.quantities):
                yield from _wrong_change(passage, change)


def _wrong_share(passage: Passage, share: Share) -> Iterator[Hit]:
    part, whole, rate = share.part, share.whole, share.rate
    if not (part.exact and whole.exact and rate.exact) or part.unit != whole.unit:
        return
    if whole.value <= 0 or rate.unit != "%" or part.value < 0:
        return
    if not _disagrees(part, whole, rate, Decimal(0)):
        return
    true = _percent(part.value, whole.value, rate)
    message = f"{_sum(part, whole)}={true}%，不是{plain(rate.value)}%"
    yield _hit(passage, share.start, share.end, message)


def _wrong_change(passage: Passage, change: Change) -> Iterator[Hit]:
    before, after, difference, rate = change.before, change.after, change.difference, change.rate
    told = [one for one in (before, after, difference, rate) if one is not None]
    if any(not one.exact for one in told):
        return
    if before and after and before.unit == after.unit:
        yield from _wrong_move(passage, change, before, after)
    elif after and difference and rate and after.unit == difference.unit:
        base = after.value + (-1 if change.difference_direction == "增" else 1) * difference.value
        if rate.unit == "%" and change.difference_direction and base > 0:
            sign = "−" if change.difference_direction == "增" else "+"
            if _off(difference.value / base * _HUNDRED, rate, _spread(difference, base)):
                true = _percent(difference.value, base, rate)
                terms = f"{_show(difference)}÷({_show(after)}{sign}{_show(difference)})"
                message = f"{terms}={true}%，不是{plain(rate.value)}%"
                yield _hit(passage, change.start, change.end, message)


def _wrong_move(
    passage: Passage, change: Change, before: Quantity, after: Quantity
) -> Iterator[Hit]:
    gap = after.value - before.value
    true_direction = "增" if gap > 0 else "减" if gap < 0 else ""
    words = {change.after_direction, change.difference_direction, change.rate_direction} - {""}
    if true_direction and words and true_direction not in words:
        message = f"由{before.text}到{after.text}是{_MOVES[true_direction]}，方向词写反了"
        yield _hit(passage, change.start, change.end, message)
        return
    difference, rate = change.difference, change.rate
    if difference and difference.unit == before.unit:
        margin = sum((_step(one) / 2 for one in (before, after, difference)), Decimal(0))
        if abs(abs(gap) - difference.value) > margin:
            terms = (
                f"{_show(max(before, after, key=_value))}−{_show(min(before, after, key=_value))}"
            )
            message = f"{terms}={_in(before, abs(gap))}，不是{_show(difference)}"
            yield _hit(passage, change.start, change.end, message)
    if not rate or rate.unit != "%" or before.unit in ("%", "‰", "个百分点"):
        return
    if before.value == 0:
        message = f"原数是{before.text}，不能算增减的百分比"
        yield _hit(passage, change.start, change.end, message)
    elif before.value > 0 and _disagrees(after, before, rate, _HUNDRED):
        larger, smaller = max(before, after, key=_value), min(before, after, key=_value)
        true = _percent(abs(gap), before.value, rate)
        terms = f"({_show(larger)}−{_show(smaller)})÷{_show(before)}"
        message = f"{terms}={true}%，不是{plain(rate.value)}%"
        yield _hit(passage, change.start, change.end, message)


def _disagrees(part: Quantity, whole: Quantity, rate: Quantity, base: Decimal) -> bool:
    """Tell whether part ÷ whole (less ``base``, as percent) can't be what is stated."""
    true = abs(part.value / whole.value * _HUNDRED - base)
    ratio = part.value / whole.value
    spread = (_rounding(part) / whole.value + _rounding(whole) * ratio / whole.value) * _HUNDRED
    return _off(true, rate, spread)


def _off(true: Decimal, rate: Quantity, spread: Decimal) -> bool:
    """Tell whether a stated rate is beyond tolerance, its rounding and that of its numbers."""
    allowed = max(_FINEST, Decimal(1).scaleb(-rate.places) / 2 + Decimal("0.000001"))
    return abs(true - abs(rate.value)) > allowed + spread


def _spread(difference: Quantity, base: Decimal) -> Decimal:
    return _rounding(difference) * 2 / base * _HUNDRED


def _rounding(quantity: Quantity) -> Decimal:
    """Give half of the last place of a number that was rounded; a count is exact."""
    return _step(quantity) / 2 if quantity.exponent or quantity.places else Decimal(0)


def _step(quantity: Quantity) -> Decimal:
    return Decimal(1).scaleb(quantity.exponent - quantity.places)


def _value(quantity: Quantity) -> Decimal:
    return quantity.value


def _percent(part: Decimal, whole: Decimal, rate: Quantity) -> str:
    places = Decimal(1).scaleb(-max(rate.places, 2))
    return plain((part / whole * _HUNDRED).quantize(places, ROUND_HALF_UP))


def _show(quantity: Quantity) -> str:
    return plain(quantity.value.scaleb(-quantity.exponent))


def _in(quantity: Quantity, value: Decimal) -> str:
    return plain(value.scaleb(-quantity.exponent))


def _sum(part: Quantity, whole: Quantity) -> str:
    if part.exponent == whole.exponent:
        return f"{_show(part)}÷{_show(whole)}"
    return f"{plain(part.value)}÷{plain(whole.value)}"


def _hit(passage: Passage, start: int, end: int, message: str) -> Hit:
    words = passage.text[start:end]
    return Hit(passage.path, f"“{words}”：{message}", "核对这几个数，改正算错的一个")
