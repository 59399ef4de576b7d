"""How much two passages are alike, and which passages of a report are like one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.checks.passage import Passage

ALIKE = 0.9
"""Similarity from which two passages count as the same (``checks.md``, C05 and C07)."""

SHORTEST = 20
"""Passages with fewer characters than this, marks not counted, may well repeat."""

_LONGEST_EXACT = 4000
_SHINGLE, _END = 6, 8
_FEW_CLAUSES, _FEW_CHARACTERS = 3, 200
_SHINGLES = [slice(start, start + _SHINGLE) for start in range(_FEW_CHARACTERS)]
_COMPARED, _LENGTHS = 8, 0.7

_MARKS = lazy_pattern(r"\W\W*")
YEAR = lazy_pattern(r"(?:19|20)\d\d(?=年|[-—～~至]+(?:19|20)\d\d年)", re.ASCII)


class SimilarPassages:
    """Passages of a report, to find those that are like a text without comparing all.

    Passages that are alike share a feature: a clause, a beginning or end, or, where there are few
    clauses, a run of six characters. (Where a tenth of 20 or more characters differ, a run of six
    is left somewhere.) Of those with the same feature only the latest is remembered, so that the
    work stays linear in the text.
    """

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._with_feature: dict[str, int] = {}

    def add(self, passage: Passage, features: set[str]) -> None:
        """Take in a passage with its features."""
        self._with_feature.update(dict.fromkeys(features, len(self._passages)))
        self._passages.append(passage)

    def like(
        self, text: str, features: set[str], *, without_years: bool = False
    ) -> Iterator[tuple[Passage, float]]:
        """Return the passages that are like a text, each with its similarity, 0 to 1."""
        shared = features & self._with_feature.keys()
        if not shared:
            return
        wanted = YEAR.sub("", text) if without_years else text
        low, high = len(text) * _LENGTHS, len(text) / _LENGTHS
        times = Counter(self._with_feature[feature] for feature in shared)
        for index, _ in sorted(times.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]:
            other = self._passages[index]
            if low <= len(other.text) <= high:
                against = YEAR.sub("", other.text) if without_years else other.text
                alike = similarity(wanted, against)
                if alike >= ALIKE and len(_MARKS.sub("", wanted)) >= SHORTEST:
                    yield other, alike


def similarity(one: str, other: str) -> float:
    """Return 2 × length of the longest common subsequence ÷ both lengths: 0 to 1.

    Return 0 at once where the characters differ too much to reach ``ALIKE``. For texts that differ
    over more than 4,000 characters, 2 × what their clauses have in common ÷ all their clauses.
    """
    if one == other:
        return 1.0
    length = len(one) + len(other)
    if 1 - len(set(one) ^ set(other)) / length < ALIKE:
        return 0.0
    start = _common_start(one, other)
    one, other = one[start:], other[start:]
    end = _common_start(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    longest = max(len(one), len(other))
    if longest > _LONGEST_EXACT:
        parts, others = _clauses(one), _clauses(other)
        same, both = start + end, _length(parts + others)
        return 2 * (same + _shared(parts, others)) / (2 * same + both)
    if 2 * (start + end + _shared(one, other)) / length < ALIKE:
        return 0.0
    return 2 * (start + end + _common(one, other)) / length


def _common_start(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence.

    One row of the usual table is one integer whose zero bits are the steps of the row, so that a
    row costs a few operations on it (Crochemore and others, 2001).
    """
    places: dict[str, int] = {}
    for position, character in enumerate(other):
        places[character] = places.get(character, 0) | 1 << position
    row = full = (1 << len(other)) - 1
    for character in one:
        met = row & places.get(character, 0)
        row = ((row + met) | (row - met)) & full
    return len(other) - row.bit_count()


def _length(parts: list[str]) -> int:
    return sum(map(len, parts))


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many characters two texts have in common, in whatever order their parts stand."""
    shared = Counter(one) & Counter(other)
    return sum(len(part) * times for part, times in shared.items())


def _clauses(text: str) -> list[str]:
    # Replacing and splitting by one character is several times faster than a regex here.
    return text.replace("。", "，").replace("；", "，").split("，")


def features_of(text: str) -> set[str]:
    """Return what passages that are alike share: clauses, beginning and end, runs of characters."""
    return long_enough(pieces_of(text))


def pieces_of(text: str) -> list[str]:
    """Return the features of a passage, and its short clauses, which are none."""
    pieces = _clauses(text)
    is_short = len(pieces) <= _FEW_CLAUSES and len(text) <= _FEW_CHARACTERS
    pieces += (text[:_END], text[-_END:])
    if is_short:
        pieces += map(text.__getitem__, _SHINGLES[: len(text) - _SHINGLE + 1])
    return pieces


def long_enough(pieces: Iterable[str]) -> set[str]:
    """Return the pieces that passages must share to be alike."""
    return {piece for piece in pieces if len(piece) >= _SHINGLE}
