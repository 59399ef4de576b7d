"""What is looked for in one text after another, by pairs of characters: all of it at once."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportgen.chinese.character_pairs import LAST_OF_TWO_BYTES, pairs_in_word, places_in
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from reportgen.chinese.signs import Marks

_OFTEN, _MOST_MARKS, _MOST_PAIRS = 2, 1_000, 100_000
"""How often marks are asked for before they are listed; how many of them, and pairs, may be."""

_PAIR = 2
_ENDS = frozenset("。\n")
BEFORE_FIGURE = {
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

_FARTHEST = 20


class StandingMarks(NamedTuple):
    """What one pass finds in a text.

    ``known`` are the marks that were listed then, ``by_marks`` the sentences of those that stand,
    in any order, ``by_word`` those of each word; ``unseen`` are the pairs that are not common, with
    their sentences where those were noted.
    """

    known: Mapping[Marks, object]
    by_marks: Mapping[Marks, Sequence[int]]
    by_word: Mapping[str, Sequence[int]]
    unseen: Mapping[int, Sequence[int]]


class _KnownPair:
    """A pair of characters with the words that are listed by it."""

    __slots__ = ("is_common", "number", "words")

    def __init__(self, number: int, *, is_common: bool = False) -> None:
        self.number = number
        self.is_common = is_common
        self.words: list[str] = []


class _Pairs(dict[int, "_KnownPair | None"]):
    """The pairs known by their numbers; None for a common one that no word is listed by.

    One that is asked for is known from then on, as far as there is room.
    """

    def __missing__(self, number: int) -> _KnownPair:
        pair = _KnownPair(number)
        if len(self) < _MOST_PAIRS:
            self[number] = pair
        return pair


class ListedMarks:
    """The marks that were looked for in one text after another, and the pairs that are common.

    To list words takes longer than to look for them once or twice. What was asked for so often is
    listed before the next text is read; texts that are read meanwhile do not know it.
    """

    def __init__(self) -> None:
        self._asked: dict[Marks, int] = {}
        self._waiting: list[Marks] = []
        self._known: dict[Marks, None] = {}
        self._pairs = _Pairs()
        self._marks_of: dict[str, dict[Marks, None]] = {}
        self._others: dict[str, None] = {}
        """Single characters, and words in which a sentence ends, are looked for apart."""

    def note(self, marks: Marks) -> None:
        """Take note that some marks were asked for."""
        often = self._asked.get(marks, 0) + 1
        if often <= _OFTEN and (often > 1 or len(self._asked) < _MOST_MARKS):
            self._asked[marks] = often
            if often == _OFTEN:
                self._waiting.append(marks)

    def take_as_common(self, pairs: Iterable[int]) -> None:
        """Pass over these pairs in all texts from now on, but for the words listed by them."""
        known = self._pairs
        if len(known) < _MOST_PAIRS:
            for number in pairs:
                pair = known.get(number)
                if pair is None or not pair.words:
                    known[number] = None
                if pair and pair.words:  # also where another thread has listed one meanwhile
                    pair.is_common = True
                    known[number] = pair

    def _list_waiting(self) -> None:
        """List the marks that were asked for often; what two threads list is listed once."""
        waiting, self._waiting = self._waiting, []
        for marks in waiting:
            for mark in marks:
                self._marks_of.setdefault(mark, {})[marks] = None
                if len(mark) == 1 or set(mark[1:-1]) & _ENDS or max(mark) > LAST_OF_TWO_BYTES:
                    self._others[mark] = None
                else:
                    self._list(mark)
        self._known = {**self._known, **dict.fromkeys(waiting)}

    def _list(self, word: str) -> None:
        """List a word by its rarest pair, or that by which the fewest others are listed."""
        pairs = []
        for number in pairs_in_word(word):
            pair = self._pairs[number]
            if pair is None:
                pair = _KnownPair(number, is_common=True)
            pairs.append(pair)
        if not any(word in pair.words for pair in pairs):
            pair = min(pairs, key=lambda each: (each.is_common, len(each.words)))
            pair.words.append(word)
            self._pairs[pair.number] = pair

    def found_in(self, text: str, numbers: memoryview, breaks: Sequence[int]) -> StandingMarks:
        """Return what a text has, of which these are the pairs and the ends of sentences."""
        if self._waiting:
            self._list_waiting()
        if not self._pairs:
            return StandingMarks({}, {}, {}, dict.fromkeys(numbers, ()))
        known, pair_of, start = self._known, self._pairs.__getitem__, 0
        by_word: dict[str, list[int]] = {}
        unseen: dict[int, list[int]] = {}
        for number, end in enumerate(breaks):
            for pair in dict.fromkeys(filter(None, map(pair_of, numbers[start : end - 1]))):
                if not pair.is_common:
                    places = unseen.setdefault(pair.number, [])
                    if not places or places[-1] != number:  # one too many is another each time
                        places.append(number)
                for word in pair.words:
                    if len(word) == _PAIR or text.find(word, start, end) >= 0:
                        by_word.setdefault(word, []).append(number)
            start = end - 1
        by_word |= {
            mark: sentences_with(mark, text, breaks) for mark in [*self._others] if mark in text
        }
        return StandingMarks(known, self._by_marks(by_word, text, breaks), by_word, unseen)

    def _by_marks(
        self, by_word: Mapping[str, Sequence[int]], text: str, breaks: Sequence[int]
    ) -> Mapping[Marks, Sequence[int]]:
        """Return the sentences of the marks that words are of, common ones only before figures."""
        by_marks: dict[Marks, list[int]] = {}
        for word, sentences in by_word.items():
            if word not in BEFORE_FIGURE or is_before_figure(word, text, breaks, sentences):
                for marks in [*self._marks_of[word]]:
                    by_marks.setdefault(marks, []).extend(sentences)
        return by_marks


def sentences_with(mark: str, text: str, breaks: Sequence[int]) -> list[int]:
    """Return in which of the sentences that end at some places a mark ends."""
    last = len(mark) - 1
    return sorted({bisect_right(breaks, at + last) for at in places_in(text, mark)})


def is_before_figure(mark: str, text: str, breaks: Sequence[int], sentences: Iterable[int]) -> bool:
    """Return whether a common word stands near before a figure, in some of its sentences."""
    search = BEFORE_FIGURE[mark].search
    return any(
        search(text, breaks[each - 1] if each else 0, breaks[each] + _FARTHEST)
        for each in sentences
    )


def sentences_of(
    pairs: Set[int], numbers: memoryview, breaks: Sequence[int]
) -> dict[int, list[int]]:
    """Return which of the sentences that end at some places have some pairs."""
    found: dict[int, list[int]] = {pair: [] for pair in pairs}
    start = 0
    for number, end in enumerate(breaks):
        for pair in dict.fromkeys(filter(pairs.__contains__, numbers[start : end - 1])):
            found[pair].append(number)
        start = end - 1
    return found


LISTED = ListedMarks()
"""What this program looks for."""
