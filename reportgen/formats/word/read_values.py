"""What was read from a Word file: data by its labels, with the place of each value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.findings import Finding, path_text
from reportgen.formats.word.headings.vocabulary import STANDARD, Vocabulary
from reportgen.model.other_tables import OTHER_TABLE
from reportgen.model.places import LooseText, normal_path
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.codes import Code
    from reportgen.findings import Path
    from reportgen.formats.word.form_entry import FormEntry
    from reportgen.model.other_tables import OtherTable

ABSENT = object()
NOT_FOUND = "正文里没有找到这个数，没有填"
_SUM = "合计"
"""The field of an amount that is told whole and in parts."""


class ReadRow(NamedTuple):
    """What one row of the form gave: its value, the year it names, and what there is to say."""

    value: Any
    year: int | None
    unplaced: list[Finding]
    notes: list[Finding]


@dataclass(slots=True)
class Values:
    """Data by the form's labels, the mark of each value, and what there is to say.

    ``lines`` are the lines of each row of the form as they stand, ``rows`` what each gave;
    ``elsewhere`` are values, and their places, that stand apart from their field;
    ``quoted`` has the text of each finding that is about one; ``entries`` are the rows as they
    were found; ``of_other_forms`` are the paths of annexes, and () for the report, that are
    printed as a form has them that may lack fields of this one; ``tables`` are of no form.
    """

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Path, str] = field(default_factory=dict)
    unplaced: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    lines: dict[Path, list[str]] = field(default_factory=dict)
    rows: dict[Path, ReadRow] = field(default_factory=dict)
    year: int | None = None
    vocabulary: Vocabulary = STANDARD
    elsewhere: dict[Path, tuple[Any, str]] = field(default_factory=dict)
    quoted: dict[Finding, list[LooseText]] = field(default_factory=dict)
    entries: dict[Path, FormEntry] = field(default_factory=dict)
    of_other_forms: set[Path] = field(default_factory=set)
    tables: list[OtherTable] = field(default_factory=list)

    def put(self, path: Path, value: Any, place: str) -> None:
        """Set a value, and note its place."""
        for end in range(1, len(path)):
            whole = self.get(path[:end])
            if whole is not None and not isinstance(whole, dict):
                self.mark((*path[:end], _SUM), self.marks.get(normal_path(path[:end]), ""))
        self.mark(put_in(self.data, path, value), place)

    def get(self, path: Path) -> Any:
        """Return a value; None where it was not found."""
        value: Any = self.data
        for label in path:
            value = value.get(str(label)) if isinstance(value, dict) else None
        return value

    def mark(self, path: Path, place: str) -> None:
        """Note the place of a value."""
        self.marks.setdefault(normal_path(path), place)

    def left(
        self, text: str, place: str, message: str, path: Path = (), under: LooseText | None = None
    ) -> None:
        """List text that is in no field, quoted in full, with the heading it is first under."""
        advice = "需要的话写进有关的栏目；不需要就不用管"
        found = self._finding(codes.R01, path, place, f"{message}：“{text}”", advice)
        self.unplaced.append(found)
        self.quoted[found] = [*([under] if under else ()), LooseText(text, place)]

    def left_together(
        self, texts: list[tuple[str, str]], place: str, message: str, path: Path = ()
    ) -> None:
        """List texts with their places that are in no field, and say one thing of them all."""
        advice = "对照本省的表样补填数据；不需要就不用管"
        found = self._finding(codes.R01, path, place, message, advice)
        self.unplaced.append(found)
        self.quoted[found] = [LooseText(text, where) for text, where in texts]

    def note_table(self, table: OtherTable, place: str) -> None:
        """Note a table of no form, with the places of it and of its rows."""
        self.tables.append(table)
        self.mark((OTHER_TABLE, table.name), place)
        for at, row in enumerate(table.rows):
            self.mark((OTHER_TABLE, table.name, at), row.place)

    def blank_rows(self, places: list[str], path: Path = ()) -> None:
        """Note once which rows of a table nobody filled in."""
        message = (
            f"有{len(places)}行还是空白表样的例行（如“指标1：”“……”），没有填：{'、'.join(places)}"
        )
        advice = "填写内容，或删去这些行"
        self.notes.append(self._finding(codes.C04, path, places[0], message, advice))

    def loose(self) -> list[LooseText]:
        """Return the texts that are in no field, in the order in which they were listed."""
        return [text for found in self.unplaced for text in self.quoted.get(found, ())]

    def note(self, message: str, place: str = "", path: Path = (), advice: str = "") -> None:
        """Note what was done while reading."""
        self.notes.append(self._finding(codes.R02, path, place, message, advice))

    def other_year(self, year: int, place: str) -> None:
        """Note that an annex is of another year; of an earlier one, it was copied."""
        is_old = self.year is not None and year < self.year
        message = f"附件写的是{year}年度，与报告的年度不同"
        advice = "核对附件是不是本年的，标题改成本年" if is_old else ""
        code = codes.Y01 if is_old else codes.R02
        self.notes.append(self._finding(code, (), place, message, advice))

    def stale_title(self, year: int, place: str) -> None:
        """Take the year that the text tells: the title has kept the year before."""
        message = f"标题、封面写的是{self.year}年度，正文写的是{year}年"
        advice = "核对年度，标题、封面改成本年"
        self.notes.append(self._finding(codes.Y01, (), place, message, advice))
        self.year = year

    def drop_empty(self) -> None:
        """Leave out the lists under headings that have no text, as where only a table stands."""
        for group in _groups(self.data):
            for label in [label for label, value in group.items() if value == []]:
                del group[label]

    def empty_heading(self, text: str, place: str) -> None:
        """Note that nothing stands under a heading."""
        advice = "补写这一节；没有的写“无”，不要的标题删去"
        self.notes.append(self._finding(codes.C02, (), place, f"标题“{text}”下面没有内容", advice))

    def take(self, path: Path, row: ReadRow, place: str) -> None:
        """Take what a row gave that was read elsewhere; of its marks there is only the row's."""
        if row.value is not ABSENT:
            self.put(path, row.value, place)
        self.rows[path] = row
        self.year = self.year or row.year
        self.unplaced += row.unplaced
        self.notes += row.notes

    def _finding(self, code: Code, path: Path, place: str, message: str, advice: str) -> Finding:
        where = ":".join(part for part in (self.file, place) if part)
        return Finding(code, code.severity, path_text(path), where, message, advice)


def _groups(value: Any) -> Iterator[dict[str, Any]]:
    """Return all groups outside lists, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _groups(inner)


def put_in(data: dict[str, Any], path: Path, value: Any) -> Path:
    """Put a value into groups inside groups; return where it stands.

    An amount and its parts, whichever is told first, stay together: the amount is their 合计.
    """
    group = data
    for label in path[:-1]:
        inner = group.setdefault(str(label), {})
        if not isinstance(inner, dict):
            inner = group[str(label)] = {_SUM: inner}
        group = inner
    name = str(path[-1])
    if isinstance(group.get(name), dict) and not isinstance(value, dict):
        group[name][_SUM] = value
        return (*path, _SUM)
    group[name] = value
    return path
