"""Built files without the data that they carried: read by the words of the table alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Cm
from hypothesis import given, settings

from tests.formats.word.built import built, printed, read_bytes, read_report, without_data
from tests.formats.word.plain_reports import plain_reports, readable_reports
from tests.reports import ACHIEVED, SHORTEST, SPENT, report, with_values

if TYPE_CHECKING:
    from typing import Any

    from reportgen.model.report import Report


@given(report=plain_reports())
@settings(deadline=None)
def test_the_printed_form_gives_the_equal_report(report: Report) -> None:
    reading = read_bytes(without_data(built(report)))
    assert read_report(reading) == report
    assert reading.unplaced == []
    assert reading.carried is None


@pytest.mark.parametrize(
    "sections",
    [
        [{"标题": "甲。", "要点": []}],
        [{"标题": "。", "要点": []}],
        [{"标题": "：", "要点": ["乙。", "丙。"]}, {"标题": "甲。", "要点": ["丁。"]}],
    ],
)
def test_marks_that_end_a_title_stay(sections: list[dict[str, Any]]) -> None:
    made = report(with_values((ACHIEVED, sections)))
    reading = read_bytes(without_data(built(made)))
    assert read_report(reading) == made
    assert reading.unplaced == []


@pytest.mark.parametrize("wages", ["0", "1万元"])
def test_kinds_in_the_forms_own_words_are_of_all_that_was_spent(wages: str) -> None:
    kinds = {"工资福利支出": wages, "对企业补助": "0"}
    natures = {"基本支出": wages, "项目支出": "4万元"}
    spent = {"概述": "平稳。", "支出总额": "5万元", "按经济分类": kinds, "按支出性质": natures}
    made = report(with_values((SPENT, spent)))
    assert read_report(read_bytes(without_data(built(made)))) == made


def test_a_sum_of_parts_in_yuan_is_read_as_it_is_printed() -> None:
    spent = {"概述": "平稳。", "支出总额": "3万元"}
    parts = {"因公出国（境）费": "0.00001元", "公务接待费": "3万元"}
    made = report(with_values((SPENT, {**spent, "三公经费": parts})))
    wanted = report(with_values((SPENT, {**spent, "三公经费": {"合计": "30000.00001元", **parts}})))
    assert read_report(read_bytes(without_data(built(made)))) == printed(wanted)


@given(report=readable_reports())
def test_what_was_read_is_read_again(report: Report) -> None:
    first = read_report(read_bytes(without_data(built(report))))
    assert read_report(read_bytes(without_data(built(first)))) == first


@pytest.mark.parametrize(
    ("points", "read"),
    [
        (["一是加强管理。"], ["一是加强管理。"]),
        (["第", "二"], ["一是第二是二"]),
        (["一是加强管理。三是强化督查。"], ["一是加强管理。三是强化督查。"]),
        (["加强管理。", "强化督查。"], ["加强管理。", "强化督查。"]),
    ],
)
def test_a_count_of_one_is_a_part_of_its_text(points: list[str], read: list[str]) -> None:
    made = report(with_values((ACHIEVED, [{"标题": "甲", "要点": points}])))
    (section,) = read_report(read_bytes(without_data(built(made)))).performance.achievements
    assert section.points == read


@pytest.mark.parametrize("remark", ["", "见附件"])
def test_a_column_for_remarks_that_a_county_has_added_is_no_part_of_the_values(remark: str) -> None:
    made = report(SHORTEST)
    document = docx.Document(io.BytesIO(without_data(built(made))))
    (table,) = document.tables
    cells = table.add_column(Cm(2)).cells
    cells[0].text, cells[2].text = "备注", remark
    held = io.BytesIO()
    document.save(held)
    reading = read_bytes(held.getvalue())
    assert read_report(reading) == made
    assert [remark in each.message for each in reading.unplaced] == [True] * bool(remark)
