"""Figures told one after another that can't be so: fallen totals so far, aims not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import FINEST
from reportgen.chinese.movements.yearly_growth import MAY_GROW_YEARLY, read_yearly_growth
from reportgen.chinese.rates.compared_lists import MAY_BE_COMPARED_LISTS, read_compared_lists
from reportgen.chinese.totals.parts_of_year import MAY_BE_PARTS_OF_YEAR, read_fallen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject


def told_series(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong with several figures in turn, with its passage and place."""
    for passage in subject.periods_with(MAY_BE_PARTS_OF_YEAR):
        for fallen in read_fallen(passage.statements):
            before, after = fallen.before.quantity, fallen.after.quantity
            message = f"累计数只会增加，{after.text}比前面的{before.text}还少"
            mistake = Mistake(message, after, (before,), is_sure=False)
            yield passage, fallen.before.begin, after.end, mistake
    for passage in subject.periods_with(MAY_BE_COMPARED_LISTS):
        for pair in read_compared_lists(passage.statements):
            told, aim = pair.told.quantity, pair.aim.quantity
            message = f"{told.text}没有{pair.word}{aim.text}"
            yield passage, pair.start, pair.end, Mistake(message, told, (aim,), is_sure=False)
    for passage in subject.periods_with(MAY_GROW_YEARLY):
        for grown in read_yearly_growth(passage.statements):
            one, other, told = grown.before, grown.after, grown.rate
            true = plain(grown.true.quantize(FINEST))
            message = f"{one.text}到{other.text}，{grown.years}年年均是{true}%，不是{told.text}"
            mistake = Mistake(message, told, (one, other), is_sure=False)
            yield passage, one.start, told.end, mistake
