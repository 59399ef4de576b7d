"""Columns of tables with a row 合计: what stands above it, or below where it comes first, makes it.

Rows that divide another, 其中 and 小计, are told by their words or by adding up to it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.slips import are_slips
from reportgen.model.figures import FULL_WIDTH
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.model.other_tables import OtherTable, TableRow

_FIGURE = lazy_pattern(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_NOTHING = lazy_pattern(r"[-—－―/\\／\s]*")
_SPACE = lazy_pattern(r"\s+")
_TOTAL = lazy_pattern(
    r"(?!其中)[^，。；、：:]{0,12}(?:合计|总计|共计|总分|总额)(?:[（(][^（()）]*[)）])?"
)
_SUBTOTAL = lazy_pattern(r"[^，。；：:]{0,12}小计(?:[（(][^（()）]*[)）])?")
_OF_WHICH = lazy_pattern(r"[\s（(]*(?:其中|#)")
_NO_SUM = lazy_pattern(
    r"率|比例|比重|占比|比[%％]|[%％‰]|序号|编号|编码|代码|排名|单价|标准|人均|户均|平均|年份|年度$|日期|时间"
    "|电话|目标值|指标值|完成值|批次号|文号|折旧"
)
_ONLY_SOME = lazy_pattern("主要|部分|重点|前[一二三四五六七八九十0-9]+[名位项个]|排名|节选|摘")
_CODE = lazy_pattern(r"\d{3}|\d{5}|\d{7}")
_ORDINAL = lazy_pattern(
    r"\s*(?:([一二三四五六七八九十]+、)|([（(][一二三四五六七八九十]+[）)])|(\d+[.．、])|([（(]\d+[）)]))"
)
_SCORES = lazy_pattern("分值|得分|权重|评分|满分|分数")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_LEAST = 2


class ColumnSum(NamedTuple):
    """A sum that a table's column does not make.

    ``heading`` is the column's, ``label`` that of the row of the total, which is ``total``;
    ``parts`` are what should make it; ``row`` is the number of that row.
    """

    heading: str
    label: str
    total: Decimal
    parts: tuple[Decimal, ...]
    row: int

    @property
    def made(self) -> Decimal:
        """What the parts make."""
        return sum(self.parts, Decimal(0))


class ColumnItem(NamedTuple):
    """A figure of a column: its label, as it is indented, its value, its row and its level."""

    label: str
    value: Decimal
    row: int
    places: int
    level: tuple[int, int]


class SummedColumn(NamedTuple):
    """A column of figures under its headings."""

    heading: str
    items: tuple[ColumnItem, ...]
    start: int


def wrong_column_sums(table: OtherTable, *, of_scores: bool = False) -> Iterator[ColumnSum]:
    """Return the totals of a table that what they are of does not make: of scores, or others."""
    for column in columns_of(table):
        if _NO_SUM.search(column.heading) or of_scores != (
            _SCORES.search(column.heading) is not None
        ):
            continue
        about = f"{table.title}{table.rows[0].cells[0].text if table.rows[0].cells else ''}"
        for whole in _wholes(column.items):
            if wrong := _wrong(whole, column.heading, about):
                yield wrong


def columns_of(table: OtherTable) -> list[SummedColumn]:
    """Return the columns of a table that have nothing but figures below their headings."""
    first = next((at for at, row in enumerate(table.rows) if begins_figures(row)), None)
    if first is None:
        return []
    heads = table.rows[:first]
    starts = {
        cell.column for row in table.rows[first:] for cell in row.cells if figure_of(cell.text)
    }
    found = []
    for column in sorted(starts):
        over = [heading_over(row, column) for row in heads]
        items = _items(table.rows, first, column)
        if items is not None:
            heading = "".join(dict.fromkeys(filter(None, over)))
            found.append(SummedColumn(heading, tuple(items), column))
    return found


def begins_figures(row: TableRow) -> bool:
    """Return whether a row has a label and a figure, and is no heading of years."""
    told = [_plain(cell.text) for cell in row.cells if figure_of(cell.text) is not None]
    return len(row.cells) > 1 and bool(told) and not all(map(_YEAR.fullmatch, told))


def heading_over(row: TableRow, column: int) -> str:
    """Return the heading that stands over a column: the last that begins at it or before it."""
    texts = [cell.text for cell in row.cells if cell.column <= column]
    return _plain(texts[-1]) if texts else ""


def _items(rows: Sequence[TableRow], first: int, column: int) -> list[ColumnItem] | None:
    """Return the figures of a column with their labels; None where it has other texts too."""
    found = []
    for at, row in enumerate(rows[first:], first):
        cell = next((cell for cell in row.cells if cell.column == column), None)
        if cell is None or _NOTHING.fullmatch(cell.text):
            continue
        value = figure_of(cell.text)
        if value is None:
            return None
        before = [each.text for each in row.cells if each.column < column]
        label = next((text for text in reversed(before) if figure_of(text) is None), "")
        places = -int(value.as_tuple().exponent)
        found.append(ColumnItem(label, value, at, max(0, places), _level(label, row)))
    return found


class _Whole(NamedTuple):
    """A total with what it may be of; ``before`` is the total above it, where there is one.

    It is the ``only`` one where nothing else in the column may be a part of it.
    """

    total: ColumnItem
    parts: Sequence[ColumnItem]
    before: ColumnItem | None = None
    only: bool = True


def _wholes(items: Sequence[ColumnItem]) -> Iterator[_Whole]:
    """Return each total of a column with the figures since the last; one before them has those."""
    totals = [at for at, item in enumerate(items) if is_total(item.label)]
    only = len(totals) == 1
    if totals[:1] == [0]:
        for at, end in pairwise([*totals, len(items)]):
            yield _Whole(items[at], items[at + 1 : end], None, only)
        return
    begin = 0
    for at in totals:
        yield _Whole(items[at], items[begin:at], items[begin - 1] if begin else None, only)
        begin = at + 1
    begin = 0
    for at, item in enumerate(items):
        if is_subtotal(item) and at > begin and not _is_of_last(item, items[begin:at]):
            yield _Whole(item, items[begin:at])
        if is_subtotal(item) or at in totals:
            begin = at + 1


def _is_of_last(subtotal: ColumnItem, above: Sequence[ColumnItem]) -> bool:
    """Return whether the last rows above make a 小计: a row before them may be of another group."""
    made, margin = Decimal(0), Decimal(1).scaleb(-subtotal.places) / 2
    for count, item in enumerate(reversed(above), 1):
        made += item.value
        if count >= _LEAST and abs(made - subtotal.value) <= count * margin:
            return True
    return False


def is_subtotal(item: ColumnItem) -> bool:
    """Return whether a row is 小计."""
    return _SUBTOTAL.fullmatch(_plain(item.label)) is not None


def is_total(label: str) -> bool:
    """Return whether the label of a row is 合计 and the like."""
    return _TOTAL.fullmatch(_plain(label)) is not None


def _wrong(whole: _Whole, heading: str, about: str) -> ColumnSum | None:
    """Return a total that none of the ways to add up its parts makes."""
    total, parts = whole.total, whole.parts
    if len(parts) < _LEAST or not total.value:
        return None
    finest = max(item.places for item in (total, *parts))
    margin = Decimal(len(parts)).scaleb(-finest) / 2 if finest or "万元" in heading + about else 0
    ways = list(_ways(parts))
    is_flat = len(ways) == 1 and len({item.level for item in parts}) == 1
    if whole.before is not None:
        ways += [[whole.before, *way] for way in ways]
    sums = [sum((item.value for item in way), Decimal(0)) for way in ways]
    if any(abs(made - total.value) <= margin for made in sums):
        return None
    if sums[0] < total.value and _ONLY_SOME.search(about):
        return None
    if not (is_flat and whole.only) and not _SCORES.search(heading):
        ways = [way for way, made in zip(ways, sums, strict=True) if _is_slip(made, total)]
        if not ways:
            return None
    values = tuple(item.value for item in ways[0])
    return ColumnSum(heading, _plain(total.label), total.value, values, total.row)


def _is_slip(made: Decimal, total: ColumnItem) -> bool:
    written, told = made.scaleb(total.places), total.value.scaleb(total.places)
    return written == int(written) and are_slips(str(int(written)), str(int(told)))


def _ways(parts: Sequence[ColumnItem]) -> Iterator[list[ColumnItem]]:
    """Return the ways in which figures may be meant to be added; one for a flat list."""
    seen: list[list[ColumnItem]] = []
    subtotals = [item for item in parts if is_subtotal(item)]
    rest = [item for item in parts if item not in subtotals]
    own = [item for item, inside in zip(rest, _inside(rest), strict=True) if not inside]
    ways = [own, rest]
    if subtotals:
        last = parts.index(subtotals[-1])
        ways += [subtotals, [*subtotals, *parts[last + 1 :]]]
    least = _LEAST if len({item.level for item in rest}) == 1 else 1
    ways += [_without_divided(each, least) for each in (rest, own)]
    for level in sorted({item.level for item in rest}):
        ways.append([item for item in rest if item.level == level])
    for way in ways:
        if way and way not in seen:
            seen.append(way)
            yield way


def _inside(items: Sequence[ColumnItem]) -> list[bool]:
    """Return for each row whether its words say that it is a part of another: 其中, indented."""
    found: list[bool] = []
    margin, is_inside = 0, False
    for item in items:
        indent = len(item.label) - len(item.label.lstrip())
        if _OF_WHICH.match(item.label):
            margin, is_inside = indent, True
        elif is_inside and indent <= margin:
            is_inside = False
        found.append(is_inside)
    return found


def _without_divided(items: Sequence[ColumnItem], least: int) -> list[ColumnItem]:
    """Leave out the rows, so many at least, that follow one and add up to it; the lowest first."""
    kept: list[ColumnItem] = []  # the last first
    for item in reversed(items):
        below = accumulate(each.value for each in reversed(kept))
        enough = least if not (kept and _OF_WHICH.match(kept[-1].label)) else 1
        sizes = (n for n, made in enumerate(below, 1) if n >= enough and made == item.value)
        size = next(sizes, 0) if item.value else 0
        del kept[len(kept) - size :]
        kept.append(item)
    return kept[::-1]


def _level(label: str, row: TableRow) -> tuple[int, int]:
    """Return how deep a row stands: by the code of its subject, its ordinal, and its indent."""
    code = row.cells[0].text.strip()
    kind = len(code) if _CODE.fullmatch(code) else 0
    found = _ORDINAL.match(label)
    return kind or (-(found.lastindex or 0) if found else 0), len(label) - len(label.lstrip())


def _plain(text: str) -> str:
    return _SPACE.sub("", text)


def figure_of(text: str) -> Decimal | None:
    """Return the value of a bare figure; None for another text."""
    plain = half_width(text)
    if _FIGURE.fullmatch(plain) is None:
        return None
    return Decimal(plain.replace(",", ""))


def half_width(text: str) -> str:
    """Return the text of a cell without white space, in half-width digits and marks of numbers."""
    plain = _plain(text)
    return plain if plain.isascii() else plain.translate(FULL_WIDTH)
