"""Draw word/document.xml of each form: its text or table, and the page it stands on."""

from collections.abc import Iterator

from lxml import etree

from reportgen.template.drawing import chapters
from reportgen.template.drawing.elements import document, paragraph, run, section, text_element, w
from reportgen.template.drawing.form import GROUPS, TITLE, Group, Row
from reportgen.template.drawing.geometry import (
    CELL_MARGINS,
    COLUMNS,
    LINE_PITCH,
)
from reportgen.template.drawing.words import Run


def draw_document() -> bytes:
    """Give word/document.xml of the single-table form, encoded in UTF-8."""
    title = (paragraph("Title", (Run(line),)) for line in TITLE)
    # A grid without type snaps nothing, so that exact line heights hold in every program.
    page = section(w("docGrid", linePitch=312))
    return document(*title, _table(), paragraph("TableEnd"), page)


def draw_chapter_document() -> bytes:
    """Give word/document.xml of the chapter-style form, encoded in UTF-8."""
    text = (paragraph(line.style, line.runs) for line in chapters.lines())
    return document(*text, section(w("docGrid", type="lines", linePitch=LINE_PITCH)))


def _label(lines: tuple[str, ...]) -> etree._Element:
    """Make a paragraph of one run that breaks where the printed form breaks it."""
    content = [text_element(lines[0])]
    for line in lines[1:]:
        content += w("br"), text_element(line)
    label = paragraph("TableLabel")
    label.append(run("", *content))
    return label


def _cell(
    column: int,
    *paragraphs: etree._Element,
    merge: etree._Element | None = None,
    align: str = "center",
) -> etree._Element:
    properties = w("tcPr", w("tcW", w=COLUMNS[column], type="dxa"))
    if merge is not None:
        properties.append(merge)
    properties.append(w("vAlign", val=align))
    return w("tc", properties, *paragraphs)


def _row(group: Group, row: Row) -> etree._Element:
    if row is group.rows[0]:
        first = _cell(0, _label(group.label), merge=w("vMerge", val="restart"))
    else:
        first = _cell(0, paragraph("TableLabel"), merge=w("vMerge", val="continue"))
    # Text that may run over a page starts at the top; a cell is centred only while it is short.
    align = "center" if row.height else "top"
    content = (paragraph(row.style, runs) for runs in row.paragraphs)
    cells = (first, _cell(1, _label(row.label)), _cell(2, *content, align=align))
    if not row.height:
        return w("tr", *cells)
    return w("tr", w("trPr", w("trHeight", val=row.height, hRule="atLeast")), *cells)


def _borders() -> Iterator[etree._Element]:
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        # Eighths of a point: half a point.
        yield w(side, val="single", sz=4, space=0, color="auto")


def _table() -> etree._Element:
    properties = w(
        "tblPr",
        w("tblW", w=sum(COLUMNS), type="dxa"),
        # Centred, the borders fill the text block; from the left, Word 2010 and later
        # versions measure the indent to different edges.
        w("jc", val="center"),
        w("tblBorders", *_borders()),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in CELL_MARGINS.items())),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in COLUMNS))
    rows = (_row(group, row) for group in GROUPS for row in group.rows)
    return w("tbl", properties, grid, *rows)
