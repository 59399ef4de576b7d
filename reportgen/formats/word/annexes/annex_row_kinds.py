"""Which annex a row belongs to, told from the row itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import (
    BASE,
    BUILDING_COLUMNS,
    HEAD,
    KINDS,
    STAFF_COLUMNS,
)

if TYPE_CHECKING:
    from reportgen.formats.word.annexes.annex_rows import AnnexRow
    from reportgen.formats.word.annexes.annex_sheet import AnnexSheet

PROJECT_NAME = ("项目支出名称",)
"""The path of the name by which one sheet of 项目自评表 is told from another."""


def kind_of_row(row: AnnexRow) -> str:
    """Return which annex a row belongs to by its first label; empty where any may have it."""
    if any(box.word.among(BUILDING_COLUMNS) not in (None, "名称") for box in row.filled):
        return BASE
    if sum(box.word.among(STAFF_COLUMNS) is not None for box in row.filled) > 1:
        return BASE
    if not row.filled or any(box.is_number for box in row.filled):
        return ""
    first = row.filled[0]
    return (first.word.among(KINDS) or "") if row.boxes[0].origin is None else ""


def names_another(row: AnnexRow, sheet: AnnexSheet) -> bool:
    """Return whether a row has the name of another project than the one that is being read."""
    label = next((box for box in row.filled if box.word.among(HEAD) == PROJECT_NAME[0]), None)
    if label is None or (known := sheet.value(PROJECT_NAME)) is None:
        return False
    name = row.after(label)
    return name is not None and bool(name.text) and name.one_line != known
