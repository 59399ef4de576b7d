"""What a document would have fetched from elsewhere when another program opens it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLE, _RTF, _ZIP = b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\3\4"
_MAX_UNPACKED = 200_000_000
_NAMES = ("INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO")
_FIELD = re.compile("|".join((*_NAMES, r"^\s*(?:DDE|LINK)\s")), re.IGNORECASE)
_OLE_FIELD = re.compile(
    b"|".join(name.encode(code) for name in _NAMES for code in ("ascii", "utf-16-le")),
    re.IGNORECASE,
)
_RTF_LINK = re.compile(
    rb"INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|\\objautlink|\\objlink|\\objupdate"
    rb"|\\\*\\template[^{}]{0,400}?(?:https?:|ftp:|\\\\\\\\)",
    re.IGNORECASE,
)
_HREF = "{http://www.w3.org/1999/xlink}href"
_INSIDE = re.compile(r"\./|#|Pictures/|Object[ %\d]|ObjectReplacements/|media/|Thumbnails/|$")
_FOR_A_CLICK = ("a", "template", "auto-reload", "hyperlink-behaviour")
_DDE = ("dde-connection", "dde-connection-decl", "dde-source")
_OF_THIS_MACHINE = re.compile(r"file:///(?!/)|[A-Za-z]:\\", re.IGNORECASE)
_PICTURE, _TEXT, _TEMPLATE = "链接的图片或对象", "链接的图片或文字", "别处的模板"
_DAMAGES = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError)


def outside_link(data: bytes) -> str:
    """Return in Chinese why another program must not open a document; nothing where it may.

    It must not where it is none of a word processor, which a page of the web would be, and where
    it would have pictures, texts or templates fetched: addresses of the document's own choice
    would then know of this machine.
    """
    if data.startswith(_ZIP):
        return _in_package(data)
    if data.startswith(_RTF):
        return _why(_TEXT) if _RTF_LINK.search(data) else ""
    if data.startswith(_OLE):
        return _why(_TEXT) if _OLE_FIELD.search(data) else ""
    return "文件的内容不是 Word 或 Excel 文件，也许是网页或别的文件改了后缀"


def _why(what: str) -> str:
    return f"文件里有要到别处去取的内容（{what}），为防泄露没有转换"


def _in_package(data: bytes) -> str:
    try:
        for root in _parts(data):
            for element in root.iter("{*}*"):
                if what := _fetches(element):
                    return _why(what)
    except _DAMAGES:
        return "文件已损坏或加了密码"
    return ""


def _parts(data: bytes) -> Iterator[Any]:
    """Return the roots of all parts that are XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    left = _MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.filename.lower().endswith((".xml", ".rels", ".rdf")):
                continue
            with archive.open(info) as member:
                part = member.read(left + 1)
            left -= len(part)
            if left < 0:
                raise ValueError("too large")
            if part:
                try:
                    yield etree.fromstring(part, parser)
                except etree.XMLSyntaxError as error:
                    raise ValueError("no XML") from error


def _fetches(element: Any) -> str:
    """Return what an element has fetched when its document is opened."""
    name = element.tag.rpartition("}")[2]
    if name == "Relationship":
        return _by_relation(element)
    if name == "instrText":
        return _TEXT if _FIELD.search(element.text or "") else ""
    if name == "fldSimple":
        return _TEXT if any(map(_FIELD.search, element.attrib.values())) else ""
    if name in _DDE:
        return _TEXT
    href = element.get(_HREF) or element.get("src")
    if href is None or name in _FOR_A_CLICK or _INSIDE.match(href):
        return ""
    return _PICTURE


def _by_relation(relation: Any) -> str:
    if relation.get("TargetMode", "").lower() != "external":
        return ""
    kind = relation.get("Type", "").rpartition("/")[2]
    if kind == "attachedTemplate":
        return "" if _OF_THIS_MACHINE.match(relation.get("Target", "")) else _TEMPLATE
    return "" if kind == "hyperlink" else _PICTURE
