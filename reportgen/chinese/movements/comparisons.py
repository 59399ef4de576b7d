"""Changes whose level stands further off: in another clause, in the sentence before, in a list."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportgen.chinese.figures.statements import plain_name
from reportgen.chinese.movements.changes import StatedChange, read_changes
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_ONLY_MARKS = lazy_pattern("[，,、；;（(]?(?:同时|且|并|而)?")
_EMPTY_OPENING = lazy_pattern(
    "(?:[，,。；;\\s]|经?(?:比较|分析|对比)|其中|同时|总体|整体|总的来看|[比较与同和]"
    "(?:上一?年|去年|(?:19|20)[0-9]{2}年)"
    "(?:度|同期)?(?:相比|比较|决算数?)?(?:[，,])?|(?:19|20)[0-9]{2}年度?|[收支、总合计各均]{1,8})*"
)
_NO_NAME = lazy_pattern("[收支、和总计合各分别年度相比上年去年同期数额共比较预算年初均]*")
_ON_BASIS = lazy_pattern("上一?年|去年|(?:19|20)[0-9]{2}年|同比|预算|年初|环比")
_COUNTED = lazy_pattern("[件人户起名次批场项宗]数?$")
_WHOLE = lazy_pattern("合计|总计|共计|总额|均为")
_OF_BUDGET, _SHARES = "预算", lazy_pattern("(?:，占[^，。；0-9]{0,16}[0-9.]+[%％])+，?")
_MOST, _FOLLOWING = 40, 8
_BACK = 3
"""How many sentences before its own the level of a change may stand in."""

_WHOSE_IN_YEAR = lazy_pattern("[^，。；0-9]{2,24}20[0-9]{2}年度?")
"""The unit, and the year, that a level is told of."""


def completed_changes(
    text: str, statements: Sequence[Statement]
) -> Iterator[tuple[StatedChange, tuple[Quantity, ...]]]:
    """Return the changes of a text that have a level only elsewhere, with that level.

    The level is that of the comparison before in the same sentence (较甲减少…，较乙减少…), or the
    one that the change names, or, for a sentence that names none, what the one before tells.
    Each comes with other levels that it might be reckoned from. Changes that have their level
    beside them are left to ``read_changes``.
    """
    starts = [one.quantity.start for one in statements]
    known: StatedChange | None = None
    for change in read_changes(text, [one.quantity for one in statements]):
        index = bisect_left(starts, change.start)
        if change.after or change.before:
            known = change
            if two := _two_years(text, change, statements, index):
                yield two, ()
            continue
        moved = change.difference
        if not moved or not change.rate:
            continue
        if known and known.after and _ONLY_MARKS.fullmatch(text, known.end, change.start):
            if known.after.unit == moved.unit:
                known = change._replace(after=known.after)
                yield known, ()
            continue
        near = [
            one
            for one in statements[max(0, index - _MOST) : index + _FOLLOWING]
            if one.role == "level" and one.unit == moved.unit and one.is_exact
        ]
        level, others = _level(text, change, statements[index], near)
        if level:
            known = change._replace(after=level)
            yield known, others
        elif total := _total_before(text, change, statements[index], near):
            yield change._replace(after=total, sure=False), ()


def _two_years(
    text: str, change: StatedChange, statements: Sequence[Statement], index: int
) -> StatedChange | None:
    """Read 本年A，上年B，增长Z%, of which the change has the second figure for its level."""
    if not index or change.before or change.difference or not change.rate or not change.after:
        return None
    first, last = statements[index - 1 : index + 1]
    if last.quantity != change.after or first.unit != last.unit or first.item != last.item:
        return None
    if first.role != "level" or not first.is_exact or first.is_last_year == last.is_last_year:
        return None
    if not _ONLY_MARKS.fullmatch(text, first.quantity.end, last.quantity.start - len(last.lead)):
        return None
    before, after = (first, last) if first.is_last_year else (last, first)
    return change._replace(before=before.quantity, after=after.quantity)


def _level(
    text: str, change: StatedChange, here: Statement, near: Sequence[Statement]
) -> tuple[Quantity | None, tuple[Quantity, ...]]:
    """Return which of the levels nearby a change started or ended at, and others of its name.

    A budget is none, but where the change is of a budget by its name, or right behind its share.
    """
    name = _name_of(text, change, here)
    now = [
        one
        for one in near
        if not one.is_last_year
        and one.basis != "left"
        and (
            one.basis != "planned"
            or _OF_BUDGET in name
            or _SHARES.fullmatch(text, one.quantity.end, change.start)
        )
    ]
    earlier = [one for one in now if one.quantity.end <= change.start]
    if name:
        following = [one for one in now if one.quantity.start >= change.end]
        named = [
            one for one in earlier if _is_named(one, name) and one.period >= here.period - _BACK
        ]
        named += [one for one in following if one.name == name and one.period == here.period + 1]
        level = named[-1] if named else None
        if level is None and (counted := _COUNTED.sub("", name)) != name and counted:
            alike = [one for one in earlier if _counts(one, counted, here)]
            if alike:
                return alike[-1].quantity, tuple(one.quantity for one in now if one != alike[-1])
    else:
        same = [one for one in earlier if one.period == here.period]
        last = [one for one in earlier if one.period == here.period - 1]
        opens = _EMPTY_OPENING.fullmatch(text, here.begin, change.start) is not None
        level = _only(same) if same else (_only(last) if opens else None)
    if not level:
        return None, ()
    others = tuple(one.quantity for one in now if one is not level and one.name == level.name)
    return level.quantity, others


def _is_named(one: Statement, name: str) -> bool:
    """Return whether a level has a name, also behind whose it is in which year."""
    if one.name == name:
        return True
    whose = _WHOSE_IN_YEAR.match(one.lead) if one.name.endswith(name) else None
    return whose is not None and plain_name(one.lead[whose.end() :]) == name


def _total_before(
    text: str, change: StatedChange, here: Statement, near: Sequence[Statement]
) -> Quantity | None:
    """Return the total that the sentence before tells: 电费总支出9万元。与上年比，电费减少1万元.

    It is the only level there of that name.
    """
    name = _name_of(text, change, here)
    last = [one for one in near if one.period == here.period - 1 and not one.is_last_year]
    found = [one for one in last if name and one.name.replace("总", "") == name]
    if len(found) != 1 or found[0].basis in ("planned", "left"):
        return None
    return found[0].quantity


def _counts(one: Statement, counted: str, here: Statement) -> bool:
    """Return whether a level is of what a change counts: 造成323人死亡 of 死亡人数减少131人."""
    if one.period < here.period - 1:
        return False
    return one.quantity.object.startswith(counted) or one.name.endswith(counted)


def _name_of(text: str, change: StatedChange, here: Statement) -> str:
    """Return the plain name of what a change says moved; empty where it says nothing."""
    if change.subject:
        words = change.subject
    else:
        words = text[here.begin : change.start]
        basis = _ON_BASIS.search(words)
        words = words[: basis.start()] if basis else words
        words = words.strip("，,。；;：: ").rpartition("，")[2]
    words = words.rstrip("比较与同")
    return "" if _NO_NAME.fullmatch(words) else plain_name(words)


def _only(levels: Sequence[Statement]) -> Statement | None:
    """Return the one level, or the whole that the others are parts of."""
    values = {one.quantity.value for one in levels}
    if len(values) == 1:
        return levels[0]
    return levels[0] if levels and _WHOLE.search(levels[0].lead) else None
