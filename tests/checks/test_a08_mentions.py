"""A08: figures of the form that the prose mentions again."""

from __future__ import annotations

import pytest

from tests.checks.samples import EXPENDITURE, POINT, hits, hits_in_text, report_with

SUMMARY = f"{EXPENDITURE}.概述"

WRONG = [
    "2024年部门整体支出3902万元，资金使用规范。",
    "全年基本支出3571万元，保障了机关运转。",
    "“三公”经费支出16.2万元，控制在预算以内。",
    "本年度项目支出430万元。",
    "2024年年度预算总额3690万元。",
    "全年支出总额39.2万元，同比持平。",
    "2024年度支出总计3960万元，其中：本年支出合计3920万元，年末结转和结余38万元。",
    "镇卫生院2024年度收入合计642万元。我镇2024年度支出合计3902万元。",
]

RIGHT = [
    "2024年部门整体支出3920万元，资金使用规范。",
    "2023年部门整体支出3502万元，本年有所增加。",
    "上年基本支出3301万元。",
    "全县“三公”经费支出1630万元，比上年下降。",
    "财政所项目支出30万元。",
    "支出总额约3900万元。",
    "支出总额0.392亿元。",
    "比上年支出总额增加120万元。",
    "年初预算3500万元，年中追加460万元。",
    "2024年度支出总计3960万元，其中：本年支出合计3920万元，年末结转和结余40万元。",
    "镇卫生院2024年度收入合计642万元。2024年度支出合计642万元，其中：基本支出268万元，项目支出374万元。",
    "2024年镇属事业单位“三公”经费预算20万元。2024年“三公”经费支出共计9.07万元。",
]


@pytest.mark.parametrize(
    "text",
    [
        "云溪县青禾镇人民政府2024年支出总额3290万元。",
        "我镇全年项目支出430万元，全部用于水毁修复。",
        "2023年支出总额3800万元，2024年支出总额3902万元。",
        "2024年度部门整体支出3920万元，其中：基本支出3571万元，项目支出403万元。",
        "部门整体支出0.4亿元，其中基本支出3710万元。",
        "截至2024年底，本单位“三公”经费支出共计12.9万元。",
        "本单位全年支出3290万元，资金使用规范。",
        "“三公”经费全年共支出16.2万元，低于预算。",
        "（一）全年“三公”经费支出16.2万元，低于预算。",
        "（2）本年度项目支出430万元。",
        "1．2024年度部门整体支出3902万元。",
        "一是本单位全年支出3290万元，资金使用规范。",
        "第一，全年项目支出430万元。",
        "“三公”经费2024年共支出16.2万元，低于预算。",
    ],
)
def test_a_mention_that_differs(text: str) -> None:
    [hit] = hits_in_text("A08", text)
    assert hit.severity is None


@pytest.mark.parametrize(
    "text",
    [
        "举办农民运动会，总支出5万元。",
        "（一）举办农民运动会，总支出5万元。",
        "“三公”经费2023年共支出16.2万元，低于预算。",
        "实施水毁农田修复，预算总额120万元。",
        "实施道路修缮，项目支出12万元。",
        "我镇部门整体支出年初预算3500万元，其中基本支出3200万元，项目支出300万元。",
        "截至6月底，我镇支出总额1860万元，其中基本支出1700万元，项目支出160万元。",
        "1—9月，全镇项目支出240万元；前三季度基本支出2600万元。",
        "我镇项目支出120万元用于道路维修，其余用于防汛。",
        "2023年我镇预算执行平稳。支出总额3800万元，其中基本支出3000万元。",
        "镇敬老院支出230万元，其中：基本支出200万元，项目支出30万元。",
        "2024年支出总额3920万元，比上年支出总额增加120万元。",
        "全年压减“三公”经费2万元。",
        "2024年“三公”经费预算13万元。",
        "2025年预计支出总额4100万元。",
        "全年“三公”经费支出126000元。",
        "全县一般公共预算总额35亿元。",
        "追加预算330万元，预算总额4290万元。",
        "2024年部门整体支出0.39亿元。",
        "2024年基本支出占支出总额的89.72%。",
    ],
)
def test_a_mention_that_agrees_or_is_of_something_else(text: str) -> None:
    assert hits_in_text("A08", text) == []


def test_the_summary_speaks_of_the_unit_as_a_whole() -> None:
    [hit] = hits("A08", (SUMMARY, "预算执行平稳，项目支出430万元，保障了重点工作。"))
    assert hit.message == "“项目支出430万元”与填报的项目支出403万元不等：430−403=27万元"


def test_a_figure_that_the_form_rounds_is_a_warning() -> None:
    [hit] = hits_in_text("A08", "我镇基本支出3517.4万元。")
    assert hit.severity == "warning"
    [hit] = hits_in_text("A08", "我镇基本支出3517.6万元。")
    assert hit.severity is None


def test_the_nested_quotes_of_a_mention_are_single() -> None:
    [hit] = hits_in_text("A08", "全年“三公”经费支出12.9万元。")
    assert hit.message == (
        "“‘三公’经费支出12.9万元”与填报的“三公”经费12.6万元不等：12.9−12.6=0.3万元"
    )


def test_a_form_in_yuan_is_converted() -> None:
    total = (f"{EXPENDITURE}.支出总额", "39201234元")
    assert hits("A08", total, (POINT, "2024年部门整体支出3920.12万元。")) == []
    assert len(hits("A08", total, (POINT, "2024年部门整体支出3921.12万元。"))) == 1


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    assert hits_in_text("A08", text)


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_not_a_mistake(text: str) -> None:
    assert hits_in_text("A08", text) == []


@pytest.mark.parametrize(
    ("text", "words"), [(WRONG[0], "3920−3902=18万元"), (WRONG[2], "16.2−12.6=3.6万元")]
)
def test_the_arithmetic_is_written_out(text: str, words: str) -> None:
    messages = [hit.message for hit in hits_in_text("A08", text)]
    assert any(words in message for message in messages), messages


def test_an_approximate_mention_that_is_far_off_is_a_warning() -> None:
    (hit,) = hits_in_text("A08", "全年支出总额约4500万元。")
    assert hit.severity == "warning"


def test_exchanged_digits_are_told_where_else_another_figure_could_be_meant() -> None:
    (hit,) = hits_in_text("A08", "支出总额3290万元，用于9项工作。")
    assert hit.severity == "warning"
    assert hits_in_text("A08", "支出总额3210万元，用于9项工作。") == []


def test_mentions_of_what_the_form_does_not_have_are_not_judged() -> None:
    changes = (
        ("绩效完成情况.部门整体支出管理和使用基本情况.三公经费", None),
        (POINT, "“三公”经费支出9万元。"),
    )
    assert hits("A08", *changes) == []
    assert report_with(*changes).performance.expenditure.official_expenses is None


def test_one_figure_may_be_told_of_what_came_in_and_went_out() -> None:
    assert len(hits_in_text("A08", "本年度收入、支出总计均为3902万元，收支平衡。")) == 1
    assert hits_in_text("A08", "本年度收入、支出总计均为3920万元，收支平衡。") == []
