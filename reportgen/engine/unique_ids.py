"""Ids of drawings, VML shapes and content controls: each is there once in a document.

A loop repeats them, and headers that were copied have the same ones. What no tag changes keeps
its ids, and the rest takes others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DRAWING = lazy_pattern(rb'(<wp:docPr\b[^>]*?\bid=")(\d+)"')
_INSIDE = lazy_pattern(rb'(<(?:\w+:cNvPr|a:(?:st|end)Cxn)\b[^>]*?\bid=")(\d+)"')
_ENDS = lazy_pattern(rb"<(/?)w:drawing\b")
_CONTROL = lazy_pattern(rb'(<w:id w:val=")(-?\d+)"')
_SHAPE_TYPE = lazy_pattern(rb'<v:shapetype\b[^>]*?\sid="([^"]*)"[^>]*>.*?</v:shapetype>', re.DOTALL)
_SHAPE = lazy_pattern(rb"<(?:v:(?!shapetype\b)|o:OLEObject\b)[^>]*>")
_SHAPE_ID = lazy_pattern(rb'(\s(?:id|o:spid|ShapeID)=")([^"]*)"')
_OF_WORD = lazy_pattern(rb"(_x0000_[a-z])(\d+)")
_MARKUP = (b"<wp:docPr", b"<v:", b'<w:id w:val="')

Taken = tuple[frozenset[int], frozenset[int], frozenset[int], frozenset[tuple[bytes, bytes]]]
"""Ids that parts without tags have: of drawings, of what is in them, of controls, of shapes."""

NONE_TAKEN: Taken = (frozenset(), frozenset(), frozenset(), frozenset())


def has_ids(xml: bytes) -> bool:
    """Return whether a part has anything whose id is to be unique."""
    return any(mark in xml for mark in _MARKUP)


class _Numbers:
    """The numbers of a kind that are taken."""

    def __init__(self, taken: Iterable[int] = ()) -> None:
        self.taken = set(taken)
        self._next = 1

    def fresh(self) -> int:
        """Return the first number that is free, and take it."""
        while self._next in self.taken:
            self._next += 1
        self.taken.add(self._next)
        return self._next

    def own(self, number: int) -> int:
        """Return a number where nothing else has it yet, or another, and take it."""
        if number in self.taken:
            return self.fresh()
        self.taken.add(number)
        return number


class _Ids:
    """The ids that are taken in a document."""

    def __init__(self, taken: Taken = NONE_TAKEN) -> None:
        drawings, inside, controls, shapes = taken
        self.drawings, self.inside = _Numbers(drawings), _Numbers(inside)
        self.controls, self.shapes = _Numbers(controls), set(shapes)

    @property
    def taken(self) -> Taken:
        """What parts took of each kind."""
        numbers = (self.drawings, self.inside, self.controls)
        drawings, inside, controls = (frozenset(each.taken) for each in numbers)
        return drawings, inside, controls, frozenset(self.shapes)


def unique_in(parts: Mapping[str, bytes]) -> tuple[Taken, dict[str, bytes]]:
    """Return the ids that parts have, and those of the parts that must have other ones."""
    ids = _Ids()
    settled = {n: _settled(data, ids, keeps=True) for n, data in parts.items() if has_ids(data)}
    return ids.taken, {name: data for name, data in settled.items() if data != parts[name]}


def with_unique_ids(parts: Mapping[str, bytes], taken: Taken = NONE_TAKEN) -> dict[str, bytes]:
    """Return parts in which nothing has the id of anything else, nor one that is taken.

    Drawings are numbered from 1; an id of another kind stays where it is the first.
    """
    ids = _Ids(taken)
    settled = {n: _settled(data, ids, keeps=False) for n, data in parts.items() if has_ids(data)}
    return {**parts, **settled}


def _settled(xml: bytes, ids: _Ids, *, keeps: bool) -> bytes:
    """Return a part with ids of its own; ``keeps`` tells that drawings keep theirs, too."""

    def drawing(match: re.Match[bytes]) -> bytes:
        number = ids.drawings.own(int(match[2])) if keeps else ids.drawings.fresh()
        return b'%s%d"' % (match[1], number)

    def control(match: re.Match[bytes]) -> bytes:
        return b'%s%d"' % (match[1], ids.controls.own(int(match[2])))

    if b"<wp:docPr" in xml:
        xml = _DRAWING.sub(drawing, xml)
        xml = b"".join(_with_own_inside(_drawings(xml), ids))
    if b'<w:id w:val="' in xml:
        xml = _CONTROL.sub(control, xml)
    if b"<v:" in xml:
        xml = _with_own_shapes(xml, ids.shapes)
    return xml


def _drawings(xml: bytes) -> Iterator[tuple[bytes, bool]]:
    """Return a part in pieces: each drawing, with those inside it, and what is between them."""
    depth = at = 0
    for match in _ENDS.finditer(xml):
        depth += -1 if match[1] else 1
        if depth == (not match[1]):
            yield xml[at : match.start()], bool(match[1])
            at = match.start()
    yield xml[at:], False


def _with_own_inside(pieces: Iterable[tuple[bytes, bool]], ids: _Ids) -> Iterator[bytes]:
    """Return the pieces with ids of what is inside drawings; connectors lead where they led."""
    for piece, is_drawing in pieces:
        if not is_drawing:
            yield piece
            continue
        now: dict[int, int] = {}
        for match in _INSIDE.finditer(piece):
            number = int(match[2])
            if number not in now and b":cNvPr" in match[1]:
                now[number] = ids.inside.own(number)
        seen: set[int] = set()

        def own_id(
            match: re.Match[bytes], now: dict[int, int] = now, seen: set[int] = seen
        ) -> bytes:
            number = int(match[2])
            is_repeated = b":cNvPr" in match[1] and number in seen
            seen.add(number)
            held = ids.inside.fresh() if is_repeated else now.get(number, number)
            return b'%s%d"' % (match[1], held)

        yield _INSIDE.sub(own_id, piece)


def _with_own_shapes(xml: bytes, seen: set[tuple[bytes, bytes]]) -> bytes:
    """Return a part in which no VML shapes share an id; an object keeps that of its shape."""
    types: set[bytes] = set()

    def first_type(match: re.Match[bytes]) -> bytes:
        is_known = match[1] in types
        types.add(match[1])
        return b"" if is_known else match[0]

    xml = _SHAPE_TYPE.sub(first_type, xml)
    last: dict[bytes, int] = defaultdict(int)
    for text in (xml, *(old for _, old in seen)):
        for prefix, number in _OF_WORD.findall(text):
            last[prefix] = max(last[prefix], int(number))
    now: dict[bytes, bytes] = {}

    def fresh(old: bytes) -> bytes:
        known = _OF_WORD.fullmatch(old)
        prefix = known[1] if known else old + b"_"
        last[prefix] += 1
        return prefix + b"%d" % last[prefix]

    def own_id(match: re.Match[bytes]) -> bytes:
        start, old = match[1], match[2]
        if start.endswith(b'ShapeID="'):
            return b'%s%s"' % (start, now.get(old, old))
        held = old
        while (start, held) in seen:
            held = fresh(old)
        if held != old:
            now[old] = held
        seen.add((start, held))
        return b'%s%s"' % (start, held)

    return _SHAPE.sub(lambda match: _SHAPE_ID.sub(own_id, match[0]), xml)
