"""YAML and JSON files as a carrier of reports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.formats.carriers import Entered
from reportgen.formats.forgiving_yaml import parse_forgiving
from reportgen.formats.leftover_marks import LAST_YEAR_MARK
from reportgen.formats.remembered_text import remembered_in
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.data_files import repeated_keys, unreadable

if TYPE_CHECKING:
    from reportgen.model.report import Report
    from reportgen.plaindata.document import Document

# A line that is neither blank nor a comment, nor only where YAML begins or ends.
_SAYS_SOMETHING = lazy_pattern(r"^(?!\s*(?:#|(?:---|\.\.\.)\s*(?:#|$)))\s*\S", re.MULTILINE)


def enter(name: str, data: bytes) -> Entered:
    """Return what the content of a YAML or JSON file holds."""
    return entered_document(parse_forgiving(name, data), name)


def entered_document(document: Document, name: str) -> Entered:
    """Return what plain data hold; raises InputError where they are no fields with values."""
    from reportgen.formats.mended_characters import with_usual_characters  # pydantic: start-up
    from reportgen.formats.typed_numbers import without_typed_numbers  # pydantic: start-up
    from reportgen.model.places import Places

    document, mended = with_usual_characters(document, name)
    places = Places(name, document.marks)
    if document.data is None and _SAYS_SOMETHING.search(document.source or "") is None:
        raise unreadable(name, "文件是空的", "用 reportgen new 生成一份空白表")
    if not isinstance(document.data, Mapping):
        advice = "冒号用半角，后面空一格；用 reportgen new 生成一份空白表对照"
        raise unreadable(places.locate(()), "文件内容不是“栏目: 内容”的写法", advice)
    problems = (*document.problems, *repeated_keys(document, name))
    may_be_draft = document.may_hold(LAST_YEAR_MARK)
    data, notes = without_typed_numbers(document.data, places)
    remarks = (*document.remarks, *mended, *notes)
    return Entered(
        data,
        places,
        problems,
        remarks,
        may_be_draft=may_be_draft,
        last_year=remembered_in(document.source),
    )


def dump(report: Report) -> bytes:
    """Return a report as YAML, with the comments of the form."""
    # For start-up: only writing needs it.
    from reportgen.formats.filled_yaml import filled_yaml

    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    return filled_yaml(data, model=type(report)).encode()
