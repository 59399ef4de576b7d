"""The parts of a package that hold text, found by what the document's relationships say."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.chinese.lookalikes import INVISIBLE
from reportgen.ooxml.package import DOCUMENT, DamagedError
from reportgen.ooxml.wordprocessing import Element, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_RELATIONSHIPS = "word/_rels/document.xml.rels"
_KINDS = (
    *("styles", "numbering", "header", "footer", "footnotes", "endnotes", "comments"),
    "diagramData",
)
_ID, _TYPE = w("id"), w("type")


MAX_BYTES, MAX_MARKUP = 50_000_000, 1_000_000
"""How many bytes of XML a file may have, and how many tags and attributes: each takes memory."""

_NOTHING = str.maketrans("", "", INVISIBLE)
_CHOOSE = "检查是不是选错了文件；一份报告只有几页"


class Parts:
    """The XML parts of one file, parsed when they are asked for.

    Raises DamagedError when they are too much for a report.
    """

    def __init__(self, members: dict[str, bytes]) -> None:
        self._members = members
        self._targets: dict[str, list[str]] = {}
        self._forbid_too_much({_RELATIONSHIPS})
        root = self._root(_RELATIONSHIPS)
        for each in () if root is None else root:
            if not isinstance(each.tag, str) or each.get("TargetMode") == "External":
                continue
            kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            self._targets.setdefault(kind, []).append(posixpath.normpath(name))
        of_kinds = (name for kind in _KINDS for name in self._targets.get(kind, ()))
        self._forbid_too_much({DOCUMENT, *of_kinds})

    def body(self) -> Element:
        """Return the document's body, with what others have. Raises DamagedError for none."""
        root = self._root(DOCUMENT)
        bodies = [] if root is None else root.findall(w("body"))
        if not bodies:
            raise DamagedError("文件里没有正文")
        for other in bodies[1:]:
            bodies[0].extend(other)
        return bodies[0]

    def first(self, kind: str) -> Element:
        """Return the root of the part of a kind, such as ``styles``; None where there is none."""
        return next((root for _, root in self.all(kind)), None)

    def content(self, kind: str) -> bytes:
        """Return the content of the first part of a kind; empty where there is none."""
        names = (name for name in sorted(set(self._targets.get(kind, ()))) if name in self._members)
        return self._members[name] if (name := next(names, "")) else b""

    def all(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Return name and root of each part of a kind, in the order of their names."""
        for name in sorted(set(self._targets.get(kind, ()))):
            root = self._root(name)
            if root is not None:
                yield name, root

    def notes(self, kind: str, element: str) -> Iterator[tuple[str, Element]]:
        """Return id and element of footnotes, endnotes or comments, without separators."""
        for _, root in self.all(kind):
            for note in root.iter(w(element)):
                if note.get(_TYPE, "normal") == "normal":
                    yield note.get(_ID, ""), note

    def _root(self, name: str) -> Element:
        data = self._members.get(name)
        if data is None:
            return None
        try:
            return parse(_seen(data))
        except (etree.XMLSyntaxError, ValueError) as error:
            if not isinstance(error, etree.XMLSyntaxError) or b"<!DOCTYPE" in data:
                raise DamagedError(f"部件 {name} 里有文档类型声明（DOCTYPE）") from None
            message = f"部件 {name} 不是规范的 XML，或者嵌套太深、一段文字太长"
            raise DamagedError(message) from None

    def _forbid_too_much(self, names: set[str]) -> None:
        """Count what parts will take, before they are parsed."""
        parts = [self._members.get(name, b"") for name in names]
        markup = sum(data.count(b"<") + data.count(b"=") for data in parts)
        if markup > MAX_MARKUP or sum(map(len, parts)) > MAX_BYTES:
            raise DamagedError("文件的内容太多，不是一份报告", _CHOOSE)


def _seen(data: bytes) -> bytes:
    """Return a part without the characters that nobody sees: they part words and figures."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    return text.translate(_NOTHING).encode() if any(c in text for c in INVISIBLE) else data
