"""Findings as comments of a unit's own workbook, in the cells that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.editing.annotating import AUTHOR, comment_lines
from reportgen.formats.excel.beside_cells import REVIEW_MARK
from reportgen.formats.excel.owned_workbook import opened, saved
from reportgen.formats.excel.sheet_cells import cell_name, position

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.findings import Finding

_WIDTH, _LINE, _LONGEST = 360, 18, 24


def annotated_workbook(path: Path, content: bytes, findings: Sequence[Finding]) -> bytes:
    """Return a workbook with a comment for each finding in its cell; all values stay.

    What is about no cell stands at the first sheet's beginning. Comments that an earlier run has
    left are gone; a unit's own stay, before ours. Raises OutputError where openpyxl is not
    installed.
    """
    # For start-up: ``opened`` tells where it is not installed.
    book = opened(path, content)
    from openpyxl.comments import Comment  # for start-up: it is there now

    told: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        sheet, _, cell = finding.location.rpartition("!")
        sheet = sheet.rpartition(":")[2]
        place = position(cell)
        if place is None or sheet not in book.sheetnames:
            key = book.sheetnames[0], "A1"
        else:
            key = sheet, cell_name(*place)
        told.setdefault(key, []).append("\n".join(comment_lines(finding)))
    for page in book.worksheets:
        for row in page.iter_rows():
            for each in row:
                if each.comment is None:
                    continue
                own = each.comment.text.partition(REVIEW_MARK)[0].rstrip()
                if REVIEW_MARK in each.comment.text:
                    each.comment = Comment(own, each.comment.author) if own else None
    for (name, reference), texts in told.items():
        cell = book[name][reference]
        own = f"{cell.comment.text.rstrip()}\n" if cell.comment else ""
        text = own + REVIEW_MARK + "\n" + "\n".join(texts)
        author = cell.comment.author if cell.comment else AUTHOR
        lines = sum(1 + len(line) // _LONGEST for line in text.split("\n"))
        cell.comment = Comment(text, author, height=_LINE * (lines + 1), width=_WIDTH)
    return saved(book, path)
