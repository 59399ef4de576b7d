"""Bookmarks that loops repeat, and references to those that an if leaves out."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.ooxml.wordprocessing import R, ancestor, parse, w

_MARK = re.compile(rb"<w:bookmark(?P<end>Start|End)\b(?P<attributes>[^>]*?)/>")
_ID = re.compile(rb'\bw:id="([^"]*)"')
_NAME = re.compile(rb'\bw:name="([^"]*)"')
_ANCHOR = re.compile(rb' w:anchor="([^"]*)"')
_CODE = re.compile(r'\s*(?:PAGE|NOTE)?REF\s+"?([^\s"\\]+)', re.IGNORECASE)
_BEGIN, _END = "begin", "end"


def settle_bookmarks(xml: bytes, names: frozenset[bytes]) -> bytes:
    """Keep the first bookmark of each name, number all anew, and let go what leads to none.

    ``names`` are the names that the template has: a link to another is none of our business.
    """
    seen: dict[bytes, None] = {}
    now: dict[bytes, bytes] = {}

    def settled(match: re.Match[bytes]) -> bytes:
        found = _ID.search(match["attributes"])
        key = found[1] if found else b""
        if match["end"] == b"End":
            number = now.pop(key, b"")
            return b'<w:bookmarkEnd w:id="%s"/>' % number if number else b""
        name = _NAME.search(match["attributes"])
        if name is None or name[1] in seen:
            now[key] = b""
            return b""
        seen[name[1]] = None
        now[key] = b"%d" % len(seen)
        return b'<w:bookmarkStart w:id="%s" w:name="%s"/>' % (now[key], name[1])

    xml = _MARK.sub(settled, xml)
    gone = names - set(seen)
    if not gone:
        return xml
    xml = _ANCHOR.sub(lambda match: b"" if match[1] in gone else match[0], xml)
    return _without_fields(xml, {name.decode() for name in gone})


def names_in(xml: bytes) -> frozenset[bytes]:
    """Return the names of a part's bookmarks."""
    marks = (_NAME.search(match["attributes"]) for match in _MARK.finditer(xml))
    return frozenset(name[1] for name in marks if name)


def _without_fields(xml: bytes, gone: set[str]) -> bytes:
    """Leave of fields that refer to bookmarks that are gone the text that they show."""
    if b"REF " not in xml:
        return xml
    root = parse(xml)
    fields: list[list[etree._Element]] = []
    dropped: list[etree._Element] = []
    for element in list(root.iter(w("fldChar"), w("instrText"))):
        kind = element.get(w("fldCharType"), "")
        if kind == _BEGIN:
            fields.append([])
        if fields:
            fields[-1].append(element)
        if kind == _END and fields:
            parts = fields.pop()
            code = "".join(part.text or "" for part in parts if part.tag == w("instrText"))
            match = _CODE.match(code)
            if match is not None and match[1] in gone:
                dropped += parts
    for simple in list(root.iter(w("fldSimple"))):
        match = _CODE.match(simple.get(w("instr"), ""))
        if match is not None and match[1] in gone:
            for child in list(simple):
                simple.addprevious(child)
            simple.getparent().remove(simple)
    for element in dropped:
        run = ancestor(element, R)
        run.remove(element)
        if all(child.tag == w("rPr") for child in run):
            run.getparent().remove(run)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
