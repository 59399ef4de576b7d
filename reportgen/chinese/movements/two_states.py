"""Two states of one thing, and how far apart a text says they are, in whatever order it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.movements.changes import Direction, StatedChange
from reportgen.chinese.movements.claimed_levels import are_of_other_costs
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

Basis = Literal["last", "opening", "planned", ""]
"""What a change is said to be measured from: 上年, 年初, 预算; empty where that is not said."""

_THAN = "(?:比|较|与|和|同)(?:(?:19|20)[0-9]{2}年)?[^，,。；;0-9]{0,14}?(?:相比|比较|比)?[，,]?"
_JOINED = lazy_pattern(
    f"[，,、（(；;]?(?:{_THAN}|(?:同比|环比|相比|比较|两者|总体|总计|合计|实际|累计|即|也就是"
    "|本[年期]|期间|当年|全年|年度|数|金额|各|均|仅|又|再|净|共|只|已|也|反而|小幅|大幅|略|有所|的)[，,]?)*"
)
_LAST = lazy_pattern("上一?年|去年|同期|同比|前一年|(?:19|20)[0-9]{2}年")
_OPENING = lazy_pattern("年初(?!预算)|期初")
_CLOSING = lazy_pattern("年末|年底|期末|目前|现有|本年|现在")
_PLANNED = lazy_pattern("预算|计划|目标|批复|应[发收支付缴]")
_CARRIED_OUT = lazy_pattern("(?:上一?年|去年|(?:19|20)[0-9]{2}年)(?:当年|度)?预算执行数?")
_FROM = lazy_pattern("[由从自](?!治|然|来|主|身)[^，,。；;、：:]{0,16}$")
_TO = lazy_pattern(
    "[至到为](?:了|约|近)?(?:(?:(?:去|上)?年[末底]|上一?年|去年|本年|今年|当年|目前|现在|(?:19|20)[0-9]{2}年)的?)?$"
)
_AHEAD = lazy_pattern("[，,：:（(][由从自][^，。；0-9]{0,12}")
_EACH = lazy_pattern("分别")
_IS_BASE = lazy_pattern(
    "[，,；（(][^，。；0-9]{0,8}(?:(?:19|20)[0-9]{2}年)?[^，。；0-9]{0,6}(?:为|是|共|有|同期|年)"
)
_ADJUSTED = lazy_pattern("(?:调整|追加|调增|调减|增加|减少)后|[增降减升]至|达到?")
_NOT_READ = frozenset((*"多少超增升涨减降", "多支", "少支", "超出", "净增", "净减", "调增", "调减"))
_AGAINST_PLAN = ("超支", "节约", "节省", "超", "超出", "少支", "多支")
_THAN_PLAN = lazy_pattern("[比较](?:年初|全年|调整)?预算数?的?[0-9][0-9.]*万?元[^，。；0-9]*$")
_MANY = 2


def read_two_states(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return the changes between two states that stand next to each other in one ；-item.

    Which is earlier is told by 上年, 年初, 由…至 or years, of plan and result by those; where
    nothing tells, or the change is said to be measured from something else, there is none.
    """
    for index in range(1, len(statements)):
        first, last = statements[index - 1 : index + 1]
        if not are_levels(first, last):
            continue
        ordered = ordered_states(first, last)
        if ordered is None:
            continue
        before, after, basis = ordered
        change = StatedChange(
            first.quantity.start,
            last.quantity.end,
            first.quantity.subject,
            before.quantity,
            after.quantity,
        )
        told = _followed(statements, index, change, basis)
        if told is change and index > 1 and _AHEAD.fullmatch(first.gap):
            moved = statements[index - 2]
            if moved.item == first.item:
                told = _moved_ahead(change, moved)
        if told is not change and (told.rate or told.difference):
            yield told


def read_moves_first(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return 比上年减少D，下降Z%，上年为A: what moved is told before the level it moved from.

    A level before the movement, or right after its base, is what it moved to.
    """
    for index, base in enumerate(statements):
        if index < 1 or base.verb or not base.is_exact or base.unit in ("", "个百分点"):
            continue
        basis = basis_of(base.lead)
        if basis not in ("last", "opening") or not _IS_BASE.fullmatch(base.gap):
            continue
        first = index
        while first and index - first < _MANY and _moves(statements[first - 1], base):
            first -= 1
        moved = statements[first:index]
        if not moved or basis_of(moved[0].gap) != basis:
            continue
        ahead = statements[first - 1] if first else None
        behind = statements[index + 1] if index + 1 < len(statements) else None
        after = None
        if ahead and are_levels(ahead, base) and not ahead.is_last_year:
            after = ahead.quantity
        elif behind and are_levels(base, behind) and _CLOSING.search(behind.lead):
            after = behind.quantity
        change = StatedChange(
            min(moved[0].begin, after.start if after else base.begin),
            max(base.quantity.end, after.end if after else 0),
            base.quantity.subject,
            base.quantity,
            after,
        )
        for one in moved:
            change = _told(change, one)
        if after or (change.difference and change.rate):
            yield change


def read_opposite_moves(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return A，比上年少D，增加Z%, and D，调整后为B，增幅Z%: a movement and its rate."""
    for index in range(1, len(statements)):
        first, rate = statements[index - 1 : index + 1]
        if rate.unit != "%" or not rate.verb or first.item != rate.item or not rate.is_exact:
            continue
        said = rate.gap[: rate.gap.rfind(rate.verb)]
        if first.role == "difference" and first.verb in _NOT_READ and _JOINED.fullmatch(said):
            level = statements[index - 2] if index > 1 else None
            after = level.quantity if level and _may_be_after(level, first) else None
            change = StatedChange(first.begin, rate.quantity.end, "", after=after)
            yield _told(_told(change, first), rate)
        elif index > 1 and _ADJUSTED.search(first.lead) and first.is_exact:
            moved = statements[index - 2]
            if moved.role == "difference" and moved.unit == first.unit and moved.item == rate.item:
                change = StatedChange(moved.begin, rate.quantity.end, "", after=first.quantity)
                yield _told(_told(change, moved), rate)


def _may_be_after(level: Statement, moved: Statement) -> bool:
    """Return whether a level is what a movement directly after it ended at."""
    said = moved.gap[: moved.gap.rfind(moved.verb)]
    fits = level.role == "level" and level.unit == moved.unit and level.item == moved.item
    return fits and level.is_exact and _JOINED.fullmatch(said) is not None


def _moves(moved: Statement, base: Statement) -> bool:
    fits = moved.unit in (base.unit, "%") or (moved.unit == "个百分点" and base.unit == "%")
    return bool(moved.verb) and fits and moved.item == base.item and moved.is_exact


def _told(change: StatedChange, moved: Statement) -> StatedChange:
    """Return a change with what one figure tells of it."""
    if moved.unit == "%":
        return change._replace(rate=moved.quantity, rate_direction=_direction(moved))
    return change._replace(difference=moved.quantity, difference_direction=_direction(moved))


def _moved_ahead(change: StatedChange, moved: Statement) -> StatedChange:
    """Return 同比上升Z%，由A升至B, unless A is said to be of another time than the one before."""
    opening = change.before and _OPENING.search(moved.text, moved.quantity.end, change.before.start)
    if opening or not moved.verb or not moved.is_exact or change.before is None:
        return change
    if moved.unit not in ("%", change.before.unit):
        return change
    return _told(change._replace(start=min(change.start, moved.begin)), moved)


def read_several_bases(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return 甲A，较上年减少B，较预算减少C，降幅分别为X%和Y%: one level, its changes in order."""
    for index, rate in enumerate(statements):
        if rate.unit != "%" or not _EACH.search(rate.gap):
            continue
        rates = [rate]
        while (
            index + len(rates) < len(statements)
            and (following := statements[index + len(rates)]).unit == "%"
            and len(following.gap) == 1
        ):
            rates.append(following)
        first = index - len(rates)
        if len(rates) < _MANY or first < 1:
            continue
        level, moved = statements[first - 1], statements[first:index]
        if level.role != "level" or level.item != rate.item or not level.is_exact:
            continue
        if any(one.role != "difference" or one.unit != level.unit for one in moved):
            continue
        if len({basis_of(one.gap) for one in moved}) != len(moved):
            continue  # these are changes of several things
        for difference, of in zip(moved, rates, strict=True):
            yield StatedChange(
                level.quantity.start,
                of.quantity.end,
                level.quantity.subject,
                after=level.quantity,
                difference=difference.quantity,
                rate=of.quantity,
                difference_direction=_direction(difference),
            )


def are_levels(first: Statement, last: Statement) -> bool:
    """Return whether two figures may be two states of one thing."""
    return (
        first.unit == last.unit
        and first.unit not in ("", "个百分点")
        and first.item == last.item
        and not first.verb
        and not last.verb
        and first.is_exact
        and last.is_exact
        and not are_of_other_costs(first, last)
    )


def ordered_states(first: Statement, last: Statement) -> tuple[Statement, Statement, Basis] | None:
    """Return which of two figures was before the other, and what it is called; else nothing."""
    if first.year and last.year and first.year != last.year:
        return (first, last, "last") if first.year < last.year else (last, first, "last")
    if _FROM.search(first.lead) and _TO.search(last.lead):
        # 由上年的A增至B: else what A was before is told by the words of the change alone
        return first, last, "last" if first.is_last_year else ""
    if first.is_last_year != last.is_last_year:
        return (first, last, "last") if first.is_last_year else (last, first, "last")
    if _OPENING.search(first.lead) and _CLOSING.search(last.lead):
        return first, last, "opening"
    if _OPENING.search(last.lead) and _CLOSING.search(first.lead):
        return last, first, "opening"
    if _PLANNED.search(first.lead) and last.basis == "done":
        return first, last, "planned"
    if _PLANNED.search(last.lead) and (
        last.lead.startswith(("比", "较"))
        or (first.basis in ("done", "") and last.basis == "planned")
    ):
        return last, first, "planned"
    return None


def basis_of(words: str) -> Basis:
    """Return what words such as 较上年 measure a change from."""
    if _OPENING.search(words):
        return "opening"
    if _PLANNED.search(words) and not _CARRIED_OUT.search(words):
        return "planned"
    return "last" if _LAST.search(words) else ""


def _followed(
    statements: Sequence[Statement], index: int, change: StatedChange, basis: Basis
) -> StatedChange:
    """Add what the next one or two figures tell of a change."""
    for moved in statements[index + 1 : index + 3]:
        told = change
        if moved.item == statements[index].item:
            change = _moved_by(change, moved, basis)
        if change is told:
            break
    return change


def _moved_by(change: StatedChange, moved: Statement, basis: Basis) -> StatedChange:
    """Return the change with what a figure tells of it; the change itself where it tells none."""
    if not moved.verb or not moved.is_exact:
        return change
    said = moved.gap[: moved.gap.rfind(moved.verb)]
    named = basis_of(said)
    if not _JOINED.fullmatch(said) or (named and named != basis):
        return change
    of_plan = moved.verb in _AGAINST_PLAN or named == "planned"
    told = moved.text[change.start : moved.quantity.start]
    if basis == "planned" and not of_plan and not _THAN_PLAN.search(told):
        return change
    before = change.before
    end = max(change.end, moved.quantity.end)
    if before is None or (moved.unit == "%" and (change.rate or _is_of_rate(change, moved))):
        return change
    if moved.unit == "%":
        return change._replace(end=end, rate=moved.quantity, rate_direction=_direction(moved))
    fits = moved.unit == before.unit or (moved.unit == "个百分点" and before.unit == "%")
    if change.difference or not fits:
        return change
    direction = _direction(moved)
    return change._replace(end=end, difference=moved.quantity, difference_direction=direction)


def _is_of_rate(change: StatedChange, moved: Statement) -> bool:
    """Return whether rates moved by what may be a share of the first, and not just their points."""
    before, after = change.before, change.after
    if before is None or after is None or before.unit not in RATES:
        return False
    return abs(after.value - before.value) != moved.quantity.value


def _direction(moved: Statement) -> Direction:
    return "增" if moved.is_up else "减"
