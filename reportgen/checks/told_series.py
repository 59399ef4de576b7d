"""Figures told one after another that can't be so: fallen totals so far, aims not reached."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity

_SO_FAR = Sign("累计[^，。；0-9]{0,8}[0-9][^。]*?累计[^，。；0-9]{0,8}[0-9]", words("累计"))
_BY_WHEN = lazy_pattern(
    "(?P<quarter>[一二三四])季度(?P<what>[^，。；0-9]{0,6}累计[^，。；0-9]{0,8})$"
    "|(?P<month>1?[0-9])月[末底份]?(?P<done>[^，。；0-9]{0,6}累计[^，。；0-9]{0,8})$"
)
_QUARTERS = "一二三四"
_REACH = 24

_ALL_ABOVE = Sign(
    "(?P<told>[0-9.]+[%％](?:[、和][0-9.]+[%％])+)，?(?:均|都|全部|分别)?"
    "(?P<way>高于|超过|大于|优于|低于|小于)(?:了)?[^，。；0-9]{0,10}"
    "(?P<aims>[0-9.]+[%％](?:[、和][0-9.]+[%％])+)",
    words("高于 超过 大于 优于 低于 小于"),
)
_BELOW = ("低于", "小于")


def told_series(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong with several figures in turn, with its passage and place."""
    for passage in subject.periods_with(_SO_FAR):
        yield from _fallen(passage)
    for passage in subject.periods_with(_ALL_ABOVE):
        for found in _ALL_ABOVE.pattern.finditer(passage.text):
            yield from _not_above(passage, found)


def _fallen(passage: Passage) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return each total so far that is less than an earlier one of the same thing."""
    series = [
        (when, what, one)
        for one in passage.quantities
        if (told := _told(passage, one))
        for when, what in (told,)
    ]
    for (first, what, before), (second, named, one) in pairwise(series):
        alike = what == named and before.unit == one.unit and before.exact and one.exact
        if alike and first < second and one.value < before.value:
            message = f"累计数只会增加，{one.text}比前面的{before.text}还少"
            yield passage, before.start, one.end, Mistake(message, one, (before,), is_sure=False)


def _told(passage: Passage, one: Quantity) -> tuple[int, str] | None:
    """Return by which quarter or month a total so far is told, and of what."""
    found = _BY_WHEN.search(passage.text, max(0, one.start - _REACH), one.start)
    if not found:
        return None
    if quarter := found["quarter"]:
        return _QUARTERS.index(quarter), found["what"]
    return int(found["month"]), found["done"]


def _not_above(
    passage: Passage, found: re.Match[str]
) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return each rate that is on the wrong side of its aim: 分别为96%、82%，均高于90%、85%."""
    told, aims = (
        [one for one in passage.quantities if found.start(name) <= one.start < found.end(name)]
        for name in ("told", "aims")
    )
    if len(told) != len(aims):
        return
    is_below = found["way"] in _BELOW
    for one, aim in zip(told, aims, strict=True):
        if (
            one.exact
            and aim.exact
            and (one.value > aim.value if is_below else one.value < aim.value)
        ):
            message = f"{plain(one.value)}%{'高' if is_below else '低'}于{plain(aim.value)}%"
            message += f"，不是{found['way']}"
            mistake = Mistake(message, one, (aim,), is_sure=False)
            yield passage, found.start(), found.end(), mistake
