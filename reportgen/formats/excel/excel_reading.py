"""Workbooks read as reports: the data with the place of every value, and what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.errors import InputError
from reportgen.formats.excel.form_reading import read_form
from reportgen.formats.excel.workbook_file import open_book
from reportgen.model.places import Places
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from reportgen.findings import Finding


class WorkbookReading(NamedTuple):
    """What a workbook holds.

    ``data`` is by the form's labels; ``places`` says where each value stands (``概况!B3``).
    ``problems`` are errors in cells, ``broken`` the paths of the fields they are about: these are
    absent from the data. ``remarks`` are text in no field (R01) and notes (R02).
    """

    data: dict[str, Any]
    places: Places
    problems: list[Finding]
    broken: set[str]
    remarks: list[Finding]

    def without_followers(self, error: InputError) -> list[Finding]:
        """Return the findings of an error without those that only follow from a broken cell."""
        return [found for found in error.findings if found.path not in self.broken]


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
    remarks = [*values.unplaced, *values.notes]
    return WorkbookReading(held, places, values.problems, values.broken, remarks)
