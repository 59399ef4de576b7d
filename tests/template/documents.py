"""Small Word files made through python-docx, to be templates, and what comes out of them."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportgen import CompiledTemplate, TemplateError, opc
from reportgen.carried import TemplateLabel
from tests.reports import report, with_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table

    from reportgen import Finding, Report

UNIT, SUPERVISOR = "云溪县青禾镇人民政府", "云溪县人民政府"
"""Unit and supervisor of the reports that templates are filled with."""

Words = "str | Sequence[str]"
"""A paragraph: its text, or the texts of its runs."""


def document(*paragraphs: Words) -> Document:
    """Give a Word file that has only these paragraphs."""
    made = docx.Document()
    add(made, *paragraphs)
    return made


def add(container: BlockItemContainer | Document, *paragraphs: Words) -> None:
    """Put paragraphs at the end of a document, cell, header or footer."""
    for words in paragraphs:
        paragraph = container.add_paragraph()
        for run in [words] if isinstance(words, str) else words:
            paragraph.add_run(run)


def add_table(container: Document, *rows: Sequence[Words | list[Words]]) -> Table:
    """Put a table at the end of a document; a cell is its paragraph, or a list of several."""
    table = container.add_table(0, len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            paragraphs = words if isinstance(words, list) else [words]
            cell.paragraphs[0].add_run("".join(paragraphs[0]))
            add(cell, *paragraphs[1:])
    return table


def element(xml: str) -> BaseOxmlElement:
    """Parse markup whose prefixes are those of Word's own files, such as ``w`` and ``wp``."""
    head, mark, rest = xml.partition(" " if " " in xml.partition(">")[0] else ">")
    if head.endswith("/"):
        head, mark = head[:-1], f"/{mark}"
    return parse_xml(f"{head} {nsdecls('w', 'wp', 'r', 'a', 'pic')}{mark}{rest}")


def saved(made: Document) -> bytes:
    """Give the bytes of a document."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def template(*paragraphs: Words) -> bytes:
    """Give the bytes of a Word file that has only these paragraphs."""
    return saved(document(*paragraphs))


def compiled(data: bytes) -> CompiledTemplate:
    """Compile the bytes of a template."""
    label = TemplateLabel("小样", 2023, hashlib.sha256(data).hexdigest())
    return CompiledTemplate(opc.unpack(data), label)


def given(*changes: tuple[str, object]) -> Report:
    """Give the shortest report with some values put in at paths of labels joined by dots."""
    return report(with_values(*changes))


def filled(data: bytes, *changes: tuple[str, object]) -> bytes:
    """Fill the bytes of a template with the shortest report, changed."""
    return compiled(data).render(given(*changes))


def opened(data: bytes) -> Document:
    """Open the bytes of a Word file through python-docx."""
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    """Give the texts of the body's own paragraphs."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def cells(data: bytes) -> list[list[str]]:
    """Give the texts of the first table's cells."""
    return [[cell.text for cell in row.cells] for row in opened(data).tables[0].rows]


def printed(*paragraphs: Words) -> list[str]:
    """Give what these paragraphs print for the shortest report."""
    return lines(filled(template(*paragraphs)))


def problems(data: bytes) -> list[Finding]:
    """Give what is wrong with the bytes of a template; fails when nothing is."""
    with pytest.raises(TemplateError) as caught:
        compiled(data)
    return list(caught.value.findings)


def messages(data: bytes) -> list[str]:
    """Give the sentences about what is wrong with the bytes of a template."""
    return [finding.message for finding in problems(data)]


def complaint(*paragraphs: Words) -> str:
    """Give the only sentence about what is wrong with a template of these paragraphs."""
    (finding,) = problems(template(*paragraphs))
    return f"{finding.message}　{finding.suggestion}"


def places(findings: Iterable[Finding]) -> list[str]:
    """Give the places of findings."""
    return [finding.location for finding in findings]
