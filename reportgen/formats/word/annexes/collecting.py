"""The annexes of a file, collected from its paragraphs and tables in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import (
    BASE,
    EVIDENCE,
    PROJECT,
    SIGNED,
    WHOLE,
    word_of,
)
from reportgen.formats.word.annexes.annex_remarks import list_foreign, list_left
from reportgen.formats.word.annexes.annex_row_kinds import (
    PROJECT_NAME,
    kind_of_row,
    names_another,
)
from reportgen.formats.word.annexes.annex_rows import AnnexRow, rows_with_origins
from reportgen.formats.word.annexes.annex_sheet import signed_parts
from reportgen.formats.word.annexes.annex_tables import children, text_in
from reportgen.formats.word.annexes.annex_titles import (
    AnnexTitle,
    ListedAnnex,
    Scored,
    annex_title,
    compact,
    entry_of,
    is_number,
    score_of,
    unit_beside,
    unit_of,
    year_of,
)
from reportgen.formats.word.annexes.base_data_tables import BaseDataSheet
from reportgen.formats.word.annexes.evaluation_tables import ProjectSheet, WholeSheet
from reportgen.formats.word.annexes.evidence_sheet import EvidenceSheet
from reportgen.formats.word.annexes.own_lines import said_in
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.model.report import ANNEXES
from reportgen.ooxml.wordprocessing import TC, TR, Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.annexes.annex_sheet import AnnexSheet
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text import grid

_SHEETS: dict[str, type[AnnexSheet]] = {
    BASE: BaseDataSheet,
    WHOLE: WholeSheet,
    PROJECT: ProjectSheet,
    EVIDENCE: EvidenceSheet,
}
_UNIT_NAME = ("预算部门（单位）名称",)


class Collector:
    """What gathers the paragraphs and the annexes' tables of a file, in its order.

    ``taken`` are the places of paragraphs that belong to the annexes: titles, 附件1, and what
    stands below the tables.
    """

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._sheets: list[tuple[str, AnnexSheet]] = []
        self._current: tuple[str, AnnexSheet] | None = None
        self._lines: list[WordLine] = []  # those since the last table
        self._titles: list[AnnexTitle] = []
        self._title: AnnexTitle | None = None
        self._years: list[tuple[int, str]] = []
        self._mentions: list[tuple[ListedAnnex | Scored, WordLine]] = []
        self._unit = ""
        self._width = 0
        self._is_below = False

    @property
    def found(self) -> bool:
        """Whether there is any annex."""
        return bool(self._sheets)

    @property
    def summary(self) -> str:
        """The annexes that were found, in words."""
        kinds = [kind for kind, _ in self._sheets]
        projects = kinds.count(PROJECT)
        names = [kind for kind in (BASE, WHOLE) if kind in kinds]
        names += [f"{projects}张{PROJECT}"] if projects else []
        return "、".join([*names, *([EVIDENCE] if EVIDENCE in kinds else [])])

    def line(self, line: WordLine) -> None:
        """Note a paragraph of the file outside its tables."""
        text = line.shown.strip(LAYOUT)
        if not text:
            return
        if self._is_below and self._current is not None and self._is_line(line, self._current):
            self.taken.add(line.place)
            return
        if annex_title(text, "") is not None or is_number(text):
            self._is_below = False
        if (mention := entry_of(text) or score_of(text)) is not None:
            self._mentions.append((mention, line))
        self._lines.append(line)

    def _is_line(self, line: WordLine, now: tuple[str, AnnexSheet]) -> bool:
        """Read a paragraph below a table; tell whether it belongs to an annex."""
        if now[1].line(line):
            return True
        text = line.shown.strip(LAYOUT)
        if annex_title(text, "") is not None or is_number(text) or unit_of(compact(text)):
            return False
        return self._is_own_line(text, line.place, now)

    def _is_own_line(self, text: str, place: str, now: tuple[str, AnnexSheet]) -> bool:
        """Read a line in the form's own words, below its tables or a row of them."""
        said = said_in(text)
        sheets = dict([*self._sheets, now])
        if said is None or any(path[0] not in sheets for path, _ in said):
            return False
        for (kind, *path), value in said:
            sheets[kind].say(tuple(path), value, place)
        return True

    def other_table(self) -> None:
        """Note a table that is no annex's."""
        self._lines, self._is_below = [], False

    def wants(self, table: Element) -> bool:
        """Return whether a table has a title of an annex over it, or goes on with the one before.

        That is one of the same grid that follows at once, or one that begins with 填表人.
        """
        lines = [line.shown for line in self._lines if not unit_beside(line.shown)]
        over = (compact(text) for text in reversed(lines))
        nearest = next((text for text in over if year_of(text) is None and not unit_of(text)), "")
        if annex_title(nearest, "") is not None:
            return True
        if not self._is_below:
            return False
        rows = [list(children(row, TC)) for row in children(table, TR)]
        first = text_in(rows[0][0]) if rows and rows[0] else ""
        if word_of(first).among(SIGNED) is not None or signed_parts(first):
            return True
        return not self._lines and self._width == max(map(len, rows), default=0)

    def table(self, rows: Sequence[grid.GridRow]) -> None:
        """Read a table of an annex; the title before it says which one."""
        self._take_lines()
        self._is_below = True
        self._width = max((len(row.cells) for row in rows), default=0)
        for row in rows_with_origins(rows):
            if not self._is_around(row):
                sheet = self._sheet_of(row)
                sheet.row(row, is_line=self._is_own_row(row))
            elif self._unit and self._current is not None:
                self._current[1].unit = self._unit

    def _is_own_row(self, row: AnnexRow) -> bool:
        """Read a row whose cells are lines in the form's own words; tell whether it is one."""
        if self._current is None or any(said_in(box.text) is None for box in row.filled):
            return False
        for box in row.filled:
            box.used = self._is_own_line(box.text, box.place, self._current)
        return all(box.used for box in row.filled)

    def _take_lines(self) -> None:
        """Take the title before a table, and what stands beside it."""
        self._unit, self._title = "", None
        for line in reversed(self._lines):
            if unit := unit_beside(line.shown):
                self._unit = self._unit or unit
                continue
            is_another = self._title is not None and annex_title(line.shown, "") is not None
            if is_another or not self._takes(line.shown, line.place):
                break
            self.taken.add(line.place)
        self._lines = []

    def _takes(self, text: str, place: str) -> bool:
        """Take a title, a year, a unit of money or 附件1; tell whether a text is one of them."""
        text = compact(text)
        if title := annex_title(text, place):
            self._title = self._title or title
            self._titles.append(title)
            self._years += [(year, place) for year in title.years]
        elif (year := year_of(text)) is not None or unit_of(text):
            self._years += [] if year is None else [(year, place)]
            self._unit = self._unit or unit_of(text)
        else:
            return is_number(text)
        return True

    def _is_around(self, row: AnnexRow) -> bool:
        """Take a row that is a title and the like."""
        return len(row.filled) == 1 and self._takes(row.filled[0].text, row.place)

    def _sheet_of(self, row: AnnexRow) -> AnnexSheet:
        """Return the annex that a row belongs to, a new one where it begins one."""
        title, self._title = self._title, None
        now = self._current
        is_caption = title is None and now is not None and now[0] == EVIDENCE
        kind = (
            EVIDENCE
            if is_caption
            else kind_of_row(row) or (title.kind if title else "") or (now[0] if now else WHOLE)
        )
        known = next((each for each in self._sheets if each[0] == kind), None)
        if kind == PROJECT:
            begins = title is not None and not title.goes_on
            is_other = now is None or now[0] != PROJECT or begins or names_another(row, now[1])
            known = None if is_other else now
        if known is None:
            known = (kind, _SHEETS[kind](row.place, self._unit))
            self._sheets.append(known)
        self._current = known
        return known[1]

    def finish(self, values: Values) -> None:
        """Put the annexes into the values, list what is in no field, and return the year."""
        if not self._sheets:
            return
        count = 0
        for kind, sheet in self._sheets:
            sheet.finish()
            path: Path = (ANNEXES, kind)
            if sheet.is_foreign:
                list_foreign(sheet, self._title_of(sheet, kind), values)
                continue
            if kind == PROJECT and sheet.data:
                projects = values.data.setdefault(ANNEXES, {}).setdefault(PROJECT, [])
                path, count = (*path, count), count + 1
                projects.append(sheet.data)
            elif kind == EVIDENCE:
                path = (ANNEXES,)
                if sheet.data:
                    values.put((ANNEXES, kind), sheet.data[kind], sheet.marks[()])
            elif sheet.data:
                values.put(path, sheet.data, sheet.marks[()])
            for inner, place in sheet.marks.items():
                values.mark((*path, *inner), place)
            list_left(sheet, path, self._title_of(sheet, kind), values)
            for text, place, message in sheet.notes:
                values.note(f"{message}：“{text}”", place, path)
        self._give_year(values)
        self._list_beside(values)

    def _title_of(self, sheet: AnnexSheet, kind: str) -> str:
        """Return the title that stands over an annex, or the form's own."""
        return next((each.text for each in self._titles if each.kind == kind), kind)

    def _give_year(self, values: Values) -> None:
        """Fill in the year where the report has none; note where an annex has another."""
        years = [*self._years]
        years += [(each.year, each.marks[()]) for _, each in self._sheets if each.year is not None]
        if values.year is None and years:
            values.year = years[0][0]
            values.mark(("年度",), years[0][1])
        for year, place in years:
            if year != values.year:
                values.other_year(year, place)

    def _list_beside(self, values: Values) -> None:
        """List what stands beside a title's words and names neither the unit nor the project."""
        overview = values.data.get("部门概况", {})
        names = {compact(str(overview.get("单位名称", "")))}
        read = values.data.get(ANNEXES, {})
        for path in (PROJECT_NAME, _UNIT_NAME):
            names |= {compact(str(sheet.value(path))) for _, sheet in self._sheets}
        foreign = {kind for kind, sheet in self._sheets if sheet.is_foreign}
        for title in self._titles:
            if title.kind in foreign:
                continue
            if title.kind not in read:
                values.left(title.text, title.place, "附件里没有读到数据")
            elif title.beside and title.beside not in names:
                message = "附件标题里的这些文字没有对应的栏目"
                values.left(title.beside, title.place, message)

    def take_mentions(self) -> None:
        """Take what the report says of its annexes: their list, and the unit's score."""
        kinds = {kind for kind, _ in self._sheets}
        names = {compact(str(sheet.value(PROJECT_NAME))) for _, sheet in self._sheets}
        scored = {_score_of(sheet) for kind, sheet in self._sheets if kind == WHOLE}
        for mention, line in self._mentions:
            if isinstance(mention, ListedAnnex):
                is_known = mention.kinds <= kinds and mention.names <= names
            else:
                is_known = mention in scored
            if is_known:
                self.taken.add(line.place)


def _score_of(sheet: AnnexSheet) -> Scored:
    score, grade = sheet.value(("总分", "得分")), sheet.value(("等级",))
    return Scored(str(score or "").removesuffix("分"), str(grade or ""))
