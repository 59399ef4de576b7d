"""Words that say how what was spent stands to the budget, beside the rate of it."""

from __future__ import annotations

import pytest

from reportgen.chinese.movements.budget_words import read_contradictions, read_wrong_reasons
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("完成年初预算100%，决算数大于预算数0.6万元", "＝"),
        ("完成年初预算的92.6%，决算数大于年初预算数的主要原因是加印手册", "＜"),
        ("完成预算92.6%，支出数大于预算数，主要是加印手册", "＜"),
        ("完成年初预算的118.4%，决算数小于年初预算数", "＞"),
        ("完成年初预算的118.4%，决算数与年初预算数持平", "＞"),
    ],
)
def test_words_that_the_rate_contradicts(told: str, true: str) -> None:
    assert [one[3] for one in read_contradictions(f"印刷费支出3.8万元，{told}。")] == [true]
    assert hits_in_text("A12", f"印刷费支出3.8万元，{told}。")


@pytest.mark.parametrize(
    "told",
    [
        "完成年初预算的92.6%，决算数小于年初预算数的主要原因是少印手册",
        "完成年初预算的92.6%，决算数大于调整预算数的主要原因是加印手册",
        "完成年初预算的100%，决算数大于年初预算数的主要原因是加印手册",
        "完成年初预算的100%，决算数与年初预算数持平",
        "完成年初预算的99.8%，决算数与年初预算数一致",
        "完成年初预算的92.6%，较年初预算数的变化主要在邮寄",
    ],
)
def test_words_that_go_with_the_rate(told: str) -> None:
    assert list(read_contradictions(f"印刷费支出3.8万元，{told}。")) == []


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        (
            "订阅费预算安排11.6万元，比上年预算执行数减少17.14%。主要原因是：订阅费用增加。",
            ["减少"],
        ),
        ("订阅费3.8万元，比上年增加0.6万元，增长18.75%，主要原因是订阅支出减少。", ["增加"]),
        ("订阅费3.8万元，比上年减少0.6万元，下降13.64%，主要原因是订阅支出减少。", []),
        ("订阅费3.8万元，比上年减少0.6万元，下降13.64%，主要原因是上年补订支出增加。", []),
        ("公用经费3.8万元，比上年减少0.6万元，下降13.64%，主要原因是人员经费增加。", []),
        ("年末结余3.8万元，比年初减少0.6万元，主要原因是订阅支出增加。", []),
    ],
)
def test_a_reason_that_says_the_other_way(text: str, moved: list[str]) -> None:
    assert [one[2] for one in read_wrong_reasons(text)] == moved
    assert len(hits_in_text("A12", text)) == len(moved)


@pytest.mark.parametrize(
    "text",
    [
        "物业管理费年初预算为52万元，支出决算为47万元。决算数大于预算数的主要原因是续签合同。",
        "物业管理费年初预算为52万元，支出决算为47万元，完成年初预算的90.38%。"
        "预算数小于决算数的主要原因是续签合同。",
        "物业管理费年初预算为52万元，支出决算为57万元；决算数小于年初预算数，主要是压减开支。",
        "物业管理费年初预算为52万元，支出决算为47万元。决算数等于预算数的主要原因是预算测算周全。",
    ],
)
def test_words_are_held_against_the_figures_of_the_sentence_before(text: str) -> None:
    assert any("话写反了" in hit.message for hit in hits_in_text("A12", text))


@pytest.mark.parametrize(
    "text",
    [
        "物业管理费年初预算为52万元，支出决算为47万元。决算数小于预算数的主要原因是少签合同。",
        "物业管理费年初预算为52万元，支出决算为47万元。预算数大于决算数的主要原因是少签合同。",
        "维修费年初预算为52万元。物业管理费支出决算为57万元。决算数小于预算数的，另作说明。",
        "物业管理费年初预算为52万元，支出决算为52万元。决算数等于预算数。",
    ],
)
def test_words_that_go_with_the_figures_before_them(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize("same", ["与预算数一致", "与年初预算持平", "与预算相同"])
def test_the_same_as_the_budget_said_behind_both(same: str) -> None:
    assert hits_in_text("A12", f"邮电费预算4万元，决算3.4万元，{same}。")
    assert not hits_in_text("A12", f"邮电费预算4万元，决算4万元，{same}。")
    assert not hits_in_text("A12", f"资金使用{same}，邮电费决算3.4万元。")
