"""Sections of a document of which a report may leave out all that they hold.

Word keeps the page of a section where the section ends: in the paragraph of its break, that of
the last one at the end of the body. Where tags leave nothing of a section, its break would print
an empty page; so the break goes too, and after the last text the page is that of its section.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from reportgen.ooxml.wordprocessing import Element, P, split, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

OPEN, CLOSE = "\x03", "\x04"
"""Characters that no XML has, before and after the paragraph of a break in the rendered text."""

_SECTION = lazy_pattern(rb"<w:sectPr\b.*</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
_NO_CONTENT = b"</w:pPr></w:p>"
_REFERENCES = (w("headerReference"), w("footerReference"))


def section_of(paragraph: Element) -> Element | None:
    """Return the properties of the section that ends with a paragraph; None where none does."""
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}")


def mark_breaks(root: Element, mark: Callable[[str], Element]) -> bool:
    """Mark the paragraphs of the body that end a section; return whether there are any.

    ``mark`` makes the element that stands for some source. Headers and footers that a section
    takes over from the one before it are written down, so that any of them may go.
    """
    body = root.find(w("body"))
    if body is None:
        return False
    breaks = [child for child in body if child.tag == P and section_of(child) is not None]
    if not breaks:
        return False
    sections = [section_of(each) for each in breaks]
    last = body.find(w("sectPr"))
    _write_references(sections if last is None else [*sections, last])
    for paragraph in breaks:
        paragraph.addprevious(mark(OPEN))
        paragraph.addnext(mark(CLOSE))
    return True


def _write_references(sections: list[Element]) -> None:
    held: dict[tuple[str, str | None], Element] = {}
    for section in sections:
        own = {(each.tag, each.get(w("type"))): each for each in section.iter(*_REFERENCES)}
        for key, reference in held.items():
            if key not in own:
                section.insert(0, deepcopy(reference))
        held.update(own)


def settle_breaks(xml: bytes) -> bytes:
    """Take out the breaks after which, or before which, nothing is left."""
    before, *breaks = split(xml, OPEN)
    parts = [before]
    kept = 0  # the place of the last break that stays; 0 before the first
    empty = before.endswith(b"<w:body>")
    for each in breaks:
        paragraph, _, after = each.partition(CLOSE.encode())
        if not (empty and paragraph.endswith(_NO_CONTENT)):
            kept = len(parts)
            parts.append(paragraph)
            empty = True
        parts.append(after)
        empty = empty and not after
    rest = b"".join(parts[kept + 1 :])
    if kept and rest.startswith(b"<w:sectPr"):
        parts[kept:] = _as_last(parts[kept], rest)
    return b"".join(parts)


def _as_last(paragraph: bytes, rest: bytes) -> tuple[bytes, bytes]:
    """Let the section that a break ends be the last one: nothing comes after it."""
    section = _SECTION.search(paragraph)
    if section is None:
        return paragraph, rest
    kept = b"" if paragraph.endswith(_NO_CONTENT) else _SECTION.sub(b"", paragraph)
    return kept, _SECTION.sub(lambda _: section[0], rest, count=1)
