"""Figures of how much there is: of what, by which words it moves, and which are of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES, YUAN
from reportgen.chinese.totals import account_words as told_by
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.chinese.figures.statements import Statement

_NO_STOCK = lazy_pattern(
    "预算|批复|下达|计划|目标|设定|任务|核定|编制(?!内)|职数|名额|资金|同期|人均|平均|每|占"
)
_NO_BALANCE = lazy_pattern("目标|同期|平均|每|均|占|比")
_MARKS = lazy_pattern("[，,。；;：:、（()）]")
_TO_LAST_MARK = lazy_pattern("(?s:.*)[，,。；;：:、（()）\n]")
_PLAIN = lazy_pattern(
    "(?:20[0-9]{2}年)?(?:年初|期初|[上去]年年?[末底]?|年[末底终]|12月31日|期末|至?目前)|20[0-9]{2}年|截[至止]|本年度?|到了?|结转|实际|[全我本](?:[镇乡县市区局院校所站村办]|单位|中心|街道)"
    "|[镇乡县所站校]里|单位|[共现实在还仍尚总原]有|正好|人员|职工|教职工|干部|工作人员|总?人数|总?户数|总数|保有量|在[册岗保院矫读园校]|编制内|账户|[余剩库][款下存]?|[还仍尚]|[账帐]上"
    "|[共为是达有的数“”]"
)
_NOT_STAFF = lazy_pattern("退休|离休|编外|遗属|临聘|聘用")
_OF_VALUE = lazy_pattern("原值|净值|资产|货值|存货")
_UNCOUNTED = frozenset((*RATES, *"次分年天岁倍秒期场", "人次", "个月", "周岁"))
_LONGEST = 16


def words_before(one: Statement) -> str:
    """Return the words before a figure in its clause, or before the one that it follows."""
    return _TO_LAST_MARK.sub("", one.row_gap, count=1)


def words_behind(one: Statement) -> str:
    """Return the words behind a figure up to the end of its clause, as far as they may tell."""
    text, end = one.text, one.quantity.end
    mark = _MARKS.search(text, end, end + _LONGEST)
    return text[end : mark.start() if mark else end + _LONGEST]


def may_be_stock(one: Statement) -> bool:
    """Return whether a figure may tell how much there is: nothing planned, none of each."""
    if not one.unit or one.unit in _UNCOUNTED or not one.is_exact:
        return False
    return not (_NO_BALANCE if one.unit == YUAN else _NO_STOCK).search(words_before(one))


def moves_of(first: Statement) -> re.Pattern[str]:
    """Return what tells of what came and went by what there was at first."""
    if first.unit != YUAN:
        return told_by.MOVES
    return told_by.HOLDINGS if _OF_VALUE.search(first.row_gap) else told_by.PAYMENTS


def count_the_same(one: Statement, first: Statement) -> bool:
    """Return whether a figure counts what the first does; people may be told as 走了4个."""
    if one.unit == first.unit or {one.unit, first.unit} <= PEOPLE:
        return True
    return one.unit == "个" and first.unit in PEOPLE and not one.quantity.object


def are_of_same(first: Statement, end: Statement) -> bool:
    """Return whether two figures are of the same by their names, or one has none."""
    if told_by.ADJUSTED.search(end.lead):
        return True
    one, other = name_of(first), name_of(end)
    if not one or not other:
        return not _NOT_STAFF.search(one + other)
    if one in other or other in one:
        return True
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def name_of(one: Statement) -> str:
    """Return the words that tell what a figure is of; empty where they only tell of when."""
    words = words_before(one) + (one.quantity.object if not one.gap else "")
    return _PLAIN.sub("", told_by.LEFT.sub("", words))
