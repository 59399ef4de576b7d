"""A 目录 whose page numbers LibreOffice counts: Word does so when it updates its fields."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.ooxml.package import DOCUMENT, PackageError, join, pack_member, unpack
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import Element, R, ancestor, parse, w

_FIELD, _CODE, _KIND = w("fldChar"), w("instrText"), w("fldCharType")
_TOC = re.compile(r"\s*TOC\b", re.IGNORECASE)
_MAY_BE = re.compile(rb"<w:instrText[^>]*>\s*TOC\b", re.IGNORECASE)


def with_live_contents(data: bytes) -> bytes:
    """Return a Word file whose 目录 is plain text with references to pages; others as they are.

    LibreOffice keeps what a 目录 says that comes from Word, page numbers too; a reference to the
    page of a bookmark, outside of one, it counts itself.
    """
    if not data.startswith(b"PK"):
        return data
    try:
        members = unpack(data)
        if not _MAY_BE.search(members[DOCUMENT]):
            return data
        root = parse(members[DOCUMENT])
    except (PackageError, etree.XMLSyntaxError, ValueError):
        return data  # told when it is converted
    for mark in _marks(root):
        run = ancestor(mark, R)
        run.remove(mark)
    changed = {**members, DOCUMENT: serialized(root)}
    return join(pack_member(name, content) for name, content in changed.items())


def _marks(root: Element) -> list[Element]:
    """Return what makes fields of the 目录 of a document, without the fields inside them."""
    opened: list[list[Element]] = []
    found: list[Element] = []
    for element in root.iter(_FIELD, _CODE):
        kind = element.get(_KIND, "")
        if kind == "begin":
            opened.append([])
        if not opened:
            continue
        opened[-1].append(element)
        if kind == "end":
            marks = opened.pop()
            code = "".join(each.text or "" for each in marks if each.tag == _CODE)
            found += marks if _TOC.match(code) else []
    return found
