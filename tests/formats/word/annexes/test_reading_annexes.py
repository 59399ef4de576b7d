"""Annexes read from tables as the form prints them, and as other people draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from reportgen import load
from tests.formats.word.annexes.drawing import Drawing, annexes_of
from tests.formats.word.annexes.meaning import annexed, meaning, with_annexes
from tests.formats.word.built import read_bytes
from tests.formats.word.markup import packaged
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.formats.reading import Reading
    from reportgen.model.report import Report

SAMPLE = load(INPUTS / "含附件示例.yaml")


def read(report: Report, drawing: Drawing | None = None, before: str = "") -> Reading:
    """Read a file that has only the annexes of a report."""
    return read_bytes(packaged(before + annexes_of(report, drawing) + "<w:p/>"))


def meant(reading: Reading) -> Any:
    return meaning(with_annexes(reading.data["附件"]))


def as_with(report: Report) -> Any:
    """Return what a report's annexes mean where 部门概况 is that of the short report."""
    data = report.model_dump(by_alias=True, exclude_none=True)["附件"]
    return meaning(with_annexes(data))


def spaced(label: str) -> str:
    return " ".join(label)


def broken(label: str) -> str:
    return f"{label[:2]}\n{label[2:]}" if len(label) > 3 else label


def wide(label: str) -> str:
    return label.translate(str.maketrans("0123456789()", "０１２３４５６７８９（）"))


LABELS: dict[str, Callable[[str], str]] = {
    "as they are": str,
    "spaced out": spaced,
    "broken over lines": broken,
    "in full width": wide,
    "with colons": lambda label: f"{label}：",
    "without ordinals": lambda label: label.split("、", 1)[-1] if label[0].isdigit() else label,
    "with ordinals in brackets": lambda label: f"（1）{label}",
    "indented": lambda label: f"　　{label}",
}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DRAWINGS: dict[str, Drawing] = {
    **{f"labels {name}": Drawing(label=label) for name, label in LABELS.items()},
    "empty cells for merged ones": Drawing(merge="empty"),
    "merged cells repeated": Drawing(merge="repeat"),
    "in yuan": Drawing(unit="元"),
    "in a hundred million yuan": Drawing(unit="亿元"),
    "year below the title": Drawing(title=lambda title, year: [title, f"（{year}年度）"]),
    "year in full-width digits": Drawing(
        title=lambda title, year: [title, f"（{str(year).translate(WIDE)}年度）"]
    ),
    "number and title on one line": Drawing(
        numbered=False, title=lambda title, year: [f"附件1：{title}（{year}年度）"]
    ),
    "without titles": Drawing(numbered=False, title=lambda title, year: []),
    "a unit beside the title": Drawing(title=lambda title, year: [title, "单位：万元"]),
    "signed in lines": Drawing(signed="lines"),
    "signed in a row": Drawing(signed="row"),
    "tables at once": Drawing(between=""),
    "years by words": Drawing(headings=("上年决算数", "本年预算数", "本年决算数")),
    "years by order": Drawing(headings=("决算数", "预算数", "决算数")),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_any_drawing_of_the_sample(name: str) -> None:
    whole_unit = SAMPLE.overview.unit_name
    reading = read(SAMPLE, DRAWINGS[name])
    assert reading.unplaced == []
    expected = meaning(SAMPLE)
    got = meant(reading)
    assert got == expected, whole_unit


@given(annexed())
@settings(deadline=None, max_examples=12)
def test_any_annexes(report: Report) -> None:
    reading = read(report)
    assert reading.unplaced == []
    assert meant(reading) == meaning(report)
