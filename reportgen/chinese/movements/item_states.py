"""What an ；-item tells of one thing's movement, wherever in it the figures stand.

Read by unit: an item with two levels of one unit and one movement in it tells how far the two are
apart; one with one level, a movement and its rate tells the rate of that level.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.figures.statements import plain_name
from reportgen.chinese.movements.changes import Direction, StatedChange
from reportgen.chinese.movements.claimed_levels import IS_COST, are_of_other_costs
from reportgen.chinese.movements.two_states import Basis, basis_of, ordered_states
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.statements import Statement

_PARTS = lazy_pattern(
    "其中|含|另|此外|占|人均|户均|累计|每|平均|年均|(?<!特定)目标|指标值|合计|共计|分别"
)
_AFTER_LEVEL = lazy_pattern("本年|今年|当年|全年|实际|支出|完成|达|为|共|合计")
_OTHER_TIME = lazy_pattern("年初|期初|[0-9]月|季度|半年|原|之前|以前|[年月]前|预算|计划")
_AGAINST_PLAN = frozenset(("少", "多", "超", "超支", "超出", "少支", "多支", "节约", "节省"))
_PLANNED_LEVEL = lazy_pattern("预算|计划")
_NEW = lazy_pattern("^[，,]?(?:净|新)增(?:加)?了?$")
_WHY = lazy_pattern("原因|由于|主要|因(?!公|此)")
_ALSO = lazy_pattern("[也亦][由从]")
_BASIS_OR_FROM = lazy_pattern("(?:[同环]比|[由从自比较与同]|上年|去年|年初|期初).*$")
_JOINED = frozenset("、和及与")
_COMPARED = lazy_pattern("[比较与](?=上年|去年|上一年|(?:19|20)[0-9]{2}年)")
_HUNDRED = 100
_TWO = 2
_NEARLY, _FAR, _LONG = 4, 100, 4
_LAST_YEAR = lazy_pattern("上一?年|去年")


def read_item_states(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return the movements of items that have just what makes them, by unit."""
    for _, group in groupby(statements, key=_place):
        item = list(group)
        moved = [one for one in item if one.verb and one.is_exact]
        if len(item) < _TWO + 1 or not (moved or any(_NEW.search(one.lead) for one in item)):
            continue
        for unit in dict.fromkeys(_unit(one) for one in item if one.unit and not one.verb):
            if unit not in RATES:
                yield from _of_unit(item, moved, unit)


def _place(one: Statement) -> tuple[int, int]:
    return one.period, one.item


def _unit(one: Statement) -> str:
    return "人" if one.unit in PEOPLE else one.unit


def _of_unit(
    item: Sequence[Statement], moved: Sequence[Statement], unit: str
) -> Iterator[StatedChange]:
    levels = [one for one in item if not one.verb and _unit(one) == unit]
    differences = [one for one in moved if _unit(one) == unit]
    if len(levels) > _TWO and not differences and _NEW.search(levels[-1].lead):
        *levels, last = levels  # 由21家增加到26家，新增5家
        differences = [last]
    rates = [one for one in moved if one.unit == "%"]
    others = {_unit(one) for one in item if one.unit not in RATES and _unit(one) != unit}
    if len(differences) > 1 or len(rates) > 1 or not all(one.is_exact for one in levels):
        return
    told = [*differences, *(rates if not others else _beside(item, rates, differences))]
    if not told or any(_PARTS.search(one.gap) for one in (*levels, *told)):
        return
    if any(one.gap[:1] in _JOINED and item[item.index(one) - 1].unit == one.unit for one in levels):
        return  # a list of several things
    if any(_WHY.search(one.gap) for one in levels):
        return
    if len(levels) == _TWO:
        yield from _of_two(levels, told)
    elif len(levels) == 1 and len(told) == _TWO:
        yield from _of_one(levels[0], *told)


def _beside(
    item: Sequence[Statement], rates: Sequence[Statement], differences: Sequence[Statement]
) -> list[Statement]:
    """Return the rates that stand right after a movement of the unit."""
    return [
        one for one in rates if differences and item.index(one) == item.index(differences[-1]) + 1
    ]


def _of_two(levels: Sequence[Statement], told: Sequence[Statement]) -> Iterator[StatedChange]:
    ordered = None if are_of_other_costs(*levels) else ordered_states(*levels)
    if ordered is None:
        return
    before, after, basis = ordered
    if any(_is_of_another(levels[0], one) for one in told) or _is_next(levels, told):
        return
    change = StatedChange(
        min(one.quantity.start for one in (*levels, *told)),
        max(one.quantity.end for one in (*levels, *told)),
        "",
        before.quantity,
        after.quantity,
    )
    earlier: Basis = ""
    for one in told:
        named = basis_of(one.gap[: one.gap.rfind(one.verb)])
        if not named and one.unit == "%":
            named = earlier  # 较预算增加D，增长Z%
        earlier = named
        if not basis and named == "last" and not _OTHER_TIME.search(before.lead):
            named = ""  # 同比减少D，由A降至B
        if named and named != basis:
            return
        if basis == "planned" != named and not _is_against_plan(levels, one):
            return
        if one.quantity.value > _FAR * max(each.quantity.value for each in levels):
            return  # 标准由20元提高到40元，增加支出42亿元: of all together
        change = _with(change, one)
    yield change


def _is_next(levels: Sequence[Statement], told: Sequence[Statement]) -> bool:
    """Return whether all that moved is told before a level that is of something else.

    甲比上年的A减少B，乙C; 预算比上年预算的A减少B，支出C.
    """
    base, after = levels
    if not _COMPARED.search(base.lead) or told[0].begin != base.quantity.end:
        return False
    if after.begin < told[-1].begin:
        return False
    name, of = _own_name(after), _COMPARED.split(base.lead)[0]
    is_spent = after.basis == "done" and _PLANNED_LEVEL.search(of) is not None
    return is_spent or (IS_COST.search(name) is not None and name not in of)


def _is_of_another(level: Statement, moved: Statement) -> bool:
    """Return whether a movement has a name that has nothing of the name of a level.

    面积由20亩增至25亩，亩均收入增长8%; 审批事项减少12项，备案事项也由30项减少到20项.
    """
    if moved.begin < level.begin and _ALSO.search(level.lead):
        return True
    name, other = _own_name(moved), _own_name(level)
    if len(name) < _LONG or len(other) < _TWO:
        return False
    return not any(name[at : at + _TWO] in other for at in range(len(name) - 1))


def _own_name(one: Statement) -> str:
    """Return what the clause of a figure names before it tells of a movement or of a time."""
    words = one.lead[: one.lead.rfind(one.verb)] if one.verb else one.lead
    return plain_name(_BASIS_OR_FROM.sub("", words))


def _is_against_plan(levels: Sequence[Statement], moved: Statement) -> bool:
    """Return whether a movement is of a plan by its word, or told right after 比预算3万元."""
    if moved.verb in _AGAINST_PLAN:
        return True
    planned = next(one for one in levels if _PLANNED_LEVEL.search(one.lead))
    return planned.lead.startswith(("比", "较", "与")) and moved.begin == planned.quantity.end


def _of_one(level: Statement, difference: Statement, rate: Statement) -> Iterator[StatedChange]:
    """Read 比上年减少D，下降Z%，本年A, and …，年初预算为A, where the level comes after D."""
    if rate.unit != "%":
        return
    if level.begin < difference.begin:
        if level.quantity.value == difference.quantity.value and difference.is_up:
            yield _with(_with(_changed(level, difference), difference), rate)  # from nothing
        return
    basis = basis_of(difference.gap)
    is_plan = basis == "planned" == level.basis and not _of_other_year(difference, level)
    is_base = is_plan or (basis == "last" and level.is_last_year)
    is_base = is_base or (level.year is not None and f"{level.year}年" in difference.gap)
    if not is_base and (level.is_last_year or level.basis == "planned"):
        return
    is_after = bool(basis) and _AFTER_LEVEL.search(level.lead) and level.begin > rate.begin
    if not is_base and not is_after:
        return
    base = level.quantity.value
    moved = difference.quantity.value
    if not is_base:
        base += -moved if difference.is_up else moved
    if base <= 0 or moved <= 0 or not _is_near(moved / base * _HUNDRED, rate):
        return
    change = _changed(level, difference, is_base=is_base)
    yield _with(_with(change, difference), rate)


def _of_other_year(moved: Statement, level: Statement) -> bool:
    """Return whether what moved did so from a budget of another year: 比上年预算增加, 本年预算."""
    if _LAST_YEAR.search(moved.gap):
        return not level.is_last_year
    return moved.year not in (None, level.year)


def _changed(level: Statement, moved: Statement, *, is_base: bool = False) -> StatedChange:
    """Return the change of which one level is told, its base or what it came to."""
    return StatedChange(
        min(level.quantity.start, moved.quantity.start),
        max(level.quantity.end, moved.quantity.end),
        "",
        before=level.quantity if is_base else None,
        after=None if is_base else level.quantity,
    )


def _is_near(made: Decimal, rate: Statement) -> bool:
    """Return whether a rate may be meant to be what its figures make."""
    stated = rate.quantity.value
    return is_slip(made, rate.quantity) or abs(made - stated) * _NEARLY <= max(made, stated)


def _with(change: StatedChange, moved: Statement) -> StatedChange:
    """Return a change with what one figure tells of it."""
    direction: Direction = "增" if moved.is_up or _NEW.search(moved.lead) else "减"
    if moved.unit == "%":
        return change._replace(rate=moved.quantity, rate_direction=direction)
    return change._replace(difference=moved.quantity, difference_direction=direction)
