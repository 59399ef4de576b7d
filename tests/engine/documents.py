"""Small Word files made through python-docx, to be templates, and what comes out of them."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, TypeAlias

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportgen import CompiledTemplate, TemplateError
from reportgen.ooxml import package
from reportgen.ooxml.data_part import TemplateLabel
from tests.empty_word import empty_document
from tests.reports import report, with_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell

    from reportgen import Finding, Report

UNIT = "云溪县青禾镇人民政府"
"""The unit of the reports that templates are filled with."""

NAME = "{{ 部门概况.单位名称 }}"
DUTIES = "部门概况.单位基本职能"
GOALS = "绩效完成情况.绩效目标完成情况"
EACH_DUTY = ("{%p for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%p endfor %}")
"""Three paragraphs that make one of each duty."""

Words: TypeAlias = str | tuple[str, ...]
"""A paragraph: its text, or the texts of its runs."""


def document(*paragraphs: Words) -> Document:
    """Return a Word file that has only these paragraphs."""
    made = blank()
    add(made, *paragraphs)
    return made


def blank() -> Document:
    """Return a Word file without a maker's name, which would be told of."""
    made = empty_document()
    made.core_properties.author = made.core_properties.comments = ""
    return made


def add(container: BlockItemContainer | Document, *paragraphs: Words) -> None:
    """Put paragraphs at the end of a document, cell, header or footer."""
    for words in paragraphs:
        paragraph = container.add_paragraph()
        for run in [words] if isinstance(words, str) else words:
            paragraph.add_run(run)


def add_table(container: Document | _Cell, *rows: Sequence[str | list[str]]) -> Table:
    """Put a table at the end of a document; a cell is its text, or a list of its paragraphs."""
    table: Table = container.add_table(len(rows), len(rows[0]))
    for made, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(made.cells, row, strict=True):
            first, *more = [words] if isinstance(words, str) else words
            cell.paragraphs[0].add_run(first)
            add(cell, *more)
    return table


def element(xml: str) -> BaseOxmlElement:
    """Parse one element whose prefixes are those of Word's own files, such as ``w``."""
    end = min(at for mark in " />" if (at := xml.find(mark)) > 0)
    return parse_xml(f"{xml[:end]} {nsdecls('w', 'wp', 'r', 'a')}{xml[end:]}")


def paragraph(*content: str) -> BaseOxmlElement:
    """Return a paragraph of markup; what is not markup becomes a run."""
    return element(
        f"<w:p>{''.join(each if each[0] == '<' else run(each) for each in content)}</w:p>"
    )


def run(text: str, properties: str = "") -> str:
    """Return the markup of a run; ``properties`` is what goes into its w:rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_markup(*blocks: BaseOxmlElement) -> bytes:
    """Return the bytes of a Word file whose body has only these paragraphs or tables."""
    made = blank()
    for block in blocks:
        made.element.body.insert(len(made.element.body) - 1, block)
    return saved(made)


def saved(made: Document) -> bytes:
    """Return the bytes of a document."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def template(*paragraphs: Words) -> bytes:
    """Return the bytes of a Word file that has only these paragraphs."""
    return saved(document(*paragraphs))


def compiled(data: bytes) -> CompiledTemplate:
    """Compile the bytes of a template."""
    label = TemplateLabel("小样", 2023, hashlib.sha256(data).hexdigest())
    return CompiledTemplate(package.unpack(data), label)


def given(*changes: tuple[str, object]) -> Report:
    """Return the shortest report with some values put in at paths of labels joined by dots."""
    return report(with_values(*changes))


def filled(data: bytes, *changes: tuple[str, object]) -> bytes:
    """Fill the bytes of a template with the shortest report, changed."""
    return compiled(data).render(given(*changes))


def opened(data: bytes) -> Document:
    """Open the bytes of a Word file through python-docx."""
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    """Return the texts of the body's own paragraphs."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def cells(data: bytes) -> list[list[str]]:
    """Return the texts of the first table's cells."""
    return [[cell.text for cell in row.cells] for row in opened(data).tables[0].rows]


def printed(*paragraphs: Words, changes: Iterable[tuple[str, object]] = ()) -> list[str]:
    """Return what these paragraphs print for the shortest report, changed."""
    return lines(filled(template(*paragraphs), *changes))


def problems(data: bytes) -> list[Finding]:
    """Return what is wrong with the bytes of a template; fails when nothing is."""
    with pytest.raises(TemplateError) as caught:
        compiled(data)
    return list(caught.value.findings)


def located(data: bytes) -> list[tuple[str, str]]:
    """Return place and sentence of all that is wrong with the bytes of a template."""
    return [(finding.location, finding.message) for finding in problems(data)]


def complaint(*paragraphs: Words) -> str:
    """Return the only sentence about what is wrong with these paragraphs, and the advice."""
    (finding,) = problems(template(*paragraphs))
    return f"{finding.message}　{finding.suggestion}"
