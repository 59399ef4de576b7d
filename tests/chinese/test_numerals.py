"""Numbers in digits and in Chinese numerals."""

import re
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.chinese.numerals import (
    NUMBER,
    chinese_digits,
    chinese_integer,
    places,
    scaled,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十二", 112),
        ("两千", 2000),
        ("两千零二十四", 2024),
        ("九千九百九十九", 9999),
        ("一万", 10_000),
        ("一万零五", 10_005),
        ("一万二千", 12_000),
        ("五百万", 5_000_000),
        ("三亿零五百万", 305_000_000),
    ],
)
def test_reads_a_chinese_numeral(text: str, value: int) -> None:
    assert chinese_integer(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百",
        "万",
        "零五",
        "一一",
        "十十",
        "一百五",
        "一百零",
        "一百十",
        "二〇二四",
        "一百零五十",
        "一千五十",
        "五一",
        "村",
        "十二户",
        "一百百",
        "一零",
    ],
)
def test_refuses_what_is_no_numeral_with_places(text: str) -> None:
    assert chinese_integer(text) is None


@given(st.integers(0, 9999))
def test_reads_back_every_numeral_that_templates_write(number: int) -> None:
    assert chinese_integer(chinese_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("二〇二四", 2024), ("一九九八", 1998), ("零七", 7), ("十二", None), ("五", None), ("", None)],
)
def test_reads_a_row_of_chinese_digits(text: str, value: int | None) -> None:
    assert chinese_digits(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3539", "3539"),
        ("35.80", "35.80"),
        ("1,533.8", "1533.8"),
        ("１２．５", "12.5"),
        ("12,345,678", "12345678"),
        ("0", "0"),
    ],
)
def test_reads_a_decimal_exactly(text: str, value: str) -> None:
    assert re.fullmatch(NUMBER, text)
    assert str(scaled(text, 0)) == value


@pytest.mark.parametrize(
    "text",
    ["", "1,23", "12,3456", "1.2.3", ".5", "5.", "1e5", "-3", "1" * 16, "0." + "1" * 9, "五"],
)
def test_refuses_what_is_no_decimal(text: str) -> None:
    assert re.fullmatch(NUMBER, text) is None


@pytest.mark.parametrize(
    ("number", "exponent", "value"),
    [
        ("35.8", 8, "3580000000"),
        ("5,381.80", 4, "53818000"),
        ("0.00001", 4, "0.1"),
        ("０．５", 4, "5000"),
        ("7", 0, "7"),
    ],
)
def test_scales_by_moving_digits(number: str, exponent: int, value: str) -> None:
    assert scaled(number, exponent) == Decimal(value)


def test_scaling_ignores_the_decimal_context() -> None:
    with localcontext() as context:
        context.prec = 3
        assert str(scaled("123456.78", 4)) == "1234567800"


@pytest.mark.parametrize(
    ("number", "count"), [("5", 0), ("5.0", 1), ("1,533.80", 2), ("１．２３４", 3)]
)
def test_counts_decimals_as_written(number: str, count: int) -> None:
    assert places(number) == count
