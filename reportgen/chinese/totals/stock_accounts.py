"""Accounts whose opening is told last: 在册187人，全年新接收94人，解除88人，年初在册181人."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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
