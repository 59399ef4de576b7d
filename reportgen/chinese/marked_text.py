"""A text with the marks that stand in it: characters and words that tell where to look."""

from __future__ import annotations

import sys
from array import array
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from reportgen.lazy_property import LazyProperty
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.chinese.signs import Marks

_LAST_OF_TWO_BYTES = 0xFFFF
_UTF_16, _UTF_32 = "utf-16-le", "utf-32-le"
_BEFORE_FIGURE = {
    word: lazy_pattern(f"{word}[^，。；0-9０-９]{{0,{most}}}[0-9０-９]")
    for word, most in {
        **dict.fromkeys(("任务", "目标"), 16),
        **dict.fromkeys(("预计", "预期"), 14),
        **dict.fromkeys(("计划", "控制在"), 12),
        **dict.fromkeys(("减少", "增加", "完成率"), 4),
        **dict.fromkeys((f"{of}的" for of in ("目标", "计划", "任务", "万元", "亿元", "预算")), 0),
    }.items()
}
"""Common words, which count only where one stands so far before a figure."""


class MarkedText:
    """A text whose marks are found by one pass over all pairs of characters in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: dict[str, list[int]] = {}

    @LazyProperty
    def pairs(self) -> set[int]:
        """All pairs of characters that stand beside each other, as numbers."""
        return set(pairs_in(self.text))

    def standing(self, marks: Marks) -> list[str]:
        """Return those of some marks all of whose pairs stand in the text."""
        sought = _sought(marks)
        if sought.is_first_text:
            sought.is_first_text = False
            return self._standing_at_once(marks)
        lists, pairs = sought.lists, self.pairs
        found: list[str] = []
        for pair in lists.pairs & pairs:
            for word, rest in lists.by_pair[pair]:
                if not rest or rest <= pairs:
                    found.append(word)
        if lists.characters:
            found += [mark for mark in lists.characters if mark in self.text]
        return found

    def _standing_at_once(self, marks: Marks) -> list[str]:
        """Return what ``standing`` does, for marks that are looked for in one text alone.

        To list words by their pairs takes longer than to look for them once.
        """
        text, starts = self.text, self._starts_of_words
        return [mark for mark in marks if mark[:2] in starts and mark in text]

    @LazyProperty
    def _starts_of_words(self) -> set[str]:
        """All characters of the text, and all two that stand beside each other."""
        return {*self.text, *map(add, self.text, self.text[1:])}

    def starts_of(self, mark: str) -> list[int]:
        """Return where a mark stands; a common word nowhere if it is never before a figure."""
        known = self._starts.get(mark)
        if known is None:
            known = self._starts[mark] = []
            text, only = self.text, _BEFORE_FIGURE.get(mark)
            if only and not only.search(text):
                return known
            at = text.find(mark)
            while at >= 0:
                known.append(at)
                at = text.find(mark, at + 1)
        return known

    def places_of(self, marks: Marks) -> list[tuple[int, str]]:
        """Return where the marks stand with what stands there, in their order, longest first."""
        found = [(at, word) for word in self.standing(marks) for at in self.starts_of(word)]
        return sorted(found, key=lambda place: (place[0], -len(place[1])))


def pairs_in(text: str) -> memoryview:
    """Return the pairs of characters in a text, each with the next, as numbers of four bytes.

    The low bytes of both characters come first: a set finds its places by them, and so few numbers
    come to stand in one place.
    """
    units = text.encode(_UTF_16, "surrogatepass")
    data = bytearray(2 * max(0, len(units) - 2))
    data[0::4], data[1::4] = units[0:-2:2], units[2::2]
    data[2::4], data[3::4] = units[1:-2:2], units[3::2]
    return memoryview(data).cast("I")


def pairs_in_word(word: str) -> list[int]:
    """Return what ``pairs_in`` returns, for a few characters in a third of its time."""
    codes = [ord(character) for character in word]
    if sys.byteorder != "little" or max(codes) > _LAST_OF_TWO_BYTES:
        return list(pairs_in(word))
    return [
        one & 255 | (other & 255) << 8 | one >> 8 << 16 | other >> 8 << 24
        for one, other in pairwise(codes)
    ]


def word_of(pair: int) -> str:
    """Return the two characters that a number stands for."""
    low, next_low, high, next_high = pair.to_bytes(4, sys.byteorder)
    return bytes((low, high, next_low, next_high)).decode(_UTF_16)


def text_of(pairs: Iterable[int]) -> str:
    """Return the characters that numbers stand for, two by two, each half of a long one alone."""
    numbers = array("I", pairs).tobytes()
    data = bytearray(2 * len(numbers))
    data[0::8], data[1::8] = numbers[0::4], numbers[2::4]
    data[4::8], data[5::8] = numbers[1::4], numbers[3::4]
    return data.decode(_UTF_32, "surrogatepass")


class _Lists(NamedTuple):
    """Marks by how they are looked for: words by their first pair, with the other pairs."""

    pairs: frozenset[int]
    by_pair: Mapping[int, list[tuple[str, frozenset[int]]]]
    characters: tuple[str, ...]


class _Sought:
    """Marks that are looked for in one text after another."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self.is_first_text = True

    @LazyProperty
    def lists(self) -> _Lists:
        """The marks by how they are looked for in many texts."""
        by_pair: dict[int, list[tuple[str, frozenset[int]]]] = {}
        for word in sorted(mark for mark in self._marks if len(mark) > 1):
            first, *others = pairs_in_word(word)
            by_pair.setdefault(first, []).append((word, frozenset(others)))
        characters = tuple(sorted(mark for mark in self._marks if len(mark) == 1))
        return _Lists(frozenset(by_pair), by_pair, characters)


@lru_cache(1024)
def _sought(marks: Marks) -> _Sought:
    return _Sought(marks)
