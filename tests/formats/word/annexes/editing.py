"""Built files with annexes, and what people type into the cells of their tables."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen import compile_template
from reportgen.model.report import ANNEXES, Report
from tests.reports import CHAPTERS, SHORTEST
from tests.tools import ROOT
from tests.wordfile import DOCUMENT, W, members, packed

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading
    from reportgen.forms.compiled import CompiledTemplate

Data = dict[str, Any]
Path_ = tuple[str | int, ...]

FORMS = {"xiangtan": 2023, "hunan": 2020}
_PLACE = re.compile(r"表(\d+) 第(\d+)行 第(\d+)列(?: 第(\d+)段)?")


@cache
def form(name: str) -> CompiledTemplate:
    """Return one of the two forms."""
    year = FORMS[name]
    return compile_template(ROOT / "templates" / name / f"{year}.docx", name, year)


def built_with(annexes: Data, name: str = "xiangtan") -> tuple[Report, bytes]:
    """Return a short report with annexes, and its file."""
    more = CHAPTERS if name == "hunan" else SHORTEST
    report = Report.model_validate({**more, "年度": 2024, ANNEXES: annexes})
    return report, form(name).render(report)


def typed(data: bytes, place: str, text: str) -> bytes:
    """Return a file in which a person has typed another text into one cell, or one paragraph."""
    return typed_at(data, {place: text})


def typed_at(data: bytes, texts: dict[str, str]) -> bytes:
    """Return a file in which a person has typed other texts, by the place of each."""
    root = etree.fromstring(members(data)[DOCUMENT])
    for place, text in texts.items():
        _type(root, place, text)
    return packed({**members(data), DOCUMENT: etree.tostring(root)})


def _type(root: Any, place: str, text: str) -> None:
    match = _PLACE.fullmatch(place)
    assert match is not None, place
    table, row, column, paragraph = (int(each) if each else 0 for each in match.groups())
    found = list(root.iter(f"{W}tbl"))[table - 1].findall(f"{W}tr")[row - 1]
    cell = found.findall(f"{W}tc")[column - 1]
    paragraphs = cell.findall(f"{W}p")
    kept = paragraphs[max(paragraph - 1, 0)]
    for other in paragraphs if not paragraph else ():
        if other is not kept:
            cell.remove(other)
    for run in kept.findall(f"{W}r"):
        kept.remove(run)
    run = etree.SubElement(kept, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text


def only_annexes(data: bytes) -> bytes:
    """Return a built file of the single-table form of which a person has deleted the report."""
    contents = members(data)
    root = etree.fromstring(contents[DOCUMENT])
    body = root[0]
    for element in list(body)[: list(body).index(root.find(f".//{W}tbl")) + 1]:
        body.remove(element)
    return packed({**contents, DOCUMENT: etree.tostring(root)})


def values_of(reading: Reading) -> dict[Path_, str]:
    """Return place by path of each value of the annexes that stands in a cell."""
    found: dict[Path_, str] = {}
    _collect(reading.data.get(ANNEXES, {}), (ANNEXES,), reading, found)
    return found


def _collect(value: Any, path: Path_, reading: Reading, found: dict[Path_, str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _collect(inner, (*path, key), reading, found)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            _collect(inner, (*path, at), reading, found)
    else:
        place = reading.places.locate(path).rpartition(":")[2]
        if _PLACE.fullmatch(place):
            found[path] = place
