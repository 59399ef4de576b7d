"""Figures that the prose gives for what has a name: the number that directly follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MULTIPLES, PEOPLE, UNITS
from reportgen.model.places import LOOSE
from reportgen.model.report import ANNEXES
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity

_CLAUSE_BEGINS = lazy_pattern(
    "(?:^|[，。；：、（(\\s]|全年|全[镇乡县局]|[本我][镇乡县局]|今年|年度?|实现|完成|累计|共|用于|聘用|另有|其中"
    "|开展|组织|举办|办理|办结|受理|审结|发放|新建|建成|修缮|整治|检查|接待|培训|发出|提起|进行|建设|改造|安排|拨付)$"
)
_OTHER_TIME = "目标|计划|任务|上一?年|去年|年初|同比|较|比(?!例)|预计|力争|20[0-9][0-9]年"
OTHER = lazy_pattern(f"{_OTHER_TIME}|其中")
"""What tells that a number is none of what was done in all."""

OTHER_OF_ITEM = lazy_pattern(_OTHER_TIME)
"""The same of an item that is a part anyway."""

_AFTER, _BEFORE = 16, 12


class ToldFigure(NamedTuple):
    """A figure behind a name: where it stands, from where on in its text, and itself."""

    passage: Passage
    start: int
    quantity: Quantity

    @property
    def words(self) -> str:
        """The name with its figure."""
        return self.passage.text[self.start : self.quantity.end]

    @property
    def unit(self) -> str:
        """Its unit, as all that mean the same are told."""
        return usual_unit(self.quantity.unit)

    @property
    def is_loose(self) -> bool:
        """Whether it stands in no field, so that nobody knows what it is under."""
        return self.passage.path[:1] == (LOOSE,)


def figures_told(
    subject: Subject, name: str, between: re.Pattern[str], other: re.Pattern[str] = OTHER
) -> Iterator[ToldFigure]:
    """Return the exact numbers that the prose gives for a name, outside 附件 and tables.

    ``between`` is what may stand between the two, ``other`` what tells that another is meant.
    """
    text, at = subject.text, -1
    while (at := text.find(name, at + 1)) >= 0:
        passage = subject.passage_at(at)
        if passage.is_under(ANNEXES) or passage.role.tells_of_plans or in_table(subject, passage):
            continue
        start = at - subject.start_of(passage)
        found = _number_after(passage, start, start + len(name), between)
        if found is not None and not other.search(
            passage.text, _begin(passage.text, start), found.start
        ):
            yield ToldFigure(passage, start, found)


def _number_after(
    passage: Passage, start: int, end: int, between: re.Pattern[str]
) -> Quantity | None:
    """Return the exact number that directly follows a name; None where another thing is told."""
    text = passage.text
    following = next((one for one in passage.quantities if end <= one.start <= end + _AFTER), None)
    if following is None or not following.exact:
        return None
    if not _CLAUSE_BEGINS.search(text[_begin(text, start) : start]):
        return None  # 热线的群众满意度 is not that of the unit
    return following if between.fullmatch(text, end, following.start) else None


def _begin(text: str, start: int) -> int:
    """Return where what may tell of a name begins before it."""
    return max(text.rfind("。", 0, start), text.rfind("；", 0, start), start - _BEFORE, -1) + 1


def in_table(subject: Subject, passage: Passage) -> bool:
    """Return whether a text is a cell of a table that is in no field."""
    is_loose = passage.path[:1] == (LOOSE,)
    return is_loose and "表" in subject.report.loose[int(passage.path[1])].place


def usual_unit(unit: str) -> str:
    """Return a unit as all that mean the same are told."""
    unit = UNITS.get(unit, unit)
    return "人" if unit in PEOPLE else MULTIPLES.get(unit, (unit, 0))[0]
