"""Reports for tests of the whole product: the shortest one, and those at the edges."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from reportgen.model.report import Report
from tests.annexes import ANNEXES

Data = dict[str, Any]
"""A report's data by the form's labels."""

SHORTEST: Data = {
    "年度": 2024,
    "部门概况": {
        "单位名称": "云溪县青禾镇人民政府",
        "年度预算金额": "3960万元",
        "主管部门": "云溪县人民政府",
        "单位基本职能": ["承办上级交办的事项。"],
    },
    "绩效完成情况": {
        "部门整体支出管理和使用基本情况": {"概述": "预算执行平稳。", "支出总额": "3920万元"},
        "绩效目标完成情况": [{"标题": "民生改善", "要点": ["新增就业292人。"]}],
    },
    "存在的问题分析及改进措施": {
        "存在的问题": [{"标题": "财力不足"}],
        "改进措施": [{"标题": "压减支出"}],
    },
}
"""Only what the form can't do without; printed, it fills one page."""


def with_values(*changes: tuple[str, object]) -> Data:
    """Return the shortest report's data with values put in at paths of labels joined by dots."""
    data = deepcopy(SHORTEST)
    for path, value in changes:
        *groups, last = path.split(".")
        group = data
        for label in groups:
            group = group[label]
        group[last] = value
    return data


DUTIES = "部门概况.单位基本职能"
SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"
ACHIEVED = "绩效完成情况.绩效目标完成情况"
PROBLEMS = "存在的问题分析及改进措施.存在的问题"
MEASURES = "存在的问题分析及改进措施.改进措施"
REMARKS = "存在的问题分析及改进措施.其他需要说明问题"

LONG_TEXT = "加强资金监管，严格支出审批，细化绩效目标。" * 1000
BROKEN_TEXT = "第一行\r\n第二行\v第三行\t制表　全角空格  两个空格"
HOSTILE_TEXT = "{{ 年度 }}{% for x in y %}{_{ 年度 }_}{# 注 #}<w:p>&amp;]]>“引”'号'\U00020000"

EDGES: dict[str, Data] = {
    "shortest": SHORTEST,
    "empty-lists": with_values(
        (DUTIES, []),
        (f"{SPENT}.概述", []),
        (ACHIEVED, []),
        (PROBLEMS, []),
        (MEASURES, []),
        (REMARKS, []),
    ),
    "no-points": with_values((ACHIEVED, [{"标题": "民生改善", "要点": []}])),
    "sixty-points": with_values(
        (DUTIES, [f"承办第{n}项工作。" for n in range(1, 61)]),
        (ACHIEVED, [{"标题": "民生", "要点": [f"办成第{n}件实事。" for n in range(1, 61)]}]),
        (PROBLEMS, [f"问题{n}。内容{n}。" for n in range(1, 61)]),
    ),
    "long-text": with_values((f"{SPENT}.概述", LONG_TEXT)),
    "breaks-and-tabs": with_values(
        (DUTIES, [BROKEN_TEXT, BROKEN_TEXT]),
        (PROBLEMS, [{"标题": BROKEN_TEXT, "内容": BROKEN_TEXT}]),
        (REMARKS, BROKEN_TEXT),
    ),
    "hostile": with_values(
        ("部门概况.单位名称", HOSTILE_TEXT),
        (DUTIES, [HOSTILE_TEXT]),
        (ACHIEVED, [{"标题": HOSTILE_TEXT, "要点": [HOSTILE_TEXT, HOSTILE_TEXT]}]),
    ),
    "all-parts": with_values(
        (
            SPENT,
            {
                "概述": ["预算执行平稳。", "重点工作得到保障。"],
                "支出总额": "3,920.00万元",
                "按经济分类": {
                    "工资福利支出": "1900万元",
                    "商品和服务支出": "740万元",
                    "对个人和家庭的补助": "923万元",
                    "资本性支出": "345万元",
                    "对企业补助": "120000元",
                },
                "按支出性质": {"基本支出": "3517万元", "项目支出": "0.0403亿元"},
                "结余": "40万元",
                "三公经费": {
                    "合计": "12.6万元",
                    "因公出国（境）费": "0万元",
                    "公务用车购置及运行费": {"公务用车购置费": "0", "公务用车运行费": "8.6"},
                    "公务接待费": "4万元",
                    "预算数": "13万元",
                    "上年数": "14万元",
                },
            },
        ),
        (PROBLEMS, [{"标题": "财力不足", "内容": "可用财力少。"}]),
        (MEASURES, [{"标题": "压减支出", "内容": "严格审批。", "对应问题": [1, "财力不足"]}]),
        (REMARKS, ["第一段。", "第二段。"]),
        ("附件", ANNEXES),
        ("检查豁免", {"A06": "已说明原因"}),
    ),
}
"""Data of reports at the edges of what may be given, by name."""


CHAPTERS: Data = with_values(
    (
        "部门概况.机构人员",
        {"机构设置": ["设综合办公室。"], "编制数": "60人", "在职人数": "58人", "离退休人数": "0"},
    ),
    (
        "预算收支",
        {
            "收入": {"一般公共预算拨款": "3920万元", "上年结转资金": "0万元"},
            "一般公共预算支出情况": {
                "基本支出": {"合计": "3517万元", "说明": ["用于人员和公用支出。"]},
                "项目支出": {"合计": "403万元", "说明": ["用于民生项目。", "按进度拨付。"]},
            },
            "政府性基金预算支出情况": {"合计": "0万元", "说明": ["没有这项收入。"]},
            "国有资本经营预算支出情况": {"合计": "0", "说明": ["没有这项支出。"]},
            "社会保险基金预算支出情况": {"合计": "0.00元", "说明": ["没有参保。"]},
        },
    ),
    ("绩效自评结果拟应用和公开情况", ["随部门决算公开。"]),
    ("落款日期", "2025-04-08"),
)
"""The shortest report with all that the chapter-style form requires."""


def in_chapters(data: Data) -> Data:
    """Return a report's data with all that the chapter-style form requires."""
    data, more = deepcopy(data), deepcopy(CHAPTERS)
    data["部门概况"]["机构人员"] = more["部门概况"]["机构人员"]
    return {**more, **data}


def report(data: Data) -> Report:
    """Return the validated report."""
    return Report.model_validate(data, by_alias=True, by_name=False)
