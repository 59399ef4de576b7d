"""C02: problems that say nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import hits

PROBLEMS = "存在的问题分析及改进措施.存在的问题"
FINANCE = "财政收支矛盾突出。镇级可用财力少，预算编制较粗，年中追加7次。"


@pytest.mark.parametrize(
    "problem",
    [
        "无",
        "无。",
        "暂无",
        "没有问题。",
        "目前暂无明显问题",
        "经自查，未发现问题。",
        {"标题": "存在的问题", "内容": "无"},
        "还存在一些不足。",
        "工作还有不足，有待进一步加强。",
        "各项工作中还存在一些问题。需要不断改进。",
        {"标题": "有待提高", "内容": "个别工作做得不够好，还需进一步加强。"},
    ],
)
def test_problems_that_say_nothing(problem: Any) -> None:
    [hit] = hits("C02", (PROBLEMS, [FINANCE, problem]))
    assert hit.path == ("存在的问题分析及改进措施", "存在的问题", 1)


@pytest.mark.parametrize(
    "problem",
    [
        "村级票据交审偏慢。有3个村仍按季度交审，部分支出入账滞后。",
        "无专职会计。镇财政所4人兼管12个村的账，月末集中入账。",
        "预算编制有待细化",
        "没有问题清单和整改台账，村级财务问题反复出现。",
        "工作还有不足。惠农补贴公示有2个村超过了规定时限。",
        "暂无稳定的村集体收入来源",
    ],
)
def test_problems_that_say_something(problem: Any) -> None:
    assert hits("C02", (PROBLEMS, [FINANCE, problem])) == []


def test_what_says_nothing_is_quoted() -> None:
    [hit] = hits("C02", (PROBLEMS, ["暂无"]))
    assert "“暂无”等于没有写问题" in hit.message
    [hit] = hits("C02", (PROBLEMS, ["工作还有差距。有待改进。"]))
    assert "“工作还有差距。有待改进。”只有空话" in hit.message


@pytest.mark.parametrize(
    ("point", "count"),
    [
        ("取得了明显的社会效益，受到群众的普遍好评。", 1),
        ("取得了明显的社会效益，新增就业292人。", 0),
        ("各项绩效目标均已达到，机关运转平稳有序。", 1),
        ("贯彻落实上级各项要求，群众的满意度进一步提高。", 1),
        ("围绕中心工作，认真履职尽责，实现了预期目标。", 0),
        ("新修的三座便桥通车，学生上学不再绕路。", 0),
        ("各项制度健全，村级账目按月公开。", 0),
    ],
)
def test_goals_that_only_praise(point: str, count: int) -> None:
    goals = [{"标题": "重点工作", "要点": [point]}]
    assert len(hits("C02", ("绩效完成情况.绩效目标完成情况", goals))) == count
