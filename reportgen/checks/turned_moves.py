"""Moves told the wrong way round: against the sentence before, or against the row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.checks.tables.column_sums import figure_of
from reportgen.checks.tables.table_totals import path_in
from reportgen.chinese.movements.turned_directions import MAY_BE_TURNED, read_turned_moves
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.other_tables import OtherTable, TableRow

_LAST = lazy_pattern("上年度?(?:决算|支出|实际)?(?:数|金额)?(?:[（(].{1,6}[）)])?")
_THIS = lazy_pattern("(?:本年度?)?(?:决算|支出|实际)(?:数|金额)?(?:[（(].{1,6}[）)])?|本年数?")
_MOVE = lazy_pattern(
    r"[比较]上年(?:度|决算数?)?(?P<move>增加|增长|上升|减少|下降)(?P<by>\d+(?:\.\d+)?[%％]?)"
)
_UP = ("增加", "增长", "上升")
_ADVICE = "核对这几个数，改正增减方向"


def turned_moves(subject: Subject, known: Collection[tuple[Path, str]]) -> Iterator[Hit]:
    """Return such moves, but for passages in which something was found that has the same words."""
    for passage in subject.passages_with(MAY_BE_TURNED):
        for move in read_turned_moves(passage.text):
            words = passage.text[move.start : move.end]
            if any(path == passage.path and _overlap(told, words) for path, told in known):
                continue
            base, now = f"{plain(move.base)}{move.unit}", f"{plain(move.now)}{move.unit}"
            message = f"{quoted(words)}：前面写的是{now}，比{base}{move.right}，方向写反了"
            yield Hit(passage.path, message, _ADVICE, "warning")
    for table in subject.report.places.tables:
        yield from _in_rows(table)


def _overlap(told: str, words: str) -> bool:
    return words in told or told in words or words[-8:] in told


def _in_rows(table: OtherTable) -> Iterator[Hit]:
    """Return the remarks of rows that say another direction than their figures."""
    columns: tuple[int, int] | None = None
    for at, row in enumerate(table.rows):
        columns = _columns(row) or columns
        if columns is None:
            continue
        told = {cell.column: cell.text for cell in row.cells}
        last, now = (figure_of(told.get(column, "")) for column in columns)
        if last is None or now is None or last == now:
            continue
        for cell in row.cells:
            found = _MOVE.search(cell.text)
            if found is None or (found["move"] in _UP) == (now > last):
                continue
            right = "增加" if now > last else "减少"
            message = (
                f"{table.name}“{row.cells[0].text.strip()}”一行：本年{plain(now)}，上年{plain(last)}，"
                f"是{right}，写的是“{found[0]}”"
            )
            yield Hit(path_in(table, at), message, _ADVICE, "warning")


def _columns(row: TableRow) -> tuple[int, int] | None:
    """Return the columns of last year and of this where a row has their headings."""
    texts = [("".join(cell.text.split()), cell.column) for cell in row.cells]
    last = [column for text, column in texts if _LAST.fullmatch(text)]
    this = [column for text, column in texts if _THIS.fullmatch(text)]
    return (last[0], this[0]) if len(last) == 1 and len(this) == 1 else None
