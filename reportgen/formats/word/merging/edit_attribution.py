"""Which value of a report was edited, where the text alone can be read in several ways.

A guess is a report with one value changed. It holds when printing it gives exactly the line that
the file shows, so that nothing depends on how the line would be read.

Where a title and what follows it stand in one line, the form closes the title with 。 unless it
ends a sentence: 甲 and 甲。 print the same, and nothing tells which was meant. The form wants
titles without 。, so that is what is guessed first.
"""

from __future__ import annotations

import copy
import html
import operator
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.headings.form_labels import inline_label, label_of
from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.findings import Path

Printer = Callable[[dict[str, Any]], "dict[Path, list[str]] | None"]
"""Prints data; gives the lines of each row, or None where the data is not valid."""

_MAX_GUESSES, _MAX_LINES = 24, 60
_STOP = "。"
_SEPARATORS = f"{_STOP}{LAYOUT}"


def attribute_edits(
    row: Path, held: dict[str, Any], before: list[str], after: list[str], printed: Printer
) -> dict[str, Any] | None:
    """Return the data with the values changed that explain how the lines of a row changed.

    ``held`` printed ``before``; the file shows ``after``. None when no such values are found, and
    for a row of which nearly all was written anew.
    """
    if len(before) != len(after) or sum(map(operator.ne, before, after)) > _MAX_LINES:
        return None
    data, lines = held, before
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        wanted = [*lines[:at], new, *lines[at + 1 :]]
        guesses = islice(_guesses(row, data, at, old, new), _MAX_GUESSES)
        found = next((each for each in guesses if _shows(printed(each), row, wanted)), None)
        if found is None:
            return None
        data, lines = found, wanted
    return data


def _shows(printed: dict[Path, list[str]] | None, row: Path, wanted: list[str]) -> bool:
    return printed is not None and printed.get(row) == wanted


def _guesses(
    row: Path, data: dict[str, Any], at: int, old: str, new: str
) -> Iterator[dict[str, Any]]:
    """Change one value so that the old line may become the new one; likely values first."""
    start, end, put_in = _changed(old, new)
    leaves = sorted(
        _leaves(_value(data, row), row), key=lambda leaf: (at not in leaf[0], bool(leaf[1]))
    )
    for path, text in leaves:
        if not text and put_in:  # a text that was left empty, now written after its separator
            yield _with(data, path, put_in.lstrip(_SEPARATORS))
            continue
        position = old.find(text, max(0, end - len(text)))
        while text and 0 <= position <= start:
            changed = text[: start - position] + put_in + text[end - position :]
            if changed[:-1] and changed[-1] == _STOP and position + len(text) < len(old):
                yield _with(data, path, changed[:-1])
            yield _with(data, path, changed)
            position = old.find(text, position + 1)


def _changed(old: str, new: str) -> tuple[int, int, str]:
    """Return where a text changed, up to where in the old one, and what stands there now."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - start
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return start, len(old) - tail, new[start : len(new) - tail]


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _leaves(inner, (*path, at))
    elif isinstance(value, str):
        yield path, value


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step]
    return data


def _with(data: dict[str, Any], path: Path, text: str) -> dict[str, Any]:
    """Return data with another text at a path; what is not on the way there is shared."""
    changed: Any = copy.copy(data)
    group = changed
    for step in path[:-1]:
        group[step] = copy.copy(group[step])
        group = group[step]
    group[path[-1]] = text
    return dict(changed)


class ChangedLine(NamedTuple):
    """The only line that differs between two documents: where it stands, and how it changed.

    ``old`` and ``new`` are the text that differs within it, ``line`` is the line as it is now.
    """

    row: Path
    at: int
    old: str
    new: str
    line: str


def changed_line(before: bytes, after: bytes, rows: dict[Path, list[str]]) -> ChangedLine | None:
    """Return how a document was changed of which ``rows`` are the lines of each row, unread.

    None where more differs between both documents than one text that stands there once: then
    ``after`` has to be read.
    """
    texts = _only_change(before, after)
    if texts is None:
        return None
    old, new = texts
    holding = [
        (row, at) for row, lines in rows.items() for at, line in enumerate(lines) if old in line
    ]
    if len(holding) != 1:
        return None
    ((row, at),) = holding
    line = rows[row][at].replace(old, new)
    if label_of(line) is not None or inline_label(line) is not None:
        return None  # it may be read as a label now
    return ChangedLine(row, at, old, new, line)


def relined(
    before: bytes, after: bytes, rows: dict[Path, list[str]]
) -> dict[Path, list[str]] | None:
    """Return the lines of each row once a document is printed anew; None as ``changed_line``."""
    changed = changed_line(before, after, rows)
    if changed is None:
        return None
    lines = list(rows[changed.row])
    lines[changed.at] = changed.line
    return {**rows, changed.row: lines}


def _only_change(before: bytes, after: bytes) -> tuple[str, str] | None:
    """Return the text that differs between two documents of the same markup; None for any more."""
    shorter = min(len(before), len(after))
    start = _most(shorter, lambda size: before[:size] == after[:size])
    same_end = _most(
        shorter - start,
        lambda size: before[len(before) - size :] == after[len(after) - size :],
    )
    first = before.rfind(b">", 0, start) + 1
    last = before.find(b"<", len(before) - same_end)
    tag = before[before.rfind(b"<", 0, first) : first]
    if before.rfind(b"<", 0, start) >= first or not tag.startswith((b"<w:t>", b"<w:t ")):
        return None
    old, new = before[first:last], after[first : len(after) - len(before) + last]
    if not old or any(mark in text for mark in (b"<", b">", b"\r") for text in (old, new)):
        return None
    if before.count(old) != 1:
        return None
    return html.unescape(old.decode()), html.unescape(new.decode())


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the largest size for which something holds that holds for all that are smaller."""
    low = 0
    while low < limit:
        middle = (low + limit + 1) // 2
        low, limit = (middle, limit) if holds(middle) else (low, middle - 1)
    return low
