"""Ids of drawings and VML shapes that a loop repeats: each is made one of its own."""

from __future__ import annotations

import re
from collections import defaultdict

_DRAWING = re.compile(rb'(<wp:docPr\b[^>]*?\bid=")\d+"')
_SHAPE_TYPE = re.compile(rb'<v:shapetype\b[^>]*?\sid="([^"]*)"[^>]*>.*?</v:shapetype>', re.DOTALL)
_SHAPE = re.compile(rb"<(?:v:(?!shapetype\b)|o:OLEObject\b)[^>]*>")
_SHAPE_ID = re.compile(rb'(\s(?:id|o:spid|ShapeID)=")([^"]*)"')
_OF_WORD = re.compile(rb"(_x0000_[a-z])(\d+)")


def with_unique_drawings(xml: bytes) -> bytes:
    """Return a part with its drawings numbered from 1."""
    ids = iter(range(1, xml.count(b"<wp:docPr") + 1))
    return _DRAWING.sub(lambda match: b'%s%d"' % (match[1], next(ids)), xml)


def with_unique_shapes(xml: bytes) -> bytes:
    """Return a part in which no VML shapes share an id; an object keeps that of its shape."""
    types: set[bytes] = set()

    def first_type(match: re.Match[bytes]) -> bytes:
        is_known = match[1] in types
        types.add(match[1])
        return b"" if is_known else match[0]

    xml = _SHAPE_TYPE.sub(first_type, xml)
    last: dict[bytes, int] = defaultdict(int)
    for prefix, number in _OF_WORD.findall(xml):
        last[prefix] = max(last[prefix], int(number))
    seen: dict[tuple[bytes, bytes], None] = {}
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
        if (start, old) in seen:
            now[old] = fresh(old)
            return b'%s%s"' % (start, now[old])
        seen[start, old] = None
        return match[0]

    return _SHAPE.sub(lambda match: _SHAPE_ID.sub(own_id, match[0]), xml)
