"""Elements of WordprocessingML that every form is drawn of."""

from lxml import etree

from templates.drawing.geometry import Page
from templates.drawing.words import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"


def document(*blocks: etree._Element) -> bytes:
    """Return the whole of word/document.xml with these blocks in its body, encoded in UTF-8."""
    body = w("body", *blocks)
    root = etree.Element(f"{{{_W}}}document", nsmap={"w": _W, "r": _R})
    root.append(body)
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def w(tag: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """Make an element of WordprocessingML; its attributes are of the same namespace."""
    element = etree.Element(f"{{{_W}}}{tag}", nsmap={"w": _W})
    for name, value in attributes.items():
        element.set(f"{{{_W}}}{name}", str(value))
    element.extend(children)
    return element


def text_element(text: str) -> etree._Element:
    """Make a text that keeps its white space."""
    element = w("t")
    element.set(f"{{{_XML}}}space", "preserve")
    element.text = text
    return element


def run(style: str, *content: etree._Element) -> etree._Element:
    """Make a run; ``style`` is the id of a character style, empty for the paragraph's own."""
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=style))
    # Curly quotes, dashes and Roman numerals belong to both scripts; without the hint Word
    # takes them from the Western font.
    properties.append(w("rFonts", hint="eastAsia"))
    return w("r", properties, *content)


def paragraph(style: str, runs: Paragraph = ()) -> etree._Element:
    """Make a paragraph of a style, by its id, with these runs."""
    element = w("p", w("pPr", w("pStyle", val=style)))
    element.extend(run(each.style, text_element(each.text)) for each in runs)
    return element


def section(page: Page, grid: etree._Element) -> etree._Element:
    """Make a section; odd and even pages have their own footers (rId4, rId5 of the relations)."""
    size = w("pgSz", w=page.width, h=page.height)
    if page.width > page.height:
        size.set(f"{{{_W}}}orient", "landscape")
    margins = w(
        "pgMar",
        top=page.top,
        right=page.right,
        bottom=page.bottom,
        left=page.left,
        header=page.header,
        footer=page.footer,
        gutter=0,
    )
    footers = _footer("default", "rId4"), _footer("even", "rId5")
    return w("sectPr", *footers, size, margins, w("cols", space=720), grid)


def section_break(style: str, properties: etree._Element) -> etree._Element:
    """Make an empty paragraph that ends a section; the next one begins on a new page."""
    made = paragraph(style)
    made[0].append(properties)
    return made


def _footer(kind: str, relationship: str) -> etree._Element:
    reference = w("footerReference", type=kind)
    reference.set(f"{{{_R}}}id", relationship)
    return reference
