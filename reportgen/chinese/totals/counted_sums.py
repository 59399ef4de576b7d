"""Totals that tell how many figures before them they add up: 三批共计A; 甲A。乙B。两者合计C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.closing_sums import may_be_summand
from reportgen.chinese.totals.listed_parts import SignedSum
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import overlap
from reportgen.chinese.totals.top_figures import top_figures
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_COUNTED = "[两二三四五六七八九](?:大|个)?[者项类个批笔次期块]"
_SUMMED = "(?:[合共总]计|一共|(?<=[者项类个批笔次期块目金费款程村])共(?!同))"
MAY_BE_COUNTED_SUM = Sign(
    f"{_COUNTED}[^，。；0-9]{{0,6}}?{_SUMMED}[^，。；0-9]{{0,8}}[0-9]",
    words("合计 共计 总计 一共") | each_of("者项类个批笔次期块目金费款程村", "共"),
)
"""What may tell of a total of so many figures before it."""

_TOTAL = lazy_pattern(
    f"(?:以上|上述|这|前)?(?P<count>[两二三四五六七八九])(?:大|个)?[者项类个批笔次期块]"
    f"[^，。；0-9]{{0,6}}?{_SUMMED}(?P<named>[^，。；0-9]{{0,8}})"
)
_PLAIN = lazy_pattern("(?:金额|资金|经费|为|是|达|了)*")
_LONGEST = 24
_OTHER = lazy_pattern("其中|占|预算|计划|余")


def read_counted_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals with as many figures before them, in their sentence or those before it.

    Each is called as the total is, where that has a name.
    """
    for at, total in enumerate(statements):
        told = _told(total) if total.is_exact and total.role == "level" else None
        if not told or _OTHER.search(told[0]):
            continue
        parts = _parts(statements[:at], total, chinese_integer(told["count"]) or 0)
        named = "" if _PLAIN.fullmatch(told["named"]) else told["named"].rstrip("了为")
        if not parts or not all(map(may_be_summand, parts)) or overlap(total, parts):
            continue
        if _are_parts_of_others(statements[:at], total, parts):
            continue
        if all(one.role == "level" and named in one.lead for one in parts):
            yield NearSum(parts[0].quantity.start, total.quantity.end, total, tuple(parts))


def _are_parts_of_others(
    before: Sequence[Statement], total: Statement, parts: Sequence[Statement]
) -> bool:
    """Return whether a total is of as many figures that others between them are parts of.

    低保金A，其中城市B、农村C；供养金D，两项合计E.
    """
    column = [one for one in before if one.period == total.period and one.unit == total.unit]
    whole = top_figures(column)[-len(parts) :]
    if len(whole) < len(parts) or whole == list(parts):
        return False
    return sum(one.quantity.value for one in whole) == total.quantity.value


def read_counted_changes(statements: Sequence[Statement]) -> Iterator[SignedSum]:
    """Return 水费少支出A，电费多支出B，两项合计少支出C: what fell is taken from what rose."""
    for at, total in enumerate(statements):
        told = _told(total) if total.is_exact and total.verb else None
        if not told:
            continue
        parts = _parts(statements[:at], total, chinese_integer(told["count"]) or 0)
        if len({one.is_up for one in parts}) > 1 and all(one.is_exact for one in parts):
            start, end = parts[0].quantity.start, total.quantity.end
            yield SignedSum(start, end, total, tuple(parts), few=False)


def _told(total: Statement) -> re.Match[str] | None:
    """Return the clause before a figure where it tells what a total of so many figures does."""
    text, end = total.text, total.quantity.start
    begin = max(text.rfind(mark, 0, end) for mark in "，；：。、（\n") + 1
    return _TOTAL.fullmatch(text, begin, end) if end - begin <= _LONGEST else None


def _parts(before: Sequence[Statement], total: Statement, count: int) -> list[Statement]:
    """Return the figures right before a total, as many as it tells; none where these are not all.

    Those of its sentence may stand behind another that they break down, as 分三批下达 does. What
    stands in sentences of its own is all that these have of the unit.
    """
    parts: list[Statement] = []
    alike = [one for one in before if same_unit(one.unit, total.unit)]
    beside = [one for one in alike if one.period == total.period]
    if total.verb:
        beside = [one for one in beside if one.verb]  # 3.6万元，减少0.8万元；9.4万元，增加1.2万元
    if beside:
        return beside[-count:] if len(beside) >= count else []
    told = _told(total)
    if told and told.start() and total.text[told.start() - 1] != "。":
        return []
    for one in reversed(alike):
        last = parts[-1].period if parts else total.period
        if last - one.period > 1 or (len(parts) == count and one.period != last):
            break
        parts.append(one)
    return parts[::-1] if len(parts) == count else []
