"""YAML as nearly everybody writes it: line by line, in a fraction of the time of a YAML parser.

What is read here is what a parser of all of YAML makes of the same text; where that could be
anything else nothing is read: of texts of several lines, of braces, anchors and escapes, of
comments behind values, of what is wrong, this knows nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.findings import Path

COLONS = ":：︰﹕∶"
"""YAML's own colon, and what people take for one."""

NULL_WORDS = frozenset(("", "~", "null", "Null", "NULL"))
"""What stands for nothing where it is not quoted."""

_LINES = lazy_pattern(r"^( *)(- +)?(?:([\w（）、“”《》]{1,200}):(?: +|$))?(.*)$", re.MULTILINE)
"""All lines of a text: what each is indented by, the mark of an item, a key, and the rest."""

_OTHER = lazy_pattern(
    "[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""A tab, a break that is not the usual, or a character that YAML does not allow."""

_SIGNS = frozenset("-?:,[]{}#&*!|>%@`")
"""What a text without quotes can't begin with, or only before some characters."""

_BRACKETS = frozenset("[{")
_QUOTES, _QUOTED = frozenset("\"'"), 2

_WORD = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\s?:,\[\]{}#&*!|>'\"@`]*"
_LIST = lazy_pattern(rf"\[ *(?:{_WORD} *(?:, *{_WORD} *)*)?\]")
_GROUP = lazy_pattern(rf"\{{ *(?:{_WORD}: +{_WORD} *(?:, *{_WORD}: +{_WORD} *)*)?\}}")
"""What stands in brackets on one line, where it is no more than words and figures."""
_ONE = lazy_pattern(rf"(?:({_WORD}): +)?({_WORD})")

_DOUBTFUL = (*COLONS, "｜")
"""What may stand in a value before more than belongs to it."""

_MAX_CHARACTERS = 300_000
_MAX_LEVELS = 50


def read_lines(text: str) -> Document | None:
    """Return the data of a text that is as simple as most are; None for any other.

    ``doubtful`` of the document are the lines that may hold more than was read.
    """
    if len(text) > _MAX_CHARACTERS:
        return None
    plain, end = text, "\n"
    if "\r" in text:
        plain, end = text.replace("\r\n", "\n"), "\r\n"
        if "\r" in plain or plain.count("\n") != text.count("\r"):
            return None
    within = plain.replace("\n", "")
    if not within.isprintable() and _OTHER.search(within):
        return None
    lines = plain.split("\n")
    reader = _LineReader([each for each in _DOUBTFUL if each in within])
    try:
        data = reader.read(_LINES.findall(plain), lines)
    except _NotSimpleError:
        return None
    doubtful = "".join(f"{lines[at]}{end}" for at in reader.doubtful)
    return Document(data, reader.marks, source=text, doubtful=doubtful)


class _NotSimpleError(Exception):
    """A line is none of those that are read here."""


class _OpenLevel:
    """A mapping or list that is being read, and the column that its keys or marks are in."""

    __slots__ = ("column", "container", "is_list", "path")

    def __init__(self, column: int, container: Any, path: Path) -> None:
        self.column, self.container, self.path = column, container, path
        self.is_list = type(container) is list


class _LineReader:
    """Builds the data from the lines, noting every place as a parser's events have them."""

    def __init__(self, signs: list[str]) -> None:
        self.marks: dict[Path, tuple[int, int]] = {}
        self.doubtful: list[int] = []
        self._signs = signs
        self._levels: list[_OpenLevel] = []
        self._waiting: tuple[_OpenLevel, str, Path] | None = None  # the key whose value may follow

    def read(self, parts: Iterable[tuple[str, str, str, str]], lines: Sequence[str]) -> Any:
        """Return the data of lines, and of the parts that they are cut into."""
        marks, levels = self.marks, self._levels
        for at, (indent, dash, key, value) in enumerate(parts):
            if not key and not dash:
                if value:
                    self._note_comment(value, at)
                continue
            column = len(indent)
            level = levels[-1] if levels else None
            if (
                level is None
                or self._waiting is not None
                or level.column != column
                or level.is_list is not (dash != "")
            ):
                level = self._level_at(column, at, is_item=dash != "")
            self._look_at(value, at)
            if dash:
                column += len(dash)
                path = (*level.path, len(level.container))
                marks[path] = at + 1, column + 1
                if not key:
                    is_flow = value[:1] in _BRACKETS
                    level.container.append(
                        self._in_brackets(value, path, at, lines[at])
                        if is_flow
                        else _text_of(value)
                    )
                    continue
                level.container.append({})
                level = self._opened(column, level.container[-1], path)
            if key in level.container:
                raise _NotSimpleError
            path = (*level.path, name_of(key))
            marks[path] = at + 1, column + 1
            if not value:
                level.container[key] = None
                self._waiting = level, key, path
            elif value[0] in _BRACKETS:
                level.container[key] = self._in_brackets(value, path, at, lines[at])
            else:
                level.container[key] = _text_of(value)
        if not levels:
            raise _NotSimpleError
        return levels[0].container

    def _note_comment(self, value: str, at: int) -> None:
        if value[0] != "#":
            raise _NotSimpleError
        self.doubtful.append(at)

    def _look_at(self, value: str, at: int) -> None:
        for sign in self._signs:
            if sign in value:
                self.doubtful.append(at)
                return

    def _level_at(self, column: int, at: int, *, is_item: bool) -> _OpenLevel:
        """Return the mapping or list that a line belongs to."""
        levels, waiting = self._levels, self._waiting
        if not levels:
            if is_item:
                raise _NotSimpleError
            self.doubtful.append(at)  # comments below the first line tell more than those above
            self.marks[()] = at + 1, column + 1
            return self._opened(column, {}, ())
        if waiting is not None:
            self._waiting = None
            above, key, path = waiting
            if column > above.column or (is_item and column == above.column):
                container: Any = [] if is_item else {}
                above.container[key] = container
                return self._opened(column, container, path)
        level = levels[-1]
        while level.column > column or (
            level.is_list and not is_item and level.column == column  # its marks are not indented
        ):
            levels.pop()
            if not levels:
                raise _NotSimpleError
            level = levels[-1]
        if level.column != column or level.is_list is not is_item:
            raise _NotSimpleError
        return level

    def _opened(self, column: int, container: Any, path: Path) -> _OpenLevel:
        level = _OpenLevel(column, container, path)
        self._levels.append(level)
        if len(self._levels) > _MAX_LEVELS:
            raise _NotSimpleError
        return level

    def _in_brackets(self, value: str, path: Path, at: int, line: str) -> Any:
        """Return the list or the group that a value in brackets is."""
        is_list = value[0] == "["
        if not (_LIST if is_list else _GROUP).fullmatch(value.rstrip(" ")):
            raise _NotSimpleError
        start = len(line) - len(value)
        items: list[str | None] = []
        group: dict[str, str | None] = {}
        for found in _ONE.finditer(value):
            key, word = found.groups()
            text = None if word in NULL_WORDS else word
            if is_list:
                inner: Path = (*path, len(items))
                items.append(text)
            elif key in group:
                raise _NotSimpleError
            else:
                inner = (*path, name_of(key))
                group[key] = text
            self.marks[inner] = at + 1, start + found.start() + 1
        return items if is_list else group


def _text_of(value: str) -> str | None:
    """Return the text that stands behind a key or the mark of an item."""
    value = value.rstrip(" ")
    if not value or " #" in value:
        raise _NotSimpleError
    first = value[0]
    if first in _QUOTES:
        text = value[1:-1]
        if len(value) < _QUOTED or value[-1] != first or first in text or "\\" in text:
            raise _NotSimpleError
        return text
    if first in _SIGNS or ": " in value or value[-1] == ":":
        raise _NotSimpleError
    return None if value in NULL_WORDS else value
