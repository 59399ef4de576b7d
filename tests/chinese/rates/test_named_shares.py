"""Shares whose part or whole is named, and told further off."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

TOTAL = "政府采购支出总额95万元，其中货物支出35万元、服务支出60万元。"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{TOTAL}授予中小企业合同金额76万元，占政府采购支出总额的90%。", 1),
        (f"{TOTAL}授予中小企业合同金额76万元，占政府采购支出总额的80%。", 0),
        (f"{TOTAL}当年无跨年合同。授予中小企业合同金额76万元，占政府采购支出总额的90%。", 1),
        ("“三公”经费支出总额8万元。公务接待费3万元，占三公经费支出总额的47.5%。", 1),
        ("上年项目支出总额80万元。今年修路20万元，占项目支出总额的50%。", 0),
        ("2023年项目支出总额80万元。2024年修路20万元，占项目支出总额的50%。", 0),
    ],
)
def test_a_share_of_what_a_sentence_before_names(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize("of", ["", "的", "的比重为"])
def test_the_whole_may_stand_three_sentences_before_and_the_share_right_behind_it(of: str) -> None:
    told = (
        "基本支出预算92.43万元。其中：工资预算85.79万元，占基本支出预算{of}92.82%。"
        "公用支出预算6.16万元，占基本支出预算{of}6.66%。补助预算0.48万元，占基本支出预算{of}{share}%。"
    )
    assert hits_in_text("A12", told.format(of=of, share="0.52")) == []
    (hit,) = hits_in_text("A12", told.format(of=of, share="5.2"))
    assert "0.48÷92.43=0.52%" in hit.message


@pytest.mark.parametrize(
    "shape",
    [
        "财政总收入累计完成952万元，增长4%。其中，税收收入714万元，同比增长3.7%，占财政总收入的比重为{}%。",
        "全县直达资金总量为952万元，支出905万元。其中县本级714万元，占全县总量的{}%。",
    ],
)
def test_a_share_may_stand_behind_a_movement_and_name_its_whole_in_short(shape: str) -> None:
    assert hits_in_text("A12", shape.format("75")) == []
    (hit,) = hits_in_text("A12", shape.format("57"))
    assert "714÷952=75%" in hit.message


def test_a_whole_by_one_name_in_two_items_is_that_of_its_own() -> None:
    text = (
        "东片到位资金453万元，实付195万元，占到位资金43.05%；"
        "西片到位资金523万元，实付211万元，占到位资金{}%。"
    )
    assert hits_in_text("A12", text.format("40.34")) == []
    (hit,) = hits_in_text("A12", text.format("44.34"))
    assert "211÷523=40.34%" in hit.message


def test_part_and_whole_may_both_be_told_before_under_their_names() -> None:
    text = (
        "全县一般公共预算地方收入完成8276万元，其中，税收收入6153万元，非税收入2123万元。"
        "非税收入占一般公共预算地方收入的{}%，比上年下降1.3个百分点。"
    )
    assert hits_in_text("A12", text.format("25.65")) == []
    (hit,) = hits_in_text("A12", text.format("35.65"))
    assert "2123÷8276=25.65%" in hit.message


def test_a_name_may_say_that_it_is_of_the_budget() -> None:
    text = (
        "一般公共预算基本支出113.36万元，其中：人员经费103万元，占基本支出预算90.86%。"
        "公用经费10.36万元，占基本支出预算{}%。"
    )
    assert hits_in_text("A12", text.format("9.14")) == []
    (hit,) = hits_in_text("A12", text.format("1.94"))
    assert "10.36÷113.36=9.14%" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "村级收入46万元，其中光伏收入12万元，租金34万元。租金收入占全县村级收入的2.1%。",
        "全镇耕地2.4万亩，其中水田1.5万亩。水稻面积占全镇耕地的48%。",
        "采购规模330亿元。中央、地方采购分别为27亿元和303亿元，占全国采购规模的8.2%和91.8%。",
    ],
)
def test_a_share_of_what_is_not_told_is_of_nothing_else(text: str) -> None:
    assert hits_in_text("A12", text) == []
