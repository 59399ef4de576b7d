"""Findings for people and programs: text by report, JSON, and an Excel list."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from math import ceil
from typing import TYPE_CHECKING, Any, TextIO

from reportgen.findings import SEVERITIES, Finding, Severity, escaped, shown, shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}

_MAX_CELL = 32_767
_USUAL_SIZE, _LINE, _HIGHEST = 11, 1.35, 409.0
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
