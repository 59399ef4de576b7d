"""Runs of four characters that reports often have, a number and a mark counting as one each."""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from reportgen.checks.known_pairs import data_lines, is_chinese, known_pairs
from reportgen.chinese.marked_text import text_of
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NUMBER, MARK = "0", "，"
BESIDE = 4
"""How many lines tell what usually stands beside numbers and marks."""

RUN = 4
"""How many characters the runs have that are known."""

_REST = 3
"""How many of them stand for each run in a line, after the one that it begins with."""

_SPACES = " \u3000\t\r"
_NUMBER = lazy_pattern("[0-9０-９](?:[0-9０-９.,，．]*[0-9０-９])?")
_SPACE = lazy_pattern(f"[{_SPACES}]+")
_MARKS = lazy_pattern("[^\u4e00-\u9fff0]+")
_PLAIN = lazy_pattern("[\u4e00-\u9fff]*")
_FULL = 100_000


def normal(text: str) -> str:
    """Return a text with one character for each number and for each row of marks."""
    if _PLAIN.fullmatch(text):
        return text
    return _MARKS.sub(MARK, _SPACE.sub("", _NUMBER.sub(NUMBER, text)))


class _Rest:
    """The last three characters of runs, whole and by those that a slip leaves."""

    __slots__ = ("seconds", "thirds", "whole")

    def __init__(self, rests: Sequence[str]) -> None:
        self.whole = frozenset(rests)
        self.seconds: dict[str, list[str]] = {}
        self.thirds: dict[str, list[str]] = {}
        for rest in rests:
            self.seconds.setdefault(rest[1:], []).append(rest[0])
            self.thirds.setdefault(rest[0] + rest[2], []).append(rest[1])


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
        self._rests: dict[str, _Rest] = {}
        self._usual: set[int] = set()
        self._unusual: set[int] = set()

    def unusual_in(self, pairs: set[int]) -> frozenset[int]:
        """Return those pairs of a text that good texts seldom have and a slip may have made."""
        unusual = self._unusual
        listed = list(pairs - self._usual - unusual)
        if listed:
            text = text_of(listed)
            unusual.update(
                pair
                for pair, one, other in zip(listed, text[::2], text[1::2], strict=True)
                if self._is_unusual(one, other)
            )
            if len(self._usual) < _FULL:
                self._usual.update(listed)
                self._usual.difference_update(unusual)
        found = frozenset(unusual & pairs)
        if len(unusual) > _FULL:
            unusual.clear()
        return found

    def _is_unusual(self, one: str, other: str) -> bool:
        if one == other:
            return is_chinese(one)
        return _kind_of(one) + _kind_of(other) in self._apart and not self._is_usual(one, other)

    @LazyProperty
    def _apart(self) -> frozenset[str]:
        """What stands beside each other where a run has lost a character, or exchanged two."""
        lines = self._runs.values()
        first, second, third, last = (
            "".join([line[0] * (len(line) // _REST) for line in lines]),
            *("".join([line[at::_REST] for line in lines]) for at in (1, 2, 3)),
        )
        pairs = (map(add, first, third), map(add, second, last), map(add, third, second))
        return frozenset(chain.from_iterable(pairs))

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
        return run[1:] in self._rest_of(run[0]).whole

    def begins(self, first: str) -> bool:
        """Return whether any run begins with a character."""
        return first in self._runs

    def with_second(self, first: str, last: str) -> Sequence[str]:
        """Return the second characters of the runs with a first and with the last two."""
        return self._rest_of(first).seconds.get(last, ())

    def with_third(self, first: str, last: str) -> Sequence[str]:
        """Return the third characters of the runs with the first two and with a last."""
        return self._rest_of(first[0]).thirds.get(first[1] + last, ())

    def _rest_of(self, first: str) -> _Rest:
        """Return what follows a first character in the runs, by what of it is looked for."""
        known = self._rests.get(first)
        if known is None:
            line = self._runs.get(first, "")
            known = self._rests[first] = _Rest(
                [line[at : at + _REST] for at in range(1, len(line), _REST)]
            )
        return known

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
