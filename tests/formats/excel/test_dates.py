"""Dates as dates, as texts, as serials of either date system; numbers that look like dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.formats.excel.sheets import (
    OVERVIEW,
    SPENT,
    edited,
    findings_in,
    full_workbook,
    loaded,
    with_cell,
)


def test_a_number_that_looks_like_a_date_is_told_and_not_read() -> None:
    told = findings_in(with_cell(SPENT, 3539, number_format="yyyy/m/d"))
    assert "1909年9月8日" in told[SPENT]
    assert "绩效完成情况!B" in told[SPENT]


@pytest.mark.parametrize("epoch", ["1900", "1904"])
@pytest.mark.parametrize("written", [date(2025, 4, 8), "2025年4月8日", "2025-04-08"])
def test_a_date_is_read_as_date_text_or_serial(epoch: str, written: Any) -> None:
    def change(book: Any) -> None:
        if epoch == "1904":
            book.epoch = CALENDAR_MAC_1904
        sheet = book[OVERVIEW]
        sheet.append(["落款日期", written])

    assert loaded(edited(full_workbook(), change)).signed_on == "2025年4月8日"


def test_a_serial_without_a_format_is_read_as_a_date() -> None:
    def change(book: Any) -> None:
        book[OVERVIEW].append(["落款日期", 45755])

    assert loaded(edited(full_workbook(), change)).signed_on == "2025年4月8日"


@pytest.mark.parametrize("written", [date(2024, 12, 31), "2024-12-31"])
def test_the_last_day_of_a_year_is_that_year(written: Any) -> None:
    assert loaded(with_cell("年度", written, sheet=OVERVIEW)).year == 2024


def test_another_day_of_a_year_is_told_with_the_year_it_seems_to_mean() -> None:
    told = findings_in(with_cell("年度", date(2024, 3, 1), sheet=OVERVIEW))
    assert "这里只填年份，像是2024年" in told["年度"]


def test_a_year_typed_into_a_cell_of_dates_is_read_and_told() -> None:
    book = with_cell("年度", 2024, sheet=OVERVIEW, number_format="yyyy/m/d")
    assert loaded(book).year == 2024
    (told,) = [each for each in loaded(book).remarks if "1905年" in each.message]
    assert told.path == "年度"
