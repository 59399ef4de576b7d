"""What 分别 tells of several things at once, paired in their order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.share_bases import is_of_other_time
from reportgen.chinese.movements.changes import Direction, StatedChange
from reportgen.chinese.movements.claimed_levels import is_whole
from reportgen.chinese.movements.value_vectors import is_year_before
from reportgen.chinese.rates.relations import Share
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_EACH = lazy_pattern("分别|各(?!类|项|村|镇|级|部|单|个|种|地)")
_SHARED = lazy_pattern("占[^，。；0-9]{0,16}(?:为|是|的|比重|比例|占)?$")
_WHOLE_OF_EACH = lazy_pattern("占[^，。；0-9]{0,12}(?:[、和及与]|各自|对应|相应|同[类项种])")
_DONE = lazy_pattern(
    "(?:执行|支出|支付|使用|拨付|完成|到位|兑付|发放)(?:率|进度|比例)(?:分别)?(?:为|是|达到?)?$"
)
_IS_RATE = lazy_pattern(
    "(?:[率面]|比例|比重|占比|程度)(?<!增长率)(?<!增幅率)(?:分别|依次|各)(?:为|是|达到?|有)?$"
)
_WORDS = lazy_pattern("增加|增长|上升|提高|减少|下降|降低|压减")
_THIS_YEAR = lazy_pattern("[本今当]年|现|[增减升降长]")
_RISES = frozenset(("增加", "增长", "上升", "提高"))
_NEXT_LEVEL = lazy_pattern("，[^，。；占比较各分]{1,14}")
_SUMMED = lazy_pattern("合计|共计|总计|共")
_TWO = 2
_SLACK = Decimal("0.0005")
_OF_SEVERAL = 150
"""Shares that are more together are of one whole each."""


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
            shares = list(_listed_shares(statements, earlier, rates))
            yield from shares or _ratios(earlier, rates)
        elif _DONE.search(rates[0].gap):
            yield from _rates_of(earlier, rates)
        elif _IS_RATE.search(rates[0].gap):
            yield from _ratios(earlier, rates)
        elif _WORDS.search(rates[0].gap):
            if _EACH.search(rates[0].gap) or (earlier and _EACH.search(earlier[-1][0].gap)):
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
    if any(_tells_two_years(each) for each in (first, last)) or last[-1].item != rates[0].item:
        return  # 上年A，本年B are no list
    if is_year_before(first[0], last[0]) == is_year_before(last[0], first[0]):
        return
    before, after = (first, last) if is_year_before(first[0], last[0]) else (last, first)
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


def _tells_two_years(run: Sequence[Statement]) -> bool:
    """Return whether words inside a list tell that a figure of it is of another year."""
    first, *others = run
    return any(
        (one.is_last_year and not first.is_last_year)
        or (first.is_last_year and _THIS_YEAR.search(one.gap))
        or one.year not in (None, first.year)
        for one in others
    )


def _listed_shares(
    statements: Sequence[Statement], earlier: Sequence[list[Statement]], rates: Sequence[Statement]
) -> Iterator[Share]:
    """Read 总额A，甲、乙分别为B、C，占总额的X%、Y%: the whole is the one figure that they make.

    分别占东线、西线计划的X%、Y% is of two wholes.
    """
    if _WHOLE_OF_EACH.search(rates[0].gap):
        return
    count = len(rates)
    parts = [one for one in earlier if len(one) == count and one[0].unit not in ("%", "")]
    if earlier and len(earlier[-1]) == count + 1 and _SUMMED.search(earlier[-1][-1].lead):
        parts.append(earlier[-1][:-1])  # A、B、C，合计D
    if not parts or sum(one.quantity.value for one in rates) > _OF_SEVERAL:
        return
    listed = [one.quantity for one in parts[-1]]
    wholes = [
        one.quantity
        for one in statements
        if one.unit == parts[-1][0].unit
        and (one.quantity.start < listed[0].start or _SUMMED.search(one.lead))
        and one.quantity.start < rates[0].quantity.start
        and one.period >= rates[0].period - 1
        and one.quantity.value >= max(each.value for each in listed)
        and not (is_of_other_time(one) or is_whole(one))
        and one.quantity not in listed
        and not _is_share_itself(statements, one, rates[0])
    ]
    if not wholes:
        return
    made = sum((one.value for one in listed), Decimal(0))
    whole = next((one for one in wholes if one.value == made), wholes[-1])
    for part, rate in zip(listed, rates, strict=True):
        yield Share(part.start, rate.quantity.end, part, whole, rate.quantity, "")


def _is_share_itself(statements: Sequence[Statement], one: Statement, rate: Statement) -> bool:
    """Return whether a figure is said to be a share of what a rate is of, and so not the whole."""
    after = (
        each
        for each in statements
        if one.quantity.end <= each.begin < rate.begin and each.item == one.item
    )
    shared = next((each for each in after if each.unit == "%" and "占" in each.lead), None)
    return shared is not None and _whole_name(shared) == _whole_name(rate)


def _whole_name(rate: Statement) -> str:
    """Return what a rate is of: the words after 占."""
    return rate.lead.rpartition("占")[2].rstrip("的比重例")


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


def _ratios(earlier: Sequence[list[Statement]], rates: Sequence[Statement]) -> Iterator[Share]:
    """Read 抽查A、B，满意C、D，满意率分别为X%、Y%: two lists; one rate at least is right."""
    lists = [one for one in earlier if one[0].unit not in ("%", "") and one[0].role == "level"]
    lists = [one for one in lists if len(one) == len(rates)][-_TWO:]
    if len(lists) < _TWO or lists[0][0].unit != lists[1][0].unit:
        return
    for wholes, parts in (lists, lists[::-1]):
        three = list(zip(wholes, parts, rates, strict=True))
        if any(_is_ratio(*each) for each in three):
            for whole, part, rate in three:
                start = min(whole.quantity.start, part.quantity.start)
                end = rate.quantity.end
                yield Share(start, end, part.quantity, whole.quantity, rate.quantity, "")
            return


def _is_ratio(whole: Statement, part: Statement, rate: Statement) -> bool:
    value = whole.quantity.value
    made = part.quantity.value / value if value else Decimal(0)
    return abs(made - rate.quantity.value / 100) <= _SLACK


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
