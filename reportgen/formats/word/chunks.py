"""Whole files inside a Word file (w:altChunk): Word shows their text where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.formats.word.file_kinds import kind_of_file, page_of
from reportgen.formats.word.web_page import page_members
from reportgen.ooxml.package import DOCUMENT, PackageError, unpack
from reportgen.ooxml.part_removal import relations_of, serialized
from reportgen.ooxml.wordprocessing import parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.ooxml.wordprocessing import Element

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MANY = 100


def with_chunks(members: dict[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """Return the members with the text of inner files in its place, and what could not be read."""
    if b":altChunk" not in members.get(DOCUMENT, b""):
        return members, []
    try:
        root = parse(members[DOCUMENT])
        targets = {link.get("Id"): target for link, target in relations_of(members, DOCUMENT)}
    except (etree.XMLSyntaxError, ValueError):
        return members, []  # said when the part is read
    notes: list[str] = []
    for chunk in list(root.iter(w("altChunk")))[:_MANY]:
        name = targets.get(chunk.get(_ID), "")
        blocks = list(_blocks(members.get(name, b"")))
        for block in blocks:
            chunk.addprevious(block)
        chunk.getparent().remove(chunk)
        done = "按文字和表格读入" if blocks else "没有读入，请用 Word 打开另存一次再读"
        notes.append(f"文件里嵌着另一个文件（{name or '不在文件里'}），{done}")
    return {**members, DOCUMENT: serialized(root)}, notes


def _blocks(data: bytes) -> Iterator[Element]:
    try:
        if data.startswith(b"PK"):
            inner = unpack(data)
        elif data and kind_of_file(data, "").ending == ".html":
            inner = page_members(page_of(data))
        else:
            return
        body = parse(inner[DOCUMENT]).find(w("body"))
    except (PackageError, etree.LxmlError, ValueError):
        return
    for block in [] if body is None else list(body):
        if block.tag != w("sectPr"):
            yield block
