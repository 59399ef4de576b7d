"""Kinds that a text counts and then tells in clauses: 分为三类处理：甲的……；乙的……；丙的……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import NameList, number_of
from reportgen.chinese.signs import Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_NUMERALS = "2两3三4四5五6六7七8八9九"
_UNITS = "类级种档批层步片组路个"
_OPENED = "[^，。；：:、0-9]{0,10}(?:，[^，。；：:0-9]{2,14})?[：:]"
MAY_BE_KINDS_IN_CLAUSES = Sign(
    f"(?:[分为成按行取用]|划分为)[{_NUMERALS}][{_UNITS}]{_OPENED}", each_of(_NUMERALS, _UNITS)
)
"""What may count kinds before it tells of each in a clause."""

_KINDS = lazy_pattern(
    f"(?:分(?:为|成|作)?|[划归](?:分)?[为成]|按|实行|采取|采用|执行)(?P<count>[{_NUMERALS}])"
    "(?:[类级种档批层步片组路]|个(?:等级|档次|类别|类型|层次|层级|环节|步骤|阶段|层面|批次|梯次|片区|小组|片|组|档|级))"
    f"{_OPENED}(?P<told>[^。：:！？\\n]{{6,400}})(?=。|$)"
)
_NO_LIST = lazy_pattern(
    "等(?![级次候待额])|……|其中|另[外有]|还有|此外|[“”（(①]|[一二三四五六七八九]是|第[一二三四五六七八九]，|[0-9][.、]|分别|各自|其[一二]，"
)
_GOES_ON = lazy_pattern("。(?:其余|其[他它中]|另|此外|还有|对|第|最后|再|以上(?:之外|以外)|剩)")
"""What tells that the sentence after a list goes on with it."""

_HINGE = lazy_pattern("由|归|按|实行|采取|给予|纳入|列入|转|交")
_SHARED = lazy_pattern("[由归按转交的]")
_JOINED = lazy_pattern("、|和|及|与")
_LABEL, _APART, _FEWEST, _SHOWN = 12, 2, 2, 8


def read_counted_clauses(text: str) -> Iterator[NameList]:
    """Return the kinds told in clauses that are more or fewer than are counted before them.

    Clauses parted by ； are each of a kind; those parted by ， where all of them are built alike
    (红色点由镇长包保，橙色点由分管领导包保).
    """
    for found in _KINDS.finditer(text):
        told = found["told"]
        if _NO_LIST.search(told) or _GOES_ON.match(text, found.end()):
            continue
        count = number_of(found["count"])
        items = _items(told, count)
        if items and 0 < abs(len(items) - count) <= _APART:
            head = text[found.start() : found.start("told")].rstrip("：:")
            yield NameList(found.start(), found.end(), head, count, tuple(map(_short, items)))


def _items(told: str, count: int) -> Sequence[str]:
    """Return the clauses that each tell of a kind; none where that is not clear."""
    items = told.rstrip("；;").split("；")
    if len(items) >= _FEWEST:
        pieces = [piece for item in items for piece in item.split("，")]
        if len(pieces) == len(items):
            return items
        shared = set.intersection(*(set(_SHARED.findall(item)) for item in items))
        alike = [piece for piece in pieces if shared <= set(_SHARED.findall(piece))]
        return items if shared and len(alike) == len(items) else ()
    return _alike(told.split("，"), count)


def _alike(clauses: Sequence[str], count: int) -> Sequence[str]:
    """Return the clauses that say alike who or what each kind is for."""
    hinges = [_HINGE.search(clause) for clause in clauses]
    first = hinges[0]
    if first is None:
        return ()
    run = 0
    for hinge in hinges:
        if hinge is None or hinge[0] != first[0] or not _names_kind(hinge):
            break
        run += 1
    is_whole = run == len(clauses)
    labels = [
        label
        for hinge in hinges[:run]
        if hinge
        for label in _JOINED.split(hinge.string[: hinge.start()])
    ]
    if run < _FEWEST or len(labels) != run or (run < count and not is_whole):
        return ()
    return clauses[:run]


def _names_kind(hinge: re.Match[str]) -> bool:
    return 1 < hinge.start() <= _LABEL


def _short(item: str) -> str:
    return item if len(item) <= _SHOWN else f"{item[:_SHOWN]}…"
