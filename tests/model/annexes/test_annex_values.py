"""Percentages, scores, areas, counts, and values of indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.model.annexes.annex_values import Area, IndicatorValue, Percent, Score


@pytest.mark.parametrize(
    ("kind", "entered", "shown", "value"),
    [
        (Percent, "96.67%", "96.67%", "96.67"),
        (Percent, "９６．６７％", "96.67%", "96.67"),
        (Percent, Decimal("100.00"), "100.00%", "100.00"),
        (Score, "9.5分", "9.5分", "9.5"),
        (Score, 10, "10", "10"),
        (Area, "1,200.50㎡", "1,200.50㎡", "1200.50"),
        (Area, "1200 平方米", "1200平方米", "1200"),
    ],
)
def test_a_figure_is_exact_and_shown_as_entered(
    kind: type[Percent], entered: object, shown: str, value: str
) -> None:
    figure = kind(entered)
    assert (str(figure), str(figure.value)) == (shown, value)
    assert kind(figure) == figure
    assert hash(kind(figure)) == hash(figure)


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        (Percent("96.67"), "96.67%"),
        (Score("9.50分"), "9.50"),
        (Score("10"), "10"),
        (Area("1,200.50平方米"), "1,200.50"),
        (IndicatorValue("≥280人"), "≥280人"),
    ],
)
def test_the_number_of_a_figure_has_no_unit_but_that_of_percentages(
    figure: Percent | Score | Area | IndicatorValue, number: str
) -> None:
    assert figure.number == number


@pytest.mark.parametrize(
    ("kind", "entered", "why"),
    [
        (Percent, "96.67人", "不是百分数"),
        (Percent, "-1%", "是负数"),
        (Percent, 96.67, "二进制小数"),
        (Score, "约10", "不是分数"),
        (Score, True, "逻辑值"),
        (Area, "1200亩", "不是面积"),
        (Score, "1.123456789", "位数太多"),
        (IndicatorValue, "", "是空的"),
        (IndicatorValue, "一\n二", "只能写一行"),
        (IndicatorValue, 2.5, "不是指标值"),
        (IndicatorValue, [], "不是指标值"),
    ],
)
def test_what_is_no_figure_is_refused_in_words(
    kind: type[Percent], entered: object, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        kind(entered)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("≥98%", "≥", "98", "%"),
        (">= 98 ％", "≥", "98", "%"),
        ("不低于98%", "≥", "98", "%"),
        ("98%以上", "≥", "98", "%"),
        ("控制在50万元以内", "≤", "500000", "元"),
        ("≤0.5亿元", "≤", "50000000", "元"),
        ("＜3起", "＜", "3", "起"),
        ("292人", "", "292", "人"),
        ("1,500亩", "", "1500", "亩"),
        ("+5.2%", "", "5.2", "%"),
        ("0", "", "0", ""),
        ("达成年度指标", "", None, ""),
        ("12月底前", "", None, ""),
        ("2024年", "", None, ""),
        ("5-10家", "", None, ""),
        ("5～10家", "", None, ""),
        ("100余次", "", None, ""),
    ],
)
def test_the_value_of_an_indicator_is_read(
    text: str, comparator: str, value: str | None, unit: str
) -> None:
    read = IndicatorValue(text)
    assert (read.comparator, read.unit, str(read)) == (comparator, unit, text)
    assert read.value == (None if value is None else Decimal(value))
