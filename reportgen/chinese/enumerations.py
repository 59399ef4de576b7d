"""The numbers of enumerations in prose: 一是…二是…, 1. 2., （一）（二）, ①②."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_CIRCLED = "\u2460-\u2473"
_DIGITS = "0-9０-９"
_NUMERALS = "一二三四五六七八九十"
_NUMERAL = f"[{_NUMERALS}]{{1,3}}"
_SOFT_BREAKS = "，,、）)”"
_SOFT_STYLES = frozenset(("is", "its", "nth"))
_DIGIT_STYLES = frozenset(("point", "comma", "bracket", "brackets"))
_HARD_BREAKS = f"{_CIRCLED}\n。；：！？;!?"
_AFTER_BREAK = (
    rf"(?:(?=[ \t\u3000{_NUMERALS}其第{_DIGITS}（(])(?<![{_CIRCLED}])[ \t\u3000]*(?:"
    rf"(?P<is>{_NUMERAL}[是要])|(?P<its>其{_NUMERAL}(?=[，、：,]))|(?P<nth>第{_NUMERAL}"
    rf"(?=[，、：,]))"
    rf"|(?P<point>[{_DIGITS}]{{1,2}}[.．](?![{_DIGITS}]))"
    rf"|(?P<comma>[{_DIGITS}]{{1,2}}、(?![{_DIGITS}]))"
    rf"|(?P<bracket>[{_DIGITS}]{{1,2}}[)）])|(?P<brackets>[(（][{_DIGITS}]{{1,2}}[)）])"
    rf"|(?P<chinese>{_NUMERAL}、)|(?P<chinese_brackets>[(（]{_NUMERAL}[)）]))"
    rf"|(?<=[{_CIRCLED}])(?P<circled>))"
)
_ORDINAL = lazy_pattern(f"[{_HARD_BREAKS}{_SOFT_BREAKS}]{_AFTER_BREAK}")
_AFTER_HARD_BREAK = lazy_pattern(f"[{_HARD_BREAKS}]{_AFTER_BREAK}")
MAY_FOLLOW_COMMA = each_of(_NUMERALS, "是要，、：,")
"""The marks of ordinals that may stand after a comma."""

AFTER_ORDINAL = f"(?<=[{_NUMERALS}{_DIGITS}][）．.是])"
"""What stands before the words of a sentence that an ordinal opens: （一）甲、乙, 1．甲, 一是甲."""

_OPENING = lazy_pattern(
    rf"[（(]?(?:{_NUMERAL}|[{_DIGITS}]{{1,2}})[）)]|[{_DIGITS}]{{1,2}}[．.](?=[^{_DIGITS}]|(?:19|20)[{_DIGITS}]{{2}}年)"
    rf"|{_NUMERAL}[是、]|其{_NUMERAL}[，、]|第{_NUMERAL}[，、]|[{_CIRCLED}]"
)
_REFERENCE = lazy_pattern(f"[{_CIRCLED}][、，和及与至]?[{_CIRCLED}]")
_VALUE = lazy_pattern(f"{_NUMERAL}|[{_DIGITS}]+")


class EnumerationMark(NamedTuple):
    """One number of an enumeration: its style, value and place.

    ``style`` is ``is`` 一是, ``its`` 其一, ``nth`` 第一, ``point`` 1., ``comma`` 1、, ``bracket``
    1）, ``brackets`` （1）, ``chinese`` 一、, ``chinese_brackets`` （一） or ``circled`` ①;
    ``is_head`` tells that it opens its line.
    """

    style: str
    number: int
    start: int
    end: int
    text: str
    is_head: bool


def read_ordinals(text: str, *, after_commas: bool = True) -> Iterator[EnumerationMark]:
    """Return the ordinals of a text in their order, those after commas where there may be any.

    They stand at the start of a line or after a mark that ends a clause, circled ones anywhere;
    decimals (1.5), pairs (1、2号楼), references (见①②) and words (统一是, 第一书记) are none.
    """
    lines = f"\n{text}"  # every ordinal has a break before it, one offset further on
    for found in (_ORDINAL if after_commas else _AFTER_HARD_BREAK).finditer(lines):
        style = found.lastgroup or ""
        if style == "circled":
            if circled := _circled(text, found.start() - 1):
                yield circled
            continue
        if found[0][0] in _SOFT_BREAKS and style not in _SOFT_STYLES:
            continue
        value = _VALUE.search(words := found[style])
        number = _integer(value[0]) if value else None
        if number:
            start = found.start(style) - 1
            yield EnumerationMark(style, number, start, found.end() - 1, words, found[0][0] == "\n")


def past_ordinal(text: str, start: int) -> int:
    """Return where a sentence that begins at ``start`` goes on after its ordinal, if it has one."""
    opening = _OPENING.match(text, start)
    return opening.end() if opening else start


def _circled(text: str, at: int) -> EnumerationMark | None:
    """Return the circled number that stands at an offset; None where it is one of a reference."""
    if _REFERENCE.search(text, max(0, at - 2), at + 3):
        return None
    is_head = not at or text[at - 1] == "\n"
    number = ord(text[at]) - ord(_CIRCLED[0]) + 1
    return EnumerationMark("circled", number, at, at + 1, text[at], is_head)


def _integer(value: str) -> int | None:
    return chinese_integer(value) if value[0] in _NUMERALS else int(value)


def numeral(like: EnumerationMark, number: int) -> str:
    """Write another number as the ordinal's style writes it, without its marks: 三, 3, ③."""
    if like.style == "circled":
        return chr(ord(_CIRCLED[0]) + number - 1)
    if like.style in _DIGIT_STYLES:
        return str(number)
    # For start-up: most texts have no such list.
    from reportgen.chinese.numeral_words import chinese_numeral

    return chinese_numeral(number)


def label(like: EnumerationMark, number: int) -> str:
    """Write another number in the style of an ordinal, with its marks: 3 like 二是 gives 三是."""
    if like.style == "circled":
        return numeral(like, number)
    return _VALUE.sub(numeral(like, number), like.text, count=1)
