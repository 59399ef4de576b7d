"""Draw word/document.xml: the title, the table and the page it stands on."""

from collections.abc import Iterator

from lxml import etree

from reportgen.template.drawing.form import GROUPS, TITLE, Group, Paragraph, Row, Run
from reportgen.template.drawing.geometry import CELL_MARGINS, COLUMNS, PAGE

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"


def draw_document() -> bytes:
    """Give the whole of word/document.xml, encoded in UTF-8."""
    body = _w("body")
    body.extend(_paragraph("Title", (Run(line),)) for line in TITLE)
    body.append(_table())
    body.append(_paragraph("TableEnd"))
    body.append(_section())
    document = etree.Element(f"{{{_W}}}document", nsmap={"w": _W, "r": _R})
    document.append(body)
    xml: bytes = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def _w(tag: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """Make an element of WordprocessingML; its attributes are of the same namespace."""
    element = etree.Element(f"{{{_W}}}{tag}", nsmap={"w": _W})
    for name, value in attributes.items():
        element.set(f"{{{_W}}}{name}", str(value))
    element.extend(children)
    return element


def _text(text: str) -> etree._Element:
    element = _w("t")
    element.set(f"{{{_XML}}}space", "preserve")
    element.text = text
    return element


def _run(style: str, *content: etree._Element) -> etree._Element:
    properties = _w("rPr")
    if style:
        properties.append(_w("rStyle", val=style))
    # Curly quotes, dashes and Roman numerals belong to both scripts; without the hint Word
    # takes them from the Western font.
    properties.append(_w("rFonts", hint="eastAsia"))
    return _w("r", properties, *content)


def _paragraph(style: str, runs: Paragraph = ()) -> etree._Element:
    paragraph = _w("p", _w("pPr", _w("pStyle", val=style)))
    paragraph.extend(_run(run.style, _text(run.text)) for run in runs)
    return paragraph


def _label(lines: tuple[str, ...]) -> etree._Element:
    """Make a paragraph of one run that breaks where the printed form breaks it."""
    content = [_text(lines[0])]
    for line in lines[1:]:
        content += _w("br"), _text(line)
    paragraph = _paragraph("TableLabel")
    paragraph.append(_run("", *content))
    return paragraph


def _cell(
    column: int,
    *paragraphs: etree._Element,
    merge: etree._Element | None = None,
    align: str = "center",
) -> etree._Element:
    properties = _w("tcPr", _w("tcW", w=COLUMNS[column], type="dxa"))
    if merge is not None:
        properties.append(merge)
    properties.append(_w("vAlign", val=align))
    return _w("tc", properties, *paragraphs)


def _row(group: Group, row: Row) -> etree._Element:
    if row is group.rows[0]:
        first = _cell(0, _label(group.label), merge=_w("vMerge", val="restart"))
    else:
        first = _cell(0, _paragraph("TableLabel"), merge=_w("vMerge", val="continue"))
    # Text that may run over a page starts at the top; a cell is centred only while it is short.
    align = "center" if row.height else "top"
    content = (_paragraph(row.style, runs) for runs in row.paragraphs)
    cells = (first, _cell(1, _label(row.label)), _cell(2, *content, align=align))
    if not row.height:
        return _w("tr", *cells)
    return _w("tr", _w("trPr", _w("trHeight", val=row.height, hRule="atLeast")), *cells)


def _borders() -> Iterator[etree._Element]:
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        # Eighths of a point: half a point.
        yield _w(side, val="single", sz=4, space=0, color="auto")


def _table() -> etree._Element:
    properties = _w(
        "tblPr",
        _w("tblW", w=sum(COLUMNS), type="dxa"),
        # Centred, the borders fill the text block; from the left, Word 2010 and later
        # versions measure the indent to different edges.
        _w("jc", val="center"),
        _w("tblBorders", *_borders()),
        _w("tblLayout", type="fixed"),
        _w("tblCellMar", *(_w(side, w=w, type="dxa") for side, w in CELL_MARGINS.items())),
    )
    grid = _w("tblGrid", *(_w("gridCol", w=width) for width in COLUMNS))
    rows = (_row(group, row) for group in GROUPS for row in group.rows)
    return _w("tbl", properties, grid, *rows)


def _footer(kind: str, relationship: str) -> etree._Element:
    reference = _w("footerReference", type=kind)
    reference.set(f"{{{_R}}}id", relationship)
    return reference


def _section() -> etree._Element:
    """Make the page; odd and even pages have their own footers (rId4, rId5 of the relations)."""
    margins = _w(
        "pgMar",
        top=PAGE.top,
        right=PAGE.right,
        bottom=PAGE.bottom,
        left=PAGE.left,
        header=PAGE.header,
        footer=PAGE.footer,
        gutter=0,
    )
    # A grid without type snaps nothing, so that exact line heights hold in every program.
    return _w(
        "sectPr",
        _footer("default", "rId4"),
        _footer("even", "rId5"),
        _w("pgSz", w=PAGE.width, h=PAGE.height),
        margins,
        _w("cols", space=720),
        _w("docGrid", linePitch=312),
    )
