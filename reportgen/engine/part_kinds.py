"""Which parts of a Word file may have tags, and what messages call them."""

from __future__ import annotations

import codecs
import re
from urllib.parse import unquote_to_bytes

from reportgen.patterns import lazy_pattern

PROPERTIES = "文件属性"
"""What the parts that hold a document's properties are called."""

_PARTS = (
    (lazy_pattern(r"word/document\.xml"), ""),
    (lazy_pattern(r"word/header\d*\.xml"), "页眉"),
    (lazy_pattern(r"word/footer\d*\.xml"), "页脚"),
    (lazy_pattern(r"word/footnotes\.xml"), "脚注"),
    (lazy_pattern(r"word/endnotes\.xml"), "尾注"),
    (lazy_pattern(r"docProps/(?:core|app|custom)\.xml"), PROPERTIES),
)
MAY_HAVE_TAGS = lazy_pattern(b"[{}]|" + "｛".encode() + b"|" + "｝".encode())
_WHOLE_TAG = lazy_pattern(rb"\{\{[^{}<]*\}\}|\{%[^%<]*%\}")
_WIDE = {each.encode(): usual for each, usual in (("｛", b"{"), ("｝", b"}"), ("％", b"%"))}
_MARKUP = lazy_pattern(rb"<[^>]*>")
_ESCAPED_BRACE = lazy_pattern(rb"\\([{}])")
_HEAD = 4_000
_OLD_FILE = b"\xd0\xcf\x11\xe0"
_TAG_IN_OLD_FILE = lazy_pattern(rb"(?:\{\0){2}((?:(?!\}\0)..){1,80})(?:\}\0){2}", re.DOTALL)


def kind_of(name: str) -> str | None:
    """Return what messages call a part that may have tags, the body empty; None for others."""
    return next((title for pattern, title in _PARTS if pattern.fullmatch(name)), None)


def tag_without_effect(name: str, data: bytes) -> str:
    """Return a tag that a part shows, such as a chart, or holds for a control to show."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    for wide, usual in _WIDE.items():
        data = data.replace(wide, usual)
    if b"%7b" in data or b"%7B" in data:
        data = unquote_to_bytes(data)  # so Word writes what is typed as the address of a link
    if b"{" not in data:
        return ""
    found = _WHOLE_TAG.search(data) or _WHOLE_TAG.search(_MARKUP.sub(b"", data))
    return found[0].decode(errors="replace") if found else ""


def tag_in_file(name: str, data: bytes) -> str:
    """Return a tag in a member that is no XML part, such as a page or workbook inside the file."""
    if data.startswith(_OLD_FILE):
        old = _TAG_IN_OLD_FILE.search(data)
        return old[0].decode("utf-16-le", "replace") if old else ""
    if data.startswith(b"PK"):
        return _tag_in_package(name, data)
    if b"\0" in data[:_HEAD]:  # a picture or the like
        return ""
    return tag_without_effect(name, _ESCAPED_BRACE.sub(rb"\1", data))


def _tag_in_package(name: str, data: bytes) -> str:
    if not name.startswith("word/"):
        return ""
    # For start-up: few templates have one.
    from reportgen.ooxml.package import PackageError, unpack_any

    try:
        held = unpack_any(data, name)
    except PackageError:
        return ""
    tags = (tag_without_effect(name, part) for name, part in held.items() if name.endswith(".xml"))
    return next((tag for tag in tags if tag), "")
