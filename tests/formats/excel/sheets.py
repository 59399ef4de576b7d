"""Workbooks for tests: a unit's form as it is written, and as other programs leave it."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from reportgen.errors import InputError
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.loading import load_bytes
from tests.office import convert_all
from tests.reports import EDGES, report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportgen.model.report import Report

OVERVIEW, PERFORMANCE = "部门概况", "绩效完成情况"
SPENT = "支出总额"


def full() -> Report:
    """Return a report with every part that there is."""
    return report(EDGES["all-parts"])


@cache
def full_workbook() -> bytes:
    """Return the workbook of that report, made once."""
    return dump(full())


@cache
def without_annexes() -> bytes:
    """Return the workbook of that report without its annexes, which take most of the time."""
    return dump(full().model_copy(update={"annexes": None}))


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a workbook after a change with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def place_of(sheet: Any, label: str, number: int = 1) -> int:
    """Return the row of the so many'th label of that name in the first column."""
    rows = [cell.row for cell in sheet["A"] if cell.value == label]
    return int(rows[number - 1])


def with_cell(label: str, value: object, sheet: str = PERFORMANCE, **looks: Any) -> bytes:
    """Return the full report's workbook, no annexes, with another value in the row of a label."""

    def change(book: Any) -> None:
        cell = book[sheet].cell(place_of(book[sheet], label), 2)
        cell.value = value
        for name, look in looks.items():
            setattr(cell, name, look)

    return edited(without_annexes(), change)


def loaded(data: bytes, name: str = "我镇.xlsx") -> Report:
    """Load a report from a workbook."""
    return load_bytes(name, data)


def written(rows: dict[str, list[list[Any]]], **options: Any) -> bytes:
    """Return a workbook with these rows of texts and numbers by sheet, made by XlsxWriter."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, options) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return buffer.getvalue()


def saved_by_libreoffice(folder: Path, data: bytes, ending: str) -> bytes:
    """Return a workbook as LibreOffice saves it, recalculated, under another ending."""
    source = folder / "source" / "表.xlsx"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    own = folder if (folder / "profile").exists() else None
    convert_all([source], ending, folder, "it saves workbooks again", own)
    return (folder / f"表.{ending}").read_bytes()


def spent_in(data: bytes) -> str:
    """Return 支出总额 of a workbook as it is printed."""
    return str(loaded(data).performance.expenditure.total)


def findings_in(data: bytes) -> dict[str, str]:
    """Return the messages of what keeps a workbook from loading, by field."""
    with pytest.raises(InputError) as caught:
        loaded(data)
    return {
        each.path.rpartition(".")[2]: f"{each.location} {each.message}"
        for each in caught.value.findings
    }
