"""How sums of money moved, told beside each: what the parts moved by makes what all of it did.

合计A，比上年减少D。其中：甲a，比上年增加d；乙b，比上年减少e. Only where the parts make the sum, and
what each moved by is told on the same basis.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.nesting import brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.movements.two_states import basis_of
from reportgen.chinese.totals.listed_parts import SignedSum, rises
from reportgen.chinese.totals.money_parts import MoneyParts, is_no_total
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_UNCHANGED = lazy_pattern("持平|(?:无|没有)[^，。；]{0,4}(?:变化|变动|增减)|不变|一致|相同")
_FEWEST, _BEHIND, _LEAST_DIGITS, _WORDS = 2, 4, 3, 30


def read_money_changes(statements: Sequence[Statement]) -> Iterator[SignedSum]:
    """Return the changes that those of the parts make but for a slip, or one turned round."""
    opens = dict(zip(statements, brackets_around(statements), strict=True))
    places = {one: at for at, one in enumerate(statements)}
    money = [one for one in statements if one.unit == YUAN]
    for at, total in enumerate(money[:-_FEWEST]):
        if is_no_total(total) or not total.is_exact:
            continue
        moved = _moved(statements, places[total])
        if moved is None or moved.role != "difference":
            continue
        for parts in _right_lists(MoneyParts(total, money[at + 1 :], opens)):
            told = [_moved(statements, places[one]) for one in parts]
            changes = [one for one in told if one and one.role == "difference"]
            if None in told or not changes or not _have_one_basis((moved, *changes)):
                continue
            if _is_slipped(moved, changes):
                start, end = total.quantity.start, max(one.quantity.end for one in changes)
                yield SignedSum(start, end, moved, tuple(changes), few=False)


def _right_lists(listed: MoneyParts) -> Iterator[Sequence[Statement]]:
    """Return the lists of parts that make their sum."""
    whole = listed.total.quantity.value
    for parts in (listed.first_list, listed.parts):
        if len(parts) >= _FEWEST and sum(one.quantity.value for one in parts) == whole:
            yield parts
            return


def _moved(statements: Sequence[Statement], at: int) -> Statement | None:
    """Return by how much a sum moved as told right behind it, itself where it did not move."""
    level = statements[at]
    end = level.quantity.end
    for one in statements[at + 1 : at + 1 + _BEHIND]:
        if _UNCHANGED.search(level.text, end, one.quantity.start):
            return level
        if one.unit == YUAN:
            if not one.verb and is_no_total(one):
                continue  # 完成预算B的85%
            is_own = one.verb and one.is_exact and one.item == level.item
            return one if is_own else None
    behind = level.text[end : end + _WORDS].partition("；")[0]
    return level if _UNCHANGED.search(behind) else None


def _have_one_basis(changes: Sequence[Statement]) -> bool:
    """Return whether all changes are told against one thing, each by name or as the one before."""
    named = {basis for one in changes if (basis := basis_of(one.gap))}
    return len(named) == 1


def _is_slipped(moved: Statement, changes: Sequence[Statement]) -> bool:
    """Return whether a slip, or a change turned round, keeps changes from making that of all."""
    values = [one.quantity.value if rises(one) else -one.quantity.value for one in changes]
    whole = moved.quantity.value if rises(moved) else -moved.quantity.value
    rest = whole - sum(values, Decimal(0))
    rounded = max(step(one.quantity) for one in (moved, *changes)) * (len(changes) + 1) / 2
    if abs(rest) <= rounded:
        return False
    if rest == 2 * whole or any(rest == -2 * value for value in values):
        return True  # with 增加 in place of 减少
    figures = [
        (moved, whole - rest, whole),
        *((one, value + rest, value) for one, value in zip(changes, values, strict=True)),
    ]
    return any(
        true * told > 0
        and len(one.quantity.digits) >= _LEAST_DIGITS
        and is_slip(abs(true), one.quantity)
        for one, true, told in figures
    )
