"""The parts of a package that hold text, found by what the document's relationships say."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.opc import DOCUMENT
from reportgen.template.wordprocessing import Element, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_RELATIONSHIPS = "word/_rels/document.xml.rels"
_ID, _TYPE = w("id"), w("type")


class DamagedError(ValueError):
    """A part is not XML that can be read; the message is a Chinese sentence."""


class Parts:
    """The XML parts of one file, parsed when they are asked for."""

    def __init__(self, members: dict[str, bytes]) -> None:
        self._members = members
        self._targets: dict[str, list[str]] = {}
        root = self._root(_RELATIONSHIPS)
        for each in () if root is None else root:
            if not isinstance(each.tag, str) or each.get("TargetMode") == "External":
                continue
            kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            self._targets.setdefault(kind, []).append(posixpath.normpath(name))

    def body(self) -> Element:
        """Give the document's body. Raises DamagedError when there is none."""
        root = self._root(DOCUMENT)
        body = None if root is None else root.find(w("body"))
        if body is None:
            raise DamagedError("文件里没有正文")
        return body

    def first(self, kind: str) -> Element:
        """Give the root of the part of a kind, such as ``styles``; None where there is none."""
        return next((root for _, root in self.all(kind)), None)

    def all(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Give name and root of each part of a kind, in the order of their names."""
        for name in sorted(set(self._targets.get(kind, ()))):
            root = self._root(name)
            if root is not None:
                yield name, root

    def notes(self, kind: str, element: str) -> Iterator[tuple[str, Element]]:
        """Give id and element of footnotes, endnotes or comments, without separators."""
        for _, root in self.all(kind):
            for note in root.iter(w(element)):
                if note.get(_TYPE, "normal") == "normal":
                    yield note.get(_ID, ""), note

    def _root(self, name: str) -> Element:
        data = self._members.get(name)
        if data is None:
            return None
        try:
            return parse(data)
        except etree.XMLSyntaxError:
            raise DamagedError(f"部件 {name} 不是规范的 XML，或嵌套太深") from None
        except ValueError:
            raise DamagedError(f"部件 {name} 里有文档类型声明（DOCTYPE）") from None
