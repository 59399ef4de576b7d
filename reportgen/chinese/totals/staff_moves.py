"""People who came or went: 招录5人，调入3人，共增加8人; 较上年增加1人，其中招录4人、退休3人."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.chinese.totals.account_words import MOVES, last_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_MOVE_STAFF = Sign(
    "[录聘入进调退休职离世亡故](?:人员|职工|干部)?[0-9]{1,3}[人名](?<![支收投]入[0-9][人名])",
    each_of("录聘入进调退休职离世亡故员工部", DIGITS),
)
"""What may tell of people who came or went."""

_WHO = lazy_pattern("(?:公务员|工作|编制|在编|行政|事业编?|工勤|教师|职工|干部|人员)*")
_TOTAL = lazy_pattern(
    "(?:共|共计|合计|累计|净)(?P<way>增加|增员|减少|减员|调入|调出|进人)?(?:人员|职工)?$"
)
_NET = lazy_pattern(
    "(?:(?:比|较)(?:上年|去年|年初|上一年)|本年度?|全年|年内|年度)[^，。；0-9]{0,8}"
    "(?P<way>增加|减少|净增|净减|增员|减员|新进|新增)(?:了|人员|职工)?$"
)
_FEWEST, _MANY = 2, 10
_ENDS, _FIGURE = lazy_pattern("[。；）)]|$"), lazy_pattern("[0-9]")
_EXPLAINS = lazy_pattern("其中|原因|主要|是因|因为|系|[：:（(]|，[^，]{0,4}$|^[，,]")


class StaffMove(NamedTuple):
    """What people who came and went make, and the figure that says otherwise."""

    start: int
    end: int
    terms: tuple[tuple[str, Decimal], ...]
    made: Decimal
    told: Statement


def read_staff_moves(statements: Sequence[Statement]) -> Iterator[StaffMove]:
    """Return the people at an end of a year, or the change, that those who moved do not make."""
    if not any(map(_sign, statements)):
        return
    for index, one in enumerate(statements):
        if one.unit in PEOPLE and one.is_exact:
            yield from _in_all(statements, index)
            yield from _net(statements, index)


def _sign(one: Statement) -> str:
    """Return + for people who came, − for those who went; nothing for others."""
    if one.unit not in PEOPLE or not one.is_exact:
        return ""
    moved = last_of(MOVES, one.lead)
    if not moved or not _WHO.fullmatch(one.lead, moved.end()):
        return ""
    return "+" if moved.lastgroup == "more" else "−"


def _made(terms: Sequence[tuple[str, Decimal]]) -> Decimal:
    return sum((value if sign != "−" else -value for sign, value in terms), Decimal(0))


def _in_all(statements: Sequence[Statement], index: int) -> Iterator[StaffMove]:
    """Read 新招录5人，调入3人，共增加8人."""
    total = statements[index]
    if not _TOTAL.search(total.lead):
        return
    moves: list[tuple[Statement, str]] = []
    for one in reversed(statements[max(0, index - _MANY) : index]):
        sign = _sign(one)
        if one.item != total.item or not sign or (moves and sign != moves[0][1]):
            break
        moves.insert(0, (one, sign))
    if len(moves) >= _FEWEST:
        terms = tuple(("+" if at else "", value) for at, (_, value) in enumerate(_values(moves)))
        yield from _unequal(moves[0][0], total, total, terms)


def _net(statements: Sequence[Statement], index: int) -> Iterator[StaffMove]:
    """Read 较上年增加1人，其中招录4人、调入1人、退休4人."""
    total = statements[index]
    told = _NET.search(total.lead)
    moves: list[tuple[Statement, str]] = []
    for one in statements[index + 1 : index + _MANY]:
        sign = _sign(one)
        if one.period - total.period > 1 or not sign:
            break
        if not moves and not _EXPLAINS.search(one.gap):
            break
        moves.append((one, sign))
    if not told or len(moves) < _FEWEST or not _ENDS.match(total.text, moves[-1][0].quantity.end):
        return
    if any(_FIGURE.search(one.gap) for one, _ in moves):
        return  # 事业退休1，…: a figure without its unit
    down = told["way"] in ("减少", "净减", "减员")
    turned = [(one, sign if not down else "−" if sign == "+" else "+") for one, sign in moves]
    yield from _unequal(total, moves[-1][0], total, _values(turned))


def _values(moves: Sequence[tuple[Statement, str]]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((sign, one.quantity.value) for one, sign in moves)


def _unequal(
    first: Statement, last: Statement, told: Statement, terms: tuple[tuple[str, Decimal], ...]
) -> Iterator[StaffMove]:
    made = _made(terms)
    if made != told.quantity.value:
        yield StaffMove(first.quantity.start, last.quantity.end, terms, made, told)
