"""C01, C02, C03: measures for every problem, problems that say something, nothing left empty."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

PROBLEMS = "存在的问题分析及改进措施.存在的问题"
MEASURES = "存在的问题分析及改进措施.改进措施"
INDUSTRY = "产业层次不高。皮鞋产业以代工为主，自主品牌少，龙头企业欠缺。"
VILLAGES = "村级集体经济薄弱。12个村中有5个村集体年收入不足5万元，种植养殖规模小。"
FINANCE = "财政收支矛盾突出。镇级可用财力少，预算编制较粗，年中追加7次。"
THREE = [INDUSTRY, VILLAGES, FINANCE]
BRANDS = "扶持自主品牌　引导皮鞋产业从代工转向自主品牌，全年引进龙头企业2家。"
FARMS = "壮大村级集体经济　推广“企业+村集体”的种植养殖，年内消除集体年收入不足5万元的村。"
BUDGET = "细化预算编制　年初把项目支出编到具体事项，预算追加控制在3次以内。"


def measure(title: str, *problems: int | str) -> dict[str, Any]:
    return {
        "标题": title,
        "内容": f"由分管领导负责{title}，每季度调度一次。",
        "对应问题": [*problems],
    }


@pytest.mark.parametrize(
    ("problems", "measures"),
    [
        (THREE, [BRANDS, BUDGET]),
        (THREE, [BUDGET]),
        ([INDUSTRY, FINANCE], "细化预算编制　年初把项目支出编到具体事项。"),
        (THREE, ["综合施策　一是引导企业创品牌；二是细化预算编制。"]),
        (THREE, [measure("创品牌", 1), measure("编预算", 3)]),
        (THREE, [measure("创品牌", 1), measure("引龙头", 1), measure("编预算", 3)]),
        (THREE, [measure("创品牌", "产业层次不高"), measure("编预算", "财政收支矛盾突出。")]),
        ([*THREE, "票据交审偏慢。3个村按季度交审。"], [measure("创品牌", 1), BUDGET]),
    ],
)
def test_a_problem_without_measure(problems: Any, measures: Any) -> None:
    assert len(hits("C01", (PROBLEMS, problems), (MEASURES, measures))) == 1


@pytest.mark.parametrize(
    ("problems", "measures"),
    [
        (THREE, [BRANDS, FARMS, BUDGET]),
        ([FINANCE], [BRANDS, BUDGET]),
        (THREE, [measure("创品牌", 1, 2), measure("编预算", 3)]),
        (THREE, [measure("三件事一起办", 1, "村级集体经济薄弱", "3")]),
        (THREE, [measure("创品牌", 1), FARMS, BUDGET]),
        (THREE, [measure("创品牌", 1, 2), BUDGET]),
        (THREE, ["综合施策　一是引导企业创品牌；二是发展种植养殖；三是细化预算编制。"]),
        (THREE, ["综合施策　1.引导企业创品牌。2.发展种植养殖。3.细化预算编制。"]),
        (["暂无。", FINANCE], [BUDGET]),
        (THREE, []),
    ],
)
def test_measures_for_all_problems(problems: Any, measures: Any) -> None:
    assert hits("C01", (PROBLEMS, problems), (MEASURES, measures)) == []


def test_the_counts_are_written_out_and_the_problem_is_named() -> None:
    [hit] = hits("C01", (PROBLEMS, THREE), (MEASURES, [BUDGET, BRANDS]))
    assert hit.path == ("存在的问题分析及改进措施", "改进措施")
    assert "有3个" in hit.message
    assert "只有2条" in hit.message
    assert "3-2=1个问题" in hit.message
    assert "像是第2个“村级集体经济薄弱”" in hit.message


def test_without_telling_words_no_problem_is_named() -> None:
    vague = ["加强领导　压实责任，严格考核。", "加强学习　组织培训4次。"]
    [hit] = hits("C01", (PROBLEMS, THREE), (MEASURES, vague))
    assert "3-2=1个问题" in hit.message
    assert "像是" not in hit.message


def test_a_problem_that_no_measure_names() -> None:
    measures = [measure("创品牌", 1), measure("编预算", 3)]
    [hit] = hits("C01", (PROBLEMS, THREE), (MEASURES, measures))
    assert hit.path == ("存在的问题分析及改进措施", "存在的问题", 1)
    assert "第2个问题“村级集体经济薄弱”" in hit.message
    assert "加上2" in hit.suggestion


@pytest.mark.parametrize(
    ("references", "place", "words"),
    [
        ([4], 0, "“对应问题”填的是4，存在的问题只有3个"),
        ([1, 0], 1, "“对应问题”填的是0"),
        ([99], 0, "“对应问题”填的是99，存在的问题只有3个"),
        (["村集体经济薄弱"], 0, "“村集体经济薄弱”在存在的问题里找不到"),
        ([2, "干部作风"], 1, "“干部作风”在存在的问题里找不到"),
    ],
)
def test_references_to_no_problem(references: list[int | str], place: int, words: str) -> None:
    measures = [measure("创品牌", *references), measure("编预算", 1, 2, 3)]
    [hit] = hits("C01", (PROBLEMS, THREE), (MEASURES, measures))
    assert hit.path == ("存在的问题分析及改进措施", "改进措施", 0, "对应问题", place)
    assert words in hit.message
    assert "1到3" in hit.suggestion


def test_the_nearest_title_is_suggested() -> None:
    measures = [measure("创品牌", 1, 3), measure("强村", "村集体经济薄弱")]
    [hit] = hits("C01", (PROBLEMS, THREE), (MEASURES, measures))
    assert "是不是“村级集体经济薄弱”？" in hit.suggestion


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


@pytest.mark.parametrize("code", ["C01", "C02"])
@pytest.mark.parametrize("piece", ["一是", "工作", "还有", "部分一些", "1.", "，", "无"])
def test_time_grows_with_the_text_only(code: str, piece: str) -> None:
    def seconds(times: int) -> float:
        problems, measures = [piece * times, FINANCE], [piece * times]
        start = process_time()
        hits(code, (PROBLEMS, problems), (MEASURES, measures))
        return process_time() - start

    small, large = (min(seconds(times) for _ in range(3)) for times in (10_000, 40_000))
    assert large < 10 * small + 0.05
