"""Kinds of cells: numbers typed as text, dates, formulas, errors, what is merged or hidden."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from reportgen.errors import InputError
from reportgen.formats.excel.form_writing import dump
from reportgen.model.report import Report
from tests.formats.excel.sheets import (
    OVERVIEW,
    PERFORMANCE,
    edited,
    full,
    loaded,
    place_of,
    with_cell,
)

SPENT = "支出总额"


def spent(data: bytes) -> str:
    return str(loaded(data).performance.expenditure.total)


def findings(data: bytes) -> dict[str, str]:
    """Return the messages of what keeps a workbook from loading, by field."""
    with pytest.raises(InputError) as caught:
        loaded(data)
    return {
        each.path.rpartition(".")[2]: f"{each.location} {each.message}"
        for each in caught.value.findings
    }


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (5381.8, "0.00", "5381.80万元"),
        (5381.8, "General", "5381.8万元"),
        (0.1 + 0.2, "General", "0.3万元"),
        (39600000, '#,##0"元"', "39,600,000元"),
        ("３９６０", "@", "3960万元"),
        ("3,960.50 万元", "@", "3,960.50万元"),
        ("39600000元", "@", "39600000元"),
    ],
)
def test_an_amount_is_what_a_person_sees(value: object, code: str, shown: str) -> None:
    assert spent(with_cell(SPENT, value, number_format=code)) == shown


def test_the_unit_beside_an_amount_counts() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.cell(row, 2).value, sheet.cell(row, 3).value = 39200000, "元"
        sheet.cell(row, 2).number_format = "General"

    assert spent(edited(dump(full()), change)) == "39200000元"


def test_the_unit_of_a_sheet_counts_for_its_amounts() -> None:
    def change(book: Any) -> None:
        book["基础数据表"].cell(place_of(book["基础数据表"], "金额单位"), 2).value = "元"

    annexes = loaded(edited(dump(full()), change)).annexes
    assert annexes is not None
    assert annexes.base_data is not None
    assert str(annexes.base_data.costs.official.actual) == "12.6元"


def test_a_number_that_looks_like_a_date_is_told_and_not_read() -> None:
    told = findings(with_cell(SPENT, 3539, number_format="yyyy/m/d"))
    assert "1909年9月8日" in told[SPENT]
    assert "绩效完成情况!B" in told[SPENT]


def test_a_format_that_shows_ten_thousands_is_told_and_not_read() -> None:
    assert "缩小" in findings(with_cell(SPENT, 39200000, number_format='0!.0,"万元"'))[SPENT]


def test_what_a_format_hides_is_told_and_what_is_seen_is_read() -> None:
    report = loaded(with_cell(SPENT, 3920.004, number_format="0.00"))
    assert str(report.performance.expenditure.total) == "3920.00万元"
    assert any("3920.004" in each.message for each in report.remarks)


def test_a_formula_without_a_value_is_told() -> None:
    assert "没有重新计算" in findings(with_cell(SPENT, "=B1+1"))[SPENT]


def test_a_formula_that_needs_itself_is_told() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.cell(row, 2).value = f"=SUM(B{row}:B{row + 3})"

    assert "循环引用" in findings(edited(dump(full()), change))[SPENT]


def test_an_error_is_told_and_nothing_follows_from_it() -> None:
    told = findings(with_cell(SPENT, "#REF!", data_type="e"))
    assert list(told) == [SPENT]
    assert "#REF!" in told[SPENT]


@pytest.mark.parametrize("epoch", ["1900", "1904"])
@pytest.mark.parametrize("written", [date(2025, 4, 8), "2025年4月8日", "2025-04-08"])
def test_a_date_is_read_as_date_text_or_serial(epoch: str, written: Any) -> None:
    def change(book: Any) -> None:
        if epoch == "1904":
            book.epoch = CALENDAR_MAC_1904
        sheet = book[OVERVIEW]
        sheet.append(["落款日期", written])

    assert loaded(edited(dump(full()), change)).signed_on == "2025年4月8日"


def test_a_serial_without_a_format_is_read_as_a_date() -> None:
    def change(book: Any) -> None:
        book[OVERVIEW].append(["落款日期", 45755])

    assert loaded(edited(dump(full()), change)).signed_on == "2025年4月8日"


def test_rich_text_keeps_its_spaces() -> None:
    bold = InlineFont(b=True)
    text = CellRichText(TextBlock(bold, "云溪县 "), " 青禾镇", TextBlock(bold, " 人民政府"))
    assert loaded(with_cell("单位名称", text, OVERVIEW)).overview.unit_name == (
        "云溪县  青禾镇 人民政府"
    )


def test_readings_of_characters_are_no_text() -> None:
    data = with_cell("单位名称", "云溪县青禾镇", OVERVIEW)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/sharedStrings.xml":
                plain = "<t>云溪县青禾镇</t>".encode()
                assert plain in part
                part = part.replace(plain, plain + b'<rPh sb="0" eb="1"><t>yun</t></rPh>')
            copy.writestr(name, part)
    assert loaded(target.getvalue()).overview.unit_name == "云溪县青禾镇"


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    data, target = dump(full()), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                start = part.index(b"<dimension")
                end = part.index(b"/>", start) + 2
                part = part[:start] + b'<dimension ref="A1"/>' + part[end:]
            copy.writestr(name, part)
    assert loaded(target.getvalue()) == full()


def test_hidden_rows_and_sheets_are_read_and_listed() -> None:
    def change(book: Any) -> None:
        book["基础数据表"].sheet_state = "hidden"
        book[PERFORMANCE].row_dimensions[place_of(book[PERFORMANCE], SPENT)].hidden = True

    report = loaded(edited(dump(full()), change))
    assert report == full()
    said = " ".join(f"{each.location} {each.message}" for each in report.remarks)
    assert "“基础数据表”是隐藏的" in said
    assert f"{PERFORMANCE} 第" in said


def test_merged_cells_count_once() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)

    assert isinstance(loaded(edited(dump(full()), change)), Report)


def test_a_logical_value_is_no_amount() -> None:
    assert "逻辑值" in findings(with_cell(SPENT, value=True))[SPENT]
