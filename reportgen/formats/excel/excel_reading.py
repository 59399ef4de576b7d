"""Workbooks read as reports: the data with the place of every value, and what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.formats.excel.form_reading import read_form
from reportgen.formats.excel.workbook_file import open_book
from reportgen.model.places import Places
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from reportgen.findings import Finding


class WorkbookReading(NamedTuple):
    """What a workbook holds.

    ``data`` is by the form's labels; ``places`` says where each value stands (``概况!B3``).
    ``problems`` are fields that stand twice; ``unplaced`` are texts in no field (R01), ``notes``
    say what was done in reading (R02).
    """

    data: dict[str, Any]
    places: Places
    problems: list[Finding]
    unplaced: list[Finding]
    notes: list[Finding]


def read_workbook(name: str, data: bytes) -> WorkbookReading:
    """Read one report from the content of a workbook called ``name``.

    Raises InputError for a file that can't be read, or in which nothing of the form is filled in.
    """
    book, notes = open_book(name, data)
    held, values = read_form(book, name)
    for note in notes:
        values.note(note)
    if not held and not values.problems:
        advice = "用 reportgen new -o 我镇.xlsx 生成一份空白的填报表，填好再用"
        raise unreadable(name, "工作簿里没有填表上的栏目", advice)
    places = Places(name, values.marks)
    return WorkbookReading(held, places, values.problems, values.unplaced, values.notes)
