"""Relations between figures in different clauses: ratios, products, differences, shares, lists."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.movements.comparisons import completed_changes
from reportgen.chinese.movements.differences import read_differences
from reportgen.chinese.rates.bare_shares import read_bare_shares
from reportgen.chinese.rates.named_rates import read_named_rates
from reportgen.chinese.rates.ratios import read_ratios
from reportgen.chinese.rates.respective_lists import read_respective
from reportgen.chinese.totals.listed_parts import read_listed_parts, read_signed_sums
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("年初预算90万元，全年支出81万元，执行率80%。", "81万元", "90万元"),
        ("下达资金90万元。已支付81万元，支付率80%。", "81万元", "90万元"),
        ("下达资金90万元，已支付81万元。支付率80%。", "81万元", "90万元"),
        ("计划巡查50次，实际开展45次，任务完成率80%。", "45次", "50次"),
        ("编制50名，在职45人，控制率80%。", "45人", "50名"),
        ("编制50个，在职45人，控制率80%。", "45人", "50个"),
        ("上年支出70万元，预算90万元，本年支出81万元，执行率80%。", "81万元", "90万元"),
    ],
)
def test_a_rate_is_of_what_was_planned(text: str, part: str, whole: str) -> None:
    (found,) = read_named_rates(read_statements(text))
    assert [one.text for one in found.terms] == [part, whole]
    assert len(hits_in_text("A12", text)) == 1


def test_a_budget_has_the_rate_that_is_of_it() -> None:
    (found,) = read_ratios(read_statements("决算81万元，预算90万元，完成预算的90%。"))
    assert [one.text for one in found.terms] == ["81万元", "90万元"]


@pytest.mark.parametrize(
    "text",
    [
        "参保3000人，参保率98%。",
        "为12户改厕。建档3500人，完成率100%。",
        "支出81万元，执行率目标90%。",
        "执行率比上年提高3%，支出81万元。",
    ],
)
def test_no_ratio_where_the_whole_is_not_told(text: str) -> None:
    assert (
        list(chain(read_ratios(read_statements(text)), read_named_rates(read_statements(text))))
        == []
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("预算50万元，支出45万元，结余5万元。", "difference"),
        ("2022年支出50万元，2023年支出45万元，减少5万元。", "difference"),
        ("预算50万元，支出45万元，其中水电费12万元，结余5万元。", "difference"),
        ("印刷费本年3万元，上年3万元，与上年持平。", "same"),
    ],
)
def test_differences(text: str, kind: str) -> None:
    (found,) = read_differences(read_statements(text))
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "道路支出50万元，水利支出45万元，减少5万元。",
        "印刷费3万元，水费2万元，与上年基本持平。",
    ],
)
def test_no_difference_of_two_things(text: str) -> None:
    assert list(read_differences(read_statements(text))) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("培训费5万元，较预算减少1万元，下降16.67%，较上年减少2万元，下降28.57%。", "5万元"),
        ("培训费支出5万元。经分析，培训费较上年减少2万元，下降28.57%。", "5万元"),
        ("总支出80万元。与上年相比减少20万元，下降20%。", "80万元"),
    ],
)
def test_the_level_stands_elsewhere(text: str, after: str) -> None:
    ((change, _),) = completed_changes(text, read_statements(text))
    assert change.after is not None
    assert change.after.text == after


def test_no_level_where_another_thing_moved() -> None:
    text = "培训费支出5万元。印刷费较上年减少2万元，下降28.57%。"
    assert list(completed_changes(text, read_statements(text))) == []


def test_lists_are_paired_in_order() -> None:
    text = "收入80万元、支出60万元，比上年分别增加8万元、减少6万元，分别增长11.11%、下降9.09%。"
    first, last = read_respective(text, read_statements(text))
    assert first.rate is not None
    assert last.rate is not None
    assert (first.rate.text, last.rate.text) == ("11.11%", "9.09%")


def test_a_share_that_names_no_whole() -> None:
    text = "支出合计80万元，人员支出60万元，占75%；公用支出20万元，占25%。"
    assert [one.stated.text for one in read_bare_shares(read_statements(text))] == ["75%", "25%"]


def test_parts_in_brackets_and_of_changes() -> None:
    (listed,) = read_listed_parts(read_statements("在编20人（行政8人、事业12人）。"))
    assert [part.text for part in listed.parts] == ["8人", "12人"]
    text = "结转减少5万元，其中基本支出结转减少8万元、项目支出结转增加3万元。"
    (signed,) = read_signed_sums(read_statements(text))
    assert [part.is_up for part in signed.parts] == [False, True]


WORDS = (
    "预算",
    "支出",
    "减少",
    "分别",
    "较上年",
    "执行率",
    "其中",
    "5万元",
    "12%",
    "3人",
    "、",
    "，",
    "。",
    "占",
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_text_is_too_odd(words: list[str]) -> None:
    text = "".join(words)
    statements = read_statements(text)
    readers = (read_ratios, read_bare_shares, read_differences, read_listed_parts)
    found = chain.from_iterable(read(statements) for read in readers)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.after for one, _ in completed_changes(text, statements))
    assert all(one.end <= len(text) for one in read_respective(text, statements))
    assert all(len(one.parts) > 1 for one in read_signed_sums(statements))
