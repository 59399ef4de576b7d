"""Changes whose level stands further off: in another clause, in the sentence before, in a list."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.chinese.changes import Direction, StatedChange, read_changes
from reportgen.chinese.relations import Share
from reportgen.chinese.statements import plain_name
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.quantities import Quantity
    from reportgen.chinese.statements import Statement

_ONLY_MARKS = lazy_pattern("[，,、；;（(]?(?:同时|且|并|而)?")
_EMPTY_OPENING = lazy_pattern(
    "(?:[，,。；;\\s]|经?(?:比较|分析|对比)|其中|同时|总体|整体|总的来看|[比较与同和]"
    "(?:上一?年|去年|(?:19|20)[0-9]{2}年)"
    "(?:度|同期)?(?:相比|比较|决算数?)?(?:[，,])?|(?:19|20)[0-9]{2}年度?|[收支、总合计各均]{1,8})*"
)
_NO_NAME = lazy_pattern("[收支、和总计合各分别年度相比上年去年同期数额共比较预算年初均]*")
_ON_BASIS = lazy_pattern("上一?年|去年|(?:19|20)[0-9]{2}年|同比|预算|年初|环比")
_WHOLE = lazy_pattern("合计|总计|共计|总额|均为")
_EACH = lazy_pattern("分别|各(?!类|项|村|镇|级|部|单|个|种|地)")
_SHARED = lazy_pattern("占[^，。；0-9]{0,16}(?:为|是|的|比重|比例|占)?$")
_DONE = lazy_pattern(
    "(?:执行|支出|支付|使用|拨付|完成|到位|兑付|发放)(?:率|进度|比例)(?:分别)?(?:为|是|达到?)?$"
)
_WORDS = lazy_pattern("增加|增长|上升|提高|减少|下降|降低|压减")
_RISES = frozenset(("增加", "增长", "上升", "提高"))
_NEXT_LEVEL = lazy_pattern("，[^，。；占比较各分]{1,14}")
_MOST, _FOLLOWING = 40, 8
_TWO = 2
_BACK = 3
"""How many sentences before its own the level of a change may stand in."""


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
                known = replace(change, after=known.after)
                yield known, ()
            continue
        near = [
            one
            for one in statements[max(0, index - _MOST) : index + _FOLLOWING]
            if one.role == "level" and one.unit == moved.unit and one.is_exact
        ]
        level, others = _level(text, change, statements[index], near)
        if level:
            known = replace(change, after=level)
            yield known, others


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
    return replace(change, before=before.quantity, after=after.quantity)


def _level(
    text: str, change: StatedChange, here: Statement, near: Sequence[Statement]
) -> tuple[Quantity | None, tuple[Quantity, ...]]:
    """Return which of the levels nearby a change started or ended at, and others of its name."""
    now = [one for one in near if not one.is_last_year and one.basis not in ("planned", "left")]
    earlier = [one for one in now if one.quantity.end <= change.start]
    name = _name_of(text, change, here)
    if name:
        following = [one for one in now if one.quantity.start >= change.end]
        named = [one for one in earlier if one.name == name and one.period >= here.period - _BACK]
        named += [one for one in following if one.name == name and one.period == here.period + 1]
        level = named[-1] if named else None
    else:
        same = [one for one in earlier if one.period == here.period]
        last = [one for one in earlier if one.period == here.period - 1]
        opens = _EMPTY_OPENING.fullmatch(text, here.begin, change.start) is not None
        level = _only(same) if same else (_only(last) if opens else None)
    if not level:
        return None, ()
    others = tuple(one.quantity for one in now if one is not level and one.name == level.name)
    return level.quantity, others


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


def read_respective(text: str, statements: Sequence[Statement]) -> Iterator[StatedChange | Share]:
    """Return what 分别 tells of several things at once, paired in their order.

    收入A、支出B，比上年分别增加D、E，分别增长X%、Y%: A with D and X%, B with E and Y%.
    """
    lists = list(_lists(text, statements))
    for position, rates in enumerate(lists):
        if rates[0].unit != "%":
            continue
        earlier = [one for one in lists[:position] if rates[0].period - one[0].period <= 1]
        if rates[0].gap == "的":
            yield from _shares(statements, earlier, rates)
        elif _SHARED.search(rates[0].gap):
            yield from _listed_shares(statements, earlier, rates)
        elif _DONE.search(rates[0].gap):
            yield from _rates_of(earlier, rates)
        elif _WORDS.search(rates[0].gap):
            if _EACH.search(rates[0].gap):
                yield from _changes(earlier, rates)
            yield from _of_two_years(earlier, rates)


def _lists(text: str, statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Return runs of figures of one unit that stand in one list: A、B, or 收入A、支出B."""
    run: list[Statement] = []
    for statement in statements:
        joined = run and statement.unit == run[0].unit and statement.period == run[0].period
        if joined and text[run[-1].quantity.end : run[-1].quantity.end + 1] in "、和及与":
            run.append(statement)
            continue
        comma = joined and statement.role == run[0].role == "level" and statement.unit == "元"
        if comma and statement.item == run[0].item and _NEXT_LEVEL.fullmatch(statement.gap):
            run.append(statement)
            continue
        if len(run) > 1:
            yield run
        run = [statement]
    if len(run) > 1:
        yield run


def _direction(statement: Statement, first: Statement) -> Direction:
    """Return the word of movement of one member of a list, its own or that of the first."""
    own = _WORDS.findall(statement.gap)
    words = own or _WORDS.findall(first.gap)
    if not words:
        return ""
    return "增" if words[-1] in _RISES else "减"


def _changes(
    earlier: Sequence[list[Statement]], rates: Sequence[Statement]
) -> Iterator[StatedChange]:
    if not earlier:
        return
    moved = earlier[-1]
    if len(moved) != len(rates) or moved[0].unit in ("%", "") or not _WORDS.search(moved[0].gap):
        return
    if moved[-1].item != rates[0].item:
        return
    levels = [
        one
        for one in earlier[:-1]
        if len(one) == len(rates) and one[0].unit == moved[0].unit and not _WORDS.search(one[0].gap)
    ]
    if not levels:
        return
    for level, difference, rate in zip(levels[-1], moved, rates, strict=True):
        yield StatedChange(
            level.quantity.start,
            rate.quantity.end,
            level.quantity.subject,
            after=level.quantity,
            difference=difference.quantity,
            rate=rate.quantity,
            difference_direction=_direction(difference, moved[0]),
            rate_direction=_direction(rate, rates[0]),
        )


def _of_two_years(
    earlier: Sequence[list[Statement]], rates: Sequence[Statement]
) -> Iterator[StatedChange]:
    """Read 甲、乙分别为A、B，比上年的C、D分别增长X%、Y%: two lists of levels, one last year's."""
    levels = [
        one
        for one in earlier
        if len(one) == len(rates) and one[0].unit not in ("%", "") and one[0].role == "level"
    ]
    if len(levels) < _TWO or levels[-1][0].unit != levels[-2][0].unit:
        return
    first, last = levels[-2:]
    if first[0].is_last_year == last[0].is_last_year or last[-1].item != rates[0].item:
        return
    before, after = (first, last) if first[0].is_last_year else (last, first)
    for old, new, rate in zip(before, after, rates, strict=True):
        yield StatedChange(
            min(old.quantity.start, new.quantity.start),
            rate.quantity.end,
            new.quantity.subject,
            old.quantity,
            new.quantity,
            rate=rate.quantity,
            rate_direction=_direction(rate, rates[0]),
        )


def _listed_shares(
    statements: Sequence[Statement], earlier: Sequence[list[Statement]], rates: Sequence[Statement]
) -> Iterator[Share]:
    """Read 总额A，甲、乙分别为B、C，占总额的X%、Y%: the whole is the one figure that they make."""
    parts = [one for one in earlier if len(one) == len(rates) and one[0].unit not in ("%", "")]
    if not parts:
        return
    listed = [one.quantity for one in parts[-1]]
    wholes = [
        one.quantity
        for one in statements
        if one.unit == parts[-1][0].unit
        and one.quantity.start < listed[0].start
        and one.period >= rates[0].period - 1
        and one.quantity.value >= max(each.value for each in listed)
    ]
    if not wholes:
        return
    for part, rate in zip(listed, rates, strict=True):
        yield Share(part.start, rate.quantity.end, part, wholes[-1], rate.quantity, "")


def _rates_of(earlier: Sequence[list[Statement]], rates: Sequence[Statement]) -> Iterator[Share]:
    """Read 预算分别为A、B，支出C、D，执行率分别为X%、Y%: two lists, one of what was planned."""
    count = len(rates)
    lists: list[list[Statement]] = []
    for one in earlier:
        if one[0].unit in ("%", "") or one[0].role != "level":
            continue
        if len(one) == count:
            lists.append(one)
        elif len(one) == _TWO * count:  # both in one row
            lists += one[:count], one[count:]
    if len(lists) < _TWO or lists[-1][0].unit != lists[-2][0].unit:
        return
    planned, done = lists[-2:]
    if planned[0].basis == "done" and done[0].basis in ("planned", "granted"):
        planned, done = done, planned
    if planned[0].basis not in ("planned", "granted") or done[-1].item != rates[0].item:
        return
    for whole, part, rate in zip(planned, done, rates, strict=True):
        start = min(whole.quantity.start, part.quantity.start)
        yield Share(start, rate.quantity.end, part.quantity, whole.quantity, rate.quantity, "")


def _shares(
    statements: Sequence[Statement], earlier: Sequence[list[Statement]], rates: Sequence[Statement]
) -> Iterator[Share]:
    first = statements.index(rates[0])
    whole = statements[first - 1] if first else None
    parts = [one for one in earlier if len(one) == len(rates) and one[0].unit != "%"]
    if not whole or not parts or whole.unit != parts[-1][0].unit or "占" not in whole.gap:
        return
    for part, rate in zip(parts[-1], rates, strict=True):
        yield Share(
            part.quantity.start, rate.quantity.end, part.quantity, whole.quantity, rate.quantity, ""
        )
