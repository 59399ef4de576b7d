"""Whole files inside a Word file (w:altChunk): Word shows their text where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.formats.word.packages.web_page import page_members
from reportgen.ooxml.file_kinds import kind_of_file, page_of
from reportgen.ooxml.package import DOCUMENT, PackageError, unpack
from reportgen.ooxml.part_removal import relations_of, serialized
from reportgen.ooxml.wordprocessing import T, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.ooxml.wordprocessing import Element

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MANY, _SHOWN = 100, 20


def with_chunks(members: dict[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """Return the members with the text of inner files in its place, and what to say of each."""
    said: list[str] = []
    for part in [name for name in members if _STORY.fullmatch(name)]:
        if b":altChunk" in members[part]:
            members = _filled(members, part, said)
    return members, said


def _filled(members: dict[str, bytes], part: str, said: list[str]) -> dict[str, bytes]:
    try:
        root = parse(members[part])
        targets = {link.get("Id"): target for link, target in relations_of(members, part)}
    except (etree.XMLSyntaxError, ValueError):
        return members  # said when the part is read
    for chunk in list(root.iter(w("altChunk")))[:_MANY]:
        name = targets.get(chunk.get(_ID), "")
        blocks = list(_blocks(members.get(name, b"")))
        before = chunk.getprevious()
        text = "" if before is None else "".join(each.text or "" for each in before.iter(T))
        place = f"，在“{text[-_SHOWN:]}”后面" if text else ""
        for block in blocks:
            chunk.addprevious(block)
        chunk.getparent().remove(chunk)
        done = "按文字和表格读入" if blocks else "没有读入，请用 Word 打开另存一次再读"
        said.append(f"文件里嵌着另一个文件（{name or '不在文件里'}）{place}，{done}")
    return {**members, part: serialized(root)}


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
