"""What a Word file shows that is no text: pictures, charts and the like, by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.drawn_charts import is_drawn_chart
from reportgen.formats.word.evidence_pictures import is_evidence
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
_BOX = w("txbxContent")
_EMBEDDED = (
    (re.compile("Excel|et\\.|Sheet|Ket", re.IGNORECASE), "嵌入的表格"),
    (re.compile("Equation|MathType", re.IGNORECASE), "公式"),
    (re.compile("Word|wps", re.IGNORECASE), "嵌入的文档"),
    (re.compile("Package|AcroExch", re.IGNORECASE), "嵌入的文件"),
)


def kinds_of(element: Element) -> Iterator[str]:
    """Return what a drawing or embedded object shows; nothing for one that only holds text."""
    if element.tag not in _DRAWINGS:
        return
    if is_evidence(element) or is_drawn_chart(element):
        return  # read with its caption, or drawn from what is read
    found: dict[str, None] = {}
    for inner in element.iter("{*}graphicData", "{*}imagedata", "{*}OLEObject", "{*}pic"):
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
        else:
            found["图片"] = None
    yield from found
