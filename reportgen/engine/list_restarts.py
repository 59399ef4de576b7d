"""Automatic numbers that begin anew each time a loop inside a loop runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.wordprocessing import Element, P, w

if TYPE_CHECKING:
    from reportgen.engine.marks import Marks

NUMBERING = "word/numbering.xml"
"""The part that defines lists."""

_RESTART = "<?restart {}?>"
_TOKENS = re.compile(rb'<\?restart (?P<restart>\d+)\?>|<w:numId w:val="(?P<used>\d+)"/>')
_NUMBER = f"{w('pPr')}/{w('numPr')}/{w('numId')}"
_LEVEL = f"{w('pPr')}/{w('numPr')}/{w('ilvl')}"
_NUM = re.compile(rb'<w:num\b[^>]*w:numId="(\d+)"[^>]*>\s*<w:abstractNumId w:val="(\d+)"/>')
_END = re.compile(rb"<w:numIdMacAtCleanup\b|</w:numbering>")
_LEVELS = 9


def mark_restarts(root: Element, marks: Marks) -> None:
    """Mark where lists begin anew: before a loop inside another whose items they number.

    A list whose upper levels the outer loop numbers begins anew by itself.
    """
    loops: list[tuple[bool, Element]] = []  # each open block: whether it is a loop, and its mark
    found: dict[Element, set[str]] = {}
    upper: dict[Element, set[str]] = {}
    for element in root.iter(etree.PI, P):
        if element.tag is etree.PI:
            step = marks.nesting(element)
            if step > 0:
                loops.append((marks.is_loop(element), element))
            elif step < 0 and loops:
                loops.pop()
            continue
        number = element.find(_NUMBER)
        around = [mark for is_loop, mark in loops if is_loop]
        if number is None or not around:
            continue
        key = number.get(w("val"), "")
        if len(around) > 1:
            found.setdefault(around[-1], set()).add(key)
        upper.setdefault(around[-1], set()).add(key)
    for mark, keys in found.items():
        outer = _loop_around(mark, root, marks)
        for key in sorted(keys - upper.get(outer, set())):
            if key.isdecimal() and key != "0":
                mark.addprevious(marks.make(_RESTART.format(key)))


def _loop_around(mark: Element, root: Element, marks: Marks) -> Element | None:
    opened: list[Element] = []
    for element in root.iter(etree.PI):
        if element is mark:
            return next((each for each in reversed(opened) if marks.is_loop(each)), None)
        step = marks.nesting(element)
        if step > 0:
            opened.append(element)
        elif step < 0 and opened:
            opened.pop()
    return None


def restart_lists(rendered: dict[str, bytes], numbering: bytes | None) -> dict[str, bytes]:
    """Put each run of a marked loop into its own list; ``numbering`` is the template's part."""
    held: bytes | None = None
    for name, xml in rendered.items():
        if xml.find(b"?restart ") >= 0:
            held = held or rendered.get(NUMBERING) or numbering or b""
            rendered[name], held = _restarted(xml, held)
    return rendered if not held else {**rendered, NUMBERING: held}


def _restarted(xml: bytes, numbering: bytes) -> tuple[bytes, bytes]:
    kinds = {int(match[1]): match[2] for match in _NUM.finditer(numbering)}
    following = max(kinds, default=0) + 1
    now: dict[int, int] = {}
    added: list[bytes] = []
    seen: set[int] = set()

    def settled(match: re.Match[bytes]) -> bytes:
        nonlocal following
        if match["restart"] is None:
            number = int(match["used"])
            return b'<w:numId w:val="%d"/>' % now.get(number, number)
        number = int(match["restart"])
        if number in seen and number in kinds:
            now[number] = following
            added.append(_list(following, kinds[number]))
            following += 1
        seen.add(number)
        return b""

    made = _TOKENS.sub(settled, xml)
    if not added:
        return made, numbering
    end = _END.search(numbering)
    at = end.start() if end else len(numbering)
    return made, numbering[:at] + b"".join(added) + numbering[at:]


def _list(number: int, kind: bytes) -> bytes:
    starts = b"".join(
        b'<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride>' % level
        for level in range(_LEVELS)
    )
    return b'<w:num w:numId="%d"><w:abstractNumId w:val="%s"/>%s</w:num>' % (number, kind, starts)
