"""Accounts whose opening is told last, or in the sentence before: 年初预算A。年中追加B，调整后C."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.accounts import Account
from reportgen.chinese.totals.top_figures import columns_of, top_figures
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_PLAN = "(?!预算|批复|安排|下达|计划|目标|设定|确定|部署|任务|核定|结[转余])"
MAY_BE_STOCK = Sign(
    f"[，；、（](?:年初|期初|上年[末底]){_PLAN}[^，。；0-9]{{0,10}}[0-9]",
    words("，年初 ；年初 、年初 （年初 ，期初 ；期初 、期初 （期初 ，上年 ；上年 、上年 （上年"),
)
"""What may tell of what there was at first, behind what there is."""

_FIRST = lazy_pattern(f"(?:年初|期初|上年[末底]){_PLAN}[^，。；0-9]{{0,10}}$")
_CAME = lazy_pattern(
    "(?:新(?:增|接收|收|建|认定|登记|入库|纳入)|接收|购[置入]|增加|转入|调入|入库|划入)了?[^，。；0-9]{0,8}$"
)
_WENT = lazy_pattern(
    "(?:解除|解矫|报废|处置|减少|核[销减]|退出|转出|调出|划出|清退|注销|期满|死亡|病故|销号)"
    "(?:处置|资产|人员|原值)?了?[^，。；0-9]{0,6}$"
)
MAY_GO_ON = Sign(
    "(?:调整后|调整(?=预算)|最终)[^，。；0-9]{0,8}[0-9]|[，；](?:20[0-9]{2})?年末[^，。；0-9]{0,14}[0-9]",
    words("调整后 调整预 最终 年末"),
)
"""What may tell of what there is in the end, where the sentence before tells of the beginning."""

_BEGAN = lazy_pattern("(?:年初|期初|[上去]年[末底]|20[0-9]{2}年末)[^，。；]*$")
_AT_FIRST = lazy_pattern("(?:年初|期初|[上去]年[末底])(?!预算|批复|安排|下达|计划)[^，。；]*$")
_ENDED = lazy_pattern("(?:调整后|调整预算|最终|年末)[^，。；]*$")
_MORE = lazy_pattern("(?:追加|调增|新招[聘录]|招[聘录]|录用|考录|调入|新进|新增)[^，。；0-9]{0,6}$")
_LESS = lazy_pattern(
    "(?:追减|调减|核减|压减|收回|[退离]休|调出|调离|辞职|去世|减少)[^，。；0-9]{0,6}$"
)
_FEWEST, _MOST = 3, 5


def read_stock_accounts(statements: Sequence[Statement]) -> Iterator[Account]:
    """Return accounts of a sentence whose opening stands behind what is there in the end.

    All figures of its unit are told: what there is, first of all, what came and what went.
    """
    for column in columns_of(statements):
        end, *others = top_figures(column)
        opening = [one for one in others if _FIRST.search(one.lead)]
        if len(opening) != 1 or not _FEWEST <= len(others) + 1 <= _MOST:
            continue
        came = [one for one in others if _CAME.search(one.lead)]
        went = [one for one in others if _WENT.search(one.lead) and one not in came]
        told = [*opening, *came, *went]
        is_whole = len(told) == len(others) and all(one.is_exact for one in column)
        if not (is_whole and (came or went)) or end.verb or _CAME.search(end.lead):
            continue
        terms: list[tuple[Literal["+", "−"], Statement]] = [("+", one) for one in opening + came]
        terms += [("−", one) for one in went]
        last = max(one.quantity.end for one in told)
        yield Account(end.quantity.start, last, tuple(terms), end, tuple(told))


def read_accounts_going_on(statements: Sequence[Statement]) -> Iterator[Account]:
    """Return 年初预算A。年中追加B，调减C，调整后预算D: all that moved stands with the end.

    The opening is the last figure of the sentence before, of the same unit, or the first of its
    own: 年初在职A，调入B，退休C，年末在职D.
    """
    for column in columns_of(statements):
        top = top_figures(column)
        ends = [at for at, one in enumerate(top) if _ENDED.search(one.lead)]
        if not ends or not ends[0]:
            continue
        end, before = top[ends[0]], top[: ends[0]]
        if end.unit in PEOPLE:
            continue  # who came and who went, more words tell
        opening = [one for one in statements if one.period == end.period - 1 and _alike(one, end)]
        if _AT_FIRST.search(before[0].lead):
            opening, before = before[:1], before[1:]
        if not opening or not _BEGAN.search(opening[-1].lead):
            continue
        terms: list[tuple[Literal["+", "−"], Statement]] = [("+", opening[-1])]
        terms += [("+", one) for one in before if _MORE.search(one.lead)]
        terms += [("−", one) for one in before if _LESS.search(one.lead)]
        told = [one for _, one in terms]
        if len(told) == len(before) + 1 and before and all(one.is_exact for one in (end, *told)):
            start = opening[-1].quantity.start
            yield Account(start, end.quantity.end, tuple(terms), end, ())


def _alike(one: Statement, other: Statement) -> bool:
    return one.unit == other.unit and one.role == "level"
