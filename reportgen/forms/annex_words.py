"""What a form prints beside and above the fields of its annexes: labels of rows and columns.

They are those of the template itself: the words left of a tag in its row are its label, the words
above it in its column are its heading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.errors import TemplateError
from reportgen.forms.field_paths import EACH
from reportgen.forms.form_settings import form_settings
from reportgen.forms.lint.tagged_parts import parts_of
from reportgen.forms.printed_paths import label_of, uses_of
from reportgen.forms.template_members import read_template
from reportgen.model.report import ANNEXES

if TYPE_CHECKING:
    from pathlib import Path

_CELL = re.compile(r"(表\d+) 第(\d+)行 第(\d+)列 第\d+段")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_MERGED = re.compile(r"""\{\{[^{}]*?["']([^"']+)["'][^{}]*\|\s*纵向合并\s*\}\}""")


_YEAR, _ANY_YEAR = re.compile(r"\{\{\s*年度[^{}]*\}\}"), "2024"


class AnnexWord(NamedTuple):
    """A field of an annex: its path by the form's labels below 附件, and the words around it.

    ``row`` is its row's label and ``head`` its column's heading, either empty where there is none;
    ``in_list`` tells that it is printed for each item of a list.
    """

    path: tuple[str, ...]
    row: str
    head: str
    in_list: bool


class AnnexWords(NamedTuple):
    """The words of a form's annexes, and the labels of its groups of rows."""

    fields: tuple[AnnexWord, ...] = ()
    groups: tuple[str, ...] = ()


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
    return AnnexWords(tuple(fields), tuple(groups))


def _words(text: str, is_value: bool) -> str:
    """Return the words of a cell; of one with a field only those that its tag merges."""
    if (merged := _MERGED.search(text)) is not None:
        return merged[1]
    return "" if is_value else "".join(_TAG.sub("", _YEAR.sub(_ANY_YEAR, text)).split())


def _first(texts: list[str]) -> str:
    return next(filter(None, texts), "")
