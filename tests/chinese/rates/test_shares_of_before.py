"""Shares whose whole is named, and told in a sentence before."""

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
