"""Files dropped on the program: checked, built where nothing is wrong, and a page of results."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.dropped_file import DroppedFile
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, say
from reportgen.errors import InputError, OutputError
from reportgen.findings import has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad

PAGE_NAME = "检查和生成的结果.html"


def are_dropped(arguments: Sequence[str]) -> bool:
    """Return whether a program was called as by files dropped on it: with their paths alone."""
    return bool(arguments) and all(
        not each.startswith(("-", "@")) and os.path.exists(each) for each in arguments
    )


def take(arguments: Sequence[str], examine: Callable[[PartialLoad], list[Finding]]) -> int:
    """Check each file, build those without errors beside them, and show a page of the results.

    Return the exit code of ``check``. What was a Word file is checked only: it is built already.
    """
    # For start-up, as in ``check``.
    from reportgen.cli.dropped_page import results_page
    from reportgen.formats.source_files import find_sources

    paths, problems = find_sources(arguments)
    results = [DroppedFile(Path(each.location), [each], is_unreadable=True) for each in problems]
    results += [_taken(path, examine) for path in paths]
    page = _put_page(Path(arguments[0]), results_page(results))
    if page is None or not webbrowser.open(page.as_uri()):
        print(_as_text(results), file=sys.stdout)
    if page is not None:
        say(f"结果在：{page}")
    if any(each.is_unreadable for each in results):
        return BAD_INPUT
    return FOUND_ERRORS if any(has_errors(each.findings) for each in results) else DONE


def _taken(path: Path, examine: Callable[[PartialLoad], list[Finding]]) -> DroppedFile:
    # For start-up: only files dropped on the program need it.
    from reportgen.formats.partial_loading import load_partly
    from reportgen.forms.building import build
    from reportgen.forms.installed import DEFAULT
    from reportgen.plaindata.data_files import WORD_SUFFIXES

    result = DroppedFile(path, is_word=path.suffix.lower() in WORD_SUFFIXES)
    try:
        loaded = load_partly(path)
        result.findings = examine(loaded)
        result.is_unreadable = bool(loaded.problems)
        if not (result.is_word or result.is_unreadable or has_errors(result.findings)):
            result.output = build(loaded.report, path.parent, template=loaded.form or DEFAULT)
    except (InputError, OutputError) as error:
        result.findings += error.findings
        result.is_unreadable = True
    return result


def _put_page(first: Path, page: str) -> Path | None:
    """Write the page beside the first file, or where that can't be, among temporary files."""
    # For start-up: only files dropped on the program need it.
    import tempfile

    from reportgen.storage import put

    folders = (first if os.path.isdir(first) else first.parent, Path(tempfile.gettempdir()))
    for folder in folders:
        target = folder.resolve() / PAGE_NAME
        try:
            put(target, page.encode())
        except OutputError:
            continue
        return target
    return None


def _as_text(results: Iterable[DroppedFile]) -> str:
    # For start-up: only files dropped on the program need it.
    from reportgen.presenting import as_text

    return as_text([(str(each.source), each.findings) for each in results])
