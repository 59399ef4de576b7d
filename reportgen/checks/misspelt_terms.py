"""Terms of budgets with one character in the place of another of the same sound or shape."""

from __future__ import annotations

from functools import cache
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.marked_text import learn_pairs, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.chinese.marked_text import MarkedText

_DATA = Path(__file__).parent / "data"
_COMMENT, _WORDS, _COMMON = "#", "词：", "常见："
_HALF = 2
_LONG = 4
"""A term this long is two words, of which one with the wrong character may be a word too."""


class MisspeltTerm(NamedTuple):
    """What stands at ``start`` in place of a term."""

    start: int
    written: str
    term: str


class _Lookalikes(NamedTuple):
    """For each character those of its sound, and others like it; words and pairs that are right."""

    same_sound: Mapping[str, str]
    others: Mapping[str, str]
    words: frozenset[str]
    common: frozenset[str]


def read_misspelt_terms(marked: MarkedText) -> Iterator[MisspeltTerm]:
    """Return where a text has a term but for one character of the same sound or shape.

    Few pairs of characters of a good text are among those that such a term has: all of them are
    looked for at once.
    """
    terms = _terms()
    pairs = set(terms.wrong_pairs_in(marked)) - _lookalikes().common
    found = (each for pair in pairs for each in _misspelt_with(marked, pair, terms.with_pair(pair)))
    past = 0
    for misspelt in sorted(found, key=lambda each: (each.start, -len(each.term))):
        if misspelt.start >= past:
            past = misspelt.start + len(misspelt.written)
            yield misspelt


def _misspelt_with(
    marked: MarkedText, pair: str, terms: list[tuple[str, int]]
) -> Iterator[MisspeltTerm]:
    """Return the terms that stand in a text with a wrong character that is one of a pair."""
    text = marked.text
    for at in marked.starts_of(pair) if terms else ():
        for term, offset in terms:
            start = at + 1 - offset if offset else at
            if start < 0 or not text.startswith(term[offset + 1 :], start + offset + 1):
                continue
            if text.startswith(term[:offset], start):
                written = text[start : start + len(term)]
                if written != term and _is_slip(written, offset, term[offset]):
                    yield MisspeltTerm(start, written, term)


def _is_slip(written: str, offset: int, right: str) -> bool:
    """Return whether a character is one for another, and what it makes is no word of its own."""
    character, lookalikes = written[offset], _lookalikes()
    if character in lookalikes.same_sound[right]:
        return True
    first = offset - offset % _HALF
    half = written[first : first + _HALF] if len(written) >= _LONG else written
    return not {written, half} & lookalikes.words


class _Terms:
    """The terms, and the pairs of characters that each has with a wrong one in it.

    A wrong character is told by the one before it, the first of a term by the one after.
    """

    def __init__(self, terms: Sequence[str], wrong: Mapping[str, str]) -> None:
        self._wrong = wrong
        self._all = f" {' '.join(terms)} "
        self._inside = {pair for pair in map(add, self._all, self._all[1:]) if " " not in pair}
        self._first = {term[:2] for term in terms}
        self._is_first_text = True
        self._pairs: frozenset[int] = frozenset()
        self._with_pair: dict[str, list[tuple[str, int]]] = {}

    def wrong_pairs_in(self, marked: MarkedText) -> list[str]:
        """Return the pairs of a text that a term has with a wrong character.

        There are very many such pairs: to learn them takes longer than to go through them once,
        which is all that a program needs that checks one report.
        """
        if not self._pairs:
            pairs = pairs_of("".join(self._wrong_pairs()))
            if self._is_first_text:
                self._is_first_text = False
                return marked.new_pairs_among(pairs)
            learnt = frozenset(pairs)
            learn_pairs(learnt)
            # At the end: another thread may ask at the same time.
            self._pairs = learnt
        return marked.pairs_among(self._pairs)

    def _wrong_pairs(self) -> Iterator[str]:
        for pair in self._inside:
            if wrong := self._wrong.get(pair[1]):
                yield pair[0] + pair[0].join(wrong)
        for pair in self._first:
            if wrong := self._wrong.get(pair[0]):
                yield pair[1].join(wrong) + pair[1]

    def with_pair(self, pair: str) -> list[tuple[str, int]]:
        """Return the terms that a pair with a wrong character may be of, and where that stands."""
        if (known := self._with_pair.get(pair)) is None:
            inside = [pair[0] + right for right in self._rights_of(pair[1])]
            first = [right + pair[1] for right in self._rights_of(pair[0])]
            found = [self._terms_with(each) for each in inside if each in self._inside]
            found += [self._terms_with(f" {each}") for each in first if each in self._first]
            known = [(term, at + 1) for terms in found for term, at in terms]
            self._with_pair[pair] = known
        return known

    def _rights_of(self, wrong: str) -> list[str]:
        return [right for right, listed in self._wrong.items() if wrong in listed]

    def _terms_with(self, part: str) -> Iterator[tuple[str, int]]:
        """Return each term that a part stands in, or begins with it after a space, and where."""
        at = self._all.find(part)
        while at >= 0:
            start = self._all.rindex(" ", 0, at + 1) + 1
            yield self._all[start : self._all.index(" ", start)], at - start
            at = self._all.find(part, at + 1)


@cache
def _terms() -> _Terms:
    lookalikes = _lookalikes()
    others = lookalikes.others
    wrong = {right: same + others[right] for right, same in lookalikes.same_sound.items()}
    return _Terms([word for line in _lines("terms.txt") for word in line.split()], wrong)


@cache
def _lookalikes() -> _Lookalikes:
    same_sound, others, words = {}, {}, {_WORDS: "", _COMMON: ""}
    for line in _lines("lookalikes.txt"):
        for head in words:
            if line.startswith(head):
                words[head] = line.removeprefix(head)
                break
        else:
            character, _, listed = line.partition(" ")
            same_sound[character], _, others[character] = listed.partition("/")
    real, common = (frozenset(words[head].split()) for head in (_WORDS, _COMMON))
    return _Lookalikes(same_sound, others, real, common)


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith(_COMMENT)]
