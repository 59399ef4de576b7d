"""What a printed file says, where one was read that is the same, or the same but for one text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.formats.word.merging.edit_attribution import changed_line
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.tables.table_fields import read_entry
from reportgen.formats.word.text.paragraphs import ODD_CHARACTERS
from reportgen.model.report import ANNEXES, UNIT_NAME
from reportgen.ooxml.package import DOCUMENT
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from reportgen.findings import Finding, Path
    from reportgen.formats.word.merging.edit_attribution import ChangedLine
    from reportgen.formats.word.text.word_lines import WordLine

_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>\s*")
_MOST_KEPT = 200_000
_YEAR = ("年度",)


def reading_of(made: dict[str, bytes], members: dict[str, bytes], now: Values) -> Values | None:
    """Return what a printed file says, by what was read of a file with the same markup.

    ``made`` are its members, ``members`` those of the file that gave ``now``. None where the two
    differ in more than one text of one row: then it has to be read.
    """
    others = (name for name in made if _has_words(name) and name != DOCUMENT)
    if not all(_is_alike(made[name], members.get(name)) for name in others):
        return None
    printed, read = (_without_declaration(each[DOCUMENT]) for each in (made, members))
    changed = None if printed == read else changed_line(read, printed, now.lines)
    if printed != read and changed is None:
        printed, read = _plain(printed), _plain(read)
        changed = None if printed == read else changed_line(read, printed, now.lines)
    if printed == read:
        return now
    return None if changed is None else _read_changed(now, changed)


def _without_declaration(data: bytes) -> bytes:
    declared = _DECLARATION.match(data)
    return data[declared.end() :] if declared else data


def _has_words(name: str) -> bool:
    return name.startswith("word/") and name.endswith((".xml", ".rels"))


def _is_alike(made: bytes, read: bytes | None) -> bool:
    """Return whether two parts are the same XML: another program writes it in other bytes."""
    if read is None or made == read:
        return made == read
    try:
        if len(read) > _MOST_KEPT:
            return _plain(made) == _plain(read)
        return _plain_part(made) == _plain_part(read)
    except (etree.XMLSyntaxError, ValueError):
        return False


def _plain(data: bytes) -> bytes:
    """Return XML as it is written here, without the white space that parts elements."""
    xml: bytes = etree.tostring(parse(data, keep_blanks=False), encoding="utf-8")
    return xml


_plain_part = lru_cache(maxsize=64)(_plain)
"""The same for the parts beside the document: those of files made with one form are alike."""


def _read_changed(now: Values, changed: ChangedLine) -> Values | None:
    """Return what a document says that differs from a read one in one line of one row.

    None where more than the row's own field may depend on it, or may have changed the row.
    """
    if changed.row == UNIT_NAME or ANNEXES in now.data or now.elsewhere:
        return None  # the title has the unit's name, and so have annexes
    line = _changed(now.entries[changed.row].lines[changed.at], changed)
    if line is None:
        return None
    values = Values(now.file, vocabulary=now.vocabulary)
    for path, entry in now.entries.items():
        if path == changed.row:
            lines = [*entry.lines[: changed.at], line, *entry.lines[changed.at + 1 :]]
            read_entry(replace(entry, lines=lines), values, now)
        else:
            read_entry(entry, values, now)
    return values if _with_the_rest(values, now) else None


def _changed(line: WordLine, changed: ChangedLine) -> WordLine | None:
    """Return a line with its text changed; None where it is not sure what is bold in it then."""
    if ODD_CHARACTERS.search(changed.old + changed.new) or not changed.new.strip():
        return None
    if not changed.line.startswith(line.number) or changed.old not in line.text:
        return None
    start, end = line.text.index(changed.old), len(line.text)
    if start < line.lead < start + len(changed.old) <= end:
        return None
    lead = line.lead + (len(changed.new) - len(changed.old) if start < line.lead else 0)
    return line._replace(text=changed.line[len(line.number) :], lead=lead)


def _with_the_rest(values: Values, now: Values) -> bool:
    """Add what was read beside the rows; return whether that is all that there is."""
    values.year = values.year or now.year
    if values.year != now.year:
        return False
    rows = [path for path in now.rows if path[0]]
    if any(len(path) != len(UNIT_NAME) for path in rows) or _fields(now) - {
        *rows,
        UNIT_NAME,
        _YEAR,
    }:
        return False
    for path in (UNIT_NAME, _YEAR):
        if values.get(path) is None and (value := now.get(path)) is not None:
            values.put(path, value, now.marks.get(path, ""))
    rows_read = now.rows.values()
    values.unplaced += _beside(now.unplaced, [each for row in rows_read for each in row.unplaced])
    values.notes += _beside(now.notes, [each for row in rows_read for each in row.notes])
    return True


def _fields(values: Values) -> set[Path]:
    """Return the paths of what was read, two labels each; one where a value stands alone."""
    found: set[Path] = set()
    for group, held in values.data.items():
        found.update([(group, label) for label in held] if isinstance(held, dict) else [(group,)])
    return found


def _beside(found: list[Finding], of_rows: list[Finding]) -> list[Finding]:
    """Return the findings but for those of rows."""
    counts = Counter(of_rows)
    rest = []
    for finding in found:
        if counts[finding]:
            counts[finding] -= 1
        else:
            rest.append(finding)
    return rest
