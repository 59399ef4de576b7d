"""What commands share: exit codes, and how results and problems are shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.cli.arguments import USAGE_ERROR
from reportgen.errors import OutputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FOUND_ERRORS, BAD_INPUT = 0, 1, USAGE_ERROR
"""Exit codes."""


def print_or_write(text: str, output: str | None, *, keep: bool = False) -> None:
    """Print a text, or write it to a file; ``keep`` forbids to overwrite one."""
    if output is None:
        print(text)
        return
    from reportgen.storage import write

    path = Path(output)
    if keep and os.path.exists(path):
        advice = "换一个文件名，或先把它移走"
        raise OutputError([Finding(codes.D04, "error", "", output, "已有这个文件，不覆盖", advice)])
    write(path, f"{text}\n".encode(errors="backslashreplace"))
    print(f"已写入：{path}")


def print_problems(problems: Sequence[Finding], name: str = "数据、模板或文件有问题") -> None:
    """Show on standard error what kept data or templates from being used, or what ``name`` says."""
    from reportgen.presenting import as_text, wants_colour

    if problems:
        print(as_text([(name, problems)], colour=wants_colour(sys.stderr)), file=sys.stderr)


def print_remarks(source: str, remarks: Sequence[Finding]) -> None:
    """Show on standard error what is to be looked at in a source that was read."""
    print_problems(remarks, f"{source}：读的时候要看的地方")
