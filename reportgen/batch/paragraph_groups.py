"""Paragraphs of many units that are alike, told from sketches of them in a few bytes each.

Ten thousand units may have a quarter of a million paragraphs: what is kept of one lies in arrays,
where an object of its own would take ten times as much.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALIKE = 0.75
_KEYS = 2
"""How many of the smallest hashes of a sketch are looked up."""

_MOST_OF_KEY = 15
"""How many groups are found by one hash: what very many have tells nothing."""

_FEWEST_SLOTS = 256


class ParagraphGroups:
    """Groups of paragraphs that are alike.

    Each is compared with the first of those groups with which it shares one of its smallest
    hashes, so that the work stays linear in the number of units.
    """

    def __init__(self) -> None:
        self._hashes = array("I")
        self._ends = array("I")
        self._first = array("I")
        self._more: dict[int, array[int]] = {}
        # A hash table without objects: a slot has the number of a group and of its key, plus 1.
        self._slots = array("I", [0]) * _FEWEST_SLOTS
        self._used = 0

    def add(self, unit: int, sketch: tuple[int, ...]) -> int:
        """Put a paragraph of a unit into a group; return the group's number."""
        keys = sketch[:_KEYS]
        near = dict.fromkeys(group for key in keys for group in self._with_key(key))
        group = next((each for each in near if self._are_alike(each, sketch)), None)
        if group is not None:
            self._more.setdefault(group, array("I")).append(unit)
            return group
        self._hashes.extend(sketch)
        self._ends.append(len(self._hashes))
        self._first.append(unit)
        self._enter(len(self._first) - 1)
        return len(self._first) - 1

    def with_several(self) -> Iterator[tuple[int, list[int]]]:
        """Return the groups of more than one paragraph, in their order, with the units of each."""
        for group in sorted(self._more):
            yield group, [self._first[group], *self._more[group]]

    def _sketch(self, group: int) -> array[int]:
        """Return the sketch of the first paragraph of a group."""
        return self._hashes[self._ends[group - 1] if group else 0 : self._ends[group]]

    def _are_alike(self, group: int, sketch: tuple[int, ...]) -> bool:
        other = self._sketch(group)
        return len({*sketch}.intersection(other)) >= _ALIKE * max(len(sketch), len(other))

    def _with_key(self, key: int) -> Iterator[int]:
        """Return the groups with a hash among their smallest, the first first."""
        slots, ends, hashes = self._slots, self._ends, self._hashes
        at = key % len(slots)
        while slot := slots[at]:
            group, which = divmod(slot - 1, _KEYS)
            if hashes[(ends[group - 1] if group else 0) + which] == key:
                yield group
            at = (at + 1) % len(slots)

    def _enter(self, group: int) -> None:
        """Let a group be found by its smallest hashes."""
        if (self._used + _KEYS) * 3 > len(self._slots) * 2:
            self._slots = array("I", [0]) * (len(self._slots) * 2)
            self._used = 0
            self._enter_all(range(group))
        self._enter_all((group,))

    def _enter_all(self, groups: Iterable[int]) -> None:
        slots = self._slots
        for group in groups:
            for which, key in enumerate(self._sketch(group)[:_KEYS]):
                if sum(1 for _ in self._with_key(key)) >= _MOST_OF_KEY:
                    continue
                at = key % len(slots)
                while slots[at]:
                    at = (at + 1) % len(slots)
                slots[at] = group * _KEYS + which + 1
                self._used += 1
