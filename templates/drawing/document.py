"""Draw word/document.xml of each form: its text or table, its annexes, and the pages they fill."""

from lxml import etree

from templates.drawing import chapters
from templates.drawing.annexes import base_data, evaluations
from templates.drawing.elements import document, paragraph, section, section_break, w
from templates.drawing.form import GROUPS, TITLE, Group, Row
from templates.drawing.geometry import (
    CELL_MARGINS,
    COLUMNS,
    LANDSCAPE,
    LINE_PITCH,
    PAGE,
)
from templates.drawing.tables import cell, label, row, table
from templates.drawing.words import Run


def draw_document() -> bytes:
    """Return word/document.xml of the single-table form, encoded in UTF-8."""
    title = (paragraph("Title", (Run(line),)) for line in TITLE)
    report = (*title, _table(), paragraph("TableEnd"))
    return document(*report, *_with_annexes(_plain_grid()))


def draw_chapter_document() -> bytes:
    """Return word/document.xml of the chapter-style form, encoded in UTF-8."""
    text = (paragraph(line.style, line.runs) for line in chapters.lines())
    return document(*text, *_with_annexes(w("docGrid", type="lines", linePitch=LINE_PITCH)))


def _with_annexes(grid: etree._Element) -> list[etree._Element]:
    """Return the annexes and the two sections: upright with the report, then on their side."""
    upright = section_break("TableEnd", section(PAGE, grid))
    return [*base_data(), upright, *evaluations(), section(LANDSCAPE, _plain_grid())]


def _plain_grid() -> etree._Element:
    # A grid without type snaps nothing, so that exact line heights hold in every program.
    return w("docGrid", linePitch=312)


def _row(group: Group, of: Row) -> etree._Element:
    if of is group.rows[0]:
        first = cell(COLUMNS[0], label("TableLabel", *group.label), merge="restart")
    else:
        first = cell(COLUMNS[0], paragraph("TableLabel"), merge="continue")
    # Text that may run over a page starts at the top; a cell is centred only while it is short.
    align = "center" if of.height else "top"
    content = (paragraph(of.style, runs) for runs in of.paragraphs)
    second = cell(COLUMNS[1], label("TableLabel", *of.label))
    return row(first, second, cell(COLUMNS[2], *content, align=align), height=of.height)


def _table() -> etree._Element:
    rows = (_row(group, of) for group in GROUPS for of in group.rows)
    return table(COLUMNS, CELL_MARGINS, rows)
