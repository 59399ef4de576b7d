"""Numbers of captions (SEQ fields), counted up in a report as Word does when it updates them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import Element, T, parse, w
from reportgen.patterns import lazy_pattern

_FIELD, _CODE, _KIND, _SIMPLE = w("fldChar"), w("instrText"), w("fldCharType"), w("fldSimple")
_NAME = lazy_pattern(r'\s*SEQ\s+"?([^\s"\\]+)"?', re.IGNORECASE)
_SWITCH = lazy_pattern(r'\\(?P<switch>\*|[a-z])\s*"?(?P<value>[^\s"\\]*)"?', re.IGNORECASE)
_CODES = lazy_pattern(r'<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"')
_PLAIN = ("", "arabic", "mergeformat", "charformat")

if TYPE_CHECKING:
    from collections.abc import Iterator

Sequence = tuple[str, list[Element]]
"""What a field says that it is, and the elements with the text that it shows."""


def has_captions(source: str) -> bool:
    """Return whether a part has fields that count captions; Word may have cut their codes."""
    return "SEQ " in "".join(one or other for one, other in _CODES.findall(source))


def count_captions(xml: bytes) -> bytes:
    """Return a part whose captions are numbered from 1 on, by the name of their sequence."""
    root = parse(xml)
    fields = [each for each in _fields(root) if _NAME.match(each[0])]
    others = {_name_of(code) for code, _ in fields if not _can_count(code)}
    numbers: Counter[str] = Counter()
    changed = False
    for code, shown in fields:
        name, switches = _name_of(code), _switches(code)
        if name in others:
            continue
        if (start := switches.get("r", "")).isdecimal():
            numbers[name] = int(start)
        elif "c" not in switches:
            numbers[name] += 1
        if not shown:
            continue
        number = _written(numbers[name], switches.get("*", ""))
        texts = [number, *[""] * (len(shown) - 1)]
        changed = changed or texts != [each.text or "" for each in shown]
        for each, text in zip(shown, texts, strict=True):
            each.text = text
    return serialized(root) if changed else xml


def _name_of(code: str) -> str:
    match = _NAME.match(code)
    return match[1] if match else ""


def _switches(code: str) -> dict[str, str]:
    """Return the switches of a field; of how the number is written, the one that says it."""
    found: dict[str, str] = {}
    for match in _SWITCH.finditer(code):
        if not (match["switch"] == "*" and match["value"].lower() in _PLAIN[1:]):
            found[match["switch"].lower()] = match["value"]
    return found


def _can_count(code: str) -> bool:
    """Return whether a field counts on by itself: not by the chapters that it stands in."""
    switches = _switches(code)
    written = switches.get("*", "")
    return switches.keys() <= set("*rcnh") and bool(_written(1, written))


def _written(number: int, how: str) -> str:
    """Return a number as a switch wants it; empty for a way that is not known."""
    if how.lower() in _PLAIN:
        return str(number)
    if how.upper().startswith("CHINESENUM"):
        return chinese_numeral(number)
    letters = number % _LETTERS or _LETTERS
    if how.lower() == "alphabetic" and number:
        text = chr(ord("A") + letters - 1) * -(-number // _LETTERS)
        return text if how[0].isupper() else text.lower()
    if how.lower() == "roman":
        text = "".join(mark * count for mark, count in _roman(number))
        return text if how[0].isupper() else text.lower()
    return ""


_LETTERS = 26
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _roman(number: int) -> Iterator[tuple[str, int]]:
    for value, mark in _ROMAN:
        yield mark, number // value
        number %= value


def _fields(root: Element) -> list[Sequence]:
    """Return the fields of a part in their order."""
    opened: list[tuple[list[str], list[Element]]] = []
    order: list[tuple[list[str], list[Element]]] = []
    for element in root.iter(_FIELD, _CODE, _SIMPLE, T):
        kind = element.get(_KIND, "")
        if element.tag == _SIMPLE:
            order.append(([element.get(w("instr"), "")], list(element.iter(T))))
        elif kind == "begin":
            opened.append(([], []))
            order.append(opened[-1])
        elif kind == "end" and opened:
            opened.pop()
        elif element.tag == _CODE and opened:
            opened[-1][0].append(element.text or "")
        elif element.tag == T and opened:
            opened[-1][1].append(element)
    return [("".join(codes), shown) for codes, shown in order]
