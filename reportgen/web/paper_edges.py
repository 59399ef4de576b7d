"""What stands in the margins of a Word file's pages, at their top and foot, for HTML.

Page numbers are left out: only Word knows where its pages end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import DOCUMENT
from reportgen.ooxml.part_removal import relations_of
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import TBL, Element, P, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIDES = {w("headerReference"): "top", w("footerReference"): "bottom"}
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


class Edge(NamedTuple):
    """What stands at one side of a page: ``part`` is its name in the package."""

    side: str
    part: str
    blocks: list[Element]


class PaperEdges:
    """The headers and footers of one document, section after section."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._held: dict[tuple[str, str], str] = {}

    def of(self, section: Element, *, first: bool) -> Iterator[Edge]:
        """Return what the pages of a section have, or its ``first`` page."""
        if section is None:
            return
        references = list(section.iter(*_SIDES))
        if references:
            targets = {each.get("Id"): to for each, to in relations_of(self._members, DOCUMENT)}
            for each in references:
                kind = (_SIDES[each.tag], each.get(w("type"), "default"))
                self._held[kind] = targets.get(each.get(_KEY), "")
        wanted = "first" if first and is_on(section.find(w("titlePg"))) else "default"
        for side in _SIDES.values():
            part = self._held.get((side, wanted), "")
            blocks = list(self._blocks(part))
            if any("".join(each.itertext()).strip() or _draws(each) for each in blocks):
                yield Edge(side, part, blocks)

    def _blocks(self, part: str) -> Iterator[Element]:
        if part in self._members:
            for block in parse(self._members[part]):
                if block.tag in (P, TBL) and not _has_page_number(block):
                    yield block


def _draws(block: Element) -> bool:
    return next(block.iter("{*}blip", "{*}imagedata"), None) is not None


def _has_page_number(block: Element) -> bool:
    codes = [each.text or "" for each in block.iter(w("instrText"))]
    codes += [each.get(w("instr"), "") for each in block.iter(w("fldSimple"))]
    return any(map(_PAGE_FIELD.match, codes))
