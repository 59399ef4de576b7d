"""The carriers of a report: which suffix is whose, who reads it, and who writes it.

A carrier's module has ``enter``, which takes a file's name and content and gives what it holds,
and, where it can be written, ``dump``, which takes a report and gives the content of a file.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import InputError
from reportgen.named_tuples import NamedTuple
from reportgen.plaindata.data_files import EXCEL_SUFFIXES, SUFFIXES, WORD_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.findings import Finding
    from reportgen.model.last_year_text import LastYearText
    from reportgen.model.places import LooseText, Places
    from reportgen.model.report import Report


class Entered(NamedTuple):
    """What a source holds before it is a report: data by the form's labels, and their places.

    ``problems`` are what was wrong in reading them, ``remarks`` what there is to say about it,
    ``loose`` texts that are in no field. ``may_be_draft`` is False where it is known that no text
    of a draft is left. ``form`` is that whose added fields it may have, empty for none.
    ``last_year`` is the text that a draft was made from.
    """

    data: Mapping[str, Any]
    places: Places
    problems: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    loose: tuple[LooseText, ...] = ()
    may_be_draft: bool = True
    form: str | Path = ""
    last_year: LastYearText | None = None


class FormlessError(InputError):
    """A file that resembles a report and has no form of one; ``entered`` is its text."""

    def __init__(self, findings: Sequence[Finding], entered: Entered) -> None:
        super().__init__(findings)
        self.entered = entered


class Carrier(NamedTuple):
    """A kind of file that holds a report.

    ``suffixes`` are those it is known by; so many of them as ``handed_in`` says are looked for in
    folders. ``reader`` and ``writer`` are the modules of ``enter`` and ``dump``, which are imported
    when the first file of the kind is met. ``by_form`` tells that only the labels of a form tell
    what stands where, so that ``enter`` takes the form too.
    """

    title: str
    suffixes: tuple[str, ...]
    handed_in: int
    reader: str
    writer: str = ""
    by_form: bool = False

    def enter(self, name: str, data: bytes, form: str | Path = "") -> Entered:
        """Return what the content of a file holds; raises InputError for what can't be read.

        ``form``, a name or a template's file, is that whose added fields it may have.
        """
        arguments = (name, data, form) if self.by_form else (name, data)
        entered: Entered = import_module(self.reader).enter(*arguments)
        return entered if entered.form else entered._replace(form=form)

    def dump(self, report: Report) -> bytes:
        """Return a report as the content of a file of this kind, if there is a ``writer``."""
        content: bytes = import_module(self.writer).dump(report)
        return content


DATA = Carrier(
    "数据文件",
    SUFFIXES,
    len(SUFFIXES),
    "reportgen.formats.data_carrier",
    "reportgen.formats.data_carrier",
)
EXCEL = Carrier(
    "Excel 工作簿",
    EXCEL_SUFFIXES,
    3,
    "reportgen.formats.excel.excel_reading",
    "reportgen.formats.excel.form_writing",
    by_form=True,
)
WORD = Carrier("Word 文件", WORD_SUFFIXES, 5, "reportgen.formats.reading")
CARRIERS = (DATA, EXCEL, WORD)
"""All carriers, in the order in which messages name them."""

HANDED_IN = tuple(suffix for each in CARRIERS for suffix in each.suffixes[: each.handed_in])
"""Endings of the files that are looked for in folders: those in which units hand in reports."""


def carrier_of(name: str) -> Carrier | None:
    """Return the carrier of a file by the ending of its name; None for no known one."""
    ending = Path(name).suffix.lower()
    return next((each for each in CARRIERS if ending in each.suffixes), None)
