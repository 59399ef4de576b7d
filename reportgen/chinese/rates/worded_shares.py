"""Shares told in words: 60件中有45件，占七成五; 320户支持，占近八成; 36个通水，占四分之三; 过半."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED
from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.numerals import CHINESE_DIGITS
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_FEW = "一二两三四五六七八九"
_HALVES = "一半|半数|过半数?"
MAY_BE_WORDED_SHARE = Sign(
    "[，,（(](?:只|仅|已|约)?(?:占(?:到|了|比)?(?P<of>[^，。；、：0-9占]{0,14}?)的?|(?=[近将接超不过]))"
    "(?P<about>将?近|接近|约|不足|不到|超过?|大约)?"
    f"(?:(?P<tenths>[{_FEW}])成(?P<half>半|[{_FEW}])?|(?P<below>[二三四五])分之(?P<above>[一二三四])|(?P<halves>{_HALVES}))"
    "(?P<more>以上|多|左右|有余)?(?=[，。；,）)])",
    each_of(_FEW, "成") | words("分之 一半 半数 过半"),
)
"""A share in words behind a figure."""

_OF_ALL = lazy_pattern(
    "(?:全[部体镇乡县村]|总)?(?:的)?(?:总数|总量|总额|总户数|总人数|人数|户数|件数)?"
)
_AMONG = lazy_pattern(
    "[^，。；0-9]{0,14}(?:中|里|内)[，,]?[^，。；0-9]{0,16}|[^0-9。；]{0,12}[，,（(]其中[^。；0-9]{0,16}"
)
_BESIDE = lazy_pattern("[^，。；0-9]{0,10}[，,][^，。；0-9]{0,14}")
_ABOUT, _HALF, _EXACT = Decimal("0.05"), Decimal("0.03"), Decimal("0.005")
_TENTH, _TWENTIETH = Decimal("0.1"), Decimal("0.05")
_PAIR, _MOST = 2, 16


class WordedShare(NamedTuple):
    """A share in words at ``text[start:end]`` that is not that of a part of a whole."""

    start: int
    end: int
    words: str
    part: Quantity
    whole: Quantity


def read_worded_shares(text: str, statements: Sequence[Statement]) -> Iterator[WordedShare]:
    """Return the shares in words that the two figures before them do not make.

    The part stands right before, the whole before that, told to be what the part is among or the
    only other figure of its unit in the sentence.
    """
    for found in MAY_BE_WORDED_SHARE.pattern.finditer(text):
        past = bisect_right(statements, found.start(), key=_end)
        told = [*statements[max(0, past - _MOST) : past]]
        while len(told) > _PAIR and told[-1].unit != told[-2].unit and "，" not in told[-1].gap:
            told.pop()  # 有5个村收入过20万元
        if len(told) < _PAIR or "，" in text[told[-1].quantity.end : found.start()]:
            continue
        whole, part = told[-_PAIR:]
        if found["of"] and not _OF_ALL.fullmatch(found["of"]) and not _is_named(found["of"], whole):
            continue
        if not _may_be(whole, part, told) or part.text[part.quantity.end : found.start()].count(
            "。"
        ):
            continue
        least, most = _range(found)
        if not least <= part.quantity.value / whole.quantity.value <= most:
            words = found[0].strip("，,（(")
            yield WordedShare(
                whole.quantity.start, found.end(), words, part.quantity, whole.quantity
            )


def _is_named(words: str, whole: Statement) -> bool:
    """Return whether what a share is said to be of is what a figure is: 占总投资的, 投资30万元."""
    name = words.removeprefix("全部").removeprefix("总")
    return len(name) >= _PAIR and name in whole.lead


def _end(one: Statement) -> int:
    return one.quantity.end


def _may_be(whole: Statement, part: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a figure may be the whole that the next is a part of."""
    if not same_unit(whole.unit, part.unit) or part.unit in ("", *RATES):
        return False
    if not (whole.is_exact and part.is_exact) or whole.role != "level" or part.role != "level":
        return False
    if whole.item != part.item or not 0 < part.quantity.value <= whole.quantity.value:
        return False
    if _AMONG.fullmatch(part.gap):
        return True
    alike = [one for one in told if one.item == part.item and same_unit(one.unit, part.unit)]
    return len(alike) == _PAIR and _BESIDE.fullmatch(part.gap) is not None


def _range(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return between what a share in words is, as roughly as it is told."""
    about, more, half = found["about"], found["more"], found["half"]
    if found["tenths"]:
        share = Decimal(CHINESE_DIGITS[found["tenths"]]) / 10
        if half:
            share += _TWENTIETH if half == "半" else Decimal(CHINESE_DIGITS[half]) / HUNDRED
    elif found["below"]:
        share = Decimal(CHINESE_DIGITS[found["above"]]) / CHINESE_DIGITS[found["below"]]
    else:
        share = Decimal("0.5")
    if about in ("近", "将近", "接近", "不足", "不到"):
        return share - _TENTH, share + _EXACT
    if about in ("超", "超过") or more == "以上" or (found["halves"] or "").startswith("过半"):
        return share - _EXACT, Decimal(1)
    if more in ("多", "有余"):
        return share - _EXACT, share + _TENTH
    is_fine = (half or found["below"]) and not about and more != "左右"
    spread = _HALF if is_fine else _ABOUT
    return share - spread, share + spread
