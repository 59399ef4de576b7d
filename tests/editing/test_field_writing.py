from __future__ import annotations

import json

import pytest
from hypothesis import Phase, given, settings

from reportgen import Report
from reportgen.editing.field_writing import (
    FieldValue,
    entered_fields,
    filled,
    shape,
    tidied,
    value_at,
    with_fields,
)
from reportgen.errors import InputError
from reportgen.formats.blank_yaml import blank_yaml
from reportgen.formats.loading import load_bytes
from reportgen.model.base import field_tree
from tests.strategies import reports
from tests.tools import INPUTS

SEED = (INPUTS / "青山桥镇.yaml").read_bytes()
UNIT = ("部门概况", "单位名称")
DUTIES = ("部门概况", "单位基本职能")


def written(before: bytes, *values: tuple[tuple[str, ...], object], name: str = "甲.yaml") -> str:
    changed = with_fields(name, before, [FieldValue(*each) for each in values], Report)
    return changed.decode()


def test_one_value_changes_and_every_other_character_stays() -> None:
    after = written(SEED, (("部门概况", "年度预算金额"), "4000万元"))
    assert after == SEED.decode().replace("年度预算金额: 3960万元", "年度预算金额: 4000万元")


def test_a_blank_is_filled_in_field_by_field_and_keeps_its_comments() -> None:
    blank = blank_yaml(2024, annexes=True).encode()
    after = written(blank, (UNIT, "某镇: #1"), (DUTIES, ["甲。", "乙。"]))
    comments = [line for line in blank.decode().splitlines() if line.strip().startswith("#")]
    assert [line for line in after.splitlines() if line.strip().startswith("#")] == comments
    held = entered_fields("甲.yaml", after.encode(), Report)
    assert value_at(held, UNIT) == "某镇: #1"
    assert value_at(held, DUTIES) == ["甲。", "乙。"]


def test_a_text_of_two_lines_is_put_where_a_blank_has_a_dash_and_a_space() -> None:
    text = "部门概况:\n  单位基本职能:\n    - \n  主管部门: \t \n"
    supervisor = ("部门概况", "主管部门")
    after = written(text.encode(), (DUTIES, ["甲\n乙"]), (supervisor, "丙\n丁"))
    held = entered_fields("甲.yaml", after.encode(), Report)
    assert value_at(held, DUTIES) == ["甲\n乙"]
    assert value_at(held, supervisor) == "丙\n丁"


def test_what_is_emptied_keeps_its_key_and_can_be_filled_in_again() -> None:
    gone = written(SEED, (UNIT, ""), (DUTIES, []))
    assert "  单位名称: \n" in gone
    held = entered_fields("甲.yaml", gone.encode(), Report)
    assert value_at(held, UNIT) is None
    assert value_at(held, DUTIES) is None
    back = written(gone.encode(), (UNIT, "某镇"), (DUTIES, ["甲。"]))
    assert load_bytes("甲.yaml", back.encode()).overview.duties == ["甲。"]


def test_groups_that_are_not_there_come_with_their_first_value() -> None:
    path = ("附件", "基础数据表", "财政供养人员情况", "编制数")
    after = written(SEED, (path, "96人"), (("检查豁免",), {"A06 部门概况": "已核对"}))
    assert after.startswith(SEED.decode().rstrip("\n")[:2000])
    assert value_at(entered_fields("甲.yaml", after.encode(), Report), path) == "96人"


def test_items_that_stay_keep_the_comments_beside_them() -> None:
    text = "部门概况:\n  单位基本职能:\n    - 甲。 # 旧的\n    - 乙。 # 要留\n    - 丙。\n"
    after = written(text.encode(), (DUTIES, ["乙。", "丁。"]))
    assert "乙。 # 要留" in after
    assert "丁。" in after
    assert "甲。" not in after


def test_what_was_written_as_one_text_is_shown_as_items() -> None:
    text = (
        "存在的问题分析及改进措施:\n  存在的问题: 资金拨付慢。年底才到位。\n"
        "绩效完成情况:\n  部门整体支出管理和使用基本情况:\n    概述: |\n      一段\n      两段\n"
        "    三公经费: 5万元\n"
    )
    held = entered_fields("甲.yaml", text.encode(), Report)
    problems = value_at(held, ("存在的问题分析及改进措施", "存在的问题"))
    assert problems == [{"标题": "资金拨付慢", "内容": "年底才到位。"}]
    spending = value_at(held, ("绩效完成情况", "部门整体支出管理和使用基本情况"))
    assert spending["概述"] == ["一段", "两段"]
    assert spending["三公经费"] == {"合计": "5万元"}
    three = ("绩效完成情况", "部门整体支出管理和使用基本情况", "三公经费", "公务接待费")
    after = written(text.encode(), (three, "2万元"))
    spending = value_at(entered_fields("甲.yaml", after.encode(), Report), three[:2])
    assert spending["三公经费"] == {"合计": "5万元", "公务接待费": "2万元"}


def test_keys_that_are_no_fields_stay() -> None:
    text = "部门概况:\n  单位名字: 写错的\n  单位名称: 甲镇\n其他: {a: 1}\n"
    after = written(text.encode(), (UNIT, "乙镇"))
    assert after == text.replace("甲镇", "乙镇")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_and_line_breaks_of_a_file_stay(encoding: str) -> None:
    text = "年度: 2024\r\n部门概况:\r\n  单位名称: 甲镇\r\n"
    changed = with_fields("甲.yaml", text.encode(encoding), [FieldValue(UNIT, "乙镇")], Report)
    assert changed.decode(encoding) == text.replace("甲镇", "乙镇")


def test_json_is_written_as_json() -> None:
    text = '{\n  "年度": 2024,\n  "部门概况": {"单位名称": "甲镇", "年度预算金额": 12.50}\n}\n'
    after = written(text.encode(), (UNIT, ""), (DUTIES, ["甲"]), name="甲.json")
    assert json.loads(after)["部门概况"] == {
        "单位名称": None,
        "年度预算金额": 12.5,
        "单位基本职能": ["甲"],
    }
    assert "12.50" in after


def test_an_empty_file_becomes_the_form() -> None:
    after = written(b"", (UNIT, "甲镇"))
    assert "# 单位全称" in after
    assert value_at(entered_fields("甲.yaml", after.encode(), Report), UNIT) == "甲镇"


@pytest.mark.parametrize(
    "text", ["年度：2024\n部门概况：\n 单位名称：甲镇\n", "年度: 1\n年度: 2\n"]
)
def test_a_file_with_more_than_one_reading_is_only_put_in_order_when_asked(text: str) -> None:
    with pytest.raises(InputError, match="没有把握"):
        written(text.encode(), (UNIT, "乙镇"))
    tidy = tidied("甲.yaml", text.encode(), Report)
    assert "乙镇" in written(tidy, (UNIT, "乙镇"))


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(reports(), reports())
def test_any_report_turns_into_any_other_field_by_field(one: Report, other: Report) -> None:
    from reportgen.formats.data_carrier import dump

    before = dump(one)
    wanted = other.model_dump(mode="json", by_alias=True, exclude_none=True)
    groups = {label for label, value in wanted.items() if isinstance(value, dict)}
    values = [
        FieldValue((label, inner), wanted[label][inner])
        for label in groups - {"附件", "检查豁免"}
        for inner in wanted[label]
    ]
    after = with_fields("甲.yaml", before, values, Report)
    held = entered_fields("甲.yaml", after, Report)
    for each in values:
        wanted_value = value_at(shape(field_tree(Report), wanted), each.path)
        assert filled(value_at(held, each.path)) == filled(wanted_value)
