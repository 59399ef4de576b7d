"""What is wrong with moves whose words alone tell it: from or of nothing, by less than it, 三成."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import FINEST, HUNDRED
from reportgen.chinese.movements.from_nothing import MAY_BE_FROM_NOTHING, read_from_nothing
from reportgen.chinese.movements.worded_moves import MAY_BE_WORDED_MOVE, read_worded_moves
from reportgen.chinese.signs import Sign, each_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.movements.worded_moves import WordedMove

_BUDGET_OF_NOTHING = Sign(
    "年初预算数?(?:为|是)?0(?:[.]0+)?(?:万?元)?，[^。；]{0,60}完成年初预算数?的?[1-9][0-9.]*[%％]",
    words("为0 是0 算0 数0"),
)
"""A budget of nothing that is said to have been spent to a rate."""

_NEGATIVE = Sign(
    "[少降低减支](?:(?<=减少)|(?<=下降)|(?<=降低)|(?<=压减)|(?<=减支))[-－−](?=[0-9])",
    each_of("少降低减支", "-－−"),
)
"""What is said to have become less by less than nothing."""


def worded_mistakes(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong, with its passage and where it stands there."""
    for passage in subject.periods_with(MAY_BE_FROM_NOTHING):
        for grown in read_from_nothing(passage.text):
            rate = next(one for one in passage.quantities if one.end >= grown.end)
            mistake = Mistake("上年是0，不能算增减的百分比", rate, is_sure=grown.sure)
            yield passage, grown.start, grown.end, mistake
    for passage in subject.periods_with(_BUDGET_OF_NOTHING):
        for found in _BUDGET_OF_NOTHING.pattern.finditer(passage.text):
            rate = next(one for one in passage.quantities if one.end >= found.end())
            mistake = Mistake("年初预算是0，不能算完成的百分比", rate)
            yield passage, found.start(), found.end(), mistake
    for passage in subject.periods_with(_NEGATIVE):  # 减少-2万元
        for found in _NEGATIVE.pattern.finditer(passage.text):
            fell = next(one for one in passage.quantities if one.end > found.end())
            message = f"“减少”“下降”后面又写负数{fell.text}，意思成了增加"
            yield passage, found.start(), fell.end, Mistake(message, fell)
    for passage in subject.periods_with(MAY_BE_WORDED_MOVE):
        for moved in read_worded_moves(passage.text, passage.statements):
            yield passage, moved.start, moved.end, _worded(moved)


def _worded(moved: WordedMove) -> Mistake:
    """Return how far something moved where 三成 or 翻一番 is not what its figures make."""
    before, after = moved.before, moved.after
    if "翻" in moved.words:
        times = plain((after.value / before.value).quantize(FINEST))
        true = f"{after.text}是{before.text}的{times}倍"
    else:
        rate = plain((abs(after.value - before.value) / before.value * HUNDRED).quantize(FINEST))
        way = "增长" if after.value > before.value else "下降"
        true = f"由{before.text}到{after.text}是{way}{rate}%"
    return Mistake(f"{true}，不是“{moved.words}”", after, (before,), is_sure=False)
