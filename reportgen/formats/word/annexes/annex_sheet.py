"""One annex while it is read: its data, where each value stands, and what is in no field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from reportgen.formats.word.annexes.annex_labels import SIGNED, word_of
from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.model.figures import FULL_WIDTH
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Path
    from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow
    from reportgen.formats.word.text.word_lines import WordLine

_BARE = re.compile(r"[-+]?[\d,.]+", re.ASCII)
_SIGNED = re.compile(
    r"(?P<label>填[表报]人|填[表报](?:日期|时间)|联系(?:电话|方式)|单位负责人|负责人签[字章名])"
    r"(?:签[字章名]|[（(]签[字章名][）)])?\s*[:：]"
)
_LABEL = re.compile(r"[^\d，。；]{2,24}")
_EXPLANATION = re.compile(r"[^\w]|需要")
_EXPLAINED = frozenset(
    f"说明项目支出填报基本支出以外的{all_}项目支出{what}公用经费填报基本支出中的一般商品和服务支出"
    for all_ in ("全部", "所有")
    for what in ("", "情况")
)
"""What 项目支出 and 公用经费 mean, as the form explains it below its tables."""

NO_FIELD = "附件里的这些文字没有对应的栏目"


class Left(NamedTuple):
    """Text that is in no field: where it stands, and what to say of it."""

    text: str
    place: str
    message: str = NO_FIELD


class AnnexSheet:
    """What is common to the annexes; ``unit`` is that of bare sums where no label has one.

    ``cells`` are all that say something; ``is_foreign`` tells a table of another form, of which
    nothing is read, ``is_divided_otherwise`` one that has other rows or columns than this form.
    ``samples`` are the places of rows that nobody filled in.
    """

    SIGNS: ClassVar[bool] = False
    """Whether the annex has fields for who filled it in and when."""

    def __init__(self, place: str, unit: str = "") -> None:
        unit = unit or "万元"
        self.data: dict[str, Any] = {}
        self.marks: dict[Path, str] = {(): place}
        self.left: list[Left] = []
        self.notes: list[Left] = []
        self.samples: list[str] = []
        self.cells: list[AnnexCell] = []
        self.is_foreign = False
        self.is_divided_otherwise = False
        self.unit = unit
        self.year: int | None = None

    def row(self, row: AnnexRow, *, is_line: bool = False) -> None:
        """Read one row of its tables, if none that was read; what is in no field is listed."""
        if not is_line and not self._signs(row) and not self._explains(row):
            self._read(row)
        self._sweep(row)

    def line(self, line: WordLine) -> bool:
        """Read a paragraph below a table; tell whether it belongs to the annex."""
        text = line.shown.strip(LAYOUT)
        if _is_explanation(text):
            return True
        if (parts := signed_parts(text)) is None:
            return False
        for label, value in parts:
            self._sign(label, value, line.place)
        return True

    @property
    def is_of_other_form(self) -> bool:
        """Whether it has labels that the form of this annex does not print."""
        plain = ("".join(each.text.split()) for each in self.left)
        return self.is_divided_otherwise or any(map(_LABEL.fullmatch, plain))

    def finish(self) -> None:
        """Settle what could only be told once all rows were read."""

    def _read(self, row: AnnexRow) -> None:
        raise NotImplementedError

    def put(self, path: Path, value: Any, box: AnnexCell) -> None:
        """Set a value; where the field has another already, it stays and this one is listed."""
        group, last = self._group(path), path[-1]
        if last in group and group[last] != value:
            self.left.append(Left(box.text, box.place, f"“{last}”前面已经填了，这里的没有用"))
        group.setdefault(last, value)
        self.mark(path, box.place)
        box.used = True

    def mark(self, path: Path, place: str) -> None:
        """Note the place of a value."""
        self.marks.setdefault(path, place)

    def figure(self, path: Path, box: AnnexCell, unit: str = "") -> None:
        """Set a figure; a dash stands for none, and the unit of the label goes to a bare one."""
        if box.says_nothing:
            box.used = True
        else:
            self.put(path, with_unit(box.one_line, unit), box)

    def texts(self, path: Path, box: AnnexCell) -> None:
        """Add the paragraphs of a cell to a list of paragraphs."""
        found = self._group(path).setdefault(path[-1], [])
        self.mark(path, box.place)
        for text, place in box.paragraphs():
            self.mark((*path, len(found)), place)
            found.append(text)
        box.used = True

    def add_item(self, path: Path, place: str) -> Path:
        """Add an empty item to a list of groups; return its path."""
        items = self._group(path).setdefault(path[-1], [])
        items.append({})
        self.mark(path, place)
        self.mark((*path, len(items) - 1), place)
        return (*path, len(items) - 1)

    def value(self, path: Path) -> Any:
        """Return what a field has so far; None where it has nothing."""
        value: Any = self.data
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def be_there(self, path: Path, value: list[Any] | dict[str, Any]) -> None:
        """Let a list or group be there, empty as it may be: the form shows it."""
        self._group(path).setdefault(path[-1], value)

    def _group(self, path: Path) -> Any:
        group: Any = self.data
        for step in path[:-1]:
            group = group[step] if isinstance(step, int) else group.setdefault(step, {})
        return group

    def group_labels(self, boxes: Iterable[AnnexCell]) -> None:
        """Take the labels of merged cells as what the form prints."""
        for box in boxes:
            box.used = box.used or box.is_group

    def _sweep(self, row: AnnexRow) -> None:
        self.cells += row.filled
        for box in row.boxes:
            if box.text and not box.used and not box.says_nothing:
                self.left.append(Left(box.text, box.place))

    def _explains(self, row: AnnexRow) -> bool:
        if len(row.filled) == 1 and _is_explanation(row.filled[0].text):
            row.filled[0].used = True
            return True
        return False

    def _signs(self, row: AnnexRow) -> bool:
        """Read a row with 填表人 and the like: label and value in one cell, or in two."""
        found = [signed_parts(box.text) for box in row.filled]
        if found and all(parts is not None for parts in found):
            for box, parts in zip(row.filled, found, strict=True):
                for label, value in parts or ():
                    self._sign(label, value, box.place)
                box.used = True
            return True
        labels = [box for box in row.filled if box.word.among(SIGNED)]
        if not labels or labels[0].index:
            return False
        for box in labels:
            value_box = row.after(box)
            if not box.used and value_box is not None and value_box not in labels:
                self._sign(box.word.among(SIGNED) or "", value_box.one_line, value_box.place)
                value_box.used = True
            box.used = True
        return True

    def _sign(self, label: str, value: str, place: str) -> None:
        if self.SIGNS:
            self.say((label,), value, place)
        elif value:
            self.left.append(Left(f"{label}：{value}", place))

    def say(self, path: Path, value: str, place: str) -> None:
        """Set the value of a line; where the field has another already, this one is listed."""
        if not value:
            return
        if self._group(path).setdefault(path[-1], value) == value:
            self.mark(path, place)
        else:
            self.left.append(Left(f"{path[-1]}：{value}", place))


def table_of(place: str) -> str:
    """Return the table that a place is in: 表2 of 表2 第3行 第1列."""
    return place.split(" ", 1)[0]


def signed_parts(text: str) -> list[tuple[str, str]] | None:
    """Cut ``填表人：甲　填报日期：乙`` into labels and values; None for any other text."""
    found = list(_SIGNED.finditer(text))
    if not found or text[: found[0].start()].strip(LAYOUT):
        return None
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        (word_of(match["label"]).among(SIGNED) or "", text[match.end() : end].strip(LAYOUT))
        for match, end in zip(found, ends, strict=True)
    ]


def _is_explanation(text: str) -> bool:
    return text.startswith("说明") and _EXPLANATION.sub("", text) in _EXPLAINED


def with_unit(text: str, unit: str) -> str:
    """Return a bare sum of money the unit that its label names."""
    bare = "".join(text.translate(FULL_WIDTH).split())
    return f"{text}{unit}" if unit and _BARE.fullmatch(bare) else text
