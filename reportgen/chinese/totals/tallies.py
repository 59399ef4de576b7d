"""Wholes that are told with all of their parts, wherever they stand and whatever the words.

Parts are figures told alike. That they are all is said by how many kinds there are (三类岗位61人),
by what ends a row (四季度), or by words that leave no others (没有其他, 各批人员不重复).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.alike_figures import (
    CLOSED,
    NO_OTHERS,
    ONCE,
    are_alike,
    are_whole_row,
    columns_by_unit,
    end_before,
    go_on,
)
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.tallied_wholes import (
    ITEM_ENDS,
    KINDS,
    NO_WHOLE,
    NUMERALS,
    OVERLAPS,
    clause_before,
    is_whole_behind,
    opener,
    to_end,
)
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.rough_sums import RoughFigures

_ONLY = (
    "仅此|只此|就这|仅这|(?:来源|渠道|收入|用途|去向)[^，。；0-9]{0,4}[只仅]有|[只仅]有[两三四五六七八九2-9]|去重"
    "|全部(?:分[配给到解]|用[于在]|安排[给到用]|[拨下发][付放达]?[给到]|投[向入到])"
)
_COUNTED = (
    f"(?P<n>[{NUMERALS}2-9])(?<![第十百千0-9.之].)(?P<of>大?个?)(?P<kind>{KINDS})(?![会0-9月])"
)
MAY_BE_COUNTED = Sign(
    f"[{NUMERALS}2-9](?<![0-9.].)大?个?(?:{KINDS})",
    each_of(
        f"{NUMERALS}23456789",
        "类种批项次笔块家支所期处标段条部个大渠方村镇乡县校轮股头路拨天年组片",
    ),
)
"""What may tell how many parts a whole has."""

MAY_BE_CLOSED = Sign(
    f"{NO_OTHERS}|{ONCE}|{_ONLY}|四季度|最后一|依次",
    words("没有 没 ，无 、无 别无 另无 再无 并无 未有 未再 未另 不再 不存 重复 交叉 重叠 兼任")
    | words("仅此 只此 就这 仅这 只有 仅有 去重 全部 四季 最后 依次"),
)
"""What may tell that parts are all of a whole."""

MAY_BE_COUNTED_ABOVE = Sign(
    f"(?:全[部体]|所有|上述|以上|这)[{NUMERALS}2-9]大?个?(?:{KINDS})",
    each_of("部体有述上这", f"{NUMERALS}23456789"),
)
"""What may tell of kinds that stand in the paragraph before."""

_COUNT = lazy_pattern(_COUNTED)
_NONE_ELSE = lazy_pattern(f"{ONCE}|(?:没有|[别另再并]?无)(?:其[他它]|别的|另外)")
_NO_OTHER_KIND = lazy_pattern(
    "(?:没有|[别另再并]?无|未)[^，。；0-9]{0,8}(?:其[他它]|别的|第[二三四五六])"
)
_HOLDS = lazy_pattern("[共总有]|对象|登记")
_OPENS_ALL = lazy_pattern(_ONLY)
_ALL_ABOVE = lazy_pattern("(?:上述|以上)[^，。；0-9]*(?:[合共总累]计|[加合]起来|共)")
_IN_TURN = lazy_pattern("(?:[、和及与][^，。；]{1,10}|各[^，。；]{1,10}，)(?:依次|分别)[为是有]?$")
_OPENS = lazy_pattern("其中|中[，：,:]|[：:]|分别|依次|包括|分为|各")
_OTHERS = lazy_pattern("其余|其他(?=[0-9])|剩余|余下|[另还尚]有")
_FEWEST, _MANY, _REACH, _NEAR = 2, 12, 90, 8
_FAR, _EXACT = Decimal("0.25"), 1e-9


def counts_in(text: str) -> set[int]:
    """Return how many kinds, batches and the like a text tells that there are."""
    return {
        _number(found["n"])
        for found in _COUNT.finditer(text)
        if found["of"] or f"二{found['kind']}" not in text  # where 三批 is the third
    }


def may_be_tallied(rough: RoughFigures) -> bool:
    """Return whether figures nearly make another, by a rough look: so many or all that are told."""
    if not rough.has_two_of_one_unit:
        return False
    counts = set() if MAY_BE_CLOSED.is_in(rough.text) else counts_in(rough.text) or {0}
    return any(
        _nearly_make(row, counts)
        for column in rough.columns
        for values in ([one.value for one in column],)
        for row in (values, values[::-1])
    )


def _nearly_make(values: Sequence[float], counts: Collection[int]) -> bool:
    far = float(_FAR)
    for at, total in enumerate(values[:-_FEWEST]):
        added = 0.0
        for count, value in enumerate(values[at + 1 : at + 1 + _MANY], start=1):
            added += value
            if added > total * (1 + far):
                break
            is_near = total - added <= total * far and abs(added - total) > total * _EXACT
            if count >= _FEWEST and is_near and (not counts or count in counts):
                return True
    return False


def read_tallies(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the wholes that all of their parts, told beside them, do not make."""
    for column in columns_by_unit(statements, _FEWEST + 1):
        values = {one.quantity.value for one in column}
        for at, total in enumerate(column):
            if total.is_exact and total.role == "level":
                for found in (*_told_before(column, at), *_told_behind(column, at)):
                    added = sum((one.quantity.value for one in found.parts), Decimal(0))
                    if added not in values:
                        yield found


def _told_before(column: Sequence[Statement], at: int) -> Iterator[NearSum]:
    """Return the figure at a place where all of those before it do not make it."""
    total = column[at]
    for count in _near_counts(total, column[max(0, at - _MANY) : at][::-1]):
        first, parts = at - count, column[at - count : at]
        if not are_alike(column, first, at - 1):
            continue
        is_cut = first > 0 and go_on(column, first)
        is_told = _is_counted(parts, total) or (
            not is_cut and (are_whole_row(column, first, at - 1) or _is_closed(parts, total, first))
        )
        if is_told and is_whole_behind(parts, total):
            yield NearSum(parts[0].quantity.start, total.quantity.end, total, tuple(parts))
            return


def _told_behind(column: Sequence[Statement], at: int) -> Iterator[NearSum]:
    """Return the figure at a place where all of those behind it do not make it."""
    total = column[at]
    for count in _near_counts(total, column[at + 1 : at + 1 + _MANY]):
        last = at + count
        if last + 1 < len(column) and not end_before(column, last + 1):
            continue
        parts = column[at + 1 : last + 1]
        if (
            are_alike(column, at + 1, last)
            and not (last + 1 < len(column) and go_on(column, last + 1))
            and _opens(total, parts, is_row=are_whole_row(column, at + 1, last))
        ):
            yield NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))
            return


def _near_counts(total: Statement, parts: Sequence[Statement]) -> list[int]:
    """Return how many of some figures make another nearly; none where some make it at all."""
    whole = total.quantity.value
    added, far, found = Decimal(0), whole * _FAR, list[int]()
    for count, one in enumerate(parts, start=1):
        added += one.quantity.value
        if added == whole:
            return []
        if count >= _FEWEST and abs(added - whole) <= far:
            found.append(count)
        if added > whole + far:
            break
    return found[::-1]


def _is_counted(parts: Sequence[Statement], total: Statement) -> bool:
    """Return whether words before the parts, or before their total, tell how many there are."""
    between = total.text[parts[-1].quantity.end : total.quantity.start]
    return len(parts) in counts_in(between) | counts_in(opener(parts[0]))


def _is_closed(parts: Sequence[Statement], total: Statement, first: int) -> bool:
    """Return whether words tell that there are no others before a total."""
    text, start, end = total.text, total.quantity.start, total.quantity.end
    words_before, clause = opener(parts[0]), clause_before(text, start)
    return bool(
        CLOSED.search(text, parts[-1].quantity.end, start)
        or _IN_TURN.search(words_before)
        or _NONE_ELSE.search(to_end(text, end))
        or _OPENS_ALL.search(words_before)
        or _OPENS_ALL.search(clause)
        or (not first and _ALL_ABOVE.match(clause))
    )


def _opens(total: Statement, parts: Sequence[Statement], *, is_row: bool) -> bool:
    """Return whether a figure is told as all of those behind it."""
    text, end, start = total.text, parts[-1].quantity.end, parts[0].quantity.start
    between = text[total.quantity.end : start]
    if parts[0].period > total.period + 1 or len(between) > _REACH or "另" in between:
        return False
    behind = to_end(text, end, ITEM_ENDS)
    if NO_WHOLE.search(total.lead) or _OTHERS.search(behind):
        return False
    if OVERLAPS.search(text, total.quantity.end, end + len(behind)):
        return False
    count = len(parts)
    is_only = _HOLDS.search(total.lead) and _NO_OTHER_KIND.search(behind)
    if is_row or is_only or count in counts_in(between):
        return True
    told = clause_before(text, total.quantity.start) + total.quantity.text
    return _OPENS.search(between) is not None and bool(
        count in counts_in(told) | counts_in(behind)
        or CLOSED.search(behind)
        or _OPENS_ALL.search(between)
    )


def _number(written: str) -> int:
    return int(written) if written.isdigit() else chinese_integer(written.replace("两", "二")) or 0
