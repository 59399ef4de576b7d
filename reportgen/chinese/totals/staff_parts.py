"""People and the parts they are told in: 在职7人，其中副研究馆员1人，馆员4人，助理馆员2人."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.signs import FIGURES, Sign, each_of
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.staff_kinds import (
    POST,
    are_all,
    are_all_leaders,
    are_all_of_a_body,
    are_all_posts,
    is_outside,
    is_rest,
    kinds_of,
    may_be_shared,
)
from reportgen.chinese.totals.sums import breaks_down_again
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_PEOPLE = "[0-9]{1,5}[人名个位]"
_ONE = f"[^。；，、：:（）()0-9]{{1,14}}{_PEOPLE}"
_OPENER = "其中|[：:（(]|包括|包含|分别|中[，,]|含|分为|设|配备"
_UNSAID = f"[，,][^。；，、：:（）()0-9增减每辞]{{1,14}}{_PEOPLE}[^。]{{0,40}}?[0-9][人名个位]"
"""Parts that no word opens: after a comma, and more than one."""

MAY_BE_STAFF = Sign(
    "[人名个位](?<=[0-9].)(?=[^。；，、：:（）()0-9]{0,8}[，,、；;（(：:。中]"
    "(?:(?:其中|包括|包含|分别|有)[为是有]?[：:，,]?)?"
    f"(?:{_ONE}|[0-9]{{2}}周?岁|[0-9]{{1,4}}[人名](?=[正副高中初男女行事公工])))"
    f"(?:[^0-9]{{0,30}}?(?:{_OPENER})|{_UNSAID})",
    FIGURES,
)
"""What may tell of people and of a part of them."""

SORTED = (
    "(?:按照?|从|就)[^，。；：、0-9]{2,8}(?:划分|分类?|来?看|来?说|区分|统计)[，：,]?(?:[上前]述)?"
    "(?:[0-9]{1,4}[名人])?"
)
MAY_BE_SORTED_STAFF = Sign(
    f"{SORTED}[^。；：0-9]{{0,16}}[0-9]{{1,4}}[人名个周岁]",
    each_of("分类看说计", "，：,"),
)
"""What may tell of people told before by another sort of theirs."""

_OF_SORT = lazy_pattern(f"(?:其中)?{SORTED}(?:的?(?P<name>[^，。；：、0-9]{{2,6}}?)中[，：,]?)?")
_UNITS = frozenset(("人", "名", "位", "个"))
_AGES = frozenset(("岁", "周岁"))
_OPENS = lazy_pattern(f"{_OPENER}|(?:人员|职工|干部|教师|党员|学生)中")
_ALL_LISTED = lazy_pattern("包括|分别|分为|[：:（(]")
_COMMA = lazy_pattern("[，,][^，,。；;：:、（()）]{1,14}")
_JOINS = lazy_pattern("[，,、；;]?(?:和|及|以及)?")
_NO_LABEL = lazy_pattern(
    "^(?:其中|包括|包含|分别|分为|以及|含|[为是有和及：:，,、；;（(])+"
    "|(?:共计|共有|[有为共计各占约仅])+$"
)
_OTHER = lazy_pattern(
    "上年|去年|年初|同比|增|减|平均|每|计划|目标|新招|招录|调[入出]|转[入出]|划[入出转]|辞|走访"
    "|慰问|惠及"
)
_ENDS = lazy_pattern("[。；]|$|[，,][^0-9。；]*(?:[。；]|$)")
_OVERLAPS = lazy_pattern("兼(?!职)|(?<![、，,；])兼|同时|交叉|重复|双处|既|另")
_HOLDS_BOTH = lazy_pattern(
    "[（(]兼[^（）()]{1,8}[）)]|(?:不存?在?|没有?|无|未)(?:交叉|重复|兼)(?:任职|任|计[算数])?"
)
"""What tells that somebody with two posts is told once: 书记（兼主任）1名, 互不兼任."""

_ASIDE = lazy_pattern("[（(][^（）()0-9]{1,12}[）)]")
_REST_FOLLOWS = lazy_pattern("[，,、；;](?:其余|其他|剩余|余下|另)")
_CALLED = lazy_pattern("^[上前]述|^(?:全部|所有)|(?:人员|职工|干部)$")
_FEWEST, _FEWEST_PLAIN, _MANY, _FARTHEST = 2, 3, 14, 2
_FAR = Decimal("0.6")


class _Group(NamedTuple):
    """A figure of people with the words before it, ages among them."""

    statement: Statement
    gap: str

    @property
    def value(self) -> Decimal:
        return self.statement.quantity.value


def read_staff_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the people whose parts of one kind are more than all, or (all told) fewer."""
    told = _people(statements)
    past = 0
    for index, first in enumerate(told):
        if index < past or not index or first.statement.unit not in _UNITS:
            continue
        opened = bool(_OPENS.search(first.gap) or _OF_SORT.match(first.gap))
        if not opened and not _COMMA.fullmatch(first.gap):
            continue
        totals = _totals(told, index)
        parts, labels, kinds = _parts(told, index, totals[-1].statement.lead if totals else "")
        ended = _ENDS.match(first.statement.text, parts[-1].statement.quantity.end if parts else 0)
        if len(parts) < (_FEWEST if opened or (ended and kinds) else _FEWEST_PLAIN):
            continue
        past = index + len(parts)
        added = sum((one.value for one in parts), Decimal(0))
        if not totals or any(added == one.value for one in totals):
            continue
        if breaks_down_again([one.value for one in parts]):
            continue
        closed = _leave_nobody(totals[-1], first, parts[-1], labels, kinds)
        if _is_wrong(totals[-1].value, added, closed=closed):
            total, end = totals[-1].statement, parts[-1].statement.quantity.end
            start = total.quantity.start
            if not may_overlap(total.text, start, end):
                yield NearSum(start, end, total, tuple(one.statement for one in parts))


def _leave_nobody(
    total: _Group, first: _Group, last: _Group, labels: tuple[str, ...], kinds: frozenset[int]
) -> bool:
    """Return whether parts by their names, from the first to the last, are all of a total."""
    text, end, whole = last.statement.text, last.statement.quantity.end, total.statement.lead
    if _REST_FOLLOWS.match(text, end):
        return False
    goes_on = text.startswith(last.gap[:1], end)
    if is_rest(labels[-1]) or any(are_all(kind, labels, goes_on) for kind in kinds):
        return True
    if are_all_posts(whole, labels):
        return True
    is_listed = POST in kinds and _ENDS.match(text, end) and _ALL_LISTED.search(first.gap)
    if is_listed and are_all_of_a_body(whole, labels):
        return True
    return "其中" not in first.gap and are_all_leaders(whole, labels)


def _people(statements: Sequence[Statement]) -> list[_Group]:
    """Return the figures but for ages, which belong to the words of what comes after them."""
    told = []
    before: Statement | None = None
    for one in statements:
        if one.unit not in _AGES:
            aged = before is not None and before.unit in _AGES and before.period == one.period
            begin = before.begin if before is not None and aged else one.begin
            told.append(_Group(one, _ASIDE.sub("", one.text[begin : one.quantity.start])))
        before = one
    return told


def may_overlap(text: str, start: int, end: int) -> bool:
    """Return whether words in a list of people or behind it tell that some are in two parts."""
    return _OVERLAPS.search(_HOLDS_BOTH.sub("", text[start : end + _MANY])) is not None


def _is_wrong(whole: Decimal, added: Decimal, *, closed: bool) -> bool:
    """Return whether parts can't be those of a whole: more, or fewer where they are all."""
    if abs(added - whole) > whole * _FAR:
        return False
    one, other = str(whole), str(added)
    return added > whole or closed or (len(one) > 1 and one == other[::-1])


def _totals(told: Sequence[_Group], index: int) -> list[_Group]:
    """Return the figures of people before a list, in its sentence or in the one before."""
    first = told[index]
    if sort := _OF_SORT.match(first.gap):
        return _totals_before(told, index, sort["name"])
    reach = 1 if first.gap.lstrip().startswith("其中") else 0
    found: list[_Group] = []
    for one in reversed(told[max(0, index - _MANY) : index]):
        if first.statement.period - one.statement.period > reach:
            break
        if _alike(one, first) and one.statement.is_exact and not _OTHER.search(one.statement.lead):
            found.append(one)
        elif not found:
            break  # the list is of something else
    return found[::-1]


def _totals_before(told: Sequence[_Group], index: int, name: str | None) -> list[_Group]:
    """Return the people told up to two sentences before that a sort of theirs is told of.

    Of several it is those that are called by its name: 在职人员中.
    """
    first = told[index]
    found = [
        one
        for one in told[max(0, index - _MANY) : index]
        if first.statement.period - one.statement.period <= _FARTHEST
        and _alike(one, first)
        and one.statement.is_exact
        and not _OTHER.search(one.statement.lead)
    ]
    if name is None:
        return found if len({one.value for one in found}) == 1 else []
    called = _CALLED.sub("", name)
    return [one for one in found if called and called in one.statement.lead][-1:]


def _alike(one: _Group, other: _Group) -> bool:
    units = {one.statement.unit, other.statement.unit}
    return same_unit(one.statement.unit, other.statement.unit) or units <= _UNITS


def _parts(
    told: Sequence[_Group], index: int, whole: str
) -> tuple[list[_Group], tuple[str, ...], frozenset[int]]:
    """Return the figures listed from one on that are of one kind, with names and kinds.

    ``whole`` are the words of what they are parts of. Where all others are told at the end
    (其他9人) they may be of any kind.
    """
    listed = _listed(told, index, whole)
    labels = tuple(label for _, label in listed)
    if len(listed) >= _FEWEST and is_rest(labels[-1]) and not any(map(may_be_shared, labels)):
        return [one for one, _ in listed], labels, frozenset()
    kinds: frozenset[int] = frozenset()
    for at, label in enumerate(labels):
        shared = kinds & kinds_of(label) if at else kinds_of(label)
        if not shared:
            return [one for one, _ in listed[:at]], labels[:at], kinds
        kinds = shared
    return [one for one, _ in listed], labels, kinds


def _listed(told: Sequence[_Group], index: int, whole: str) -> list[tuple[_Group, str]]:
    """Return the figures of people listed from one on, with what each is called."""
    listed: list[tuple[_Group, str]] = []
    first = told[index]
    for one in told[index : index + _MANY]:
        if not _alike(one, first) or not one.statement.is_exact:
            break
        if one.statement.period != first.statement.period:
            break
        if listed and (_OPENS.search(one.gap) or not _JOINS.match(one.gap)):
            break
        if len(listed) > 1 and one.gap[:1] == "；" != listed[1][0].gap[:1]:
            break  # 其中甲、乙；丙 is said anew
        label = _label(one, is_first=not listed)
        if _OTHER.search(label) or is_outside(label, whole):
            break
        if label in (each for _, each in listed):
            break
        listed.append((one, label))
    return listed


def _label(one: _Group, *, is_first: bool) -> str:
    """Return what the people of a figure are called: before it, or (1名正高级) after it."""
    words = _OPENS.split(_OF_SORT.sub("", one.gap))[-1] if is_first else one.gap
    words = _NO_LABEL.sub("", _NO_LABEL.sub("", words.strip("，,、；; ")))
    return words or one.statement.quantity.object
