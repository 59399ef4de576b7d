"""C03: required fields that are empty."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

PROBLEMS = "存在的问题分析及改进措施.存在的问题"
MEASURES = "存在的问题分析及改进措施.改进措施"


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("部门概况.单位基本职能", [], ("部门概况", "单位基本职能")),
        (
            f"{EXPENDITURE}.概述",
            [],
            ("绩效完成情况", "部门整体支出管理和使用基本情况", "概述"),
        ),
        (
            f"{EXPENDITURE}.概述",
            "——",
            ("绩效完成情况", "部门整体支出管理和使用基本情况", "概述", 0),
        ),
        ("绩效完成情况.绩效目标完成情况", [], ("绩效完成情况", "绩效目标完成情况")),
        (
            "绩效完成情况.绩效目标完成情况.0.要点",
            [],
            ("绩效完成情况", "绩效目标完成情况", 0, "要点"),
        ),
        (PROBLEMS, [], ("存在的问题分析及改进措施", "存在的问题")),
        (MEASURES, [], ("存在的问题分析及改进措施", "改进措施")),
        ("部门概况.主管部门", "/", ("部门概况", "主管部门")),
    ],
)
def test_required_fields_left_empty(path: str, value: Any, where: tuple[str | int, ...]) -> None:
    [hit] = hits("C03", (path, value))
    assert hit.path == where
    assert hit.severity is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("部门概况.单位基本职能", ["承办上级交办的其他事项。"]),
        (f"{EXPENDITURE}.概述", "资金使用规范"),
        (f"{EXPENDITURE}.按经济分类", None),
        ("存在的问题分析及改进措施.其他需要说明问题", None),
        (f"{PROBLEMS}.0.内容", ""),
    ],
)
def test_fields_that_are_filled_or_need_not_be(path: str, value: Any) -> None:
    assert hits("C03", (path, value)) == []


def test_the_empty_field_is_named() -> None:
    [hit] = hits("C03", ("绩效完成情况.绩效目标完成情况.0.要点", []))
    assert "“绩效完成情况.绩效目标完成情况[1].要点”是空的" in hit.message
    [hit] = hits("C03", (f"{EXPENDITURE}.概述", "——"))
    assert "只写了“——”" in hit.message
