"""Whole reports of other units are read: nothing is lost, hardly anything is wrong."""

from __future__ import annotations

import pytest

from tests.real.reports_measure import (
    REPORT_PARTS,
    measure_reports,
    report_files,
    reports_table,
)
from tests.tools import ROOT

_LEAST_RIGHT = {"seen": 0.97, "unseen": 0.92}
_MOST_WRONG = 0.02


def test_there_are_fifty_whole_reports_some_of_them_wrong() -> None:
    files = [path for part in REPORT_PARTS for path in report_files(part)]
    wrong = [path for path in files if "有错" in path.read_text(encoding="utf-8")]
    assert len(files) >= 50
    assert len(files) // 4 <= len(wrong) <= len(files) // 2
    assert len(report_files("unseen")) >= len(files) // 4


@pytest.mark.parametrize("part", REPORT_PARTS)
def test_fields_are_read_right_and_nothing_is_lost(part: str) -> None:
    tally = measure_reports(part)
    assert tally.lost == 0, tally.notes
    assert tally.gone == 0, tally.notes
    assert tally.kept == tally.texts, tally.notes
    assert tally.right >= tally.fields * _LEAST_RIGHT[part], tally.notes
    assert tally.wrong <= tally.fields * _MOST_WRONG, tally.notes


@pytest.mark.parametrize("part", REPORT_PARTS)
def test_what_is_wrong_is_found_and_nothing_else_is_called_an_error(part: str) -> None:
    tally = measure_reports(part)
    assert tally.found == tally.errors, tally.notes
    assert tally.false == 0, tally.notes


def test_the_readme_has_the_figures_of_the_reports() -> None:
    readme = (ROOT / "reportgen" / "checks" / "README.md").read_text(encoding="utf-8")
    assert reports_table() in readme
