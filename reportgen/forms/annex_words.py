"""What a form prints around the fields of its annexes: labels, headings, and lines of its own.

They are those of the template itself: the words left of a tag in its row are its label, the words
above it in its column are its heading; a line stands below the tables.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.errors import TemplateError
from reportgen.forms.field_paths import EACH
from reportgen.forms.form_settings import form_settings
from reportgen.forms.lint.tagged_parts import parts_of
from reportgen.forms.printed_paths import label_of, uses_of
from reportgen.forms.template_members import read_template
from reportgen.model.report import ANNEXES
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.forms.printed_paths import Use
    from reportgen.model.report import Report

_CELL = re.compile(r"(表\d+) 第(\d+)行 第(\d+)列 第\d+段")
_NOTE = re.compile("(?:说明|备?注)[：:]")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_MERGED = re.compile(r"""\{\{[^{}]*?["']([^"']+)["'][^{}]*\|\s*纵向合并\s*\}\}""")


_YEAR, ANY_YEAR = re.compile(r"\{\{\s*年度[^{}]*\}\}"), "2024"
"""The tag of the year, and what stands for any year in the words of a form."""


class AnnexWord(NamedTuple):
    """A field of an annex: its path by the form's labels below 附件, and the words around it.

    ``row`` is its row's label and ``head`` its column's heading, either empty where there is none;
    ``in_list`` tells that it is printed for each item of a list.
    """

    path: tuple[str, ...]
    row: str
    head: str
    in_list: bool


class AnnexLine(NamedTuple):
    """A line outside the tables: its words, and between each two of them the path of a field.

    Words are without white space; paths are by the form's labels below 附件.
    """

    words: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]


class AnnexWords(NamedTuple):
    """The words of a form's annexes, the labels of its groups of rows, the lines at its tables."""

    fields: tuple[AnnexWord, ...] = ()
    groups: tuple[str, ...] = ()
    lines: tuple[AnnexLine, ...] = ()


def annex_words(template: Path) -> AnnexWords:
    """Return the words of the annexes that a template prints; none for one that can't be read."""
    try:
        stat = template.stat()
        return _annex_words(template, (stat.st_ino, stat.st_mtime_ns, stat.st_size))
    except (OSError, TemplateError):
        return AnnexWords()


@lru_cache(maxsize=32)
def _annex_words(template: Path, state: tuple[int, ...]) -> AnnexWords:
    del state
    model = form_settings(template).model
    body = parts_of(read_template(template)[0], model)[:1]
    cells: dict[tuple[str, int, int], str] = {}
    for place, text in body[0].texts if body else ():
        if (cell := _CELL.fullmatch(place)) is not None:
            key = cell[1], int(cell[2]), int(cell[3])
            cells[key] = cells.get(key, "") + text
    printed = body[0].printed if body else ()
    uses = [use for use in uses_of(printed, model) if use.path[0] == ANNEXES]
    placed = [(use, cell) for use in uses if (cell := _CELL.fullmatch(use.place)) is not None]
    values = {(cell[1], int(cell[2]), int(cell[3])) for _, cell in placed}
    words = {key: text for key, raw in cells.items() if (text := _words(raw, key in values))}
    fields: dict[AnnexWord, None] = {}
    for use, cell in placed:
        table, row, column = cell[1], int(cell[2]), int(cell[3])
        left = [words.get((table, row, at), "") for at in range(column - 1, 0, -1)]
        above = [words.get((table, at, column), "") for at in range(row - 1, 0, -1)]
        path = tuple(label_of(use.path, model).split("."))[1:]
        word = AnnexWord(path, _first(left), _first(above), EACH in use.path[2:-1])
        fields[word] = None
    tables = {table for table, _, _ in values}
    used = {each.row for each in fields} | {each.head for each in fields}
    groups = {text: None for key, text in words.items() if key[0] in tables and text not in used}
    lines = tuple(_lines(body[0].texts, uses, tables, model)) if body else ()
    return AnnexWords(tuple(fields), tuple(groups), lines)


def _lines(
    texts: list[tuple[str, str]], uses: list[Use], tables: set[str], model: type[Report]
) -> Iterator[AnnexLine]:
    """Return the lines outside of all tables that stand after the beginning of the first annex.

    So are cells of an annex's table with a note, or with words and a field behind them. One with a
    condition, or with fields that nothing stands between, is none to be read.
    """
    begun = False
    for place, text in texts:
        if (cell := _CELL.fullmatch(place)) is not None:
            begun = begun or cell[1] in tables
            begins = not text.lstrip().startswith("{") and any(use.place == place for use in uses)
            is_line = begins or _NOTE.match(text.strip())
            if cell[1] not in tables or not is_line:
                continue
        tags = _TAG.findall(text)
        paths = [use.path for use in uses if use.place == place]
        words = tuple("".join(each.split()) for each in _TAG.split(_YEAR.sub(ANY_YEAR, text)))
        is_told = len(words) == len(paths) + 1 and all(words[1:-1]) and any(words)
        if begun and is_told and all(tag.startswith("{{") for tag in tags):
            labels = (tuple(label_of(path, model).split("."))[1:] for path in paths)
            yield AnnexLine(words, tuple(labels))


def _words(text: str, is_value: bool) -> str:
    """Return the words of a cell; of one with a field only those that its tag merges."""
    if (merged := _MERGED.search(text)) is not None:
        return merged[1]
    return "" if is_value else "".join(_TAG.sub("", _YEAR.sub(ANY_YEAR, text)).split())


def _first(texts: list[str]) -> str:
    return next(filter(None, texts), "")
