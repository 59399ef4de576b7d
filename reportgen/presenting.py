"""Findings for people and programs: text by report, JSON, and an Excel list."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
from collections import Counter
from math import ceil
from typing import TYPE_CHECKING, Any, TextIO

from reportgen.findings import SEVERITIES, Finding, Severity, escaped, shown, shown_lines
from reportgen.storage import put, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}

_MAX_CELL = 32_767
_USUAL_SIZE, _LINE, _HIGHEST = 11, 1.35, 409.0
_MONEY = "（万元）"
_WIDTHS = {
    "单位名称": 26,
    "报告": 40,
    "预算（万元）": 12,
    "支出（万元）": 12,
    "上年支出（万元）": 12,
}
_USUAL_WIDTH = 9

Group = tuple[str, "Sequence[Finding]"]
"""A report's name and what was found in it."""


def as_text(groups: Sequence[Group], *, colour: bool = False) -> str:
    """Write findings by report, each report's worst first; say so where there are none."""
    lines: list[str] = []
    for name, findings in groups:
        lines.append(f"{shown(name)}：{summary(findings)}")
        order = list(SEVERITIES)
        for finding in sorted(findings, key=lambda each: order.index(each.severity)):
            lines += _finding_lines(finding, colour=colour)
    return "\n".join(lines)


def summary(findings: Sequence[Finding]) -> str:
    """Count findings by level, in Chinese."""
    counts = [
        (title, sum(finding.severity == severity for finding in findings))
        for severity, title in SEVERITIES.items()
    ]
    words = "，".join(f"{title}{count}条" for title, count in counts if count)
    return words or "没有发现问题"


def _finding_lines(finding: Finding, *, colour: bool) -> list[str]:
    level = f"{SEVERITIES[finding.severity]} {finding.rule}"
    if colour:
        level = f"\x1b[{_COLOURS[finding.severity]}m{level}\x1b[0m"
    place = "　".join(part for part in (finding.place, finding.path) if part)
    lines = [f"  {level}　{_one_line(finding.message)}"]
    if finding.suggestion:
        lines.append(f"      建议：{_one_line(finding.suggestion)}")
    if place:
        lines.append(f"      位置：{shown(place)}")
    return lines


def _one_line(text: str) -> str:
    return shown(text.replace("\n", "⏎"))


def standing_errors(findings: Iterable[Finding]) -> str:
    """Return the sentence for a file that was made though it has errors; empty without any."""
    count = sum(finding.severity == "error" for finding in findings)
    if not count:
        return ""
    return f"文件已经生成，但还有{count}条“错误”没有改：改好数据再生成一次，才可以报送"


def as_json(groups: Sequence[Group]) -> str:
    """Write all findings as one JSON list of objects, keys as in ``Finding``."""
    found = [finding.as_dict() for _, findings in groups for finding in findings]
    return escaped(json.dumps(found, ensure_ascii=False, indent=2))


@contextlib.contextmanager
def workbook(target: Any, **options: Any) -> Iterator[Any]:
    """Return a workbook that is written to a file in the end, no text of it as a formula.

    Raises OSError when that can't be done: XlsxWriter has an error of its own for it.
    """
    # For start-up: only --format xlsx needs them.
    import tempfile

    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    texts = {"strings_to_formulas": False, "strings_to_urls": False}
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as folder:
        book = xlsxwriter.Workbook(target, {**texts, **options, "tmpdir": folder})
        try:
            yield book
            book.close()
        except XlsxWriterException as error:
            cause = error.args[0] if error.args else None
            number = cause.errno if isinstance(cause, OSError) else None
            raise OSError(number or errno.EIO, "") from None
        finally:
            for sheet in book.worksheets():
                _close_rows(sheet)


def _close_rows(sheet: Any) -> None:
    """Close the file with the rows of a sheet, which XlsxWriter leaves open when it fails."""
    if sheet.row_data_fh is not None:
        with contextlib.suppress(OSError):
            sheet.row_data_fh.close()


def write_xlsx(
    groups: Sequence[Group],
    path: Path,
    about: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    force: bool = False,
) -> None:
    """Write all findings as an Excel list for sending back to the units, one row for each.

    ``about`` is what else is told of a report by its name, under headings of their own.
    Raises OutputError when the file can't be written and, unless ``force``, when there is one that
    somebody has written something into.
    """
    buffer = io.BytesIO()
    titles = ("报告", "级别", "编号", "栏目", "位置", "说明", "建议")
    widths = (32, 8, 8, 40, 32, 60, 40)
    with telling(path), workbook(buffer, in_memory=True) as book:
        head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        sheet = book.add_worksheet("检查结果")
        rows = [
            (name, SEVERITIES[f.severity], f.rule, f.path, f.place, f.message, f.suggestion)
            for name, findings in groups
            for f in findings
        ]
        sheet.write_row(0, 0, titles, head)
        for at, row in enumerate(rows, start=1):
            sheet.write_row(at, 0, map(cell_text, row), cell)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(titles) - 1)
        print_on_a4_across(sheet)
        _write_counts(book, groups, about or {}, head)
    put(path, buffer.getvalue(), force=force)


def _write_counts(
    book: Any, groups: Sequence[Group], about: Mapping[str, Mapping[str, Any]], head: Any
) -> None:
    """Write how much was found in each report, and by each rule, on sheets of their own."""
    found = [(name, each) for name, findings in groups for each in findings]
    units: dict[str, Counter[str]] = {name: Counter() for name, _ in groups}
    rules: dict[str, tuple[set[str], Counter[str]]] = {}
    for name, each in found:
        units[name][SEVERITIES[each.severity]] += 1
        of_rule = rules.setdefault(each.rule, (set(), Counter()))
        of_rule[0].add(name)
        of_rule[1][SEVERITIES[each.severity]] += 1
    levels = [*SEVERITIES.values()]
    titles = list(dict.fromkeys(title for each in about.values() for title in each))
    by_unit = [
        [
            *(about.get(name, {}).get(title) for title in titles),
            *(counts[level] for level in levels),
            name,
        ]
        for name, counts in units.items()
    ]
    by_rule = [
        [rule, len(names), *(counts[level] for level in levels)]
        for rule, (names, counts) in sorted(rules.items(), key=lambda e: (-len(e[1][0]), e[0]))
    ]
    _write_table(book, "按单位", (*titles, *levels, "报告"), by_unit, head)
    _write_table(book, "按规则", ("编号", "单位数", *levels), by_rule, head)


def _write_table(
    book: Any, name: str, titles: Sequence[str], rows: Sequence[Sequence[Any]], head: Any
) -> None:
    """Write a table with 序号 before its rows and the sums of its amounts and counts below."""
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, ("序号", *titles), head)
    sheet.set_column(0, 0, 6)
    shapes = {title: _shape_of(book, title) for title in titles}
    for at, title in enumerate(titles, start=1):
        sheet.set_column(at, at, _WIDTHS.get(title, _USUAL_WIDTH))
    for at, row in enumerate(rows, start=1):
        sheet.write_number(at, 0, at, _shape_of(book, ""))
        for column, (title, value) in enumerate(zip(titles, row, strict=True), start=1):
            if isinstance(value, str):
                write_text(sheet, at, column, value, shapes[title])
            elif value is None:
                sheet.write_blank(at, column, None, shapes[title])
            else:
                sheet.write_number(at, column, float(value), shapes[title])
    last = len(rows) + 1
    write_text(sheet, last, 0, "合计", head)
    for at, title in enumerate(titles, start=1):
        if title in SEVERITIES.values() or title.endswith(_MONEY):
            values = [row[at - 1] for row in rows if row[at - 1] is not None]
            sheet.write_number(last, at, float(sum(values)), head)
        else:
            sheet.write_blank(last, at, None, head)
    sheet.freeze_panes(1, 0)
    print_on_a4_across(sheet)


def _shape_of(book: Any, title: str) -> Any:
    code = "0.0%" if title in ("执行率", "比上年") else "General"
    code = "0.00" if title.endswith("总分") else code
    return book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": code})


def print_on_a4_across(sheet: Any) -> None:
    """Let a sheet print on A4 across, one page wide, its first row on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def height_for(texts: Iterable[str], widths: Iterable[float], size: float) -> float:
    """Return how high a row must be for texts in columns: no program but Excel finds out itself.

    ``widths`` are in characters of the usual size; a Chinese character is as wide as two others.
    """
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        room = max(width * _USUAL_SIZE / size - 1.5, 2)
        lines = max(lines, sum(_lines(line, room) for line in text.split("\n")))
    return min(lines * size * _LINE + 3, _HIGHEST)


def _lines(line: str, room: float) -> int:
    return ceil((len(line.encode(errors="replace")) + len(line)) / 2 / room) or 1


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: whole characters, no more than Excel takes."""
    text = shown_lines(text)
    return text if len(text) <= _MAX_CELL else f"{text[: _MAX_CELL - 1]}…"


def write_text(sheet: Any, row: int, column: int, text: str, shape: Any = None) -> None:
    """Write any text for people, also one that looks like a formula or like Excel's own markup."""
    write_exactly(sheet, row, column, cell_text(text), shape)


def write_exactly(sheet: Any, row: int, column: int, text: str, shape: Any = None) -> None:
    """Write a text that will be read again, to the last character."""
    text = text.encode(errors="backslashreplace").decode()  # half characters no file can hold
    if text.startswith("<r>"):  # which XlsxWriter would take for markup, and write unescaped
        sheet.write_rich_string(row, column, *text[:2], text[2:], *filter(None, (shape,)))
    else:
        sheet.write_string(row, column, text, shape)


def wants_colour(stream: TextIO | None) -> bool:
    """Return whether a stream, None where it is closed, is a terminal that takes colour."""
    if stream is None or not stream.isatty() or os.environ.get("NO_COLOR"):
        return False
    # The old Windows console prints colour codes as text; its successor names itself.
    return os.name != "nt" or bool(os.environ.get("WT_SESSION"))
