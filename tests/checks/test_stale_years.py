"""Years of a plan that is over, or still to come."""

from __future__ import annotations

import pytest

from tests.checks.annexed import annex_hits
from tests.checks.samples import POINT, hits, hits_in_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024年是实施“十三五”规划的关键一年，全镇上下齐心协力。", "不在“十三五”"),
        ("2024年是“十四五”规划的开局之年。", "2024年是第4年"),
        ("今年是“十四五”开局之年。", "2024年是第4年"),
        ("2024年是实施“十四五”规划的第三年。", "2024年是第4年"),
        ("2024年，我镇将继续加强预算管理。", "已经过去"),
        ("2024年，将进一步压减一般性支出。", "已经过去"),
    ],
)
def test_years_that_their_own_words_contradict(text: str, said: str) -> None:
    assert any(said in hit.message for hit in hits_in_text("Y01", text))


@pytest.mark.parametrize(
    "text",
    [
        "2024年是实施“十四五”规划的关键一年。",
        "2024年是实施“十四五”规划的第四年。",
        "今年是“十四五”收官之年，我镇将早谋划、早安排。",
        "2024年是谋划“十五五”规划的重要一年。",
        "2024年是总结“十三五”经验、推进“十四五”的一年。",
        "会议提出，2024年，我镇将继续实施危房改造。",
        "2024年全镇继续加强预算管理。",
    ],
)
def test_years_that_go_with_their_words(text: str) -> None:
    assert hits_in_text("Y01", text) == []


def test_what_was_aimed_at_when_the_year_began_was_still_to_come() -> None:
    aimed = ("整体自评表.年度总体目标.预期目标", "2024年，我镇将继续推进农村人居环境整治。")
    assert not any("已经过去" in hit.message for hit in annex_hits("Y01", aimed))


def test_a_move_from_the_year_before_is_of_the_year_before() -> None:
    (hit,) = hits_in_text("Y01", "与2022年相比，2024年会议费同比下降5.2%。")
    assert "比的却是2022年" in hit.message
    assert hits_in_text("Y01", "与2023年相比，2024年会议费同比下降5.2%。") == []


def test_an_evaluation_of_the_year_before_is_told() -> None:
    (hit,) = hits_in_text("Y01", "评价期间为2023年1月1日至12月31日，覆盖2024年的支出。")
    assert "是2023年的" in hit.message
    assert hits_in_text("Y01", "评价期间为2024年1月1日至12月31日。") == []


def test_last_year_is_the_year_before() -> None:
    assert len(hits_in_text("Y01", "电费9.6万元，比上年（2022年）减少1.2万元。")) == 1
    assert not hits_in_text("Y01", "电费9.6万元，比上年（2023年）减少1.2万元。")
    assert len(hits_in_text("Y01", "本年（2023年）电费9.6万元。")) >= 1
    assert not hits_in_text("Y01", "本年度（2024年）电费9.6万元。")


def test_why_the_year_before_moved_is_not_told_after_the_figures_of_the_year() -> None:
    text = (
        "2024年接待费3.2万元，比上年的3.8万元减少0.6万元。{}年接待费同比减少的主要原因是压减陪餐。"
    )
    (hit,) = hits_in_text("Y01", text.format(2023))
    assert "上一年的原因" in hit.message
    assert hits_in_text("Y01", text.format(2024)) == []


def test_reasons_are_of_the_year_that_the_paragraph_before_tells_of() -> None:
    told = "我镇2024年会议费决算数4.2万元，比上年下降12.5%。"
    why = "2023年会议费决算数同比下降的主要原因是改开视频会议。"
    (hit,) = hits("Y01", (POINT[:-2], [told, why]))
    assert "说的却是上一年的原因" in hit.message
    assert hits("Y01", (POINT[:-2], [told, why.replace("2023", "2024")])) == []


def test_money_is_not_used_before_it_is_granted() -> None:
    text = "楚财农〔2024〕36号文件下达补助9万元。补助9万元，截至{}年12月31日，资金已支付9万元。"
    (hit,) = hits_in_text("Y01", text.format(2023))
    assert "由楚财农〔2024〕36号下达，2023年还没有这笔钱" in hit.message
    assert hits_in_text("Y01", text.format(2024)) == []


@pytest.mark.parametrize(
    "text",
    [
        "楚财农〔2023〕36号、楚财农〔2024〕5号下达补助9万元，其中首笔截至2023年12月31日已支付4万元。",
        "根据楚财绩〔2024〕3号的要求，首期资金截至2023年底已使用4万元，余款于2024年付清。",
    ],
)
def test_money_granted_in_both_years_may_have_been_used_in_the_first(text: str) -> None:
    assert not any("还没有这笔钱" in hit.message for hit in hits_in_text("Y01", text))
