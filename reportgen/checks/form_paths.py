"""Parts of the form that several rules speak of, by their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.findings import Path

EXPENDITURE: Path = ("绩效完成情况", "部门整体支出管理和使用基本情况")
"""The group of the form that holds the figures."""

TABLE: Path = ("附件", "基础数据表")
COSTS: Path = (*TABLE, "经费控制情况")

IMPROVEMENT = "存在的问题分析及改进措施"
PROBLEMS: Path = (IMPROVEMENT, "存在的问题")
MEASURES: Path = (IMPROVEMENT, "改进措施")
