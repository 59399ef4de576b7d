"""What is wrong with shares told in words, with amounts shared out by a ratio, and with falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import in_unit_of, plain, unit_of
from reportgen.checks.mistakes import Mistake
from reportgen.checks.odd_shares import odd_shares
from reportgen.checks.reckoning import shown
from reportgen.chinese.figures.exactness import FINEST, HUNDRED
from reportgen.chinese.rates.ratio_lists import MAY_BE_RATIO_LIST, read_ratio_lists
from reportgen.chinese.rates.worded_shares import MAY_BE_WORDED_SHARE, read_worded_shares
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.rates.ratio_lists import RatioList
    from reportgen.chinese.rates.worded_shares import WordedShare


_FELL_BY_MORE = Sign(
    "[降少减滑低](?:(?<=下降)|(?<=减少)|(?<=降低)|(?<=压减)|(?<=下滑))了?"
    "(?P<figure>[1-9][0-9]{2,3}(?:[.][0-9]+)?[%％])",
    each_of("降少减滑低", DIGITS) | words("降了 少了 减了 滑了 低了"),
)
"""What is said to have fallen by so many percent."""

_MAY_BE_NEGATIVE = lazy_pattern("结余|盈余|利润|利率|收益|损益|净|差额|[逆顺]差|增[速幅长]|贡献")


def told_proportions(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong, with its passage and where it stands there."""
    for passage in subject.periods_with(MAY_BE_WORDED_SHARE):
        for told in read_worded_shares(passage.text, passage.statements):
            yield passage, told.start, told.end, _worded(told)
    for passage in subject.periods_with(MAY_BE_RATIO_LIST):
        for shared in read_ratio_lists(passage.text, passage.statements):
            yield passage, shared.start, shared.end, _shared(shared)
    for passage in subject.periods_with(_FELL_BY_MORE):
        for found in _FELL_BY_MORE.pattern.finditer(passage.text):
            fell = next((one for one in passage.quantities if one.end == found.end()), None)
            if fell and fell.value > HUNDRED and not _MAY_BE_NEGATIVE.search(passage.text):
                message = f"最多下降100%，不会下降{fell.text}"
                mistake = Mistake(message, fell, is_sure=False)
                yield passage, found.start() - 1, found.end(), mistake
    yield from odd_shares(subject)


def _worded(told: WordedShare) -> Mistake:
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
