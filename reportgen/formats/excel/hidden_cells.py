"""What of a sheet nobody sees, though it is read: hidden rows, columns, and whole sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.excel.sheet_cells import cell_name

if TYPE_CHECKING:
    from reportgen.formats.excel.form_values import FormValues
    from reportgen.formats.excel.sheet_cells import Sheet

_LISTED = 10


def note_hidden(sheet: Sheet, values: FormValues) -> None:
    """Note what of a sheet nobody sees, though it is read."""
    if sheet.hidden and sheet.rows:
        values.note(f"工作表“{sheet.name}”是隐藏的，也读了", sheet.name)
    if sheet.hidden_rows:
        rows = "、".join(map(str, sheet.hidden_rows[:_LISTED]))
        more = "等" if len(sheet.hidden_rows) > _LISTED else ""
        values.note(f"第{rows}行{more}是隐藏或被筛选掉的，也读了", sheet.name)
    if sheet.hidden_columns:
        filled = sorted({at for cells in sheet.rows.values() for at in cells})
        hidden = [at for at in filled if any(at in each for each in sheet.hidden_columns)]
        if hidden:
            columns = "、".join(cell_name(0, at)[:-1] for at in hidden)
            values.note(f"{columns}列是隐藏的，也读了", sheet.name)
