"""The peer, docxtpl, used as its own documentation shows, on the same template and data."""

from __future__ import annotations

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


def render_with_docxtpl(template: Path, context: dict[str, Any], output: Path) -> None:
    """Render one report: open, render, save."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render(context, docxtpl_environment())
    document.save(output)
