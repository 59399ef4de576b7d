"""What is wrong with shares told in tenths, and with amounts shared out by a ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import in_unit_of, plain, unit_of
from reportgen.checks.mistakes import Mistake
from reportgen.checks.reckoning import shown
from reportgen.chinese.figures.exactness import FINEST, HUNDRED
from reportgen.chinese.rates.ratio_lists import MAY_BE_RATIO_LIST, read_ratio_lists
from reportgen.chinese.rates.told_tenths import MAY_BE_TENTHS, read_told_tenths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.rates.ratio_lists import RatioList
    from reportgen.chinese.rates.told_tenths import ToldTenths


def told_proportions(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong, with its passage and where it stands there."""
    for passage in subject.periods_with(MAY_BE_TENTHS):
        for told in read_told_tenths(passage.text, passage.statements):
            yield passage, told.start, told.end, _tenths(told)
    for passage in subject.periods_with(MAY_BE_RATIO_LIST):
        for shared in read_ratio_lists(passage.text, passage.statements):
            yield passage, shared.start, shared.end, _shared(shared)


def _tenths(told: ToldTenths) -> Mistake:
    part, whole = told.part, told.whole
    one, other = shown(part.value, whole.value, of=(part, whole))
    made = plain((part.value / whole.value * HUNDRED).quantize(FINEST))
    return Mistake(f"{one}÷{other}={made}%，不是“{told.words}”", part, (whole,), is_sure=False)


def _shared(shared: RatioList) -> Mistake:
    parts, unit = shared.parts, unit_of(shared.parts[0])
    made = "、".join(f"{in_unit_of(parts[0], each)}{unit}" for each in shared.made)
    told = "、".join(each.text for each in parts)
    wrong = next(part for part, each in zip(parts, shared.made, strict=True) if part.value != each)
    used = tuple(each for each in parts if each is not wrong)
    return Mistake(f"按{shared.ratio}分是{made}，不是{told}", wrong, used, is_sure=False)
