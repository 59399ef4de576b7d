"""Sums told by the use of their parts (其中60万元用于甲，另外25万元用于乙), or 由甲…、乙…构成."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_PARTED = Sign(
    "元(?:，(?:其中[：，]?)?[0-9][0-9.]*万?元[^，。；0-9]{0,8}用[于作]"
    "|，[^，。；0-9]{0,4}全[部额][^，。；0-9]{0,2}用[于作][^，。；0-9]{1,20}[0-9]|，?由[^，。；：0-9]{2,24}[0-9])"
    "|[人名]，?由[^，。；：0-9]{2,24}[0-9]"
    "|正在[办处审整核调][^，。；0-9]{0,6}[0-9]|[至以](?:[0-9.]+|[上下])(?:万元|[元亩分岁])?的[0-9]",
    words(
        "用于 用作 元由 元，由 人由 人，由 名由 名，由"
        " 正在办 正在处 正在审 正在整 正在核 正在调 元的 亩的 分的 岁的"
    )
    | each_of("上下", "的"),
)
"""What may tell of parts by their use, or of what a sum is composed of."""

_FIRST = lazy_pattern("[^，。；0-9]{0,10}[，,]其中[：:，,]?$|^，$")
_NEXT = lazy_pattern(
    "(?:用于|用作)[^，。；0-9]{1,30}[，,；](?P<rest>其余|剩余|余下)?(?:另外|另有?|其他)?的?$"
)
_USED = lazy_pattern("(?:主要|全部)?(?:用于|用作)[^，。；0-9]{1,30}(?:[，。；]|$)")
_COMPOSED = lazy_pattern("，?由[^，。；：0-9]{2,24}")
_AND = lazy_pattern("[，、；和及]?(?:加上?)?[^，。；：0-9]{2,30}")
_ENDS = lazy_pattern("(?:[（(][^（）()]{1,24}[）)])?[^，。；、0-9]{0,6}(?:构成|组成)")
_BRACKETED = lazy_pattern("[（(][^（）()]*[）)]")
_ALL_USED = lazy_pattern(
    "，(?:资金)?(?:均|已)?全[部额](?:均|已)?用[于作](?![^，。；]*[每均])[^，。；：0-9]{2,20}"
)
_ALSO_USED = lazy_pattern("[、和及][^，。；：0-9每均]{2,16}")
_CLAUSE_ENDS = lazy_pattern("[，。；]|$")
_AND_SO_ON = lazy_pattern("等(?![级次])[^，。；]{0,6}(?:[，。；]|$)")
_FEWEST = 3
_NEAR, _NEARER, _OVER = Decimal("0.1"), Decimal("0.02"), Decimal("0.6")


def read_parted_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the sums of money whose parts are told by use, or that are said to be composed so."""
    yield from _used(statements)
    yield from _composed(statements)
    yield from _dealt_with(statements)
    yield from _in_bands(statements)
    yield from _all_used(statements)


def _used(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the sums of money whose parts are each followed by what they were used for.

    What is far from the total may be but some of the parts, or come on top of it, unless the last
    is said to be the rest.
    """
    for index in range(1, len(statements)):
        total, first = statements[index - 1 : index + 1]
        if not _FIRST.search(first.gap) or total.role != "level":
            continue
        figures, rest = [total, first], False
        for one in statements[index + 1 :]:
            goes_on = _NEXT.fullmatch(one.gap)
            if not goes_on or rest:
                break
            figures.append(one)
            rest = bool(goes_on["rest"])
        last = figures[-1].quantity
        used = _USED.match(total.text, last.end)
        if len(figures) < _FEWEST or not used or _AND_SO_ON.search(used[0]):
            continue
        if any(
            one.unit != "元" or not one.is_exact or one.period != total.period for one in figures
        ):
            continue
        whole = total.quantity.value
        added = sum((one.quantity.value for one in figures[1:]), Decimal(0))
        is_near = abs(added - whole) <= whole * _NEAR or is_slip(added, total.quantity)
        if rest or is_near:
            yield NearSum(total.quantity.start, last.end, total, tuple(figures[1:]))


def _all_used(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 下达资金8万元，全部用于甲3万元、乙5万元: what all of it was used for makes it."""
    for index in range(1, len(statements)):
        total, first = statements[index - 1 : index + 1]
        if not _ALL_USED.fullmatch(first.gap) or total.role != "level":
            continue
        parts = [first]
        for one in statements[index + 1 :]:
            if not _ALSO_USED.fullmatch(one.gap):
                break
            parts.append(one)
        text, end = total.text, parts[-1].quantity.end
        alike = all(one.unit == "元" and one.is_exact for one in (total, *parts))
        if alike and _CLAUSE_ENDS.match(text, end):
            yield NearSum(total.quantity.start, end, total, tuple(parts))


def _composed(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 支出总计A，由甲支出B，加上解支出等C构成: these are all of the parts."""
    around = brackets_around(statements)
    beside = [one for one, opened in zip(statements, around, strict=True) if opened == OUTSIDE]
    for index in range(1, len(beside)):
        total, first = beside[index - 1 : index + 1]
        if not _COMPOSED.fullmatch(first.gap) or total.role != "level":
            continue
        figures = [total, first]
        for one in beside[index + 1 :]:
            last = figures[-1].quantity.end
            between = _BRACKETED.sub("", one.text[last : one.quantity.start])
            if _ENDS.match(total.text, last) or not _AND.fullmatch(between):
                break
            figures.append(one)
        is_all = len(figures) >= _FEWEST and _ENDS.match(total.text, figures[-1].quantity.end)
        people = total.unit in PEOPLE
        if is_all and all(
            (one.unit in PEOPLE if people else one.unit == "元")
            and one.is_exact
            and one.period == total.period
            for one in figures
        ):
            end = figures[-1].quantity.end
            yield NearSum(total.quantity.start, end, total, tuple(figures[1:]))


def _dealt_with(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 受理A件，已办结B件，正在办理C件: what is not done is being done."""
    for index in range(2, len(statements)):
        total, done, doing = figures = statements[index - 2 : index + 1]
        if not _DOING.fullmatch(doing.gap) or not _DONE.fullmatch(done.gap):
            continue
        alike = len({(one.unit, one.period, one.item) for one in figures}) == 1
        if not alike or not all(one.is_exact for one in figures) or total.role != "level":
            continue
        end, whole = doing.quantity.end, total.quantity.value
        left = (whole - done.quantity.value - doing.quantity.value) / (whole or 1)
        if _STOPS.match(total.text, end) and -_OVER <= left <= _NEARER:  # else some were refused
            yield NearSum(total.quantity.start, end, total, (done, doing))


def _in_bands(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 17个村中，50万元以上的3个，30万元至50万元的9个，10万元至30万元的6个."""
    for index, total in enumerate(statements[:-3]):
        after = statements[index + 1]
        if not _OF_THEM.match(after.gap) or not total.is_exact:
            continue
        bands: list[Statement] = []
        for one in statements[index + 1 :]:
            if one.period != total.period or one.item != total.item:
                break
            if one.unit == total.unit:
                if not _OF_BAND.fullmatch(one.gap) or not one.is_exact:
                    break
                bands.append(one)
            elif not _BAND.match(one.gap) and one is not after:
                break
        if len(bands) < _FEWEST or not _STOPS.match(total.text, bands[-1].quantity.end):
            continue
        if _is_close(*bands, whole=total.quantity.value):
            end = bands[-1].quantity.end
            yield NearSum(total.quantity.start, end, total, tuple(bands))


def _is_close(*parts: Statement, whole: Decimal) -> bool:
    """Return whether parts nearly make a whole, so that they are meant as all of it."""
    added = sum((one.quantity.value for one in parts), Decimal(0))
    return abs(added - whole) <= whole * _NEAR


_DEALT = "(?:办结|处理|审批|审核|办理|答复|解决|结案|整改|核查|调解|销号)"
_DONE = lazy_pattern(f"，(?:其中|目前)?[：，]?(?:已经?|全部){_DEALT}(?:完毕|完成|到位)?的?")
_DOING = lazy_pattern(f"[，、](?:[\u4e00-\u9fff]{{1,4}}内)?正在(?:抓紧|按程序)?{_DEALT}的?")
_STOPS = lazy_pattern("[。；]|$")
_OF_THEM = lazy_pattern("[\u4e00-\u9fff]{1,8}(?:（[^（）]{1,6}）)?中，[^，。；：]{0,16}$")
_OF_BAND = lazy_pattern("(?:及?以[上下])?的")
_BAND = lazy_pattern("[，、][^，。；：、]{0,12}$|[至到～~—-]{1,2}$")
