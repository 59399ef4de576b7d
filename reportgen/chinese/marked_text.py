"""A text with the marks that stand in it: characters and words that tell where to look."""

from __future__ import annotations

from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from reportgen.chinese.character_pairs import pairs_in, places_in
from reportgen.chinese.listed_marks import (
    BEFORE_FIGURE,
    LISTED,
    StandingMarks,
    is_before_figure,
    sentences_of,
    sentences_with,
)
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence, Set

    from reportgen.chinese.signs import Marks

_LONG, _ANY = lazy_pattern("[\U00010000-\U0010ffff]"), "\ufffd"
"""Characters that are of two numbers, and one that stands for them."""


class MarkedText:
    """A text whose marks are found by one pass over all pairs of characters in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences: dict[str, Sequence[int]] = {}

    @LazyProperty
    def breaks(self) -> list[int]:
        """Where what stands between two 。 ends: lines end too."""
        pieces = self.text.replace("\n", "。").split("。")
        return list(accumulate([len(piece) + 1 for piece in pieces]))

    def standing(self, marks: Marks) -> Collection[str]:
        """Return those of some marks that stand in the text."""
        found = self._found
        if marks in found.known:
            # The fewer are looked for among the more: some marks are thousands.
            words = found.by_word
            return marks.intersection(words) if len(words) < len(marks) else words.keys() & marks
        LISTED.note(marks)
        text, starts = self.text, self._starts_of_words
        return [mark for mark in marks if mark[:2] in starts and mark in text]

    @LazyProperty
    def _starts_of_words(self) -> set[str]:
        """All characters of the text, and all two that stand beside each other."""
        return {*self.text, *map(add, self.text, self.text[1:])}

    def sentences_with(self, marks: Marks) -> Sequence[int]:
        """Return which of what stands between two 。 has the end of any of some marks.

        Common words count only where one stands near before a figure.
        """
        found = self._found
        if marks not in found.known:
            words = self.standing(marks)
            return sorted({each for word in words for each in self._sentences_of(word)})
        sentences = found.by_marks.get(marks, ())
        return sorted({*sentences}) if len(sentences) > 1 else sentences

    def without(self) -> Iterable[Marks]:
        """Return the marks of which it is known that none stands in the text."""
        return self._found.known.keys() - self._found.by_marks.keys()

    def _sentences_of(self, mark: str) -> Sequence[int]:
        """Return the sentences that have one mark."""
        known = self._sentences.get(mark)
        if known is None:
            if (known := self._found.by_word.get(mark)) is None:
                known = sentences_with(mark, self.text, self.breaks)
            if mark in BEFORE_FIGURE and not is_before_figure(mark, self.text, self.breaks, known):
                known = ()
            self._sentences[mark] = known
        return known

    def places_of(self, marks: Marks) -> list[tuple[int, str]]:
        """Return where the marks stand with what stands there, in their order, longest first."""
        found = [(at, word) for word in self.standing(marks) for at in self._places_of(word)]
        return sorted(found, key=lambda place: (place[0], -len(place[1])))

    def _places_of(self, mark: str) -> Sequence[int]:
        if not (sentences := self._sentences_of(mark)):
            return ()
        first = self.breaks[sentences[0] - 1] if sentences[0] else 0
        begin = max(0, first - len(mark))
        return places_in(self.text, mark, begin, self.breaks[sentences[-1]])

    @property
    def unseen_pairs(self) -> Set[int]:
        """The pairs of characters that are not known to be common."""
        return self._found.unseen.keys()

    def spans_with(self, pairs: Set[int]) -> Iterator[tuple[int, int, int]]:
        """Return some of the unseen pairs with start and end of each sentence that has one."""
        breaks, unseen = self.breaks, self._found.unseen
        if not all(map(unseen.get, pairs)):  # in the very first text no places are noted
            unseen = sentences_of(pairs, self._numbers, breaks)
        for pair in pairs:
            for each in unseen[pair]:
                yield pair, breaks[each - 1] if each else 0, breaks[each]

    @LazyProperty
    def _numbers(self) -> memoryview:
        """The pairs in their order, one for each character but the last."""
        numbers = pairs_in(self.text)
        if len(numbers) + 1 == len(self.text):
            return numbers
        return pairs_in(_LONG.sub(_ANY, self.text))

    @LazyProperty
    def _found(self) -> StandingMarks:
        """What stands in the text of the marks that are listed."""
        return LISTED.found_in(self.text, self._numbers, self.breaks)
