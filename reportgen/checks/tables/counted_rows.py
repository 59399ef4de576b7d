"""Tables with another number of rows than the text says: 共7个项目，见表1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.checks.tables.column_sums import figure_of, is_total
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.model.other_tables import OtherTable, TableRow

_TOLD = Sign(
    r"(?P<count>\d{1,2})个(?P<what>[^，。；、\d]{0,8}?(?:项目|工程|单位|村|社区|学校))"
    r"[^。；\d]{0,14}[见如]表\s?(?P<table>\d{1,2})(?![-—－.\d])",
    words("见表 如表"),
)
_TITLE = lazy_pattern(r"\s*表\s?(\d{1,2})(?![-—－.\d])")
_NO_ITEM = lazy_pattern(r"\s*(?:其中|小计|[^，。；]{0,8}(?:合计|总计|小计|共计)|备注|注|说明)")
_NUMBER = lazy_pattern(r"\s*\d{1,2}\s*")
_WORDS = lazy_pattern("[\u4e00-\u9fff]{2}")


def miscounted_rows(subject: Subject) -> Iterator[Hit]:
    """Return where a table that is named has another number of rows than is said."""
    if not subject.report.places.tables:
        return
    for passage in subject.periods_with(_TOLD):
        for found in _TOLD.pattern.finditer(passage.text):
            table = _table(subject, found["table"])
            stated = int(found["count"])
            listed = [] if table is None else _items(table)
            if table is None or not listed or stated == len(listed):
                continue
            message = (
                f"{quoted(found[0])}：{table.name}列出的是{len(listed)}个，不是{stated}个："
                f"{'、'.join(listed)}"
            )
            yield Hit(passage.path, message, "核对台账，改正个数，或在表里补上漏列的")


def _table(subject: Subject, number: str) -> OtherTable | None:
    """Return the table of a number: by its title, else by its place where none has a title."""
    tables = subject.report.places.tables
    titled = [(found[1], one) for one in tables if (found := _TITLE.match(one.title))]
    if titled:
        named = [one for told, one in titled if told == number]
        return named[0] if len(named) == 1 else None
    return next((one for one in tables if one.name == f"表{number}"), None)


def _items(table: OtherTable) -> list[str]:
    """Return the names of the rows between the headings and the total; none where not all tell."""
    found: list[str] = []
    for row in table.rows[1:]:
        name = _name(row)
        if any(is_total(cell.text) for cell in row.cells[:2]):
            break
        if name is None or _NO_ITEM.match(name) or not _has_figure(row):
            return []
        found.append(name)
    return found if len(set(found)) == len(found) else []


def _name(row: TableRow) -> str | None:
    texts = [cell.text.strip() for cell in row.cells if not _NUMBER.fullmatch(cell.text)]
    return next((text for text in texts[:1] if _WORDS.search(text)), None)


def _has_figure(row: TableRow) -> bool:
    return any(figure_of(cell.text) is not None for cell in row.cells)
