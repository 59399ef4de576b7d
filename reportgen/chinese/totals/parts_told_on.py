"""Totals of money whose parts are told on in items or sentences of their own, in ordinary words.

So 共花了41.6万元。一是用18.5万元……；二是……, or 全年投入56.9万元。上半年花去31.4万元；下半年…….
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_MONEY = "[0-9][0-9.]*[万亿]?元"
_SO = "(?:这样|这么|如此|如下)(?:花|使?用|安排|分配|开支|支出|列支)"
_SOURCES = (
    "(?:由|从|通过)[几多两二三四五六][条个种方](?:渠道|方面|来源|途径)[^，。；：0-9]{0,6}[：:]"
)
_IN_SO_MANY = (
    "用[在于到](?P<count>[两二三四五六])(?:处|个?方面|项|[条个座所块][^，。；：0-9]{0,6})[：:，。]"
)
_NONE = "(?:没有|无|未)(?:再?(?:安排|发生|产生|列支|支付)|任何)?其[他它]"
MAY_BE_TOLD_ON = Sign(
    f"一是[^。]{{0,60}}?{_MONEY}[^。]{{0,60}}?[；。]二是"
    f"|上半年[^。]{{1,60}}?{_MONEY}[^。]{{0,40}}?[；。]下半年"
    f"|前三季度[^。]{{1,60}}?{_MONEY}[^。]{{0,40}}?[；。]第?四季度"
    f"|基本支出{_MONEY}，[^。]{{2,60}}[；。]项目支出{_MONEY}"
    f"|{_SO}的?[：:]|{_IN_SO_MANY}|{_SOURCES}"
    "|[，底末](?:结余|剩余|剩下|[还尚][剩余])[^，。；0-9]{0,6}[0-9]"
    f"|{_NONE}[^，。；0-9]{{0,10}}(?:支出|开支|费用|用途)",
    words("；二是 。二是 ；下半 。下半 ；四季 。四季 ；第四 。第四 ；项目 。项目 ")
    | each_of("有无未排生支付何", "其")
    | each_of("样么此下", "花用使安分开支列")
    | each_of("在于到", "两二三四五六")
    | each_of("由从过", "几多两二三四五六")
    | words("，结余 底结余 末结余 ，剩余 底剩余 末剩余 剩下 还剩 尚剩 还余 尚余"),
)
"""What may tell of parts that are told on."""

_ROWS: tuple[tuple[str, ...], ...] = (
    ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"),
    ("上半年", "下半年"),
    ("前三季度", "四季度"),
    ("基本支出", "项目支出"),
)
"""What begins each part, in its order."""

_NUMBERED, _BY_NATURE = _ROWS[0], _ROWS[-1]
_OPENS_ALL = lazy_pattern(f"{_SO}的?[：:]|{_IN_SO_MANY}")
_OPENS_SOURCES = lazy_pattern(_SOURCES)
_IN_ALL = lazy_pattern("(?:全年|[合共总累]计|共|[加合]起来)[^，。；0-9]{0,8}$")
_NO_OTHERS = lazy_pattern(_NONE)
_OTHERS = lazy_pattern(
    "其余|剩余|剩下|余下|其[他它]|结[余转]|另|等[，。；]|尚|仍|未|上缴|经营支出|节[余约]"
)
_REST = lazy_pattern("其余|剩余|剩下|余下|另")
_OF_ALL = lazy_pattern(
    "整体支出|总支出|支出(?:合计|总额|总计|共计)|(?:全年|本年度?|年度)(?:实际)?(?:完成)?支出|[合总]计支出"
)
_TOTAL = lazy_pattern("共|合计|总|全年|花费?|用去|投[入资]|支[出付]|资金|经费|费用|[开使]用")
_NO_TOTAL = lazy_pattern("其中|占|每|均|单价|[比较]|预算|计划|上年|去年|同期|结[余转]|目标|余额")
_ASIDE = lazy_pattern(
    "比(?!赛|例|选)|较|占|每|均|单价|上年|去年|同期|节[余约]|[^中]结[余转]|标准|撬动|带动|产值|收入|收益|减免|奖励"
)
_WITHIN = lazy_pattern("其中|含|包括|主要")
_SOME = lazy_pattern("主要|重点|包括|其中|等")
_COUNT = lazy_pattern("(?P<count>[两二三四五六七八])(?:件|个|项|类|大|处|方面|块|笔)")
_HAD = lazy_pattern("预算|安排|下达|到位|收到|拨[来入付]|筹集|资金|经费")
_LEFT = lazy_pattern("结余|剩余|剩下|[还尚]剩|[还尚]余")
_SPENT = lazy_pattern("花[了费去]|用[了去于]|支[出付]|购[买置]|付[了给]?$")
_MOVED = lazy_pattern("追[加减]|上年|收回|另|调[增减]|其中|已|累计|等[，。；]|退[回还]")
_MANY, _FEWEST, _LONGEST, _DIGITS = 3, 2, 100, 3
_FAR, _NEAR = Decimal("0.4"), Decimal("0.1")


class _ToldOn(NamedTuple):
    """Figures of items in a row, from ``start`` to ``end``; whether they are all that there is."""

    start: int
    end: int
    told: Sequence[Statement]
    row: Sequence[str]


def read_parts_told_on(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that cannot be made of the parts which the text goes on with."""
    if not statements:
        return
    opens = brackets_around(statements)
    outside = [one for one, opened in zip(statements, opens, strict=True) if opened == OUTSIDE]
    money = [one for one in outside if one.unit == "元"]
    text = statements[0].text
    for parts in (*_rows(text, money), *_lists(text, money)):
        before = [one for one in money if one.quantity.end <= parts.start]
        if not before or not _is_total(before[-1], parts):
            continue
        total = before[-1]
        beside = {one.quantity.value for one in before if one.period == total.period}
        added = sum((one.quantity.value for one in parts.told), Decimal(0))
        if added not in beside and _is_wrong(total, parts, added):
            end = parts.told[-1].quantity.end
            yield NearSum(total.quantity.start, end, total, tuple(parts.told))
    yield from _closed_lists(text, money)
    yield from _spent_and_left(text, money)


def _spent_and_left(text: str, money: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 经费预算A。甲花了B，乙花了C，年底结余D, where what was spent and is left is not A.

    It is all the money that two sentences tell.
    """
    sentences = [list(group) for _, group in groupby(money, key=attrgetter("period"))]
    for before, told in pairwise(sentences):
        total, left = before[-1], told[-1]
        if len(before) > 1 or len(told) < _MANY or told[0].period > total.period + 1:
            continue
        if not (_HAD.search(total.lead) and _LEFT.search(left.lead)) or not total.is_exact:
            continue
        if not all(_SPENT.search(one.lead) and _is_part(one) for one in told[:-1]):
            continue
        span = text[total.begin : left.quantity.end]
        if not left.is_exact or left.verb or total.role != "level" or _MOVED.search(span):
            continue
        gap = sum((one.quantity.value for one in told), Decimal(0)) - total.quantity.value
        slipped = _is_slip(total, total.quantity.value + gap) or any(
            _is_slip(one, one.quantity.value - gap) for one in told
        )
        if gap and (slipped or abs(gap) <= total.quantity.value * _NEAR):
            yield NearSum(total.quantity.start, left.quantity.end, total, tuple(told))


def _closed_lists(text: str, money: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 由几条渠道凑成：甲A，乙B，全年到账C, where all sources do not make what came."""
    for found in _OPENS_SOURCES.finditer(text):
        stop = text.find("。", found.end())
        stop = stop if stop >= 0 else len(text)
        told = [one for one in money if found.end() < one.quantity.start < stop]
        ends = [at for at, one in enumerate(told) if _IN_ALL.search(one.lead)]
        if len(ends) != 1 or ends[0] < _FEWEST or not all(map(_is_part, told[: ends[0] + 1])):
            continue
        parts, total = told[: ends[0]], told[ends[0]]
        added = sum((one.quantity.value for one in parts), Decimal(0))
        if _is_wrong(total, _ToldOn(found.end(), total.quantity.start, parts, ()), added):
            yield NearSum(parts[0].quantity.start, total.quantity.end, total, tuple(parts))


def _rows(text: str, money: Sequence[Statement]) -> Iterator[_ToldOn]:
    """Return the parts that 一是, 二是 or the like begin, with one figure each."""
    for row in _ROWS:
        first = text.find(row[0])
        while first >= 0:
            begins = _begins(text, row, first)
            first = text.find(row[0], first + 1)
            if len(begins) < (_FEWEST if row is _NUMBERED else len(row)):
                continue
            stop = text.find("。", begins[-1])
            ends = [*begins[1:], stop if stop >= 0 else len(text)]
            told = [_only(text, money, *span) for span in zip(begins, ends, strict=True)]
            parts = [one for one in told if one]
            if len(parts) == len(told):
                yield _ToldOn(begins[0], ends[-1], parts, row)


def _begins(text: str, row: Sequence[str], first: int) -> list[int]:
    """Return where the items of a row begin that follow one on another."""
    begins = [first]
    for mark in row[1:]:
        at = text.find(mark, begins[-1])
        if not 0 <= at - begins[-1] <= _LONGEST or row[0] in text[begins[-1] + 1 : at]:
            break
        begins.append(at)
    return begins


def _lists(text: str, money: Sequence[Statement]) -> Iterator[_ToldOn]:
    """Return the parts of a list that is opened or closed as being all of a total."""
    for found in _OPENS_ALL.finditer(text):
        stop = text.find("。", found.end())
        stop = stop if stop >= 0 else len(text)
        told = [one for one in money if found.end() < one.quantity.start < stop]
        is_listed = len(told) >= _FEWEST and all(map(_is_part, told))
        if is_listed and (not found["count"] or chinese_integer(found["count"]) == len(told)):
            yield _ToldOn(found.start(), stop, told, ())
    for found in _NO_OTHERS.finditer(text):
        begin = text.rfind("：", 0, found.start())
        if begin < 0 or "。" in text[begin : found.start()]:
            continue
        told = [one for one in money if begin < one.quantity.start < found.start()]
        if len(told) >= _FEWEST and all(map(_is_part, told)):
            yield _ToldOn(begin, found.end(), told, ())


def _only(text: str, money: Sequence[Statement], begin: int, end: int) -> Statement | None:
    """Return the one figure of an item, but for those that are within it; None where in doubt."""
    told = [one for one in money if begin <= one.quantity.start < end and not _is_aside(one)]
    if len(told) > 1 and _WITHIN.search(text, told[0].quantity.end, told[1].quantity.start):
        del told[1:]
    return told[0] if len(told) == 1 and _is_part(told[0]) else None


def _is_part(one: Statement) -> bool:
    return one.is_exact and one.role == "level" and not _is_aside(one)


def _is_aside(one: Statement) -> bool:
    """Return whether a figure is compared with, of each, or what came of it."""
    return bool(one.verb or _ASIDE.search(one.lead))


def _is_total(total: Statement, parts: _ToldOn) -> bool:
    """Return whether what stands before parts may be what they make."""
    if not total.is_exact or total.role != "level" or _NO_TOTAL.search(total.lead):
        return False
    if parts.told[0].period > total.period + 1 or parts.start - total.quantity.end > _LONGEST:
        return False
    named = _OF_ALL if parts.row is _BY_NATURE else _TOTAL
    return named.search(total.gap) is not None


def _is_wrong(total: Statement, parts: _ToldOn, added: Decimal) -> bool:
    """Return whether parts are meant to make a total, and do not.

    What 一是, 二是 tell may be but the most of it, unless just so many were announced.
    """
    whole, gap, text = total.quantity.value, added - total.quantity.value, total.text
    if not gap:
        return False
    last = text.find("。", parts.end + 1)
    last = last if last >= 0 else len(text)
    beyond = text[parts.told[-1].quantity.end : last]
    is_closed = _NO_OTHERS.search(beyond) is not None
    if not is_closed and (
        _OTHERS.search(text, min(total.quantity.end, parts.start), parts.end)
        or _REST.search(text, parts.end, last)
    ):
        return False
    slipped = _is_slip(total, added) or any(
        _is_slip(one, one.quantity.value - gap) for one in parts.told
    )
    if parts.row is not _NUMBERED or is_closed or gap > 0:
        return slipped or abs(gap) <= whole * _FAR
    opening = text[total.quantity.end : parts.start]
    count = _COUNT.search(opening)
    is_counted = count is not None and chinese_integer(count["count"]) == len(parts.told)
    if is_counted:
        return slipped and abs(gap) <= whole * _FAR
    return slipped and abs(gap) <= whole * _NEAR and not _SOME.search(opening)


def _is_slip(one: Statement, true: Decimal) -> bool:
    return true > 0 and len(one.quantity.digits) >= _DIGITS and is_slip(true, one.quantity)
