"""Automatic numbers that begin anew each time a loop inside a loop runs."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import NUMBERING
from reportgen.ooxml.wordprocessing import Element, P, T, parse, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.engine.marks import Marks

_RESTART = "<?restart {}?>"
_BEGINS = "?restart "
_TOKENS = lazy_pattern(rb'<\?restart (?P<restart>\d+)\?>|<w:numId w:val="(?P<used>\d+)"/>')
_NUMBER = f"{w('pPr')}/{w('numPr')}/{w('numId')}"
_STYLE = f"{w('pPr')}/{w('pStyle')}"
_NUM = lazy_pattern(rb'<w:num\b[^>]*w:numId="(\d+)"[^>]*>\s*<w:abstractNumId w:val="(\d+)"/>')
_END = lazy_pattern(rb"<w:numIdMacAtCleanup\b|</w:numbering>")
_LEVELS = 9


class _StyleNumber(NamedTuple):
    """How a style numbers its paragraphs: list and level, and its own indent."""

    number: str
    level: str
    indent: Element | None


@lru_cache(maxsize=4)
def _numbers_of(styles: bytes) -> dict[str, _StyleNumber]:
    """Return the styles that number their paragraphs, by their ids."""
    if b"<w:numId" not in styles:
        return {}
    known = {each.get(w("styleId"), ""): each for each in parse(styles).iter(w("style"))}
    found: dict[str, _StyleNumber] = {}
    for key in known:
        chain: list[Element] = []
        step = key
        while step in known and len(chain) < _MOST_PARENTS:
            chain.append(known[step])
            parent = known[step].find(w("basedOn"))
            step = "" if parent is None else parent.get(w("val"), "")
        numbers = [each.find(_NUMBER) for each in chain]
        indents = [each.find(f"{w('pPr')}/{w('ind')}") for each in chain]
        number = next((each for each in numbers if each is not None), None)
        if number is not None:
            level = number.getparent().find(w("ilvl"))
            found[key] = _StyleNumber(
                number.get(w("val"), ""),
                "0" if level is None else level.get(w("val"), "0"),
                next((each for each in indents if each is not None), None),
            )
    return found


def _of_style(paragraph: Element, styles: dict[str, _StyleNumber]) -> str:
    """Return the number of the list that a paragraph's style puts it into; empty for none."""
    named = paragraph.find(_STYLE) if styles else None
    style = None if named is None else styles.get(named.get(w("val"), ""))
    own = paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None
    return "" if style is None or own else style.number


def _write_numbers(paragraphs: list[Element], styles: dict[str, _StyleNumber]) -> None:
    """Write the list of a paragraph's style into each paragraph that has no list of its own."""
    for paragraph in paragraphs:
        if paragraph.find(_NUMBER) is None:
            _write_number(paragraph, styles)


def _write_number(paragraph: Element, styles: dict[str, _StyleNumber]) -> None:
    """Write the list of a paragraph's style into the paragraph."""
    named = paragraph.find(_STYLE)
    style = styles[named.get(w("val"), "")]
    properties = named.getparent()
    numbering = properties.makeelement(w("numPr"))
    level = etree.SubElement(numbering, w("ilvl"))
    level.set(w("val"), style.level)
    number = etree.SubElement(numbering, w("numId"))
    number.set(w("val"), style.number)
    properties.insert(sum(child.tag in _BEFORE_LIST for child in properties), numbering)
    if style.indent is not None and properties.find(w("ind")) is None:
        # The list's own indent would come before that of the style.
        at = sum(child.tag not in _BEHIND_INDENT for child in properties)
        properties.insert(at, deepcopy(style.indent))


_MOST_PARENTS = 20
_BEFORE_LIST = frozenset(
    w(name)
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_BEHIND_INDENT = frozenset(
    w(name)
    for name in (
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    )
)


def mark_restarts(root: Element, marks: Marks, styles: bytes = b"") -> None:
    """Mark where lists begin anew: before a loop inside another whose items they number.

    A list whose upper levels the outer loop numbers begins anew by itself. Where each turn of a
    loop has a title and then several items of a list, the list begins anew in each turn. ``styles``
    is the part of the styles, some of which may number their paragraphs.
    """
    by_style = _numbers_of(styles)
    loops: list[tuple[bool, Element]] = []  # each open block: whether it is a loop, and its mark
    found: dict[Element, set[str]] = {}
    upper: dict[Element, set[str]] = {}
    bodies: dict[Element, list[tuple[Element, str]]] = {}
    for element in root.iter(etree.PI, P):
        if element.tag is etree.PI:
            step = marks.nesting(element)
            if step > 0:
                loops.append((marks.is_loop(element), element))
            elif step < 0 and loops:
                loops.pop()
            continue
        around = [mark for is_loop, mark in loops if is_loop]
        if not around:
            continue
        number = element.find(_NUMBER)
        key = _of_style(element, by_style) if number is None else number.get(w("val"), "")
        bodies.setdefault(around[-1], []).append((element, key))
        if not key:
            continue
        if len(around) > 1:
            _write_numbers([element], by_style)
            found.setdefault(around[-1], set()).add(key)
        upper.setdefault(around[-1], set()).add(key)
    for mark, keys in found.items():
        outer = _loop_around(mark, root, marks)
        for key in sorted(keys - upper.get(outer, set())):
            if key.isdecimal() and key != "0":
                mark.addprevious(marks.make(_RESTART.format(key)))
    for mark, body in bodies.items():
        for key in _under_titles(body):
            _write_numbers([each for each, of_list in body if of_list == key], by_style)
            mark.addnext(marks.make(_RESTART.format(key)))


def _under_titles(body: list[tuple[Element, str]]) -> list[str]:
    """Return the lists of which each turn of a loop has several items below a title of its own."""
    first = next((key for paragraph, key in body if key or _says(paragraph)), "")
    keys = [key for _, key in body if key.isdecimal() and key != "0"]
    return sorted(key for key in set(keys) if keys.count(key) > 1 and not first)


def _says(paragraph: Element) -> bool:
    return any(text.text or len(text) for text in paragraph.iter(T))


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


def has_restarts(source: str) -> bool:
    """Return whether a part, as Jinja is given it, has marks of where lists begin anew."""
    return _BEGINS in source


def restart_lists(rendered: dict[str, bytes], numbering: bytes | None) -> dict[str, bytes]:
    """Put each run of a marked loop into its own list; ``numbering`` is the template's part."""
    held: bytes | None = None
    for name, xml in rendered.items():
        if xml.find(_BEGINS.encode()) >= 0:
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
