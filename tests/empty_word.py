"""An empty Word file to begin with: python-docx's own has a megabyte of styles of tables."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

_UNUSED = ("stylesWithEffects", "thumbnail")


def empty_document() -> Document:
    """Return a Word file without content, which has the styles of text and a plain table's."""
    return docx.Document(io.BytesIO(_empty()))


@cache
def _empty() -> bytes:
    made = docx.Document()
    for relations in (made.part.rels, made.part.package.rels):
        for each in [*relations.values()]:
            if each.reltype.rpartition("/")[2] in _UNUSED:
                del relations[each.rId]
    styles = made.styles.element
    for style in styles.findall(qn("w:style")):
        is_default = style.get(qn("w:default")) == "1"
        if style.get(qn("w:type")) == "table" and not is_default and style.styleId != "TableGrid":
            styles.remove(style)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
