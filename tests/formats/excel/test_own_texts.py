"""What stands beside the content of a field: the form's own words, and what a person wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.editing.drafting import draft_filling
from reportgen.formats.excel.form_writing import form_workbook
from reportgen.formats.loading import entered_bytes
from tests.formats.excel.sheets import (
    OVERVIEW,
    PERFORMANCE,
    SPENT,
    edited,
    full,
    full_workbook,
    loaded,
    place_of,
    saved_by_libreoffice,
    without_annexes,
)

if TYPE_CHECKING:
    from pathlib import Path


def unread(data: bytes, name: str = "我镇.xlsx") -> dict[str, str]:
    """Return what was not read, by its cell."""
    found = [each for each in entered_bytes(name, data).remarks if each.rule == "R01"]
    return {each.location.removeprefix(f"{name}:"): each.message for each in found}


def test_a_text_in_any_column_beside_a_field_is_listed_with_its_cell() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, "概述")
        for column, text in zip("CDEF", ("单位列", "核对列", "说明列", "别的列"), strict=True):
            sheet[f"{column}{row}"].value = text
            sheet[f"{column}{row + 1}"].value = f"下一行的{text}"
        book[OVERVIEW][f"D{place_of(book[OVERVIEW], '单位名称')}"].value = "请核"

    told = unread(edited(without_annexes(), change))
    texts = sorted(message.rpartition("：")[2] for message in told.values())
    wanted = ["单位列", "核对列", "说明列", "别的列"]
    assert texts == sorted(["请核", *wanted, *(f"下一行的{each}" for each in wanted)])
    assert any(place.startswith(f"{PERFORMANCE}!D") for place in told)


def test_what_stands_beside_fields_without_headings_is_listed_too() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        for column in (4, 5):
            sheet.cell(2, column).value = None
        sheet.cell(place_of(sheet, "单位名称"), 7).value = "请核"

    assert [*unread(edited(without_annexes(), change)).values()] == [
        "这段内容不在表上的栏目里，没有读入：请核"
    ]


def test_none_of_the_forms_own_words_is_listed(tmp_path: Path) -> None:
    drafted = form_workbook(draft_filling(full()))
    for data in (full_workbook(), saved_by_libreoffice(tmp_path, full_workbook(), "xlsx"), drafted):
        assert unread(data) == {}


def test_a_label_that_is_nearly_one_of_the_form_is_told_with_that() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        sheet.cell(place_of(sheet, "主管部门"), 1).value = "主管单位"
        sheet = book[PERFORMANCE]
        sheet.cell(place_of(sheet, SPENT), 1).value = "支出总计"

    remarks = entered_bytes("我镇.xlsx", edited(without_annexes(), change)).remarks
    advice = [each.suggestion for each in remarks if each.rule == "R01"]
    assert advice == [f"是不是“{each}”？是的，把栏目名改过来" for each in ("主管部门", SPENT)]


def test_an_unreadable_cell_of_a_list_keeps_the_other_items() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        row = place_of(sheet, "单位基本职能")
        sheet.insert_rows(row + 1, 2)
        sheet.cell(row + 1, 2).value = "#REF!"
        sheet.cell(row + 1, 2).data_type = "e"
        sheet.cell(row + 2, 2).value = "承办其他事项。"

    held = entered_bytes("我镇.xlsx", edited(without_annexes(), change)).data[OVERVIEW]
    first, wrong, last = held["单位基本职能"]
    assert (first, last) == (*loaded(without_annexes()).overview.duties, "承办其他事项。")
    assert "#REF!" in wrong.message
