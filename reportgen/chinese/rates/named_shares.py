"""Shares whose part or whole is named, and told elsewhere: 采购总额A。……，占采购总额的X%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.chinese.totals.money_parts import is_no_total
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_ENDS = "额出入费金量数产算本积"
_RATE = "(?:(?:的?(?:所占)?比[重例]?|的)?(?:为|是|达到?)?)?"
MAY_BE_NAMED_SHARE = Sign(
    f"占[^，。；：0-9占]{{3,24}}[{_ENDS}]{_RATE}[0-9][0-9.]*[%％]"
    f"|[一-鿿]{{2}}占(?:[^，。；：0-9占]{{2,24}}|比){_RATE}[0-9][0-9.]*[%％]",
    each_of(f"{_ENDS}占", "的比为是达" + DIGITS),
)
"""What may be a share whose part or whole has a name."""

_SHARE = lazy_pattern(
    f"(?P<part>[^，。；：（()）0-9占]{{0,20}})[，,（(]?占(?P<whole>[^，。；：0-9占]{{0,25}}?){_RATE}$"
)
_TAIL = lazy_pattern(
    "(?:预算|决算|计划)?(?:数|总?额)?(?:共计|合计|总计|累计|共|完成|实现|达到?|为|是|有|：)*$"
)
_OTHER_TIME = lazy_pattern("上年|去年|同期|年初|计划|目标")
_IS_OTHER = lazy_pattern("[省市国]|上年|去年|同期|GDP|生产总值")
_BACK, _SHORTEST, _SHORTEST_PART = 3, 4, 3


def read_named_shares(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the shares that name their part or whole, where one of those stands further off.

    Where two figures have the name, or another pair of figures makes the share, there is none.
    """
    for index, rate in enumerate(statements):
        found = _SHARE.search(rate.gap) if rate.unit == "%" and rate.is_exact else None
        if found is None or _IS_OTHER.search(found["whole"]):
            continue
        earlier = statements[:index]
        named = _plain(found["part"])
        part = _called(earlier, rate, named) if named else _part(earlier, rate)
        if part is None:
            continue
        wholes = _wholes(statements, part, found["whole"], is_named=bool(named))
        if len(wholes) != 1 or not rate.period - _BACK <= wholes[0].period <= rate.period:
            continue
        whole = wholes[0]
        if not named and whole.period == rate.period:
            continue
        if whole.quantity.value >= part.quantity.value and _is_of_same_time(whole, part):
            terms = part.quantity, whole.quantity
            others = [one for one in earlier if one.unit == part.unit and one is not part]
            yield Equation(
                part.quantity.start,
                rate.quantity.end,
                "ratio",
                terms,
                rate.quantity,
                tuple((part.quantity, one.quantity) for one in others) if named else (),
                sure=False,
            )


def _part(earlier: Sequence[Statement], rate: Statement) -> Statement | None:
    """Return what a share is of: the figure before it, or before how far that moved."""
    for one in reversed(earlier):
        if one.item != rate.item:
            break
        if one.role == "level":
            return one if one.is_exact and not is_no_total(one) else None
    return None


def _called(earlier: Sequence[Statement], rate: Statement, name: str) -> Statement | None:
    """Return the one figure told shortly before a share under the name of its part."""
    if len(name) < _SHORTEST_PART:
        return None
    found = [
        one
        for one in earlier
        if one.role == "level" and rate.period - one.period <= 1 and _name(one).endswith(name)
    ]
    return found[0] if len(found) == 1 and found[0].is_exact else None


def _wholes(
    statements: Sequence[Statement], part: Statement, words: str, *, is_named: bool
) -> list[Statement]:
    """Return the figures that may be the whole that words name; or what a part is told to be in."""
    if words:
        name = _plain(_TAIL.sub("", words)) or words
        return [one for one in statements if _is_whole(one, part, name)]
    if not is_named:
        return []
    before = None
    for one in statements:
        if one.gap.lstrip("，。；：（").startswith("其中") and before is not None:
            return [before] if before.unit == part.unit and before.begin < part.begin else []
        if one is part:
            break
        before = one
    return []


def _is_whole(one: Statement, part: Statement, name: str) -> bool:
    """Return whether a figure before a part, or in its sentence, has the name of the whole."""
    if one.unit != part.unit or one is part or one.period > part.period or not one.is_exact:
        return False
    if one.role != "level":
        return False
    called = _name(one)
    if called.endswith(name) or (len(called) >= _SHORTEST and name.endswith(called)):
        return True
    letters = iter(called)  # 全县直达资金总量A。其中本级B，占全县总量的X%
    is_among = part.gap.startswith("其中") and one.period == part.period - 1
    return is_among and "总" in name and all(letter in letters for letter in name)


def _name(one: Statement) -> str:
    return _plain(_TAIL.sub("", one.lead))


def _plain(name: str) -> str:
    return name.translate({ord(mark): None for mark in '“”"（）()'})


def _is_of_same_time(whole: Statement, part: Statement) -> bool:
    """Return whether a whole may be told of the time and budget that its part is of."""
    if whole.is_last_year or _OTHER_TIME.search(whole.lead):
        return False
    return not (whole.year and part.year and whole.year != part.year)
