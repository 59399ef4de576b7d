"""From the lines of the form's rows to data by its labels, with the place of each value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.headings.typed_ordinals import Item, items_of, ordinal_of, pointed_items
from reportgen.formats.word.prose.achievement_sections import sections_of
from reportgen.formats.word.prose.expenditure_prose import figures_of, nested
from reportgen.formats.word.prose.sentence_values import take_sentences
from reportgen.formats.word.read_values import ABSENT, NOT_FOUND, ReadRow, Values
from reportgen.formats.word.tables.amount_cells import read_amount
from reportgen.formats.word.tables.titled_items import is_broken, joined, marks_between, titled
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.forms.printed_text import Counter, PrintedLine, PrintedLoop
from reportgen.model.base import field_tree
from reportgen.model.expenditure import Expenditure
from reportgen.model.figures import FULL_WIDTH
from reportgen.model.places import normal_path
from reportgen.model.report import Achievement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.form_entry import FormEntry
    from reportgen.forms.printed_text import PrintedBlock
    from reportgen.model.base import FieldNode

_YEAR = ("年度",)
_OF_SPENDING = ("支出总额", "按支出性质", "按经济分类", "结余")
_LEAD = re.compile(
    r"[^。；;：:，,]{0,12}(?:(?:存在|面临|发现|以下|如下)[^。；;：:，,]{0,8}(?:问题|不足|困难)"
    r"|(?:改进|整改|下一?步)[^。；;：:，,]{0,8}(?:措施|建议|打算|工作))"
    r"(?:主要)?(?:[有是为]|包括|如下)*[:：，,](?=一是)"
)
"""What announces a list of problems or measures."""


def read_entry(entry: FormEntry, values: Values, known: Values | None = None) -> None:
    """Read one row of the form into the values.

    ``known`` are another file's: a row that shows the same there is not read again.
    """
    path = entry.field.path
    values.entries[path] = entry
    shown = values.lines[path] = [line.shown for line in entry.lines]
    if known is not None and known.lines.get(path) == shown:
        values.take(path, known.rows[path], entry.place)
        return
    unplaced, notes = len(values.unplaced), len(values.notes)
    _read_row(entry, values)
    value = values.get(path)
    value = ABSENT if value is None else value
    year = values.year if entry.field.node.group is Expenditure else None
    values.rows[path] = ReadRow(value, year, values.unplaced[unplaced:], values.notes[notes:])


def _read_row(entry: FormEntry, values: Values) -> None:
    path, node = entry.field.path, entry.field.node
    lines = [line for line in entry.lines if line.shown.strip(LAYOUT)]
    values.mark(path, lines[0].place if lines else entry.place)
    reader = _reader_of(node)
    if reader is None:
        lines = take_sentences(lines, entry.field.blocks, values)
    if reader is not None:
        reader(entry, lines, values)
    elif node.kind == "list":
        _read_texts(entry, lines, values)
    elif lines and "合计" in (node.fields or {}):
        read_amount(entry, lines, values, (*path, "合计"))
    elif not path[0] or node.kind == "group":
        for line in lines:
            message = f"“{node.label}”里没有对应的栏目"
            values.left(line.shown.strip(LAYOUT), line.place, message)
    elif lines and node.kind == "year":
        text = "".join("".join(line.shown.split()) for line in lines).translate(FULL_WIDTH)
        if not put_year(text, lines[0].place, values):
            values.left(text, lines[0].place, "这一栏里没有找到年度", path)
    elif lines and node.kind == "number":
        _read_number(path, lines, values)
    elif lines and node.kind == "amount":
        read_amount(entry, lines, values)
    elif lines:
        text = "".join(part.strip(LAYOUT) for line in lines for part in line.shown.split("\n"))
        values.put(path, text, lines[0].place)


def put_year(text: str, place: str, values: Values) -> bool:
    """Take the report's year from a text that is one; return False for others."""
    match = re.fullmatch(r"(20\d\d)(?:年度?)?", text)
    if match is None or values.year not in (None, int(match[1])):
        return False
    values.year = int(match[1])
    values.mark(_YEAR, place)
    return True


def _reader_of(node: FieldNode) -> Callable[[FormEntry, list[WordLine], Values], None] | None:
    """Return what reads a field of groups: it knows the sentences that forms print in them."""
    if node.group is Expenditure:
        return _read_expenditure
    item = None if node.element is None else node.element.group
    if item is Achievement:
        return _read_achievements
    return None if item is None else _read_titled


def _read_texts(entry: FormEntry, lines: list[WordLine], values: Values) -> None:
    """Read a list of texts as its form prints it: with numbers, or as plain paragraphs."""
    if entry.field.node.role.is_counted or _is_numbered(entry.field.blocks):
        _read_numbered(entry.field.path, lines, values)
    else:
        _read_paragraphs(entry.field.path, lines, values)


def _is_numbered(blocks: Sequence[PrintedBlock]) -> bool:
    loops = (block for block in blocks if isinstance(block, PrintedLoop))
    lines = (line for loop in loops for line in loop.blocks if isinstance(line, PrintedLine))
    return any(isinstance(part, Counter) for line in lines for part in line.parts)


def _read_number(path: Path, lines: list[WordLine], values: Values) -> None:
    text = "".join("".join(line.shown.split()) for line in lines).translate(FULL_WIDTH)
    match = re.fullmatch(r"(\d{1,9})[人名个]?", text)
    if match is None:
        values.left(text, lines[0].place, "这一栏里没有找到数", path)
        return
    values.put(path, int(match[1]), lines[0].place)


def _read_paragraphs(path: Path, lines: list[WordLine], values: Values) -> None:
    values.put(path, [line.shown.strip(LAYOUT) for line in lines], values.marks[normal_path(path)])
    for at, line in enumerate(lines):
        values.mark((*path, at), line.place)


def _read_numbered(path: Path, lines: list[WordLine], values: Values) -> None:
    items = [item for item in items_of(lines) if item.text]
    values.put(path, [item.text for item in items], values.marks[normal_path(path)])
    _mark_items(path, items, values)


def _mark_items(path: Path, items: list[Item], values: Values) -> None:
    for at, item in enumerate(items):
        values.mark((*path, at), item.lines[0].place)
    _note_automatic(path, [item.ordinal for item in items if item.automatic], values)


def _note_automatic(path: Path, ordinals: list[str], values: Values) -> None:
    if ordinals:
        place = values.marks[normal_path(path)]
        values.note(f"自动编号由表样重新编：{' '.join(ordinals)}", place, path)


def _leads(line: WordLine) -> bool:
    """Return whether a paragraph only says that a list follows."""
    return ordinal_of(line) is None and line.text.rstrip(LAYOUT).endswith(("：", ":"))


def _without_lead(path: Path, lines: list[WordLine], values: Values) -> list[WordLine]:
    """Return the lines without words such as 存在的问题有： before the first 一是; note these."""
    if len(lines) > 1 and _leads(lines[0]) and (mark := ordinal_of(lines[1])) and mark.number == 1:
        lead_in = lines[0].shown.strip(LAYOUT)
        values.note(f"列表前面的“{lead_in}”没有读入", lines[0].place, path)
        return lines[1:]
    lead = _LEAD.match(lines[0].text) if lines and not lines[0].number else None
    if lead is None:
        return lines
    values.note(f"列表前面的“{lead[0].strip(LAYOUT)}”没有读入", lines[0].place, path)
    return [lines[0].part(lead.end()), *lines[1:]]


def _read_titled(entry: FormEntry, lines: list[WordLine], values: Values) -> None:
    """Read problems or measures: a title, and what follows it."""
    path, between = entry.field.path, marks_between(entry.field.blocks)
    lines = _without_lead(path, lines, values)
    items = pointed_items(lines) or joined([item for item in items_of(lines) if item.text])
    found: list[dict[str, str]] = []
    for at, item in enumerate(items):
        title, content = titled(item, between)
        if is_broken(item.lines[0], title):
            message = f"标题在换行处分开，不止一行的话请改过来：“{title}”"
            values.note(message, item.lines[0].place, (*path, at, "标题"))
        found.append({"标题": title, "内容": content} if content else {"标题": title})
        place = item.lines[0].place
        values.mark((*path, at, "标题"), place)
        after = item.lines[1].place if len(item.lines) > 1 else place
        values.mark((*path, at, "内容"), after)
    values.put(path, found, values.marks[normal_path(path)])
    _mark_items(path, items, values)


def _read_achievements(entry: FormEntry, lines: list[WordLine], values: Values) -> None:
    path = entry.field.path
    sections = sections_of(lines)
    found: list[dict[str, Any]] = []
    for at, section in enumerate(sections):
        points = [point.text for point in section.points]
        found.append({"标题": section.title, "要点": points} if section.title else {"要点": points})
        values.mark((*path, at), section.place)
        values.mark((*path, at, "标题"), section.place)
        for number, point in enumerate(section.points):
            values.mark((*path, at, "要点", number), point.place)
    values.put(path, found, values.marks[normal_path(path)])
    _note_automatic(path, [mark for each in sections for mark in each.automatic], values)
    if ordinals := " ".join(each.ordinal for each in sections if each.ordinal):
        values.note(f"表样的节标题不编号，去掉了“{ordinals}”", sections[0].place, path)


def _read_expenditure(entry: FormEntry, lines: list[WordLine], values: Values) -> None:
    path = entry.field.path
    figures = figures_of(lines, values.year)
    values.year = figures.year or values.year
    group = {"概述": [line.shown.strip(LAYOUT) for line in figures.prose], **nested(figures.found)}
    values.put(path, group, values.marks[normal_path(path)])
    for at, line in enumerate(figures.prose):
        values.mark((*path, "概述", at), line.place)
    for inner in figures.found:
        values.mark((*path, *inner), figures.places[inner])
    for place, sentence in figures.reworded:
        values.note(f"这一句的数已填入各栏，表里改用固定句式：“{sentence}”", place, path)
    _note_missing(path, figures.found, figures.unsure, values)


def find_spending(path: Path, lines: list[WordLine], values: Values) -> None:
    """Fill in what was spent from a text on income and spending, where no other has the total."""
    if values.get((*path, "支出总额")) is not None:
        return
    figures = figures_of(lines, values.year)
    if ("支出总额",) not in figures.found:
        return
    for inner, amount in figures.found.items():
        if inner[0] in _OF_SPENDING and values.get((*path, *inner)) is None:
            values.put((*path, *inner), amount, figures.places[inner])


def _note_missing(path: Path, found: dict[Path, str], unsure: list[Path], values: Values) -> None:
    """Note which figures were not found, or are there twice with different amounts."""
    place = values.marks[normal_path(path)]
    for inner in dict.fromkeys(unsure):
        values.note("正文里写了几个不同的数，没有填", place, (*path, *inner), "核对后补填")
    for node in (field_tree(Expenditure).fields or {}).values():
        if node.label == "概述":
            continue
        summed = node.group is not None and node.group.SUMMED
        items = node.group.ITEMS if node.group is not None else ()
        parts = [each.label for each in (node.fields or {}).values() if each.attribute in items]
        wanted: list[Path] = [(node.label, label) for label in parts]
        some = any(each[:2] in wanted for each in found)
        if not node.fields or (summed and not some):
            total = any(each[0] == node.label for each in found)
            wanted = [] if summed and total else [(node.label,)]
        for figure in wanted:
            known = any(each[: len(figure)] == figure for each in (*found, *unsure))
            if not known:
                values.note(NOT_FOUND, place, (*path, *figure), "补填这个数")
