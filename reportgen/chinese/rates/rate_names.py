"""Whether a rate may be of the figures beside it: 交办20件、办结18件，办结率90%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

_RATE_NAME = lazy_pattern(
    "(?P<name>[一-鿿]{1,10}?)(?:率|比例|进度|度)(?:分别)?(?:为|是|达到?|约|仅|[:：])*$"
)
_OF_VISIT = lazy_pattern("次均|床日均")
_PARALLEL = lazy_pattern("[^，。；]{0,12}[、和及与][^，。；]*")
_FINISHED = frozenset(("完工", "竣工"))
_LAST, _PAIR, _ALL, _SLIGHT = 4, 2, Decimal(100), Decimal("0.06")


def is_of_others(rate: Statement, pair: Sequence[Statement]) -> bool:
    """Return whether two figures are of two things that the name of a rate has nothing of.

    新建8个甲站、13个乙站，续约比例60%.
    """
    if len(pair) != _PAIR or not _PARALLEL.fullmatch(pair[1].gap):
        return False
    if pair[1].basis or pair[0].basis in ("planned", "granted"):
        return False  # 预算12万元、支出10万元，执行率83.33%
    named = _RATE_NAME.search(rate.lead)
    said = named["name"][-_LAST:] if named else ""
    twos = [said[at : at + 2] for at in range(len(said) - 1)]
    return bool(named) and not any(two in one.lead for two in twos for one in pair)


def is_of_visit(one: Statement) -> bool:
    """Return whether a figure is the cost of one visit, and no part of another: 门诊次均费用."""
    return _OF_VISIT.search(one.lead) is not None


def is_of_both(made: Decimal, stated: Decimal) -> bool:
    """Return whether a rate is of one figure in two together: 税收A，非税B，税收占比."""
    return any(abs(one / (made + _ALL) * _ALL - stated) <= _SLIGHT for one in (made, _ALL))


def names_part(rate: Statement, part: Statement, whole: Statement) -> bool:
    """Return whether a rate names its part, told before: 拨款8749万元。拨款占收入39333万元的22%."""
    if rate.gap != "的" or rate.begin != whole.quantity.end:
        return False
    name, of, _ = whole.lead.partition("占")
    return bool(of) and len(name) > 1 and name in part.lead


def verb_of(named: str, before: Sequence[Statement]) -> str:
    """Return the verb that a rate is named by, as the figures before it have it.

    养护80公里，完成76公里，完工率95%: 完工 is 完成 where none has it.
    """
    is_said = any(named in one.lead for one in before)
    return "完成" if named in _FINISHED and not is_said else named
