"""Data as a data file with the form's comments: nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml as pyyaml
from hypothesis import given, settings

from reportgen import load
from reportgen.formats.blank_yaml import blank_yaml, entry_text
from reportgen.formats.excel.roster_writing import RosterEntry, text_rows
from reportgen.formats.filled_yaml import filled_yaml
from reportgen.model.unreadable_value import UnreadableValue
from reportgen.plaindata import yaml_text
from tests.strategies import reports, texts

if TYPE_CHECKING:
    from reportgen.model.report import Report


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


@given(reports())
def test_a_filled_form_loads_as_the_report_it_was_made_from(report: Report) -> None:
    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert load(yaml_text.read(filled_yaml(data)).data) == report


@settings(max_examples=100, deadline=None)
@given(texts())
def test_any_text_is_written_so_that_it_reads_back(text: str) -> None:
    assert yaml_text.read(f"栏目: {entry_text(text)}\n").data == {"栏目": text}


def test_what_has_no_value_is_left_to_fill_in() -> None:
    assert filled_yaml({}) == blank_yaml()
    text = filled_yaml({"年度": 2024, "部门概况": {"主管部门": "", "单位基本职能": ["一", "二"]}})
    data = yaml_text.read(text).data
    assert data["年度"] == "2024"
    overview = data["部门概况"]
    assert [overview[label] for label in ("单位名称", "年度预算金额", "主管部门")] == [None] * 3
    assert overview["单位基本职能"] == ["一", "二"]
    assert overview["机构人员"]["编制数"] is None
    assert comments(text) == comments(blank_yaml())


def test_a_value_in_short_stands_where_its_group_has_it() -> None:
    spent = {"三公经费": "3.5", "公务": ""}
    data: dict[str, Any] = {
        "绩效完成情况": {"部门整体支出管理和使用基本情况": spent},
        "存在的问题分析及改进措施": {"存在的问题": "财力薄弱。收入少", "其他需要说明问题": "无"},
    }
    read = pyyaml.safe_load(filled_yaml(data))
    group = read["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert group["三公经费"]["合计"] == 3.5
    remarks = read["存在的问题分析及改进措施"]
    assert remarks["存在的问题"] == [{"标题": "财力薄弱", "内容": "收入少"}]
    assert remarks["其他需要说明问题"] == ["无"]


def test_what_the_form_has_no_field_for_stands_in_comments() -> None:
    data = {
        "年度": {"甲": 1},
        "附注": "另见\n附件",
        "部门概况": {"电话": "123", "单位名称": ["一镇", "二镇"]},
        "检查豁免": "无",
    }
    text = filled_yaml(data)
    assert text.startswith(blank_yaml())
    assert comments(text)[-5:] == [
        "# 年度：{'甲': 1}",
        "# 附注：另见〈U+000A〉附件",
        "# 部门概况.电话：123",
        "# 部门概况.单位名称：['一镇', '二镇']",
        "# 检查豁免：无",
    ]


def test_the_head_says_what_it_is_told() -> None:
    text = filled_yaml({}, ["", "由甲读出。"])
    assert "\n#\n# 由甲读出。\n\n# 报告所评价的财政年度" in text


def test_what_could_not_be_read_is_left_to_fill_in_with_a_note_why() -> None:
    wrong = UnreadableValue("单元格是日期格式", "改成“常规”")
    duties = ["甲。", wrong]
    data = {"年度": True, "部门概况": {"年度预算金额": wrong, "单位基本职能": duties}}
    text = filled_yaml(data)
    held = yaml_text.read(text).data
    assert held["年度"] is held["部门概况"]["年度预算金额"] is None
    assert held["部门概况"]["单位基本职能"] == ["甲。", None]
    assert "  年度预算金额:  # 没有读入：单元格是日期格式" in text.splitlines()
    assert "年度:  # 没有读入：填的是逻辑值“是”" in text.splitlines()
    assert not any(word in text for word in ("UnreadableValue", "True"))
    roster = RosterEntry(data)
    assert roster.value(("年度",)) is roster.value(("部门概况", "年度预算金额")) is None
    assert [row[3] for row in text_rows(roster)] == ["甲。", ""]
