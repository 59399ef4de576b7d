"""Tables that every form is drawn of: fixed columns, single lines around each cell."""

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from templates.drawing.elements import paragraph, run, text_element, w
from templates.drawing.words import Run


def text(style: str, words: str) -> etree._Element:
    """Make a paragraph of one run."""
    return paragraph(style, (Run(words),))


def label(style: str, *lines: str) -> etree._Element:
    """Make a paragraph of one run that breaks where the printed form breaks it."""
    content = [text_element(lines[0])]
    for line in lines[1:]:
        content += w("br"), text_element(line)
    made = paragraph(style)
    made.append(run("", *content))
    return made


def cell(
    widths: int | Sequence[int],
    *paragraphs: etree._Element,
    merge: str = "",
    align: str = "center",
) -> etree._Element:
    """Make a cell as wide as one column, or several; ``merge`` is the value of its vMerge."""
    columns = [widths] if isinstance(widths, int) else list(widths)
    properties = w("tcPr", w("tcW", w=sum(columns), type="dxa"))
    if len(columns) > 1:
        properties.append(w("gridSpan", val=len(columns)))
    if merge:
        properties.append(w("vMerge", val=merge))
    properties.append(w("vAlign", val=align))
    return w("tc", properties, *paragraphs)


def cells(widths: Sequence[int], paragraphs: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Make a cell of each paragraph, each one column wide."""
    for width, content in zip(widths, paragraphs, strict=True):
        yield cell(width, content)


def row(*contents: etree._Element, height: int = 0, header: bool = False) -> etree._Element:
    """Make a row, at least so high; a header is repeated on each page and kept whole."""
    properties = w("trPr")
    if header:
        properties.append(w("cantSplit"))
    if height:
        properties.append(w("trHeight", val=height, hRule="atLeast"))
    if header:
        properties.append(w("tblHeader"))
    return w("tr", *([properties] if len(properties) else []), *contents)


def tag_row(columns: Sequence[int], style: str, tag: str) -> etree._Element:
    """Make a row that is nothing but a tag for whole rows."""
    return row(cell(columns, text(style, f"{{%tr {tag} %}}")))


def table(
    columns: Sequence[int], margins: dict[str, int], rows: Iterable[etree._Element]
) -> etree._Element:
    """Make a table of fixed columns, in twips, with these margins in each cell."""
    properties = w(
        "tblPr",
        w("tblW", w=sum(columns), type="dxa"),
        # Centred, the borders fill the text block; from the left, Word 2010 and later
        # versions measure the indent to different edges.
        w("jc", val="center"),
        w("tblBorders", *_borders()),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in margins.items())),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in columns))
    return w("tbl", properties, grid, *rows)


def _borders() -> Iterator[etree._Element]:
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        # Eighths of a point: half a point.
        yield w(side, val="single", sz=4, space=0, color="auto")
