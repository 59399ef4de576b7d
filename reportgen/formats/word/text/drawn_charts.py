"""The charts of a Word file that were drawn from its report: known again, and their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.chart_figures import CHART_NAME, figures_digest
from reportgen.ooxml.part_removal import relations_of
from reportgen.ooxml.usual_form import DOCUMENT
from reportgen.ooxml.wordprocessing import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARK = re.compile(rf"{CHART_NAME}([0-9a-f]{{16}})")
_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def is_drawn_chart(drawing: Element) -> bool:
    """Return whether a drawing is a chart that was drawn from the report."""
    return _mark_of(drawing) != ""


def _mark_of(drawing: Element) -> str:
    about = next(drawing.iter("{*}docPr"), None)
    mark = None if about is None else _MARK.fullmatch(about.get("name", ""))
    return mark[1] if mark else ""


def changed_charts(members: Mapping[str, bytes]) -> Iterator[str]:
    """Return what there is to say of drawn charts whose figures somebody has changed."""
    if CHART_NAME.encode() not in members.get(DOCUMENT, b""):
        return
    try:
        root = parse(members[DOCUMENT])
        relations = {each.get("Id", ""): to for each, to in relations_of(members, DOCUMENT)}
    except (etree.XMLSyntaxError, ValueError):
        return
    for drawing in root.iter("{*}drawing"):
        chart = next(drawing.iter("{*}chart"), None)
        if chart is None or not (mark := _mark_of(drawing)):
            continue
        part = members.get(relations.get(chart.get(_KEY), ""), b"")
        if _digest(part) != mark:
            about = next(drawing.iter("{*}docPr")).get("descr", "").partition("：")[0]
            yield f"图表“{about}”里的数在文件里改过，没有读入"


def _digest(part: bytes) -> str:
    try:
        return figures_digest(part)
    except ValueError:
        return ""
