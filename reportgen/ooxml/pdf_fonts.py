"""The fonts that a Word file asks for, and what a PDF made of it has in their place."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.package import PackageError, unpack
from reportgen.ooxml.wordprocessing import w

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = {
    "方正小标宋简体": ("FZXBS", "FZXiaoBiaoSong"),
    "仿宋_GB2312": ("FangSong_GB2312", "FangSongGB2312"),
    "楷体_GB2312": ("KaiTi_GB2312", "KaiTiGB2312"),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
}
"""The fonts of official documents, with how the names of each begin inside a PDF."""

_NAME = re.compile(rb"/(?:BaseFont|FontName)\s*/((?:[A-Z]{6}\+)?)([^\s/<>\[\]()]+)")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STYLES = re.compile(r"-?(?:Regular|Bold|Italic|Medium|Oblique|MT)+$|,.*$")
_MOST = 20_000_000


def fonts_missing(document: bytes, pdf: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which fonts of a Word file a PDF does not have, and which stand in for them.

    Only fonts of official documents count: they are not free, so that many machines lack them.
    """
    there = fonts_of(pdf)
    used = _asked_for(document)
    missing = tuple(
        name for name, starts in FONTS.items()
        if name in used and not any(each.startswith((name, *starts)) for each in there)
    )  # fmt: skip
    known = tuple(start for starts in FONTS.values() for start in starts)
    others = dict.fromkeys(_STYLES.sub("", each) for each in there if not each.startswith(known))
    return missing, tuple(others) if missing else ()


def fonts_of(pdf: bytes) -> list[str]:
    """Return the names of the fonts in a PDF, each once, without the mark of a part of a font."""
    found: dict[str, None] = {}
    for text in (pdf, *_unpacked(pdf)):
        for match in _NAME.finditer(text):
            name = _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), match[2])
            found[name.decode("utf-8", errors="replace")] = None
    return list(found)


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    """Return the streams of objects, in which newer PDFs keep the descriptions of fonts."""
    for match in _STREAM.finditer(pdf):
        try:
            text = zlib.decompressobj().decompress(match[1], _MOST)
        except zlib.error:
            continue
        if b"/BaseFont" in text or b"/FontName" in text:
            yield text


def _asked_for(document: bytes) -> set[str]:
    """Return the fonts that a Word file names in its text and its styles."""
    try:
        members = unpack(document)
    except PackageError:
        return set()
    found: set[str] = set()
    for name, content in members.items():
        if name.startswith("word/") and name.endswith(".xml") and b"rFonts" in content:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
            for fonts in root.iter(w("rFonts")):
                found.update(str(value) for value in fonts.attrib.values())
    return found
