"""C01: every problem has a measure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import hits

PROBLEMS = "存在的问题分析及改进措施.存在的问题"
MEASURES = "存在的问题分析及改进措施.改进措施"
INDUSTRY = "产业层次不高。皮鞋产业以代工为主，自主品牌少，龙头企业欠缺。"
VILLAGES = "村级集体经济薄弱。12个村中有5个村集体年收入不足5万元，种植养殖规模小。"
FINANCE = "财政收支矛盾突出。镇级可用财力少，预算编制较粗，年中追加7次。"
THREE = [INDUSTRY, VILLAGES, FINANCE]
BRANDS = "扶持自主品牌　引导皮鞋产业从代工转向自主品牌，全年引进龙头企业2家。"
BUDGET = "细化预算编制　年初把项目支出编到具体事项，预算追加控制在3次以内。"


def measure(title: str, *problems: int | str) -> dict[str, Any]:
    return {
        "标题": title,
        "内容": f"由分管领导负责{title}，每季度调度一次。",
        "对应问题": [*problems],
    }


FARMS = "壮大村级集体经济　推广“企业+村集体”的种植养殖，年内消除集体年收入不足5万元的村。"


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
    assert "3−2=1个问题" in hit.message
    assert "像是第2个“村级集体经济薄弱”" in hit.message


def test_without_telling_words_no_problem_is_named() -> None:
    vague = ["加强领导　压实责任，严格考核。", "加强学习　组织培训4次。"]
    [hit] = hits("C01", (PROBLEMS, THREE), (MEASURES, vague))
    assert "3−2=1个问题" in hit.message
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
