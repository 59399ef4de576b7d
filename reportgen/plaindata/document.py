"""What YAML and JSON have in common: plain data with a place for every value, and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.labels import name_of

if TYPE_CHECKING:
    from reportgen.findings import Finding, Path

MAX_FILE_BYTES = 50_000_000
MAX_DEPTH = 100
MAX_ALIASES = 10_000
MAX_VALUES = 200_000
"""How many values, and keys, a data file has at most; a report has some thousands."""


class DataSyntaxError(ValueError):
    """A data file is not well formed; ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, suggestion: str, line: int, column: int) -> None:
        self.message, self.suggestion = message, suggestion
        self.line, self.column = line, column
        super().__init__(message)


class DataLimitError(DataSyntaxError):
    """A data file holds more than a report can: too many levels, values, or aliases."""


class Document:
    """Plain data (dict, list, str, Decimal, bool, None) and the mark of each value.

    ``marks`` has, for each path, line and column of the value's key, or of the list item; the
    keys of ``repeated`` are places where a key stands a second time. ``source`` is the text that
    was read, where it was one; ``is_folded`` tells that an unquoted text goes over several lines of
    it. ``remarks`` say what was read otherwise than it stands, ``problems`` what was not read.
    ``doubtful`` are the lines of the text that may hold more than was read, None for all.
    """

    is_folded = False

    def __init__(
        self,
        data: Any = None,
        marks: dict[Path, tuple[int, int]] | None = None,
        *,
        source: str | None = None,
        doubtful: str | None = None,
    ) -> None:
        self.data = data
        self.marks = {} if marks is None else marks
        self.repeated: list[tuple[Path, tuple[int, int]]] = []
        self.source, self.doubtful = source, doubtful
        self.remarks: list[Finding] = []
        self.problems: list[Finding] = []

    def forbid_more(self, line: int, column: int) -> None:
        """Raise DataSyntaxError where there is more in the data than any report has."""
        if len(self.marks) + len(self.repeated) > MAX_VALUES:
            raise self.too_much(line, column)

    def too_much(self, line: int, column: int) -> DataSyntaxError:
        """Make the error for more than any report has."""
        advice = "一份报告只有几千项，检查是不是选错了文件"
        return DataLimitError(f"文件里有超过{MAX_VALUES}项内容", advice, line, column)

    def may_hold(self, words: str) -> bool:
        """Return whether some words may be in the data, by a look at the text it was read from.

        They may where it has them, or any escape, which may stand for them.
        """
        return self.source is None or words in self.source or "\\" in self.source

    def add(self, mapping: dict[str, Any], path: Path, key: str, mark: tuple[int, int]) -> Path:
        """Note the place of a key, or that it stands there a second time; return its path."""
        inner = (*path, name_of(key))
        self.forbid_more(*mark)
        if key in mapping:
            self.repeated.append(((*path, key), mark))
        else:
            self.marks[inner] = mark
        return inner
