"""Signs: what tells that a text may have something to read, long before it is read.

A sign is a pattern with its marks: characters or words of which one stands wherever the pattern
matches. All marks are looked for by one pass over the text, so that nothing is searched for where
none of its marks stands: most signs are in no sentence of a report.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

Marks = frozenset[str]

FIGURES: Final = frozenset("0123456789０１２３４５６７８９")
"""The marks of whatever has figures in it; they are in most sentences, and looked for apart."""

DIGITS: Final = "0123456789"

PERCENT: Final = frozenset("%％‰")
"""The marks of rates."""


def words(text: str) -> Marks:
    """Return the marks of a text, which white space parts."""
    return frozenset(text.split())


def each_of(*characters: str) -> Marks:
    """Return the words with one of the first characters, then one of the second, and so on."""
    return frozenset(map("".join, product(*characters)))


class Sign:
    """A pattern with its marks, of which one stands in whatever it matches; none for anything."""

    __slots__ = ("marks", "pattern")

    def __init__(self, pattern: str | re.Pattern[str], marks: Iterable[str] = ()) -> None:
        self.pattern = lazy_pattern(pattern) if isinstance(pattern, str) else pattern
        self.marks = frozenset(marks)

    def __repr__(self) -> str:
        return f"Sign({self.pattern.pattern!r})"

    def is_in(self, text: str) -> bool:
        """Return whether the pattern matches somewhere in a short text."""
        return self.pattern.search(text) is not None
