"""Numbers of captions (SEQ fields), counted up in a report as Word does when it updates them."""

from __future__ import annotations

import re
from collections import Counter

from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import Element, T, parse, w

_FIELD, _CODE, _KIND, _SIMPLE = w("fldChar"), w("instrText"), w("fldCharType"), w("fldSimple")
_SEQUENCE = re.compile(r'\s*SEQ\s+"?([^\s"\\]+)"?((?:\s+\\\*\s*(?:ARABIC|MERGEFORMAT))*)\s*', re.I)
"""A field that counts on and shows an Arabic number; all of a name are left as they are where one
begins anew, or shows a number otherwise."""

_NAME = re.compile(r'\s*SEQ\s+"?([^\s"\\]+)', re.I)

Sequence = tuple[str, list[Element]]
"""What a field says that it is, and the elements with the text that it shows."""


def count_captions(xml: bytes) -> bytes:
    """Return a part whose captions are numbered from 1 on, by the name of their sequence."""
    if b"SEQ " not in xml:
        return xml
    root = parse(xml)
    fields = [each for each in _fields(root) if _NAME.match(each[0])]
    others = {_name_of(code) for code, _ in fields if not _SEQUENCE.fullmatch(code)}
    numbers: Counter[str] = Counter()
    changed = False
    for code, shown in fields:
        name = _name_of(code)
        if name in others or not shown:
            continue
        numbers[name] += 1
        texts = [str(numbers[name]), *[""] * (len(shown) - 1)]
        changed = changed or texts != [each.text or "" for each in shown]
        for each, text in zip(shown, texts, strict=True):
            each.text = text
    return serialized(root) if changed else xml


def _name_of(code: str) -> str:
    match = _NAME.match(code)
    return match[1] if match else ""


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
