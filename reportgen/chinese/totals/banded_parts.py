"""Counts by bands that leave nothing out: 15个项目，其中90分以上12个、80至90分2个、80分以下1个."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_OF = "[\u4e00-\u9fff％%]{0,4}?"
_NUMBER = "[0-9]+(?:[.][0-9]+)?"
_INCLUDED = "(?:（不?含[^（）]{0,6}）)?"
_OPEN = (
    f"(?P<bound>{_NUMBER}){_OF}{_INCLUDED}及?(?P<way>以[上下内]|内){_INCLUDED}"
    f"|(?:(?P<over>超过|高于|大于)|不足|不到|低于|小于)(?P<limit>{_NUMBER}){_OF}"
)
_CLOSED = (
    f"(?P<low>{_NUMBER}){_OF}{_INCLUDED}(?:至|到|[-—~～–]{{1,2}})(?P<high>{_NUMBER}){_OF}"
    f"{_INCLUDED}(?:之间|以内)?"
)
_BAND = lazy_pattern(f"(?:{_OPEN}|{_CLOSED})(?:的|有|为|各类|项目|办结|完成)*$")
MAY_BE_BANDED = Sign(
    f"[0-9](?:至|到|[-—~～–]{{1,2}})[0-9]{{1,3}}(?:周?岁|年级)[^，。；、0-9]{{0,8}}[0-9]|"
    "(?:以[下内]|[日天月时钟年]内)(?:（不?含[^（）]{0,6}）)?[^，。；、0-9]{0,6}[0-9]"
    f"|(?:不足|不到|低于|小于){_NUMBER}[^，。；、0-9]{{0,10}}[0-9]",
    words("以下 以内 日内 天内 月内 时内 钟内 年内 不足 不到 低于 小于") | each_of(DIGITS, "岁周"),
)
"""What may tell of the lowest of several bands."""

_LONGEST, _STEP, _FEWEST = 32, Decimal(1), 2


class _Band(NamedTuple):
    """The numbers from which and up to which things are counted; None for no bound."""

    low: Decimal | None
    high: Decimal | None


def read_banded_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return totals with how many fall in each band, where the bands meet and both ends are open.

    The total is the last figure of their unit before them in the sentence.
    """
    run: list[tuple[Statement, _Band]] = []
    for one in (*statements, None):
        band = _band_of(one) if one else None
        if one and band and (not run or _goes_on(run[-1][0], one)):
            run.append((one, band))
        elif one is None or (band or not _is_bound(one, run)):
            yield from _of_total(statements, run)
            run = [(one, band)] if one and band else []


def _band_of(one: Statement) -> _Band | None:
    if not one.is_exact or one.unit in RATES or not one.unit:
        return None
    start = one.quantity.start
    found = _BAND.search(one.text, max(0, start - _LONGEST), start)
    if not found:
        return None
    if number := found["bound"] or found["limit"]:
        is_lowest = found["way"] == "以上" or found["over"]
        return _Band(Decimal(number), None) if is_lowest else _Band(None, Decimal(number))
    return _Band(Decimal(found["low"]), Decimal(found["high"]))


def _goes_on(last: Statement, one: Statement) -> bool:
    return last.unit == one.unit and last.period == one.period


def _is_bound(one: Statement, run: Sequence[tuple[Statement, _Band]]) -> bool:
    """Return whether a figure may be a bound of the next band, and no count of its own."""
    return bool(run) and one.unit != run[-1][0].unit and one.period == run[-1][0].period


def _of_total(
    statements: Sequence[Statement], run: Sequence[tuple[Statement, _Band]]
) -> Iterator[NearSum]:
    if len(run) < _FEWEST:
        return
    (total, whole), *others = run
    if whole.low is not None and _are_all([band for _, band in others], whole):
        parts = tuple(one for one, _ in others)  # 0至6岁儿童1060人，0至1岁214人……
        yield NearSum(total.quantity.start, parts[-1].quantity.end, total, parts)
        return
    before = [
        one
        for one in statements
        if one.quantity.end <= total.quantity.start
        and one.period == total.period
        and same_unit(one.unit, total.unit)
    ]
    is_whole = _are_all([band for _, band in run], _Band(None, None))
    if before and is_whole and before[-1].is_exact and before[-1].role == "level":
        parts = tuple(one for one, _ in run)
        yield NearSum(before[-1].quantity.start, parts[-1].quantity.end, before[-1], parts)


def _are_all(bands: list[_Band], whole: _Band) -> bool:
    """Return whether bands meet from one end of a whole to the other, in whichever order."""
    if len(bands) < _FEWEST:
        return False
    if bands[0].high is None or (bands[0].low or 0) > (bands[-1].low or 0):
        bands = bands[::-1]
    return (bands[0].low, bands[-1].high) == whole and all(
        one.high is not None and other.low is not None and 0 <= other.low - one.high <= _STEP
        for one, other in pairwise(bands)
    )
