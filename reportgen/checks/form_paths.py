"""Parts of the form that several rules speak of: their paths, and the labels of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model.base import field_tree

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.model.base import FormModel

EXPENDITURE: Path = ("绩效完成情况", "部门整体支出管理和使用基本情况")
"""The group of the form that holds the figures."""

GOALS: Path = ("绩效完成情况", "绩效目标完成情况")
"""The sections on what was done."""

TABLE: Path = ("附件", "基础数据表")
COSTS: Path = (*TABLE, "经费控制情况")
WHOLE: Path = ("附件", "整体自评表")
PROJECTS: Path = ("附件", "项目自评表")

IMPROVEMENT = "存在的问题分析及改进措施"
PROBLEMS: Path = (IMPROVEMENT, "存在的问题")
MEASURES: Path = (IMPROVEMENT, "改进措施")


def label_of(group: FormModel, attribute: str) -> str:
    """Return the form's label of a field of a group."""
    fields = (field_tree(type(group)).fields or {}).values()
    return next(node.label for node in fields if node.attribute == attribute)
