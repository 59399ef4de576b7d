"""The long texts of a roster: on a sheet of their own, or in the unit's own file."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.chinese.lookalikes import usual_text
from reportgen.errors import InputError
from reportgen.findings import Finding, shown
from reportgen.formats.carriers import carrier_of
from reportgen.formats.excel.cell_values import shown_text
from reportgen.formats.excel.form_layout import plain_label
from reportgen.formats.excel.pasted_prose import (
    PlacedText,
    groups_of,
    paragraphs_of,
    references_of,
)
from reportgen.formats.excel.roster_layout import (
    CONTENT,
    FIELD,
    POINTS,
    REFERENCES,
    TEXTS,
    TITLE,
    UNIT,
    RosterColumn,
    beyond_roster,
    text_fields,
)
from reportgen.formats.excel.sheet_cells import cell_name
from reportgen.model.report import ANNEXES, Report
from reportgen.named_tuples import NamedTuple
from reportgen.plaindata.data_files import read_bytes, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.formats.excel.sheet_cells import Sheet

_LISTED = 20
_EVIDENCE, _PICTURE = "佐证材料", "图片"


class TextRow(NamedTuple):
    """A row of a long text: its title, the text with its place, and 对应问题 of a measure."""

    title: str
    text: PlacedText
    references: str = ""


UnitTexts = dict[RosterColumn, list[TextRow]]
"""The long texts of a unit by field."""


class RosterTexts:
    """The long texts by unit and field, and which of them no row of the roster has asked for."""

    def __init__(
        self, name: str, rows: Iterable[tuple[Sheet, int]], model: type[Report] = Report
    ) -> None:
        self._name, self._model = name, model
        self._by_unit: dict[str, UnitTexts] = {}
        self._places: dict[str, str] = {}
        self._asked: set[str] = set()
        self._strange: list[str] = []
        columns: dict[str, int] = {}
        self._last = ("", "")
        has_text = False
        for sheet, row in rows:
            texts = {at: shown_text(cell).strip() for at, cell in sheet.rows[row].items()}
            if not columns:
                has_text = has_text or any(texts.values())
                names = {plain_label(text): at for at, text in texts.items()}
                columns = names if {UNIT, FIELD, CONTENT} <= names.keys() else {}
            elif any(texts.values()):
                self._take(sheet, row, columns)
        self._has_no_heads = has_text and not columns

    def _take(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        texts = {at: shown_text(cell) for at, cell in sheet.rows[row].items()}
        unit = usual_text(texts.get(columns[UNIT], "").strip()) or self._last[0]
        label = texts.get(columns[FIELD], "").strip() or self._last[1]
        self._last = unit, label
        field = text_fields(self._model).get(plain_label(label))
        if field is None or not unit:
            self._strange.append(f"第{row}行“{label}”" if unit else f"第{row}行（没有单位名称）")
            return
        place = f"{sheet.name}!{cell_name(row, columns[CONTENT])}"
        self._places.setdefault(unit, place)
        title, references = (texts.get(columns.get(each, 0), "") for each in (TITLE, REFERENCES))
        text = PlacedText(texts.get(columns[CONTENT], ""), place)
        of_unit = self._by_unit.setdefault(unit, defaultdict(list))
        of_unit[field].append(TextRow(title.strip(), text, references.strip()))

    def of(self, unit: str) -> UnitTexts:
        """Return the texts of a unit, which is in the roster."""
        self._asked.add(unit)
        return self._by_unit.get(unit, {})

    def notes(self) -> Iterator[Finding]:
        """Return what there is to say of texts that no unit has, when all units were read."""
        if self._has_no_heads:
            message = f"“{TEXTS}”表没有“{UNIT}”“{FIELD}”“{CONTENT}”这几列的表头，整张没有读"
            yield self._note(message, "在第一行写上这几列的名称")
        if self._strange:
            message = f"“{TEXTS}”表有{len(self._strange)}行不知道是哪一栏，没有读："
            names = "，".join(f"“{each}”" for each in _ambiguous(self._model))
            advice = f"“{FIELD}”写表上的栏目名；名称相同的写明上一级，如 {names}"
            yield self._note(message + listed(self._strange), advice)
        left = [unit for unit in self._by_unit if unit not in self._asked]
        if left:
            told = [f"“{unit}”（{self._places[unit]}）" for unit in left]
            message = f"“{TEXTS}”表里这{len(left)}个单位在名册里没有，文字没有读：{listed(told)}"
            yield self._note(message, f"“{UNIT}”写得同名册里的一样")

    def _note(self, message: str, advice: str) -> Finding:
        return Finding(codes.R02, "info", "", f"{self._name}:{TEXTS}", shown(message), advice)


def listed(names: list[str]) -> str:
    """Return some names in one line, the first of very many."""
    return "、".join(names[:_LISTED]) + "等" * (len(names) > _LISTED)


def _ambiguous(model: type[Report]) -> list[str]:
    return [each for each in text_fields(model) if "." in each][:1]


def put(data: dict[str, Any], path: Any, value: Any) -> None:
    """Set a value at a path of labels."""
    *groups, last = path
    for label in groups:
        data = data.setdefault(label, {})
    data[last] = value


def items_of_rows(column: RosterColumn, rows: list[TextRow]) -> Any:
    """Return the value of a list, or of texts by keys, from the rows of its texts."""
    if column.node.kind == "mapping":
        return {row.title: row.text.text for row in rows}
    fields = (column.node.element.fields if column.node.element is not None else None) or {}
    if not fields:
        return [each.text for each in paragraphs_of([row.text for row in rows])]
    if not any(row.title for row in rows):
        return [
            _with_references(item, row) for row in rows for item in groups_of(column.node, row.text)
        ]
    found: list[dict[str, Any]] = []
    cells: list[list[PlacedText]] = []
    for row in rows:
        if row.title or not found:
            found.append(_with_references({TITLE: row.title}, row))
            cells.append([])
        if POINTS in fields:
            cells[-1].append(row.text)
        elif row.text.text.strip():
            before = found[-1].get(CONTENT)
            text = row.text.text
            found[-1][CONTENT] = text if before is None else f"{before}\n{text}"
    for item, points in zip(found, cells, strict=True):
        if points:
            item[POINTS] = [each.text for each in paragraphs_of(points)]
    return found


def _with_references(item: dict[str, Any], row: TextRow) -> dict[str, Any]:
    if row.references:
        cell = PlacedText(row.references, row.text.place)
        item[REFERENCES] = [each.text for each in references_of([cell])]
    return item


class SourceFile(NamedTuple):
    """A unit's own file: the path of the roster, its own as that has it, and where that stands."""

    roster: str
    written: str
    place: str

    def take(
        self, data: dict[str, Any], model: type[Report] = Report, *, has_texts: bool = False
    ) -> tuple[list[Finding], list[Finding]]:
        """Take what is not in the roster: long texts, and what a roster has no place for.

        Returns what kept it from being read. Of a unit that ``has_texts`` in the roster a file that
        is there no more is only told of, as the second of both.
        """
        path = FilePath(self.roster).parent / self.written
        carrier = carrier_of(path.name)
        if carrier is None:
            message = f"“{self.written}”不是能读的文件"
            advice = "写出单位的 Word 文件、数据文件或 Excel 填报表的路径"
            return list(unreadable(self.place, message, advice).findings), []
        if has_texts and not os.path.exists(path):
            message = f"“{self.written}”没有了，照名册里的数和文字；附件没有读"
            advice = "有附件要印的，把文件放回原处；没有的，清空这一格"
            return [], [Finding(codes.R02, "info", "", self.place, shown(message), advice)]
        try:
            held = carrier.enter(str(path), read_bytes(path)).data
        except InputError as error:
            return [*error.findings], []
        paths = [each.path for each in text_fields(model).values()]
        for labels in (*paths, *beyond_roster(held, model)):
            value, mine = _at(held, labels), _at(data, labels)
            if value is not None and mine is None:
                put(data, labels, self._moved(value) if labels[0] == ANNEXES else value)
        return [], []

    def _moved(self, annexes: Any) -> Any:
        """Return 附件 with the paths of pictures as they are from the roster's folder."""
        folder = os.path.dirname(self.written)
        items = annexes.get(_EVIDENCE) if isinstance(annexes, dict) else None
        if not folder or not isinstance(items, list):
            return annexes
        moved = [
            {**item, _PICTURE: f"{folder}/{item[_PICTURE]}"}
            if isinstance(item, dict) and isinstance(item.get(_PICTURE), str)
            else item
            for item in items
        ]
        return {**annexes, _EVIDENCE: moved}


def _at(data: Any, labels: Iterable[object]) -> Any:
    for label in labels:
        data = data.get(label) if isinstance(data, dict) else None
    return data
