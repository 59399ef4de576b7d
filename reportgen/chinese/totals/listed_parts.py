"""Totals that are broken down without 其中: in brackets, beside the sum, as changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.figures.nesting import brackets_around
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.divided_totals import Breakdown
from reportgen.chinese.totals.families import one_family
from reportgen.chinese.totals.part_words import are_titles
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_LISTED = words("总数 总计 合计 共计 共有 总共 人（ 名（ 个（ 元（ 项（ 件（ 处（ 条（ 所（ 起（")
MAY_BE_LISTED = Sign(
    "[个名人亩次吨万元辆座家项件处条所起]元?[（(](?:(?<=[0-9０-９][^，。；0-9][（(])|(?<=[0-9０-９]万元[（(]))[^（()）]{1,8}[0-9０-９]"
    "|[数计额](?<=[总合共][数计额])[0-9０-９]{1,9}[名个人辆，][，：,]?",
    _LISTED,
)
"""What may tell of a total with parts in brackets or beside it."""

MAY_BE_SIGNED = Sign(
    "[其主：（](?:(?<=其)中|(?<=主)要|(?<=元（)|(?<=是：)|(?<=因：)|(?<=为：))"
    "，?[^，。；0-9]{0,22}(?:增加|减少)了?[0-9０-９]",
    words("增加 减少"),
)
"""What may tell of a change that is broken down into changes."""

_SUM = lazy_pattern("(?:总数|总计|合计|共计|共有|总共)(?:为|是)?$")
_BESIDE = lazy_pattern("[，：:,（(]?[^，,。；;：:、（()）0-9]{1,12}")
_NEXT = lazy_pattern("[、，,和][^，,。；;：:、（()）0-9]{1,12}")
_SUM_AFTER = lazy_pattern("[，,；;、](?:以上)?(?:[两三四五六七八]项)?(?:合计|共计|总计)")
_NO_PART = lazy_pattern(
    "其中|占|含|上年|去年|预算|计划|合计|共计|总计|人均|每|单价|(?<!高)标准(?!化)"
)
_FEWEST = 2
_OPEN = lazy_pattern("[^，。；]{0,4}(?:等|另|不含)")


_MOVED = lazy_pattern("(?:追加|增加|调增|新增)[^，。；0-9]{1,10}$")
_COMPARED = lazy_pattern("[，,]?[比较与]")
_CHANGED_BY = lazy_pattern(
    "其中|(?P<few>主要)(?:原因)?(?:是|为|包括|系|因|由于)?[：:]?|(?:是|为|包括|原因)?[：:]|^（(?!占|同比|其)"
)


class SignedSum(NamedTuple):
    """A change and the changes of its parts, in the text from ``start`` to ``end``.

    ``few`` tells that only the main ones are named.
    """

    start: int
    end: int
    total: Statement
    parts: tuple[Statement, ...]
    few: bool


def rises(change: Statement) -> bool:
    """Return whether a part of a change adds to it: 追加防汛经费45万元 does."""
    return change.is_up or change.role != "difference"


def read_listed_parts(statements: Sequence[Statement]) -> Iterator[Breakdown]:
    """Return totals with their parts in brackets, 42人（行政23人、事业19人）, or beside their sum.

    Only parts that exclude each other by what they are called count: 行政 and 事业, 在职 and 退休.
    """
    for index, total in enumerate(statements[:-2]):
        if total.unit in RATES or not total.unit or not total.is_exact:
            continue
        text, end = total.text, total.quantity.end
        bracketed = text[end : end + 1] in ("（", "(")
        if not bracketed and not _SUM.search(total.lead):
            continue
        parts = _parts(statements, index + 1, bracketed=bracketed)
        labels = tuple(_label(text, part, total.quantity) for part in parts)
        if len(parts) > 1 and one_family(labels) is not None and not are_titles(total, labels):
            quantities = tuple(part.quantity for part in parts)
            yield Breakdown(
                total.quantity.start,
                quantities[-1].end,
                total.quantity,
                quantities,
                labels,
                open=False,
                partition=True,
            )


def _parts(statements: Sequence[Statement], first: int, *, bracketed: bool) -> list[Statement]:
    """Return the figures listed from ``first`` on; none where the list has no clear end."""
    total = statements[first - 1]
    parts: list[Statement] = []
    for statement in statements[first:]:
        pattern = _NEXT if parts else _BESIDE
        if not same_unit(statement.unit, total.unit) or not pattern.fullmatch(statement.gap):
            break
        if statement.item != total.item or not statement.is_exact:
            break
        parts.append(statement)
        if bracketed and total.text[statement.quantity.end : statement.quantity.end + 1] in "）)":
            return parts
    if bracketed or not parts or _OPEN.match(total.text, parts[-1].quantity.end):
        return []
    return parts


def _label(text: str, part: Statement, total: Quantity) -> str:
    words = part.gap.strip("，,、：:（( 和")
    return words.removesuffix("编制") or total.subject


def _is_anew(
    statements: Sequence[Statement], at: int, total: Statement, parts: Sequence[Statement]
) -> bool:
    """Return whether a change after a ； is no part: the parts are told, or it has parts itself."""
    text, opened = total.text, parts[0].begin
    if text[opened] == "（" and "）" in text[opened : statements[at].quantity.start]:
        return True
    moved = [one.quantity.value if rises(one) else -one.quantity.value for one in (total, *parts)]
    if sum(moved[1:]) == moved[0]:
        return True
    return any(
        one.item == statements[at].item and _CHANGED_BY.search(one.gap)
        for one in statements[at + 1 : at + 3]
    )


def _goes_on(first: Statement) -> bool:
    """Return whether a sentence goes on with what the one before it tells: 。其中，甲增加……."""
    return first.gap.startswith("其中")


def read_signed_sums(statements: Sequence[Statement]) -> Iterator[SignedSum]:
    """Return changes broken down into changes: 减少66万元，其中甲减少54万元、乙增加53万元……."""
    around: list[int] = []
    for index, first in enumerate(statements):
        named = _CHANGED_BY.search(first.gap) if index and first.role == "difference" else None
        if not named:
            continue
        total = statements[index - 1]
        if total.role == "rate" and index > 1:
            total = statements[index - 2]
        is_next = first.period - total.period > _goes_on(first)
        if total.role != "difference" or total.unit != first.unit or is_next:
            continue
        around = around or brackets_around(statements)
        parts = _changes_of(total, statements, index, around)
        if len(parts) > 1 and not _OPEN.match(first.text, parts[-1].quantity.end):
            end = parts[-1].quantity.end
            few = bool(named["few"])
            yield SignedSum(total.quantity.start, end, total, tuple(parts), few)


def _changes_of(
    total: Statement, statements: Sequence[Statement], index: int, around: Sequence[int]
) -> list[Statement]:
    """Return the changes that a change is broken down into, the first of them at an index."""
    parts: list[Statement] = []
    for at, statement in enumerate(statements[index:], index):
        if around[at] != around[index]:
            if around[at] > around[index]:
                continue  # what is within a part
            break
        is_same = bool(parts) and statement.item == parts[-1].item
        if statement.role == "rate" and is_same:
            continue
        if parts and not is_same and _is_anew(statements, at, total, parts):
            break
        moved = statement.role == "difference" or _MOVED.match(statement.lead)
        if not moved or statement.unit != total.unit or _SUM_AFTER.match(statement.gap):
            break
        if statement.period != statements[index].period:
            break
        if is_same and _COMPARED.match(statement.gap):
            return []  # 较上年减少1.3万元，较预算数减少0.1万元: each part moves twice
        parts.append(statement)
    return parts
