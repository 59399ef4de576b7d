"""What a Word file shows that is no text: pictures, charts and the like, by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.text.drawn_charts import is_drawn_chart
from reportgen.formats.word.text.evidence_pictures import is_evidence
from reportgen.ooxml.wordprocessing import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.ooxml.wordprocessing import Element

NESTED_TABLE = "单元格里还有一张表，按文字读入"
"""What is said of a table inside a cell."""

_DRAWINGS = (w("drawing"), w("pict"), w("object"))
_SHAPE = re.compile(
    r"drawingml/\d{4}/(?P<kind>chart|diagram|picture)\b|chartex|wordprocessing(?P<ink>Ink)\b"
)
_KINDS = {"chart": "图表", "diagram": "SmartArt 图形", "picture": "图片", "ink": "墨迹"}
_BOX, _PART_ELSEWHERE = w("txbxContent"), w("subDoc")
_NAMES = {"control": "控件", "signatureline": "签名行"}
_SHOWN = tuple(
    f"{{*}}{name}" for name in ("graphicData", "imagedata", "OLEObject", "pic", "textpath", *_NAMES)
)
_LINES = ("line", "straightConnector1")
_VML_SHAPES = tuple(
    f"{{urn:schemas-microsoft-com:vml}}{name}"
    for name in ("shape", "rect", "roundrect", "oval", "polyline", "arc", "curve")
)
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_EMBEDDED = (
    (re.compile("Excel|et\\.|Sheet|Ket", re.IGNORECASE), "嵌入的表格"),
    (re.compile("Equation|MathType", re.IGNORECASE), "公式"),
    (re.compile("Word|wps", re.IGNORECASE), "嵌入的文档"),
    (re.compile("Package|AcroExch", re.IGNORECASE), "嵌入的文件"),
)


def kinds_of(element: Element) -> Iterator[str]:
    """Return what a drawing or embedded object shows; nothing for one that only holds text."""
    if element.tag == _PART_ELSEWHERE:
        yield "子文档（在另一个文件里）"
    if element.tag not in _DRAWINGS:
        return
    if is_evidence(element) or is_drawn_chart(element):
        return  # read with its caption, or drawn from what is read
    found: dict[str, None] = {}
    for inner in element.iter(*_SHOWN):
        box = next(inner.iterancestors(_BOX), None)
        if box is not None and element in box.iterancestors():
            continue  # told when the text box is read
        name = inner.tag.rpartition("}")[2]
        if name == "OLEObject":
            program = inner.get("ProgID", "")
            kind = next((what for pattern, what in _EMBEDDED if pattern.search(program)), "")
            yield kind or "嵌入的对象"
            return  # its picture shows the same
        if name == "graphicData":
            match = _SHAPE.search(inner.get("uri", ""))
            if match is not None:
                found[_KINDS[match["kind"] or ("ink" if match["ink"] else "chart")]] = None
        elif name == "textpath":
            found[f"艺术字“{inner.get('string', '')}”"] = None
        else:
            found[_NAMES.get(name, "图片")] = None
    if not found and _is_shape(element):
        found["图形"] = None
    yield from found


def _is_shape(drawing: Element) -> bool:
    """Return whether a drawing is of lines and areas that say something; a mere line does not."""
    if next(drawing.iter(_BOX), None) is not None:
        return False
    kinds = [each.get("prst", "") for each in drawing.iter("{*}prstGeom")]
    if any(kind not in _LINES for kind in kinds):
        return True
    others = drawing.iter(*_VML_SHAPES)
    if any(each.get(_RULE) is None for each in others):
        return True
    return not kinds and next(drawing.iter("{*}graphicData"), None) is not None


def diagram_texts(diagram: Element) -> Iterator[str]:
    """Return the paragraphs of a SmartArt diagram, from the part that holds what it shows."""
    for paragraph in diagram.iter("{*}p"):
        if text := "".join(each.text or "" for each in paragraph.iter("{*}t") if not len(each)):
            yield text
