"""What is left of two figures of an ；-item but for one slip of the pen."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, groupby, permutations, product
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.movements.claimed_levels import are_of_other_costs
from reportgen.chinese.rates.near_misses import is_moved_rate, span
from reportgen.chinese.signs import FIGURES, Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.equations import Terms
    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.rough_sums import RoughFigures

MAY_BE_REST = Sign(
    "(?:大于|小于|高于|低于|多于|少于|多[发付拨收支缴]?(?=[0-9])|少[发付拨收支缴]?(?=[0-9])"
    "|增(?:[加少支]|减[额数金])|减[加少支去]|差(?:[额值]|异[额数金])|变[动化][额数值金]|核减|审减"
    "|净(?:增|资产|值|收入)|新增|下[浮降]|待[支付拨]|余(?:[额款下]|(?=[0-9])|(?<=其余))|未[\u4e00-\u9fff]|节[约省支]"
    "|超[出支]|追[加减]|调[增减整]|结[余转]|剩余|尚[有未支使拨执完付到下开]|相差|缺口|欠|留|末(?<=[年期]末)"
    "|底(?<=年底)|终(?<=年终)|净额|还有|仍有|空编|缺[编席勤]|空缺|请假|相抵|预算(?<=全年预算)|另外的)[^，。；0-9]{0,8}[0-9]",
    FIGURES,
)
"""What may tell of what is left, or by how much something moved."""

_REST = lazy_pattern(
    "结余|结转|剩余|节余|余额|余款|尾款|尚[未有]|未(?!来|成年|必|婚|曾)[\u4e00-\u9fff]{1,4}$|新增|净增|缺口|相差|差额(?!选举)|差值|节约|节省"
    "|少[发付拨收支]|多[发付拨收支]|[尚还]?欠|留(?:存|有)?质保金|待(?:支付|拨付)|调整后|追[加减]|调[增减出入]|审减|核减|收回|节支|净资产|下浮|(?<![其业])余$|(?:[大小高低]于|[多少]于)[^，。；0-9]{2,12}$|(?:增减|差异|变动|变化)(?:额|数|值|金额)"
)
_NO_REST = lazy_pattern("各$|累计|其中|占|人均|户均|每|单价|(?<!高)标准(?!化)")
_SAVED = frozenset(("节约", "节省"))
_BETWEEN = lazy_pattern(
    "(?:[大小高低]于|[多少]于)(?:[^，。；0-9]{0,4}预算|计划|上年|去年)[^，。；0-9]{0,4}$|(?:增减|差异|变动|变化)(?:额|数|值|金额)"
)
_LEFT_OVER = lazy_pattern(
    "结余|剩余|节余|余款|尾款|尚[欠未]|少[拨付发缴收支]|未(?:付|支|拨|执行|使用)|欠|节约|节省|节支|相差|差额|差值|下浮|核减|审减|净资产|缺口|余"
)
_TOLD = lazy_pattern(
    _LEFT_OVER.pattern + "|未[结办完建]|[大小高低多少]于|(?:增减|差异|变动|变化)[额数值金]"
)
"""Words with which any three figures count, whatever they are."""

_BEFORE = lazy_pattern("年初|期初|上年|结余分配")
_LAST_YEAR, _OTHER_BASIS = lazy_pattern("上年|去年|同比"), lazy_pattern("预算|计划|年初|期初")
_FROM_EARLIER = lazy_pattern(
    "[同环]比|[比较](?:上[年月季周]|上一[年月季]|去年|(?P<month>[0-9]{1,2}月))"
)
_EARLIER_TIME = lazy_pattern("[由从]|上[年月季周]|去年|同期|年初|期初|(?:19|20)[0-9]{2}年|[0-9]月")
_ANEW = lazy_pattern("[，,](?:同时|另|并|此外|还)")
_CAME, _SPENT = (
    lazy_pattern("收入(?:合计|总额)?(?:为|共)?$"),
    lazy_pattern("支出(?:合计|总额)?(?:为|共)?$"),
)
_LEFT = lazy_pattern("(?:结余|节余|盈余)(?:资金|金额|额)?(?:为|共)?$")
_EARLIER = lazy_pattern("上年|年初|期初|滚存|累计|历年|以前|加上|弥补|动用|转入|负|亏|赤字|超支")
_IN_TURN = lazy_pattern(
    "收入[^，。；0-9]{0,5}[0-9][0-9.]*[万亿]?元?[，、][^，。；0-9]{0,10}支出[^，。；0-9]{0,5}[0-9][0-9.]*"
    "[万亿]?元?[，、][^，。；0-9]{0,8}[结节盈]余"
)
_PERCENT = frozenset("%％")
_THREE, _NEAR, _FEWEST_DIGITS, _LONG, _BEHIND = 3, 6, 3, 120, 16
_SMALL, _RUNS = Decimal("0.0001"), (5, 6)


def may_be_left(text: str) -> bool:
    """Return whether a text may tell what came in, what was spent and what is left in turn."""
    return _IN_TURN.search(text) is not None


def may_leave_rest(figures: RoughFigures) -> bool:
    """Return whether a rough look shows figures of which one may be left of the others."""
    return figures.may_nearly_differ(_TOLD)


def read_near_differences(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return three figures of an ；-item of which one is left of the others but for a slip.

    One of them is said to be left, or to have moved; where any two of the item make the third
    there is none.
    """
    opens = brackets_around(statements)
    outside = [one for one, opened in zip(statements, opens, strict=True) if opened == OUTSIDE]
    for _, group in groupby(outside, key=attrgetter("period")):
        for three in _apart(list(group)):
            yield from _near_difference(three, three, is_slip_only=True)
    for _, group in groupby(statements, key=_place):
        item = list(group)
        columns = _columns(item)
        if not columns or any(
            one.verb not in _SAVED and is_moved_rate(one, item[max(0, at - _NEAR) : at + _NEAR])
            for at, one in enumerate(item)
        ):
            continue  # what moved is of one of the levels
        for told in columns:
            for at in range(len(told) - _THREE + 1):
                near = told[max(0, at - _NEAR) : at + _NEAR]
                yield from _near_difference(told[at : at + _THREE], near)


def read_told_as_left(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return what is said to be left where just as much more was spent than came in."""
    for came, spent, left in zip(statements, statements[1:], statements[2:], strict=False):
        three = (came, spent, left)
        if not (_CAME.search(came.lead) and _SPENT.search(spent.lead) and _LEFT.search(left.lead)):
            continue
        alike = len({(one.unit, one.period, one.item) for one in three}) == 1
        if not alike or any(one.role != "level" or not one.is_exact for one in three):
            continue
        more = spent.quantity.value - came.quantity.value
        first, last = max(0, came.begin - _LONG), left.quantity.end + _BEHIND
        if more > 0 and more == left.quantity.value and not _EARLIER.search(came.text, first, last):
            start, end = span(*three)
            terms = came.quantity, spent.quantity
            yield Equation(start, end, "left", terms, left.quantity, sure=False)


def _columns(item: Sequence[Statement]) -> list[list[Statement]]:
    """Return the exact figures of each unit that has three of them, or more."""
    by_unit: dict[str, list[Statement]] = {}
    for one in item if len(item) >= _THREE else ():
        if one.unit and one.unit not in RATES and one.is_exact and one.quantity.value > 0:
            by_unit.setdefault(one.unit, []).append(one)
    return [told for told in by_unit.values() if len(told) >= _THREE]


def _apart(sentence: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Return the three figures of a unit that are all there are, one or more in another item."""
    for told in _columns(sentence):
        if len(told) == _THREE and told[0].item != told[-1].item:
            yield told


def _place(one: Statement) -> tuple[int, int]:
    return one.period, one.item


def _near_difference(
    three: Sequence[Statement], told: Sequence[Statement], *, is_slip_only: bool = False
) -> Iterator[Equation]:
    left = [
        one
        for one in three
        if one.verb
        or _BETWEEN.search(one.lead)
        or (_REST.search(one.lead) and not _BEFORE.search(one.lead))
    ]
    if len(left) != 1 or any(_NO_REST.search(one.gap) for one in three):
        return
    if _LAST_YEAR.search(left[0].gap) and any(_OTHER_BASIS.search(one.lead) for one in three):
        return
    if not _is_base_told(left[0], three):
        return  # 有15个，比上月增加10个
    values = [one.quantity.value for one in told]
    if _is_made(values, [one.quantity.value for one in three]):
        return
    (stated,) = left
    if len(stated.quantity.digits) == 1:
        return
    smaller, larger = sorted((one for one in three if one is not stated), key=_value)
    if _is_listed(stated, three) or are_of_other_costs(smaller, larger) or _is_share(stated):
        return
    true = larger.quantity.value - smaller.quantity.value
    is_few = len(told) == _THREE and not is_slip_only
    fewest = _FEWEST_DIGITS - is_few
    for quantity, value in (
        (stated.quantity, true),
        (larger.quantity, smaller.quantity.value + stated.quantity.value),
        (smaller.quantity, larger.quantity.value - stated.quantity.value),
        (larger.quantity, smaller.quantity.value - stated.quantity.value),
    ):
        if value > 0 and len(quantity.digits) >= fewest and is_slip(value, quantity):
            if _balance(values):
                return
            start, end = span(*three)
            terms: Terms = larger.quantity, smaller.quantity
            yield Equation(start, end, "difference", terms, stated.quantity, sure=False)
            return


def _is_base_told(moved: Statement, three: Sequence[Statement]) -> bool:
    """Return whether a figure is told of the time that a movement is measured from."""
    earlier = _FROM_EARLIER.search(moved.gap)
    others = [one for one in three if one is not moved]
    if earlier and earlier["month"]:
        return any(earlier["month"] in one.lead for one in others)
    return not earlier or any(one.is_last_year or _EARLIER_TIME.search(one.lead) for one in others)


def _is_listed(stated: Statement, three: Sequence[Statement]) -> bool:
    """Return whether what moved is one of several things, or moved from what is not told here."""
    behind = [one for one in three if one.begin == stated.quantity.end]
    if behind and behind[0].gap.startswith("、") and not behind[0].verb:
        return True  # 新增甲3人、乙5人
    if (
        stated is three[2]
        and three[1].gap.startswith("、")
        and not (three[0].basis or three[1].basis)
    ):
        return True  # 电脑A、桌椅B，节约C
    if "加上" in stated.text[max(0, three[0].begin - _LONG) : stated.begin]:
        return True  # 支出A，加上还本支出B、安排调节基金C、结转下年D，支出总计E
    if stated is not three[1] or not _LAST_YEAR.search(stated.gap):
        return False
    return not _LAST_YEAR.search(three[2].gap) and _ANEW.match(three[2].gap) is not None


def _is_share(stated: Statement) -> bool:
    """Return whether a figure is so many percent of another, and not left of it: 按5%预留A."""
    rate_ends = stated.begin and stated.text[stated.begin - 1] in _PERCENT
    return bool(rate_ends) and not stated.gap.startswith(("，", "；"))


def _is_made(values: Sequence[Decimal], three: Sequence[Decimal]) -> bool:
    """Return whether any of three figures is made of two or three others of its sentence."""
    for one in three:
        others = [value for value in values if value != one]
        small = _SMALL * one
        low, high = one - small, one + small
        for first, last in combinations(others, 2):
            if low <= abs(first - last) <= high or low <= first + last <= high:
                return True
        for first, second, last in permutations(others, _THREE):
            if low <= first + second - last <= high or low <= first - second - last <= high:
                return True
    return False


def _balance(values: Sequence[Decimal]) -> bool:
    """Return whether five or six figures make nothing: 年初A，下达B，支出C，上缴D，年末E."""
    runs = (values[at : at + many] for many in _RUNS for at in range(len(values) - many + 1))
    return any(
        not sum((one * sign for one, sign in zip(run, (1, *signs), strict=True)), Decimal(0))
        for run in runs
        for signs in product((1, -1), repeat=len(run) - 1)
    )


def _value(one: Statement) -> Decimal:
    return one.quantity.value
