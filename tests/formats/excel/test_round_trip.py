"""Any report, written as a workbook, is read as the same report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from reportgen.formats.excel.form_writing import dump
from tests.formats.excel.sheets import full, loaded
from tests.reports import CHAPTERS, EDGES, PROBLEMS, in_chapters, report, with_values
from tests.strategies import reports

if TYPE_CHECKING:
    from reportgen.model.report import Report

CASES = {**EDGES, "chapters": CHAPTERS, "chapters-all": in_chapters(EDGES["all-parts"])}


@pytest.mark.parametrize("name", CASES)
def test_a_report_at_the_edges_comes_back_the_same(name: str) -> None:
    given_report = report(CASES[name])
    back = loaded(dump(given_report))
    assert back == given_report
    assert back.remarks == ()


MARKS = ("_x000A_", "<r>", "\ufdd0", " 甲 ")


@pytest.mark.parametrize("mark", MARKS)
def test_marks_that_nobody_sees_come_back_too(mark: str) -> None:
    unusual = report(with_values(("部门概况.主管部门", mark), (PROBLEMS, [{"标题": mark}])))
    assert loaded(dump(unusual)) == unusual


@given(reports())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_report_comes_back_the_same(given_report: Report) -> None:
    assert loaded(dump(given_report)) == given_report


def test_each_value_tells_its_cell() -> None:
    back = loaded(dump(full()))
    assert back.places.locate(("部门概况", "单位名称")) == "我镇.xlsx:部门概况!B4"
    duty = ("部门概况", "单位基本职能", 0)
    assert back.places.locate(duty).startswith("我镇.xlsx:部门概况!B")
    row = ("附件", "整体自评表", "绩效指标", 1, "实际完成值")
    assert back.places.locate(row).startswith("我镇.xlsx:整体自评表!E")
