"""The peer, docxtpl, used as its own documentation shows, on the same template and data."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from lxml import etree

from reportgen.engine.section_breaks import section_of
from reportgen.forms.annex_pruning import prune_annexes
from reportgen.forms.report_language import REPORT_LANGUAGE
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import P, parse, w

if TYPE_CHECKING:
    from pathlib import Path


def form_without_annexes(form: Path, folder: Path) -> Path:
    """Write the form as one would keep it for the peer where no report has annexes.

    All of its reports are without them; so the peer is not slowed by pages that it never prints.
    """
    members = package.unpack(form.read_bytes())
    root = parse(members[package.DOCUMENT])
    prune_annexes(root)
    body = root.find(w("body"))
    ends = next(child for child in body if child.tag == P and section_of(child) is not None)
    body.replace(body.find(w("sectPr")), section_of(ends))
    body.remove(ends)
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    path = folder / "without annexes.docx"
    changed = {**members, package.DOCUMENT: document}
    path.write_bytes(
        package.join(package.pack_member(name, data) for name, data in changed.items())
    )
    return path


def docxtpl_environment() -> Environment:
    """Return docxtpl the few filters and tests that the template uses."""
    env = Environment(autoescape=True)
    env.filters.update({n: f.function for n, f in REPORT_LANGUAGE.filters.items()})
    env.tests.update({n: t.function for n, t in REPORT_LANGUAGE.tests.items()})
    return env


def read_with_python_docx(path: Path) -> list[str]:
    """Open a file and list the texts of all cells of its tables."""
    import docx

    document = docx.Document(str(path))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def saved_with_python_docx(data: bytes) -> bytes:
    """Save a file again: the same content in other bytes."""
    import docx

    stream = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def render_with_docxtpl(template: Path, context: dict[str, Any], output: Path) -> None:
    """Render one report: open, render, save."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render(context, docxtpl_environment())
    document.save(output)
