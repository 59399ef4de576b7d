"""Totals with a list that words and a colon open: 资金350万元，分三个项目：甲…，乙…，丙…."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_LAST = "于下目面类项部分块途为是括排配细况出金用向持施及个程"
MAY_BE_OPENED = Sign(
    f"[0-9][万亿]?[\u4e00-\u9fff]{{1,2}}(?:[，,；]?[^，。；：0-9]{{0,12}}(?:[0-9]{{1,2}}[^，。；：0-9]{{1,8}})?"
    f"[{_LAST}][：:，]|[：:]|[，：；][^，。；：0-9]{{0,6}}一是)[^。：]{{1,40}}[0-9]",
    each_of(_LAST, "：:") | each_of("元吨亩个处件", "：:") | words("个项目， 个方面， 一是"),
)
"""What may be a list that is opened behind its total."""

_COUNT = "[0-9]{1,2}|[两二三四五六七八九十]"
_OPENING = lazy_pattern(
    "[，,；]?(?P<open>(?:主要|全部|具体|分别|分为?|共|用于|用在|安排|投向|投入|实施|支持|涉及|包括|包含|如下|以下|下列"
    f"|(?P<count>{_COUNT})(?:个|项|类|大类?|笔|批|块|方面)|按用途|按项目|项目|方面|部分|支出|资金|情况|明细|内容|构成|使用|分配"
    "|去向|工程|为|是|有|等|的|了|到|个|项|类)*)"
    "(?P<mark>(?(count)[：:，]|[：:])(?P<ordinal>一是)?|[，：；]一是)(?P<name>[^，。；：、]{1,24})"
)
_SOME, _ALL = lazy_pattern("主要|包括|包含|等"), lazy_pattern("分为?|全部|具体|如下|以下|下列")
_NEXT = lazy_pattern(
    "[^，。；：、0-9]{0,8}(?P<mark>[，、；])(?P<ordinal>[二三四五六七八九十]是)?"
    "(?:[0-9]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳])?[^，。；：、]{1,24}"
)
_NO_PART = lazy_pattern(
    "[较比同]|增|减|降|其中|结余|剩余|合计|[共总]计|占|每|均|单价|累计|上年|(?<!特定)目标|计划|另|此外|撬动|带动|年产|实现|收益|欠"
)
_AND_SO_ON = lazy_pattern("[^，。；：、0-9]{0,8}等(?![级次])")
_BRACKETED = lazy_pattern("[（(][^（）()]{0,40}[）)]")
_SHARE = lazy_pattern("[，,](?:占|增长|下降|增加|减少)[^，。；0-9]{0,8}[0-9.]+[%％]")
_FEWEST, _MOST = 2, Decimal("1.6")
_NEARLY_ALL = Decimal("0.9")


def read_opened_lists(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that cannot be made of the list opened behind them.

    Parts are never more than their total. They are all of it where the words say so: 分三个项目,
    with three of them, or 具体如下, and little is lacking. People and households may be in several
    parts.
    """
    opens = brackets_around(statements)
    outside = [one for one, opened in zip(statements, opens, strict=True) if opened == OUTSIDE]
    for index, total in enumerate(outside):
        if total.role != "level" or not total.is_exact or total.unit in ("", *RATES, *PEOPLE, "户"):
            continue
        column = [one for one in outside[index + 1 :] if one.unit == total.unit]
        if not column or column[0].period != total.period:
            continue
        head = total.text[total.quantity.end : column[0].quantity.start]
        opening = _OPENING.fullmatch(_BRACKETED.sub("", head))
        if opening is None or _NO_PART.search(opening["name"]):
            continue
        is_numbered = opening["mark"].endswith("一是")
        same = [one for one in column if one.period == total.period]
        parts = _parts(same, is_numbered=is_numbered)
        if parts and _may_be_wrong(total, parts, opening["open"], opening["count"]):
            yield NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))


def _parts(column: Sequence[Statement], *, is_numbered: bool) -> list[Statement]:
    """Return the figures of a list that goes on, with one mark, to the end of its sentence."""
    marks = set()
    for one, other in pairwise(column):
        between = one.text[one.quantity.end : other.quantity.start]
        between = _SHARE.sub("", _BRACKETED.sub("", between))
        following = _NEXT.fullmatch(between)
        if following is None or _NO_PART.search(between):
            return []
        if is_numbered != bool(following["ordinal"]):
            return []
        marks.add(following["mark"])
    alike = all(one.role == "level" and one.is_exact for one in column)
    last = column[-1]
    is_open = _AND_SO_ON.match(last.text, last.quantity.end) is not None
    if len(column) < _FEWEST or len(marks) > 1 or not alike or is_open:
        return []
    return list(column)


def _may_be_wrong(
    total: Statement, parts: Sequence[Statement], opening: str, count: str | None
) -> bool:
    """Return whether parts are too many for their total, or too few where they are all of it."""
    whole = total.quantity.value
    added = sum((one.quantity.value for one in parts), Decimal(0))
    if count and (int(count) if count.isdecimal() else chinese_integer(count)) != len(parts):
        return False
    if added > whole:
        return added <= whole * _MOST
    if _SOME.search(opening) or not (count or _ALL.search(opening)):
        return False
    is_near = added >= whole * _NEARLY_ALL or is_slip(added, total.quantity)
    return bool(count) or is_near
