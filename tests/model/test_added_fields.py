"""Fields that one county's form adds to those of every report."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from reportgen import Report
from reportgen.model.added_fields import TYPES, AddedField, extended, group_at
from reportgen.model.base import field_tree
from reportgen.model.messages import findings_of
from reportgen.model.places import Places
from tests.reports import with_values

GOOD = {
    "文字": "张三",
    "金额": "12.50万元",
    "人数": 96,
    "日期": "2025年4月8日",
    "比率": "96.67%",
    "选项": "是",
    "列表": ["一", "二"],
}
WRONG = {
    "金额": ("三百", "缺“元”字"),
    "人数": ("很多", "不是人数"),
    "日期": ("明天", "不是日期"),
    "比率": ("高", "百分数"),
    "选项": ("也许", "只能写：是、否"),
}


def read(added: AddedField, value: Any) -> Report:
    data = with_values((".".join(added.path), value))
    return extended((added,)).model_validate(data, by_alias=True, by_name=False)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    "group", [(), ("部门概况",), ("绩效完成情况", "部门整体支出管理和使用基本情况")]
)
def test_each_type_is_read_and_written_back(kind: str, group: tuple[str, ...]) -> None:
    added = AddedField(group, "补充的一栏", kind, choices=("是", "否"))
    report = read(added, GOOD[kind])
    held: Any = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    for label in added.path:
        held = held[label]
    assert held == GOOD[kind]
    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_that_does_not_fit_is_explained(kind: str) -> None:
    value, words = WRONG[kind]
    with pytest.raises(ValidationError) as caught:
        read(AddedField((), "补充的一栏", kind, choices=("是", "否")), value)
    (finding,) = findings_of(caught.value, Places())
    assert words in finding.message


def test_a_required_one_must_be_there_and_others_need_not() -> None:
    with pytest.raises(ValidationError):
        extended((AddedField((), "填报人", required=True),)).model_validate(with_values())
    report = extended((AddedField((), "填报人"),)).model_validate(with_values())
    assert report.填报人 is None  # type: ignore[attr-defined]


def test_without_added_fields_it_is_the_report_itself() -> None:
    assert extended(()) is Report


def test_the_tree_has_them_with_what_they_are() -> None:
    added = AddedField(("部门概况",), "填报人", required=True, description="谁填的", example="张三")
    node = (field_tree(extended((added,))).fields or {})["部门概况"].fields
    assert node is not None
    field = node["填报人"]
    assert (field.kind, field.required, field.example) == ("text", True, "张三")


@pytest.mark.parametrize("labels", [("没有",), ("附件",), ("年度",), ("预算收支", "收入")])
def test_only_a_plain_group_takes_more_fields(labels: tuple[str, ...]) -> None:
    assert group_at(labels) is None
