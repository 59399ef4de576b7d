"""YAML files of reports: read as they stand, and where that fails as they can only be meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding
from reportgen.formats.typed_signs import LIST_MARKS, QUOTES
from reportgen.formats.yaml_second_look import all_names, bare_key, may_mean_more
from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.data_files import content_of, decoded, parse_document
from reportgen.plaindata.document import DataLimitError, DataSyntaxError, Document
from reportgen.plaindata.yaml_lines import COLONS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path as FilePath

    from reportgen.findings import Path, Severity
    from reportgen.formats.yaml_line_rewriter import Mishap, Repaired

MARKERS = ("年度", "部门概况", "绩效完成情况", "存在的问题")
"""Words of the form of which every data file has at least one."""

_QUOTED = lazy_pattern("“[^”]*”")
_TOLD_ONE_BY_ONE, _SHOWN = 8, 5
_SMALL = lazy_pattern(rf"[{LIST_MARKS}{COLONS}{QUOTES}\s*+|｜{{}}；;，,]")


def read_forgiving(path: FilePath) -> Document:
    """Read a data file as ``parse_forgiving`` does; raises InputError for one that can't be had."""
    return parse_forgiving(str(path), content_of(path))


def parse_forgiving(name: str, data: bytes) -> Document:
    """Read the content of a YAML or JSON file; of YAML also what is not written as YAML wants it.

    A full-width colon, a list mark without its space, a paragraph without one, an indentation that
    is off, a text behind `` #`` and their like are read where the form's labels leave one reading;
    each is in ``remarks`` of the document. What can't be read is in ``problems``, line by line, and
    the rest of the file is there all the same. Raises InputError where nothing can be read.
    """
    if name.lower().endswith(".json"):
        return parse_document(name, data, MARKERS)
    from reportgen.plaindata import yaml_text  # the YAML library: JSON and Word files need none

    text = decoded(name, data, MARKERS).replace("\ufeff", "")
    try:
        document = yaml_text.read(text)
    except DataSyntaxError as error:
        if isinstance(error, DataLimitError):
            return parse_document(name, data, MARKERS)  # says so
        repair = _repaired(text)
        try:
            found = yaml_text.read(repair.text)
        except DataSyntaxError:
            return parse_document(name, data, MARKERS)  # says what is wrong with the file itself
        if found.data is None:
            return parse_document(name, data, MARKERS)  # the same: nothing was left of it
        return _as_read(found, repair, name, text)
    if may_mean_more(document, text):
        repair = _repaired(text)
        if repair.notes and not repair.problems:
            try:
                found = yaml_text.read(repair.text)
            except DataSyntaxError:
                return document
            if _is_meant(found, document, repair):
                return _as_read(found, repair, name, text)
    return document


def _is_meant(found: Document, document: Document, repair: Repaired) -> bool:
    """Return whether data differs from what YAML read only where a note says so, and lost nothing.

    All characters are still there, but for marks of lists; a value that is another stands in the
    lines of the file that a note is on.
    """
    had = Counter(_characters(document.data, all_names()))
    if had - Counter(_characters(found.data)):
        return False
    noted = sorted({note.line for note in repair.notes})
    begins = sorted({line for line, _ in document.marks.values()})
    now = dict(_leaves(found.data, ()))
    placed = {(_labels_of(path), text) for path, text in now.items()}
    for path, text in _leaves(document.data, ()):
        if now.get(path) == text or (_labels_of(path), text) in placed:
            continue
        labels = (document.marks.get(path[:at], (0, 0))[0] for at in range(1, len(path)))
        if any(line in noted for line in labels):
            continue  # it is in a group whose label was typed in an odd way
        if not any(_has_note(around, document, noted, begins) for around in _around(path)):
            return False
    return True


def _labels_of(path: Path) -> Path:
    """Return the labels on the way to a value; which item of a list it is in may be told anew."""
    return tuple(step for step in path if not isinstance(step, int))


def _around(path: Path) -> Iterator[Path]:
    """Return the path of a value, and those of the lists that it is in."""
    yield path
    yield from (path[:at] for at, step in enumerate(path) if isinstance(step, int))


def _has_note(path: Path, document: Document, noted: list[int], begins: list[int]) -> bool:
    """Return whether a note is on the lines of a value, all that it holds included."""
    within = [mark[0] for at, mark in document.marks.items() if at[: len(path)] == path]
    if not within:
        return bool(noted)  # a key that is in no place of its own was written in an odd way
    end = next((each for each in begins if each > max(within)), 10**9)
    return any(min(within) <= each < end for each in noted)


def _leaves(data: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Return each value that is no list or mapping, by its path as ``Document.marks`` has it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, name_of(key)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _leaves(value, (*path, number))
    else:
        yield path, data


def _characters(data: object, but: Container[str] = ()) -> str:
    """Return all characters of data that say something, but those of some labels."""
    waiting, found = [data], list[str]()
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            keys = map(bare_key, value)
            waiting += [*(key for key in keys if key not in but), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif value is not None:
            found.append(_SMALL.sub("", str(value)))
    return "".join(found)


def _repaired(text: str) -> Repaired:
    from reportgen.formats.yaml_repair import repaired  # files that are well written need none

    return repaired(text)


def _as_read(document: Document, repair: Repaired, name: str, text: str) -> Document:
    """Return a document with the places and the text of the file that it was made from."""
    document.source = text
    for path, place in document.marks.items():
        document.marks[path] = _origin(place, repair)
    document.repeated = [(path, _origin(place, repair)) for path, place in document.repeated]
    document.remarks = [_finding(each, name, codes.D10, "info") for each in _once(repair.notes)]
    document.problems = [_finding(each, name, codes.D01, "error") for each in repair.problems]
    return document


def _once(notes: Iterable[Mishap]) -> Iterator[Mishap]:
    """Return notes; of a kind that many lines have, the first, with how many there are."""
    kinds: dict[tuple[str, str], list[Mishap]] = {}
    for note in notes:
        kinds.setdefault((_QUOTED.sub("", note.message), note.advice), []).append(note)
    for alike in kinds.values():
        if len(alike) <= _TOLD_ONE_BY_ONE:
            yield from alike
            continue
        lines = "、".join(dict.fromkeys(str(each.line) for each in alike[:_SHOWN]))
        yield alike[0]._replace(message=f"{alike[0].message}（第{lines}行等，共{len(alike)}处）")


def _origin(place: tuple[int, int], repair: Repaired) -> tuple[int, int]:
    """Return the place in the file of one in the text that was made from it."""
    line, column = place
    origin = repair.origin[line - 1] if line <= len(repair.origin) else line
    return origin, max(1, column + repair.moved.get(line, 0))


def _finding(mishap: Mishap, name: str, code: str, severity: Severity) -> Finding:
    where = f"{name}:{mishap.line}:{mishap.column}"
    return Finding(code, severity, "", where, mishap.message, mishap.advice)
