"""The peer, docxtpl, used as its own documentation shows, on the same template and data."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from reportgen.template.language import FILTERS, TESTS

if TYPE_CHECKING:
    from pathlib import Path


def docxtpl_environment() -> Environment:
    """Give docxtpl the few filters and tests that the template uses."""
    env = Environment(autoescape=True)
    env.filters.update(FILTERS)
    env.tests.update(TESTS)
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
