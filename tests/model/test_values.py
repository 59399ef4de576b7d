"""Fiscal years in every spelling."""

from __future__ import annotations

from decimal import Context, Decimal

import pytest
from pydantic import TypeAdapter

from reportgen.model.declaring import FieldError
from reportgen.model.figures import Amount, PositiveAmount
from reportgen.model.values import Year, parse_year

_TINY = Context(prec=1, Emax=2, Emin=-2)

_UNIT = {"": 0, "元": -4, "万元": 0, "亿元": 4}
_YEARS: TypeAdapter[int] = TypeAdapter(Year)
_POSITIVE: TypeAdapter[Amount] = TypeAdapter(PositiveAmount)


@pytest.mark.parametrize(
    "entered",
    [
        2024,
        "2024",
        "2024年",
        "２０２４",
        "２０２４年",
        " 2024 年 ",
        Decimal("2024"),
        "2024-12-31",
        "2024年12月31日",
    ],
)
def test_a_year_is_the_same_in_every_spelling(entered: object) -> None:
    assert parse_year(entered) == 2024
    assert _YEARS.validate_python(entered) == 2024


@pytest.mark.parametrize("year", [2000, 2099])
def test_the_first_and_last_year_are_taken(year: int) -> None:
    assert parse_year(year) == year


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        (1949, "“1949”不在2000年到2099年之间"),
        ("1999年", "“1999”不在2000年到2099年之间"),
        (2100, "“2100”不在2000年到2099年之间"),
        (20244, "“20244”不是四位数的年份"),
        ("24年", "“24年”不是四位数的年份，像是2024年"),
        ("2024-01-01", "“2024-01-01”是日期，这里只填年份，像是2024年"),
        ("2025年4月", "“2025年4月”是日期，这里只填年份，像是2025年"),
        ("2023-2024年度", "“2023-2024年度”写了两个年份，这里只填一个"),
        ("二〇二四五年", "“二〇二四五年”不是四位数的年份"),
        ("二千零二十四年", "“二千零二十四年”不是四位数的年份"),
        ("٢٠٢٤", "“٢٠٢٤”不是四位数的年份"),
        ("", "“”不是四位数的年份"),
        (-2024, "“-2024”不是四位数的年份"),
        (2024.0, "“2024.0”不是四位数的年份"),
        (Decimal("2024.0"), "“2024.0”不是四位数的年份"),
        (Decimal("NaN"), "“NaN”不是四位数的年份"),
        (True, "“是”（逻辑值）不是四位数的年份"),
        ([2024], "这一组内容不是四位数的年份"),
        ({}, "这一组内容不是四位数的年份"),
        pytest.param(10**5000, "这么大的数不是四位数的年份", id="huge"),
    ],
)
def test_what_is_no_year_is_refused_with_a_chinese_sentence(entered: object, why: str) -> None:
    with pytest.raises(FieldError) as caught:
        parse_year(entered)
    assert caught.value.message() == why
