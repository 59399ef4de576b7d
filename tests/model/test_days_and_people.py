"""Dates as an official document prints them, and numbers of people."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reportgen.model.values import Day, Headcount

_DAYS: TypeAdapter[str] = TypeAdapter(Day)
_PEOPLE: TypeAdapter[int] = TypeAdapter(Headcount)


@pytest.mark.parametrize(
    "entered",
    [
        "2025年4月8日",
        "2025年04月08日",
        " 2025 年 4 月 8 日",
        "２０２５年４月８日",
        "2025-04-08",
        "2025/4/8",
        "2025.4.8",
        "2025年4月8号",
        "二〇二五年四月八日",
        "二○二五年四月八日",
        "20250408",
        20250408,
        datetime.date(2025, 4, 8),
    ],
)
def test_a_date_is_printed_without_zeros_before_its_numbers(entered: object) -> None:
    assert _DAYS.validate_python(entered) == "2025年4月8日"


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_a_printed_date_is_read_as_itself(day: datetime.date) -> None:
    shown = _DAYS.validate_python(day)
    assert shown == f"{day.year}年{day.month}月{day.day}日" == _DAYS.validate_python(shown)


@pytest.mark.parametrize(
    "entered",
    [
        "",
        "2025年4月",
        "2025年2月29日",
        "2025-04/08",
        "1999年1月1日",
        "四月八日",
        "2025",
        20251308,
        True,
        None,
    ],
)
def test_what_is_no_date_is_refused(entered: object) -> None:
    with pytest.raises(ValidationError, match="不是日期"):
        _DAYS.validate_python(entered)


@pytest.mark.parametrize(
    "entered", ["96", "96人", "96名", "96个", 96, "９６ 人", "九十六人", Decimal(96)]
)
def test_a_number_of_people_may_have_its_unit(entered: object) -> None:
    assert _PEOPLE.validate_python(entered) == 96


def test_a_number_of_people_may_have_commas() -> None:
    assert _PEOPLE.validate_python("1,204人") == 1204


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        *((entered, "不是人数") for entered in ("", "约96人", "96万元", "12,04", 10**7)),
        *((entered, "不是人数") for entered in (1.0, True, None)),
        ("-1", "是负数，人数不能为负"),
        ("9.5人", "不是整数，人数应是整数"),
    ],
)
def test_what_is_no_number_of_people_is_refused(entered: object, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        _PEOPLE.validate_python(entered)
