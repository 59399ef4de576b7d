"""Rates that prose states with what they are of: 预算3万元，执行2万元，执行率66.67%."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import PEOPLE, RATES, same_unit
from reportgen.chinese.figures.share_bases import is_no_plan
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.equations import Terms
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_RATIO = Sign(
    "的(?:约|近)?[0-9.]{1,8}[ \u3000]?[%％]",
    each_of("的", DIGITS + "约近"),
)
"""What may tell of a rate that other figures of the text make."""

RATED = lazy_pattern(
    "[预计任目应安下到收编核定概资](?:(?<=预)算|(?<=计)划|(?<=任)务|(?<=目)标"
    "|(?<=应)[发收支付兑]|(?<=安)排|(?<=下)达|(?<=到)位|(?<=收)到|(?<=编)制|(?<=核)定|(?<=定)额"
    "|(?<=概)算|(?<=资)金)[^，。；0-9]{0,12}[0-9]"
)
"""What tells that the whole is told that a rate is of."""

DONE = lazy_pattern(
    "[完实支拨使到开发执在决列培兑办](?:(?<=完)成|(?<=实)[际有]|(?<=支)[出付]|(?<=[拨兑])付"
    "|(?<=使)用|(?<=到)位|(?<=开)[展支]|(?<=发)放|(?<=执)行|(?<=在)职|(?<=决)算|(?<=列)支|(?<=培)训"
    "|(?<=办)结)(?!率|进度)[^，。；0-9]{0,12}[0-9]"
    "|元的[0-9.]+[%％]"
)
"""What tells that there is a figure of what was done, one that a rate is of."""

_OF_PLAN = lazy_pattern(
    "(?:完成|占|达到?|为|执行)(?:了|到)?[^，。；]{0,12}?(?:预算|计划|任务|目标|安排|"
    "下达)[^，。；]{0,4}?的(?:约|近)?$"
)
_OF_THAT = frozenset(("的", "的约", "数的"))
_OF_PLANNED = lazy_pattern(
    "(?:完成|为|达到?|执行)了?[^，。；0-9]{0,8}(?:预算|计划|任务|目标)[^，。；0-9]{0,6}$"
)
_NOT_OF_ALL = lazy_pattern(
    "平均|年均|序时|床位|病床|同比|较|比(?!例)|目标|不低于|不少于|力争|确保|要求|累计完成率"
)
_MOVED_TO = lazy_pattern("(?:提高|提升|上升|增长|下降|降低|增加|减少)[到至了]?$")
_RATED_ITSELF = lazy_pattern("[占成到为]了?[^，。；]{0,12}[0-9.]+[%％]")
_LARGEST_RATE, _FULL = 2, 100
_MOST, _NEARBY = 24, 6  # figures before a rate that are looked at


def read_ratios(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates whose two figures the passage tells, and the products of a price.

    The figures stand before the rate, in its own ；-item or else its sentence or the one before:
    one for what was planned or given (预算, 计划, 下达, 编制), one for what came of it (支出, 完成,
    在职). Where either can't be told there is none.
    """
    for index, statement in enumerate(statements):
        if statement.is_exact and statement.unit == "%":
            equation = _ratio(statements, index)
            if equation:
                yield equation


def _ratio(statements: Sequence[Statement], index: int) -> Equation | None:
    rate = statements[index]
    if rate.gap in _OF_THAT and index > 1 and _OF_PLANNED.search(statements[index - 1].lead):
        return _of_plan_beside(statements, index)
    if (
        not _OF_PLAN.search(rate.gap)
        or _NOT_OF_ALL.search(rate.lead)
        or _MOVED_TO.search(rate.lead)
    ):
        return None
    before = [
        one
        for one in statements[max(0, index - _MOST) : index]
        if one.period >= rate.period - 1 and one.unit not in RATES
    ]
    units = Counter("人" if one.unit in PEOPLE else one.unit for one in before)
    if not before or max(units.values()) == 1:
        return None
    earlier = [one for one in before if one.role == "level" and one.is_exact]
    for scope in (
        [one for one in earlier if one.item == rate.item],
        [one for one in earlier if one.period == rate.period],
        earlier,
    ):
        pair = _pair(scope, statements[index - 1])
        if pair:
            part, whole = pair
            if _is_of_another(statements[max(0, index - _MOST) : index], rate, pair):
                return None
            if not _may_be_rate(part, whole) or any(
                one.adjusts for one in before if one.item == rate.item
            ):
                return None  # what was planned in the end is not told
            return Equation(
                min(part.start, whole.start),
                rate.quantity.end,
                "ratio",
                pair,
                rate.quantity,
                tuple(each for each in _others(earlier, part.unit) if each != (whole, part)),
            )
    return None


def _is_of_another(before: Sequence[Statement], rate: Statement, pair: Terms) -> bool:
    """Return whether figures of the sentence before are told of something else than a rate is.

    So they are where that sentence has a rate of its own, or the rate's has other figures.
    """
    done, planned = (next(one for one in before if one.quantity is each) for each in pair)
    if planned.item < done.item and any(
        one.unit == "%" or (one.basis == "done" and one.unit == planned.unit)
        for one in before
        if one.item == planned.item
    ):
        return True  # 经费预算A，决算B，完成预算的Y%；接待费决算C，完成预算的Z%
    part, whole = done.period, planned.period
    if part < whole:
        return True
    if whole == rate.period:
        return False
    if any(one.unit == "%" and one.period == whole for one in before):
        return True
    own = [one for one in before if one.period == rate.period]
    is_full = rate.quantity.value == _FULL  # which is often said of what no figure tells
    return part == whole and (is_full or any(one.unit not in RATES for one in own))


def _of_plan_beside(statements: Sequence[Statement], index: int) -> Equation | None:
    """Read 支出A，完成预算B的Z%, with Z at ``index``."""
    whole, rate = statements[index - 1], statements[index]
    parts = [
        one
        for one in statements[max(0, index - _NEARBY) : index - 1]
        if one.item == rate.item and same_unit(one.unit, whole.unit) and one.role == "level"
    ]
    if not parts or not (whole.is_exact and parts[-1].is_exact):
        return None
    if not _may_be_rate(parts[-1].quantity, whole.quantity):
        return None
    terms = parts[-1].quantity, whole.quantity
    others = tuple((one.quantity, whole.quantity) for one in parts)
    start, end = parts[-1].quantity.start, rate.quantity.end
    return Equation(start, end, "ratio", terms, rate.quantity, others)


def _may_be_rate(part: Quantity, whole: Quantity) -> bool:
    """Return whether one figure can be a rate of the other: else they are of different things."""
    return not whole.value or 0 <= part.value <= whole.value * _LARGEST_RATE


def _pair(scope: Sequence[Statement], last: Statement) -> Terms | None:
    """Return what was done and what was planned; None where one is missing or in doubt.

    ``last`` is the figure before the rate. What nobody calls a plan counts as one only where it
    stands alone before what was done, in the same clauses as the rate.
    """
    done = None
    for one in reversed(scope):
        if one.basis == "done" and not one.is_last_year:
            done = one
            break
    if done is None:
        return None
    bases = [
        one
        for one in scope
        if one is not done
        and same_unit(one.unit, done.unit)
        and not one.is_last_year
        and one.basis in ("planned", "granted")
    ]
    if not bases and done is last:
        same = [one for one in scope if same_unit(one.unit, done.unit) and one is not done]
        bases = [one for one in same if not one.basis and one.item == done.item]
        if len(same) != 1 or (bases and bases[0].quantity.start > done.quantity.start):
            return None
        if bases and is_no_plan(bases[0]):
            return None
        if bases and _RATED_ITSELF.search(done.text, bases[0].quantity.end, done.quantity.start):
            return None  # 开工A，完成计划的Y%，建成B，完成计划的Z%
    if not bases or (done.period != bases[-1].period and done.unit != "元"):
        return None
    before = [one for one in bases if one.quantity.start < done.quantity.start] or bases
    planned = before[-1].quantity
    if "其中" in done.text[planned.end : done.quantity.start]:
        return None  # what was planned for a part is not told
    return done.quantity, planned


def _others(earlier: Sequence[Statement], unit: str) -> tuple[Terms, ...]:
    """Return the other pairs of figures of one unit that a rate might be of."""
    same = [one.quantity for one in earlier if same_unit(one.unit, unit)][-6:]
    return tuple(permutations(same, 2))
