"""The grid of a table: what is told of it, and how it is mended from the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import blank, element, opened, saved
from tests.tools import FORM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen import Finding

Row = list[tuple[int, int]]
ROWS: list[Row] = [[(1, 1134), (1, 1814), (1, 5896)], [(2, 2948), (1, 5896)]]
"""Rows of cells, each its span and width in twips: 20, 32 and 104 mm."""


def table(grid: Sequence[int] | None, rows: list[Row] = ROWS, before: int = 0) -> bytes:
    """Return a template with one table of a fixed layout; ``before`` moves its last row right."""
    columns = "" if grid is None else "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    made = blank()
    xml = [_row(cells, before if cells is rows[-1] else 0) for cells in rows]
    layout = '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>'
    head = "" if grid is None else f"<w:tblGrid>{columns}</w:tblGrid>"
    made.element.body.insert(0, element(f"<w:tbl>{layout}{head}{''.join(xml)}</w:tbl>"))
    return saved(made)


def _row(cells: Row, before: int) -> str:
    moved = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    properties = (
        f'<w:tcW w:w="{width}" w:type="{"dxa" if width else "auto"}"/><w:gridSpan w:val="{span}"/>'
        for span, width in cells
    )
    inner = "".join(f"<w:tc><w:tcPr>{each}</w:tcPr><w:p/></w:tc>" for each in properties)
    return f"<w:tr>{moved}{inner}</w:tr>"


def told(path: Path, data: bytes) -> list[Finding]:
    path.write_bytes(data)
    return [finding for finding in check_template(path) if finding.rule == "M11"]


def grid_of(path: Path) -> list[str]:
    columns = opened(path.read_bytes()).tables[0]._tbl.tblGrid
    return [column.get(docx.oxml.ns.qn("w:w")) for column in columns]


@pytest.mark.parametrize(
    ("grid", "severity", "words"),
    [
        (None, "warning", "没有写列宽"),
        ([], "warning", "没有写列宽"),
        ([0, 0, 0], "warning", "没有写列宽"),
        ([1134, 7710], "warning", "列宽写了2列，表里有3列"),
        ([1134, 1814, 2948, 2948], "warning", "列宽写了4列，表里有3列"),
        ([2948, 2948, 2948], "info", "第1行的单元格宽20毫米，按列宽是52毫米（不一致的有5格）"),
    ],
)
def test_a_grid_that_is_not_what_the_cells_say_is_told_and_mended(
    grid: list[int] | None, severity: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.docx"
    (finding,) = told(path, table(grid))
    assert (finding.severity, finding.location) == (severity, "表1")
    assert words in finding.message
    assert "--fix" in finding.suggestion
    (change,) = fix_template(path, path)
    assert str(change).endswith("“列宽20、32、104毫米”（列宽改成与单元格一致）")
    assert grid_of(path) == ["1134", "1814", "5896"]
    assert told(path, path.read_bytes()) == []
    assert fix_template(path, path) == []


@pytest.mark.parametrize(
    "rows",
    [
        [[(1, 0), (1, 0), (1, 0)]],  # no widths
        [[(2, 2948), (1, 5896)], [(1, 1134), (2, 0)], [(1, 2000), (1, 948), (1, 5896)]],
        [[(2, 2948), (1, 5896)]],  # how the first two share is open
    ],
)
def test_cells_that_leave_it_open_or_contradict_each_other_mend_nothing(
    rows: list[Row], tmp_path: Path
) -> None:
    path = tmp_path / "x.docx"
    (finding,) = told(path, table([], rows))
    assert "--fix" not in finding.suggestion
    assert fix_template(path, path) == []


def test_a_row_that_begins_later_counts_from_there(tmp_path: Path) -> None:
    rows: list[Row] = [ROWS[0], [(1, 1814), (1, 5896)]]
    assert told(tmp_path / "x.docx", table([1134, 1814, 5896], rows, before=1)) == []


def test_rounding_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path / "x.docx", table([1130, 1820, 5890])) == []


def test_the_forms_of_the_package_have_their_grids(tmp_path: Path) -> None:
    assert told(tmp_path / "x.docx", FORM.read_bytes()) == []
