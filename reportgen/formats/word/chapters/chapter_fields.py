"""From the chapters of a report to data by the form's labels, with the place of each value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.formats.word.annexes import list_cells
from reportgen.formats.word.chapters.chapter_basics import sort_basics
from reportgen.formats.word.chapters.chapter_budget import (
    find_staff,
    find_supervisor,
    put_paragraphs,
    read_income,
    read_spending,
    read_staff,
)
from reportgen.formats.word.chapters.chapter_pieces import (
    is_same,
    numbered_points,
    part_problems,
    titled_lines,
    without_mark,
)
from reportgen.formats.word.chapters.chapter_signature import take_signature
from reportgen.formats.word.chapters.missing_figures import find_missing
from reportgen.formats.word.chapters.outside import list_around, list_outside, list_sections
from reportgen.formats.word.chapters.report_titles import (
    is_of_year,
    plain_date,
    take_titles,
    year_in_text,
)
from reportgen.formats.word.chapters.spending_passages import find_spent, part_income
from reportgen.formats.word.form_entry import FormEntry
from reportgen.formats.word.headings import outline_words
from reportgen.formats.word.headings.chapter_keys import READ_BY_NAME, SPENDING
from reportgen.formats.word.headings.form_rows import Field, fold, rows
from reportgen.formats.word.headings.heading_meanings import (
    BASICS_KEY,
    DUTIES_KEY,
    INCOME_KEY,
    SPENT_KEY,
    STAFF_KEY,
)
from reportgen.formats.word.headings.own_outline import sections_of
from reportgen.formats.word.prose.budget_in_prose import find_budget, tells_plan
from reportgen.formats.word.prose.money_in_prose import find_other_kind
from reportgen.formats.word.prose.sentence_values import take_loose, take_sentences, take_title
from reportgen.formats.word.tables.class_rows import read_classes
from reportgen.formats.word.tables.labelled_cells import LabelledCells
from reportgen.formats.word.tables.table_fields import read_entry
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine, bare
from reportgen.forms.printed_text import values_in
from reportgen.labels import name_of

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.chapters.chapter_outline import Outline, Piece
    from reportgen.formats.word.headings.outline_words import Key
    from reportgen.formats.word.read_values import Values
    from reportgen.forms.form_body import FormHeading

_LEAD = re.compile(
    r"(?P<unit>.+)的主管部门为(?P<supervisor>.+)，(?P<year>20\d\d)年度预算金额为"
    r"(?P<budget>[^，。]+(?:,\d{3})*[^，。]*)。",
    re.DOTALL,
)
_OVERVIEW, _SPENT = "部门概况", ("绩效完成情况", "部门整体支出管理和使用基本情况")
_ACHIEVED = ("绩效完成情况", "绩效目标完成情况")
_IMPROVEMENT = "存在的问题分析及改进措施"
_RESULTS, _SIGNED_ON = "绩效自评结果拟应用和公开情况", "落款日期"


def read_chapters(outline: Outline, values: Values) -> None:
    """Put all that stands under the headings into its fields; what has none is listed."""
    _ChapterReader(outline, values).read()


class _ChapterReader:
    """The reader of an outline's pieces, heading by heading."""

    def __init__(self, outline: Outline, values: Values) -> None:
        self._outline, self._values = outline, values
        self._under = dict(outline.under)
        words = values.vocabulary.words
        self._added = {each.path for each in words.settings.added} if words else set()
        self._said = [*outline.before, *self._all_lines(), *outline.titles]

    def read(self) -> None:
        """Read all chapters, in the order of the form."""
        outline, values = self._outline, self._values
        for line in outline.empty:
            values.empty_heading(bare(line), line.place)
        unplaced = take_title(take_loose(take_titles(outline.before, values), values), values)
        signed = take_signature(outline, self._under, values)
        self._sentences()
        self._lead()
        self._year(unplaced, "" if signed is None else plain_date(signed[0]))
        sort_basics(outline, self._under)
        part_income(outline, self._under)
        everywhere = self._all_lines()
        basics = self._shown_under(DUTIES_KEY, BASICS_KEY)
        find_supervisor((_OVERVIEW, "主管部门"), [*basics, *self._shown_under(STAFF_KEY)], values)
        self._entry((outline_words.BASICS, "单位基本职能"), (_OVERVIEW, "单位基本职能"))
        if staff := self._lines((outline_words.BASICS, "机构人员")):
            read_staff((_OVERVIEW, "机构人员"), staff, values)
        find_staff((_OVERVIEW, "机构人员"), basics, values)
        self._entry((outline_words.BASICS, outline_words.GOALS), (_OVERVIEW, outline_words.GOALS))
        both = self._shown_under(INCOME_KEY)
        spent = read_income(("预算收支",), self._lines((outline_words.BASICS, "预算收支")), values)
        for key, path, name in SPENDING:
            read_spending(("预算收支", *path), name, self._lines(key), values)
        find_spent(outline, self._under)
        money = self._shown_under(SPENT_KEY)
        self._entry((outline_words.PERFORMANCE, _SPENT[1]), _SPENT)
        find_missing(_SPENT, money, both, everywhere, values)
        planned = [line for title, line in outline.listed if "预算" in title]
        for texts in ([*money, *planned], both):
            find_budget((_OVERVIEW, "年度预算金额"), texts, values)
        self._compare_total(spent)
        self._achievements()
        part_problems(outline, self._under)
        self._titled((outline_words.PROBLEMS, ""), (_IMPROVEMENT, "存在的问题"))
        self._titled((outline_words.MEASURES, ""), (_IMPROVEMENT, "改进措施"))
        if results := self._lines((outline_words.RESULTS, "")):
            put_paragraphs((_RESULTS,), results, values)
        self._entry((outline_words.OTHERS, ""), (_IMPROVEMENT, "其他需要说明问题"))
        if signed is not None:
            values.put((_SIGNED_ON,), plain_date(signed[0]), signed[1])
        list_outside(unplaced, values)
        for key in self._under:
            for line in self._lines(key):
                values.left(line.shown.strip(LAYOUT), line.place, f"“{key[0]}”里没有对应的栏目")
        list_sections(outline.listed, values)
        list_around(outline, values)
        for line in outline.annexes:
            values.left(line.shown.strip(LAYOUT), line.place, "附件没有读入数据")
        self._tables()
        find_other_kind(_SPENT, [*money, *everywhere], values)
        if outline.meant:
            told = "、".join(
                f"“{title}”（{key[1] or key[0]}）" for title, key in outline.meant.items()
            )
            values.note(f"这些标题照意思归入了括号里的栏目：{told}", advice="核对归得对不对")

    def _tables(self) -> None:
        """Read tables that have labels of other forms; list those that have none."""
        cells, values, rows_ = LabelledCells(), self._values, self._outline.rows
        read = read_classes(rows_, values, self._said)
        if cells.are_there(rows_, ()):
            left = cells.tables(rows_, values, self._said, read, self._outline.over)
        else:
            unread = (cell for row in rows_ for cell in row.cells if id(cell) not in read)
            left = [line for cell in unread for line in cell.lines]
        list_cells(left, values, self._outline.captions)

    def _sentences(self) -> None:
        """Take the values of the form's own sentences, and all that only this form prints."""
        for key, section in sections_of(self._values.vocabulary).items():
            pieces = self._under.get(key, [])
            if not pieces:
                continue
            lines = [piece.line for piece in pieces]
            if section.path == _SPENT:
                rest = self._take_added(lines, section)
            else:
                rest = take_sentences(lines, section.blocks, self._values, _SPENT)
            if key not in READ_BY_NAME and rest and section.path and section.path != _SPENT:
                field = self._field(section)
                if field is not None:
                    place = self._outline.places[key]
                    read_entry(FormEntry(field, place, rest), self._values)
                    rest = []
            kept = {id(line) for line in rest}
            self._under[key] = [piece for piece in pieces if id(piece.line) in kept]

    def _take_added(self, lines: list[WordLine], section: FormHeading) -> list[WordLine]:
        """Take the sentences on what was spent that print nothing but fields of this form alone."""
        own = [
            block
            for block in section.blocks
            if (paths := {value.path for value in values_in([block])}) and paths <= self._added
        ]
        return take_sentences(lines, own, self._values, _SPENT) if own else lines

    def _field(self, section: FormHeading) -> Field | None:
        words = self._values.vocabulary.words
        names = [name_of(label) for label in section.path]
        node = None if words is None else words.node_at(names)
        return None if node is None else Field(section.path, node, tuple(section.blocks))

    def _shown_under(self, *keys: Key) -> list[WordLine]:
        return [piece.line for key in keys for piece in self._under.get(key, [])]

    def _all_lines(self) -> list[WordLine]:
        """Return all text under headings, but that on a budget alone."""
        listed = [line for title, line in self._outline.listed if not tells_plan(title)]
        return [piece.line for pieces in self._under.values() for piece in pieces] + listed

    def _take(self, key: Key) -> list[Piece]:
        pieces = self._under.get(key, [])
        self._under[key] = []
        return pieces

    def _lines(self, key: Key) -> list[WordLine]:
        return [piece.line for piece in self._take(key)]

    def _entry(self, key: Key, path: Path) -> None:
        """Read what stands under a heading as the row of the single-table form it is."""
        if key in self._outline.places:
            field = rows()[fold(str(path[-1]))]
            section = sections_of(self._values.vocabulary).get(key)
            if section is not None and section.path == path:
                field = field._replace(blocks=tuple(section.blocks))
            read_entry(FormEntry(field, self._outline.places[key], self._lines(key)), self._values)

    def _year(self, before: list[WordLine], signed_on: str) -> None:
        """Take the year from the text where no title has it, or has kept the one before it."""
        values = self._values
        lines = self._all_lines()
        known = values.year or 0
        if signed_on.startswith(f"{known + 2}年") and is_of_year(lines, known + 1):
            values.stale_title(known + 1, values.marks.get(("年度",), ""))
        if values.year is None and (told := year_in_text(before) or year_in_text(lines)):
            values.year = told[0]
            values.mark(("年度",), told[1])
            message = f"标题里没有年度，照正文里说的{told[0]}年填"
            values.note(message, told[1], ("年度",), "核对年度")

    def _lead(self) -> None:
        """Read 主管部门 and 年度预算金额 from the sentence that opens the first chapter."""
        pieces = self._under.get((outline_words.BASICS, ""), [])
        for at, (line, _) in enumerate(pieces):
            match = _LEAD.fullmatch(line.shown.strip(LAYOUT))
            unit = self._values.data.get(_OVERVIEW, {}).get("单位名称", "")
            if match is None or (unit and not is_same(match["unit"], unit)):
                continue
            if not unit:
                self._values.put((_OVERVIEW, "单位名称"), match["unit"], line.place)
            self._values.put((_OVERVIEW, "主管部门"), match["supervisor"], line.place)
            self._values.put((_OVERVIEW, "年度预算金额"), match["budget"], line.place)
            year = int(match["year"])
            if self._values.year not in (None, year):
                self._values.note(f"这一句写的是{year}年度，与标题不同", line.place)
            self._values.year = self._values.year or year
            self._under[outline_words.BASICS, ""] = [*pieces[:at], *pieces[at + 1 :]]
            return

    def _compare_total(self, spent: str | None) -> None:
        """Note where 预算收支 has another 支出总额 than the sentence of the figures."""
        group, label = _SPENT
        total = self._values.data.get(group, {}).get(label, {}).get("支出总额")
        stated = self._values.elsewhere.get((*_SPENT, "支出总额"))
        told_nowhere_else = total is None and stated is not None
        for path, (value, place) in self._values.elsewhere.items():
            is_wanted = told_nowhere_else or path in self._added
            if is_wanted and self._values.get(path) is None:
                self._values.put(path, value, place)
        if told_nowhere_else:
            return
        spent = stated[0] if stated is not None else spent
        if spent is not None and spent != total:
            place = self._outline.places.get((outline_words.BASICS, "预算收支"), "")
            place = stated[1] if stated is not None else place
            self._values.left(f"支出总额{spent}", place, "与支出段里的支出总额不同，没有填")

    def _achievements(self) -> None:
        key = (outline_words.PERFORMANCE, "绩效目标完成情况")
        pieces = self._under.get(key, [])
        if not pieces or not pieces[0].level:
            if not pieces and self._under.get((outline_words.PERFORMANCE, "")):
                key = (outline_words.PERFORMANCE, "")
                self._outline.places.setdefault(key, self._under[key][0].line.place)
            self._entry(key, _ACHIEVED)
            return
        found: list[dict[str, Any]] = []
        for at, (title, inner) in enumerate(titled_lines(self._take(key))):
            points = numbered_points(inner)
            found.append({"标题": without_mark(title, f"{at + 1}."), "要点": points})
            for number, line in enumerate(inner[: len(points)]):
                self._values.mark((*_ACHIEVED, at, "要点", number), line.place)
            self._values.mark((*_ACHIEVED, at), title.place)
        self._values.put(_ACHIEVED, found, self._outline.places[key])

    def _titled(self, key: Key, path: Path) -> None:
        pieces = self._under.get(key, [])
        if not pieces or not pieces[0].level:
            self._entry(key, path)
            return
        found: list[dict[str, str]] = []
        for at, (title, inner) in enumerate(titled_lines(self._take(key))):
            item = {"标题": without_mark(title, f"（{chinese_numeral(at + 1)}）")}
            if inner:
                item["内容"] = "\n".join(line.shown.strip(LAYOUT) for line in inner)
                self._values.mark((*path, at, "内容"), inner[0].place)
            found.append(item)
            self._values.mark((*path, at), title.place)
        self._values.put(path, found, self._outline.places[key])
