"""Files that carry their data: a report read back is the one that was built, but for edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import load
from reportgen.formats.word.merging.edit_attribution import relined
from reportgen.formats.word.word_reading import read_members
from reportgen.model.report import Report
from tests.formats.word.built import (
    built,
    data_of,
    fields_of,
    read_bytes,
    read_report,
    saved_again,
    value_at,
    with_other_properties,
    with_text_of,
    with_value,
)
from tests.reports import SHORTEST
from tests.strategies import reports
from tests.tools import INPUTS
from tests.wordfile import DOCUMENT, members

if TYPE_CHECKING:
    from collections.abc import Callable

NEW_AMOUNT = "86420.75万元"
NEW_TEXT = "改写后的文字"


@given(report=reports())
@settings(deadline=None)
def test_a_built_file_gives_the_equal_report(report: Report) -> None:
    reading = read_bytes(built(report))
    assert read_report(reading) == report
    assert reading.unplaced == reading.notes == []
    assert reading.carried is not None
    assert reading.carried.untouched


@pytest.mark.parametrize("save", [saved_again, with_other_properties])
@given(report=reports())
@settings(deadline=None)
def test_a_file_saved_again_gives_the_equal_report(
    save: Callable[[bytes], bytes], report: Report
) -> None:
    reading = read_bytes(save(built(report)))
    assert read_report(reading) == report
    assert reading.unplaced == []
    assert reading.carried is not None
    assert not reading.carried.untouched


@given(report=reports(), data=st.data())
@settings(deadline=None)
def test_an_edit_in_one_field_comes_back_and_nothing_else(
    report: Report, data: st.DataObject
) -> None:
    held = data_of(report)
    path = data.draw(st.sampled_from(list(fields_of(held))))
    new = NEW_AMOUNT if str(value_at(held, path))[-1:] == "元" and is_amount(path) else NEW_TEXT
    wanted = Report.model_validate(with_value(held, path, new))
    edited = with_text_of(built(report), built(wanted))
    assert read_report(read_bytes(edited)) == wanted


def test_the_units_name_in_annexes_follows_the_one_that_was_edited() -> None:
    goals = {"年度总体目标": {"预期目标": ["甲"], "实际完成情况": []}, "绩效指标": []}
    funds = {"年度资金总额": {"年初预算数": "10万元"}}
    whole = {**goals, "年度预算申请": funds}
    project = {**goals, "项目资金": funds, "项目支出名称": "乙"}
    held = {**SHORTEST, "附件": {"整体自评表": whole, "项目自评表": [project]}}
    for path in (("部门概况", "单位名称"), ("部门概况", "主管部门")):
        wanted = Report.model_validate(with_value(held, path, NEW_TEXT))
        edited = with_text_of(built(Report.model_validate(held)), built(wanted))
        assert read_report(read_bytes(edited)) == wanted


# A title that ends in 。 prints the same as one that does not where something follows it in its
# line, so that no file tells which was meant: NEW_TEXT has none, as the form wants it.
@pytest.mark.parametrize("before", ["甲。", "甲！", "。", "甲甲。", "甲"])
@pytest.mark.parametrize("after", [NEW_TEXT, f"{NEW_TEXT}。", "甲乙。"])
def test_an_edited_title_is_read_without_the_stop_that_the_form_prints(
    before: str, after: str
) -> None:
    held = data_of(Report.model_validate(SHORTEST))
    group = ("存在的问题分析及改进措施", "存在的问题")
    held = with_value(held, group, [{"标题": before, "内容": "丙丁"}])
    edited = with_value(held, (*group, 0, "标题"), after)
    wanted = with_value(held, (*group, 0, "标题"), after.rstrip("。"))
    files = [built(Report.model_validate(each)) for each in (held, edited)]
    reading = read_report(read_bytes(with_text_of(*files)))
    assert reading == Report.model_validate(wanted)


@given(report=reports(), data=st.data())
@settings(deadline=None)
def test_lines_of_a_document_that_is_not_read_are_those_that_it_has(
    report: Report, data: st.DataObject
) -> None:
    held = data_of(report)
    path = data.draw(st.sampled_from([each for each in fields_of(held) if not is_amount(each)]))
    new = data.draw(st.sampled_from([NEW_TEXT, "主管部门", "一是", "1、甲", "甲：乙", "<&\"'"]))
    changed = Report.model_validate(with_value(held, path, new))
    before, after = (members(built(each)) for each in (report, changed))
    lines, there = (read_members(each, "报告.docx").lines for each in (before, after))
    found = relined(before[DOCUMENT], after[DOCUMENT], lines)
    assert found is None or found == there


@given(report=reports(), data=st.data())
@settings(deadline=None)
def test_the_carried_data_stays_as_it_is(report: Report, data: st.DataObject) -> None:
    held = data_of(report)
    lists = ("存在的问题", "改进措施")
    improvement = {
        label: [
            each for each in held["存在的问题分析及改进措施"][label] if data.draw(st.booleans())
        ]
        for label in lists
    }
    group = {**held["存在的问题分析及改进措施"], **improvement}
    try:
        edited = Report.model_validate({**held, "存在的问题分析及改进措施": group})
    except ValueError:  # a measure that is left may be for a problem that is not
        return
    reading = read_bytes(with_text_of(built(report), built(edited)))
    assert reading.carried is not None
    assert Report.model_validate(reading.carried.data, by_alias=True, by_name=False) == report


def test_numbers_of_problems_follow_those_that_are_left() -> None:
    before = load(INPUTS / "青山桥镇.yaml")
    held = data_of(before)
    improvement = held["存在的问题分析及改进措施"]
    without = {**improvement, "存在的问题": improvement["存在的问题"][1:]}
    without["改进措施"] = [{**each, "对应问题": []} for each in improvement["改进措施"]]
    edited = Report.model_validate({**held, "存在的问题分析及改进措施": without})
    reading = read_bytes(with_text_of(built(before), built(edited)))
    measures = reading.data["存在的问题分析及改进措施"]["改进措施"]
    assert [each["对应问题"] for each in measures] == [[], [1], [2]]
    assert reading.carried is not None
    carried = reading.carried.data["存在的问题分析及改进措施"]["改进措施"]
    assert [each["对应问题"] for each in carried] == [[1], [2], [3]]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("<w:t>甲乙</w:t><w:t>丙</w:t>", "<w:t>甲丁</w:t><w:t>丙</w:t>", ["1、甲丁丙"]),
        ("<w:t>甲乙</w:t><w:t>丙</w:t>", "<w:t>甲乙&amp;</w:t><w:t>丙</w:t>", ["1、甲乙&丙"]),
        ("<w:t>甲乙</w:t><w:t>丙</w:t>", "<w:t>甲</w:t><w:t>丁</w:t>", None),
        ("<w:t>甲乙</w:t><w:t>丙</w:t>", "<w:t>甲乙</w:t><w:br/><w:t>丙</w:t>", None),
        ("<w:t>甲乙</w:t><w:i>丙</w:i>", "<w:t>甲乙</w:t><w:i>丁</w:i>", None),
        ("<w:t>甲乙</w:t><w:t>甲乙</w:t>", "<w:t>甲丁</w:t><w:t>甲乙</w:t>", None),
        ("<w:t>甲乙</w:t>", "<w:t>甲乙</w:t>", None),
    ],
)
def test_only_one_text_may_differ(before: str, after: str, found: list[str] | None) -> None:
    rows = {("组", "栏"): ["1、甲乙丙"], ("组", "又"): ["戊"]}
    wanted = found and {**rows, ("组", "栏"): found}
    assert relined(before.encode(), after.encode(), rows) == wanted


def is_amount(path: tuple[str | int, ...]) -> bool:
    return "概述" not in path and (
        "年度预算金额" in path or "部门整体支出管理和使用基本情况" in path
    )
