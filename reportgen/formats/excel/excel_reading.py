"""Workbooks read as reports: the data with the place of every value, and what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.carriers import Entered
from reportgen.formats.excel.form_reading import read_form
from reportgen.formats.excel.workbook_file import open_book
from reportgen.formats.mended_characters import usual_values
from reportgen.formats.remembered_text import SHEET, remembered_from
from reportgen.forms.form_settings import settings_to_read
from reportgen.model.places import LOOSE, LooseText, Places
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from reportgen.findings import Path
    from reportgen.formats.excel.sheet_cells import Book
    from reportgen.model.last_year_text import LastYearText


def enter(name: str, data: bytes, form: str | FilePath = "") -> Entered:
    """Return what the content of a workbook called ``name`` holds.

    ``form`` is that whose added fields and other wordings it may have, those of any without one.
    Raises InputError for a file that can't be read, or in which nothing of the form is filled in.
    """
    book, notes = open_book(name, data)
    held, values = read_form(book, name, settings_to_read(form))
    for note in notes:
        values.note(note)
    if not held and not values.problems:
        advice = "用 reportgen new -o 我镇.xlsx 生成一份空白的填报表，填好再用"
        raise unreadable(name, "工作簿里没有填表上的栏目", advice)
    marks: dict[Path, str] = {(LOOSE, at): place for at, (_, place) in enumerate(values.loose)}
    places = Places(name, marks | values.marks)
    held, mended = usual_values(held, places)
    return Entered(
        held,
        places,
        tuple(values.problems),
        (*values.unplaced, *values.notes, *mended),
        tuple(LooseText(text, place) for text, place in values.loose),
        last_year=_last_year(book),
    )


def _last_year(book: Book) -> LastYearText | None:
    """Return the text that a draft was made from; None where the workbook has none."""
    for sheet in book.sheets:
        if sheet.name == SHEET:
            return remembered_from(cells[1].value for cells in sheet.rows.values() if 1 in cells)
    return None
