"""Runs of four characters that reports often have, a number and a mark counting as one each."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING

from reportgen.checks.known_pairs import data_lines, is_chinese, known_pairs
from reportgen.checks.unlikely_words import rights_of
from reportgen.chinese.marked_text import text_of
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NUMBER, MARK = "0", "，"
BESIDE = 4
"""How many lines tell what usually stands beside numbers and marks."""

RUN = 4
"""How many characters the runs have that are known."""

_REST, _LAST_TWO = 3, 2
"""How many of them stand for each run in a line, after the one that it begins with."""

_SPACES = " \u3000\t\r"
_NUMBER = lazy_pattern("[0-9０-９](?:[0-9０-９.,，．]*[0-9０-９])?")
_SPACE = lazy_pattern(f"[{_SPACES}]+")
_MARKS = lazy_pattern("[^\u4e00-\u9fff0]+")
_FULL = 100_000


def normal(text: str) -> str:
    """Return a text with one character for each number and for each row of marks."""
    return _MARKS.sub(MARK, _SPACE.sub("", _NUMBER.sub(NUMBER, text)))


class Familiar:
    """The runs that are known, and which pairs of characters are usual."""

    def __init__(
        self,
        runs: Mapping[str, str],
        right: tuple[str, str],
        halves: str,
        beside: Mapping[str, str],
    ) -> None:
        self.halves = halves
        self._runs = runs
        self._right, self._without = right
        self._beside = beside
        self._usual: set[int] = set()
        self._unusual: dict[int, str] = {}

    def unusual_in(self, pairs: set[int]) -> Iterator[str]:
        """Return those pairs of a text that good texts seldom have and a slip may have made."""
        unusual = self._unusual
        listed = list(pairs - self._usual - unusual.keys())
        if listed:
            text = text_of(listed)
            unusual.update(
                (pair, one + other)
                for pair, one, other in zip(listed, text[::2], text[1::2], strict=True)
                if self._is_unusual(one, other)
            )
            if len(self._usual) < _FULL:
                self._usual.update(listed)
                self._usual.difference_update(unusual)
        found = [unusual[pair] for pair in unusual.keys() & pairs]
        if len(unusual) > _FULL:
            unusual.clear()
        return iter(found)

    def _is_unusual(self, one: str, other: str) -> bool:
        if one == other:
            return is_chinese(one)
        return not self._is_usual(one, other) and self._may_be_slip(_kind_of(one), _kind_of(other))

    def _may_be_slip(self, one: str, other: str) -> bool:
        """Return whether a slip in any known run makes a pair."""
        beside, apart = self._pairs
        return (
            one + other in apart
            or not beside.isdisjoint([one + right for right in rights_of(other)])
            or not beside.isdisjoint([right + other for right in rights_of(one)])
        )

    @LazyProperty
    def _pairs(self) -> tuple[frozenset[str], frozenset[str]]:
        """What stands beside each other in the known runs, and what does after a slip."""
        lines = self._runs.values()
        columns = [
            "".join([line[0] * (len(line) // _REST) for line in lines]),
            *("".join([line[at::_REST] for line in lines]) for at in (1, 2, 3)),
        ]
        first, second, third, last = columns
        beside = {*map(add, first, second), *map(add, second, third), *map(add, third, last)}
        apart = {*map(add, first, third), *map(add, second, last), *map(add, third, second)}
        return frozenset(beside), frozenset(apart)

    def _is_usual(self, one: str, other: str) -> bool:
        if one in _SPACES or other in _SPACES:
            return True
        if is_chinese(one):
            if is_chinese(other):
                return known_pairs().is_usual(one, other)
            return one in self._beside["前" + _kind_of(other)]
        return not is_chinese(other) or other in self._beside["后" + _kind_of(one)]

    def is_right(self, written: str) -> bool:
        """Return whether good texts have what seems to be a slip."""
        if len(written) != _REST:
            return f" {written} " in self._right
        at = self._without.find(written)
        while at >= 0 and at % _REST:
            at = self._without.find(written, at + 1)
        return at >= 0

    def has(self, run: str) -> bool:
        """Return whether a run is known."""
        line, rest = self._runs.get(run[0], ""), run[1:]
        at = line.find(rest, 1)
        while at >= 0 and at % _REST != 1:
            at = line.find(rest, at + 1)
        return at > 0

    def with_second(self, first: str, last: str) -> Iterator[str]:
        """Return the second characters of the runs with a first and with the last two."""
        line = self._runs.get(first, "")
        at = line.find(last, 1)
        while at >= 0:
            if at % _REST == _LAST_TWO:
                yield line[at - 1]
            at = line.find(last, at + 1)

    def with_third(self, first: str, last: str) -> Iterator[str]:
        """Return the third characters of the runs with the first two and with a last."""
        line = self._runs.get(first[0], "")
        at = line.find(first[1], 1)
        while at >= 0:
            if at % _REST == 1 and line[at + 2] == last:
                yield line[at + 1]
            at = line.find(first[1], at + 1)

    def within(self, first: str, last: str) -> Iterator[str]:
        """Return the second and third characters of the runs with a first and a last."""
        line = self._runs.get(first, "")
        at = line.find(last, 1)
        while at >= 0:
            if at % _REST == 0:
                yield line[at - 2 : at]
            at = line.find(last, at + 1)

    def runs_around(self, text: str, start: int, end: int) -> list[int]:
        """Return where the known runs begin that have any of the characters between."""
        return [
            at
            for at in range(max(0, start - RUN + 1), min(end, len(text) - RUN + 1))
            if self.has(text[at : at + RUN])
        ]


def _kind_of(character: str) -> str:
    if is_chinese(character):
        return character
    return NUMBER if character.isdigit() else MARK


@cache
def familiar() -> Familiar:
    """Return the runs that come with the package; read once."""
    return read_familiar(data_lines("familiar.txt"))


def read_familiar(lines: list[str]) -> Familiar:
    """Return what the lines of the data file tell."""
    right, without, halves, *runs = lines
    beside = {line[:2]: line[2:] for line in runs[:BESIDE]}
    return Familiar({line[0]: line for line in runs[BESIDE:]}, (right, without), halves, beside)
