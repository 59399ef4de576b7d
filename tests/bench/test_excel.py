"""The benchmark of workbooks runs, and what it measures is what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.excel.form_writing import dump
from tests.bench.excel import cells_of, excel
from tests.reports import SHORTEST, report

if TYPE_CHECKING:
    from pathlib import Path


def test_all_workbooks_are_built_and_each_row_has_its_measure(tmp_path: Path) -> None:
    form, county = excel(tmp_path, ["--units", "2", "--jobs", "1", "--rounds", "1"])
    assert form.measure.endswith(" ms")
    assert county.name.endswith("2 built")
    assert float(county.ratio) > 0


def test_the_peer_reads_every_cell() -> None:
    assert cells_of(dump(report(SHORTEST))) > 50
