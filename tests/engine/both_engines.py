"""Templates rendered by both engines, and what their documents say, paragraph by paragraph."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from lxml import etree

from reportgen.engine.mapping_template import Template
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, R, w
from tests.empty_word import empty_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.engine.language import Language

_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_NAMESPACES = re.compile(rb' xmlns:\w+="[^"]*"')
_SHOWN = {w("tab"): "\t", w("br"): "\n", w("drawing"): "〔图〕"}


def by_docxtpl(data: bytes, mapping: Mapping[str, Any]) -> bytes:
    """Render as docxtpl's users do, but with escaping."""
    made = DocxTemplate(io.BytesIO(data))
    made.render(dict(mapping), autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def by_us(data: bytes, mapping: Mapping[str, Any], language: Language | None = None) -> bytes:
    template = Template(data) if language is None else Template(data, None, language)
    return template.render(mapping)


def said(data: bytes) -> list[str]:
    """Return what a document says: paragraphs with their runs and look, cells with their spans."""
    found: list[str] = []
    for name, part in sorted(package.unpack(data).items()):
        if _TEXT_PARTS.fullmatch(name):
            found.append(name)
            found += [_said(each) for each in etree.fromstring(part).iter(P, TBL, TR, TC)]
    return found


def _said(element: Element) -> str:
    if element.tag != P:
        properties = element.find(w("tcPr"))
        kept = [] if properties is None else properties.findall("*")
        spans = (
            f"{etree.QName(each).localname}={each.get(w('val'))}/{each.get(w('fill'))}"
            for each in kept
            if each.tag in (w("gridSpan"), w("vMerge"), w("shd"))
        )
        return " ".join((etree.QName(element).localname, *sorted(spans)))
    runs: list[list[Any]] = []
    for run in element.iter(R):
        properties = run.find(w("rPr"))
        look = b"" if properties is None else etree.tostring(properties, method="c14n")
        text = "".join(
            _SHOWN.get(each.tag, each.text or "") for each in run if each.tag != w("rPr")
        )
        look = re.sub(rb">\s+<", b"><", _NAMESPACES.sub(b"", look))
        if text and runs and runs[-1][0] == look:
            runs[-1][1] += text
        elif text:
            runs.append([look, text])
    return "|".join(f"{look.decode()}{text}" for look, text in runs)


def words(*paragraphs: str, look: Callable[[Any], None] | None = None) -> bytes:
    """Return a Word file of paragraphs; ``look`` may change it before it is saved."""
    made = empty_document()
    for text in paragraphs:
        made.add_paragraph(text)
    if look is not None:
        look(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def table(*rows: list[str]) -> Callable[[Any], None]:
    """Return what puts a table at the end of a document; a cell's lines are its paragraphs."""

    def put(made: Any) -> None:
        added = made.add_table(len(rows), max(map(len, rows)))
        for row, cells in zip(added.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                first, *more = text.split("\n")
                cell.paragraphs[0].add_run(first)
                for line in more:
                    cell.add_paragraph(line)

    return put
