"""The long texts of a roster: on a sheet of their own, or in the unit's own file."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from reportgen.chinese.lookalikes import usual_text
from reportgen.errors import InputError
from reportgen.formats.carriers import carrier_of
from reportgen.formats.excel.cell_values import shown_text
from reportgen.formats.excel.form_layout import plain_label
from reportgen.formats.excel.pasted_prose import PlacedText, groups_of, paragraphs_of
from reportgen.formats.excel.roster_layout import (
    CONTENT,
    FIELD,
    TITLE,
    UNIT,
    RosterColumn,
    text_fields,
)
from reportgen.formats.excel.sheet_cells import cell_name
from reportgen.model.report import Report
from reportgen.plaindata.data_files import read_bytes, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Finding
    from reportgen.formats.excel.sheet_cells import Sheet

UnitTexts = dict[RosterColumn, list[tuple[str, PlacedText]]]
"""The long texts of a unit by field: title and text of each row."""


def texts_by_unit(
    rows: Iterable[tuple[Sheet, int]], model: type[Report] = Report
) -> dict[str, UnitTexts]:
    """Return the long texts by unit and field: title and text of each row, with its place."""
    found: dict[str, UnitTexts] = {}
    columns: dict[str, int] = {}
    last_unit = last_field = ""
    for sheet, row in rows:
        texts = {at: shown_text(cell) for at, cell in sheet.rows[row].items()}
        if not columns:
            names = {plain_label(text): at for at, text in texts.items()}
            columns = names if {UNIT, FIELD, CONTENT} <= names.keys() else {}
            continue
        last_unit = usual_text(texts.get(columns[UNIT], "").strip()) or last_unit
        last_field = texts.get(columns[FIELD], "").strip() or last_field
        field = text_fields(model).get(plain_label(last_field))
        if field is None or not last_unit:
            continue
        place = f"{sheet.name}!{cell_name(row, columns[CONTENT])}"
        text = PlacedText(texts.get(columns[CONTENT], ""), place)
        of_unit = found.setdefault(last_unit, defaultdict(list))
        of_unit[field].append((texts.get(columns.get(TITLE, 0), "").strip(), text))
    return found


def put(data: dict[str, Any], path: Any, value: Any) -> None:
    """Set a value at a path of labels."""
    *groups, last = path
    for label in groups:
        data = data.setdefault(label, {})
    data[last] = value


def items_of_rows(column: RosterColumn, rows: list[tuple[str, PlacedText]]) -> list[Any]:
    """Return the value of a list from the rows of its texts."""
    fields = (column.node.element.fields if column.node.element is not None else None) or {}
    if not fields:
        return [each.text for each in paragraphs_of([text for _, text in rows])]
    if not any(title for title, _ in rows):
        return [item for _, text in rows for item in groups_of(column.node, text)]
    found: list[dict[str, Any]] = []
    cells: list[list[PlacedText]] = []
    for title, text in rows:
        if title or not found:
            found.append({TITLE: title})
            cells.append([])
        if "要点" in fields:
            cells[-1].append(text)
            found[-1]["要点"] = [each.text for each in paragraphs_of(cells[-1])]
        elif text.text.strip():
            before = found[-1].get(CONTENT)
            found[-1][CONTENT] = text.text if before is None else f"{before}\n{text.text}"
    return found


def take_source(
    name: str, written: str, place: str, data: dict[str, Any], model: type[Report] = Report
) -> list[Finding]:
    """Take the long texts that are not in the roster from the unit's own file.

    ``written`` is its path as the roster has it, at ``place``. Returns what kept it from being
    read.
    """
    path = FilePath(name).parent / written
    carrier = carrier_of(path.name)
    if carrier is None:
        advice = "写出单位的 Word 文件、数据文件或 Excel 填报表的路径"
        return list(unreadable(place, f"“{written}”不是能读的文件", advice).findings)
    try:
        held = carrier.enter(str(path), read_bytes(path)).data
    except InputError as error:
        return [*error.findings]
    for column in text_fields(model).values():
        value: Any = held
        mine: Any = data
        for label in column.path:
            value = value.get(label) if isinstance(value, dict) else None
            mine = mine.get(label) if isinstance(mine, dict) else None
        if value is not None and mine is None:
            put(data, column.path, value)
    return []
