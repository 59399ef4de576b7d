"""What commands share: exit codes, and how results and problems are shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.arguments import USAGE_ERROR
from reportgen.destination import is_stream
from reportgen.findings import shown_lines
from reportgen.storage import put, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Finding

DONE, FOUND_ERRORS, BAD_INPUT, INTERRUPTED = 0, 1, USAGE_ERROR, 130
"""Exit codes."""


def say(text: str, *, error: bool = False) -> None:
    """Show a message, with what a terminal would obey in it named; at once, also in a pipe."""
    print(shown_lines(text), file=sys.stderr if error else sys.stdout, flush=True)


def print_or_write(
    text: str, output: str | None, *, keep: bool = False, force: bool = False
) -> None:
    """Print a text, or write it to a file.

    One that is there is overwritten only where it was made here and has not been changed since;
    ``keep``, for files that people go on to edit, not even then. ``force`` overwrites all.
    """
    if output is None:
        print(text)
        return

    path = Path(output)
    data = f"{text}\n".encode(errors="backslashreplace")
    if is_stream(path):
        write(path, data)
        return
    if keep:
        write_kept(path, data, force=force)
    else:
        put(path, data, force=force)
        say(f"已写入：{path}")


def write_kept(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that people go on to edit; one that is there stays, unless ``force``."""
    write(path, data, reason_to_keep=None if force else lambda _: "已有这个文件，不覆盖")
    say(f"已写入：{path}")


def is_workbook(output: str | None) -> bool:
    """Return whether an output is to be a workbook, by its ending.

    Raises InputError for the ending of a workbook of another kind than can be written.
    """
    # For start-up: only what is shown or written needs it.
    from reportgen.plaindata.data_files import EXCEL_SUFFIXES, unreadable

    ending = Path(output).suffix.lower() if output else ""
    if output and ending in EXCEL_SUFFIXES and ending != EXCEL_SUFFIXES[0]:
        raise unreadable(output, f"写不了 {ending} 文件", "后缀写成 .xlsx；WPS 和 Excel 都能打开")
    return ending == EXCEL_SUFFIXES[0]


def print_problems(problems: Sequence[Finding], name: str = "数据、表样或文件有问题") -> None:
    """Show on standard error what kept data or templates from being used, or what ``name`` says."""
    # For start-up: only what is shown or written needs it.
    from reportgen.presenting import as_text, wants_colour

    if problems:
        print(as_text([(name, problems)], colour=wants_colour(sys.stderr)), file=sys.stderr)


def print_remarks(source: str, remarks: Sequence[Finding]) -> None:
    """Show on standard error what is to be looked at in a source that was read."""
    print_problems(remarks, f"{source}：读的时候要看的地方")
