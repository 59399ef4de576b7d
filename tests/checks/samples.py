"""A report without any finding, and ways to put one text or figure into it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from reportgen.checks.catalogue import Hit, rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.readings import Readings
from reportgen.checks.subject import Subject
from reportgen.model.report import Report

CLEAN: dict[str, Any] = {
    "年度": 2024,
    "部门概况": {
        "单位名称": "云溪县青禾镇人民政府",
        "年度预算金额": "3960万元",
        "主管部门": "云溪县人民政府",
        "单位基本职能": ["负责辖区内安全生产的指导和监督。", "承办上级交办的其他事项。"],
    },
    "绩效完成情况": {
        "部门整体支出管理和使用基本情况": {
            "概述": "本年度预算执行平稳，资金使用规范。",
            "支出总额": "3920万元",
            "按经济分类": {
                "工资福利支出": "1900万元",
                "商品和服务支出": "752万元",
                "对个人和家庭的补助": "923万元",
                "资本性支出": "345万元",
            },
            "按支出性质": {"基本支出": "3517万元", "项目支出": "403万元"},
            "结余": "40万元",
            "三公经费": "12.6万元",
        },
        "绩效目标完成情况": [
            {"标题": "民生保障持续改善", "要点": ["新增城镇就业292人。", "修复村道5.2公里。"]},
        ],
    },
    "存在的问题分析及改进措施": {
        "存在的问题": [
            {"标题": "财政收支矛盾突出", "内容": "镇级可用财力少，收入主要用于人员工资。"}
        ],
        "改进措施": [
            {"标题": "加强财政管理", "内容": "压减一般性支出，盘活闲置资产。", "对应问题": [1]}
        ],
        "其他需要说明问题": "无",
    },
}
"""Data of a report of which no rule finds anything."""


def report_with(*changes: tuple[str, Any]) -> Report:
    """Return the clean report with some fields replaced.

    A change is a path by labels and list positions from 0, joined by dots, and the new value;
    the value ``None`` takes the field out.
    """
    data = deepcopy(CLEAN)
    for path, value in changes:
        *way, last = path.split(".")
        place: Any = data
        for step in way:
            place = place[int(step)] if step.isdecimal() else place.setdefault(step, {})
        if value is None:
            del place[int(last) if last.isdecimal() else last]
        else:
            place[int(last) if last.isdecimal() else last] = value
    return Report.model_validate(data)


POINT = "绩效完成情况.绩效目标完成情况.0.要点.0"
EXPENDITURE = "绩效完成情况.部门整体支出管理和使用基本情况"


def hits(code: str, *changes: tuple[str, Any], last: Report | None = None) -> list[Hit]:
    """Return what one rule finds in the clean report with some fields replaced."""
    subject = Subject(report_with(*changes), last, standard_dictionary())
    return list(rules()[code].find(Readings(subject).looked_at_by(code)))


def hits_in_text(code: str, text: str) -> list[Hit]:
    """Return what one rule finds when a text stands as a point of 绩效目标完成情况."""
    return hits(code, (POINT, text))
