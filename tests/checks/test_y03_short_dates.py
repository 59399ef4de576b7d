"""Y03: dates that are not written in full."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("06月08日开展安全生产检查。", "6月8日"),
        ("2024年06月完成验收。", "2024年6月"),
        ("2024年4月08日召开动员会。", "2024年4月8日"),
        ("24年完成造林400亩。", "2024年"),
        ("24年6月召开动员会。", "2024年6月"),
        ("较23年底减少12人。", "2023年"),
        ("24年共完成改厕36座。", "2024年"),
    ],
)
def test_dates_that_are_not_in_full(text: str, right: str) -> None:
    [hit] = hits_in_text("Y03", text)
    assert f"“{right}”" in hit.suggestion


@pytest.mark.parametrize("text", ["2024度部门预算已公开。", "对2024转移支付资金开展自评。"])
def test_a_year_needs_its_character(text: str) -> None:
    [hit] = hits_in_text("Y03", text)
    assert "缺“年”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "为村组配发2024部对讲机。",
        "2024年6月8日开展安全生产检查。",
        "10月20日召开动员会。",
        "24年来坚持义务巡山。",
        "近24年未发生较大火灾。",
        "历时24年完成移民后扶。",
        "合同期限20年，每年租金3.2万元。",
        "连续10年获评先进。",
        "贷款最长期限从20年增加到22年。",
        "储蓄期限为5年、10年、15年和20年。",
        "未来10年到20年，林相将全面改善。",
        "“8·05”洪灾后修复水毁道路20处。",
    ],
)
def test_dates_that_are_in_full(text: str) -> None:
    assert hits_in_text("Y03", text) == []


def test_what_is_short_is_said() -> None:
    [short, padded] = hits_in_text("Y03", "24年06月08日动员，06月18日完成，24年06月08日通报。")
    assert "“24年06月08日”年份只写了两位，月日前面补了0" in short.message
    assert short.suggestion == "写成“2024年6月8日”"
    assert "“06月18日”月日前面补了0" in padded.message


@pytest.mark.parametrize("text", ["23年我局接待来访41批。", "按照24年度工作要点推进。"])
def test_a_short_year_before_the_unit_or_a_plan_of_the_year_is_told(text: str) -> None:
    assert hits_in_text("Y03", text)


@pytest.mark.parametrize("text", ["近24年我镇面貌一新。", "历时24年我县建成水库。"])
def test_a_number_of_years_before_the_unit_is_left(text: str) -> None:
    assert hits_in_text("Y03", text) == []
