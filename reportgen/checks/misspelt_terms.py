"""Terms of budgets with one character in the place of another of the same sound or shape."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.marked_text import learn_pairs, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

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
    pairs = set(marked.pairs_among(terms.wrong_pairs_for(marked.text))) - _lookalikes().common
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
                if written == term or not _is_slip(written, offset, term[offset]):
                    continue
                if not _is_of_next_word(text, start, written, offset):
                    yield MisspeltTerm(start, written, term)


def _is_slip(written: str, offset: int, right: str) -> bool:
    """Return whether a character is one for another, and what it makes is no word of its own."""
    character, lookalikes = written[offset], _lookalikes()
    if character in lookalikes.same_sound[right]:
        return True
    first = offset - offset % _HALF
    half = written[first : first + _HALF] if len(written) >= _LONG else written
    return not {written, half} & lookalikes.words


def _is_of_next_word(text: str, start: int, written: str, offset: int) -> bool:
    """Return whether a wrong character at an end of a term makes a word with what is outside."""
    end = start + len(written)
    if 0 < offset < len(written) - 1:
        return False
    before, after = _outer_words().get(written[offset], ("", ""))
    if offset:
        return text[end : end + 1] in after if end < len(text) else False
    return text[start - 1] in before if start else False


class _Terms:
    """The terms, and the pairs of characters that each has with a wrong one in it.

    There are very many such pairs, and a text has few of the characters: for the first text only
    those it may have are made, so that a program that checks one report need not make them all.
    """

    def __init__(self, terms: frozenset[str], wrong: Mapping[str, str]) -> None:
        self._wrong = wrong
        self._left = set("".join(wrong.values()))
        self._rights: dict[str, str] = {}
        self._pairs: set[int] = set()
        self._inside: dict[str, list[tuple[str, int]]] = {}
        self._first: dict[str, list[tuple[str, int]]] = {}
        self._with_pair: dict[str, list[tuple[str, int]]] = {}
        self._before: dict[str, str] = {}
        self._after: dict[str, str] = {}
        for term in terms:
            self._first.setdefault(term[:2], []).append((term, 0))
            for offset in range(1, len(term)):
                self._inside.setdefault(term[offset - 1 : offset + 1], []).append((term, offset))
        for pair in self._inside:
            self._before[pair[1]] = self._before.get(pair[1], "") + pair[0]
        for pair in self._first:
            self._after[pair[0]] = self._after.get(pair[0], "") + pair[1]

    def wrong_pairs_for(self, text: str) -> Set[int]:
        """Return pairs that a term has with a wrong character, all those of a text's among them.

        A wrong character is told by the one before it, the first by the one after.
        """
        if self._left:
            self._learn(self._left.copy() if self._pairs else self._left.intersection(text))
        return self._pairs

    def _learn(self, characters: set[str]) -> None:
        found: list[str] = []
        rights: dict[str, str] = {}
        for right, listed in self._wrong.items():
            for wrong in characters.intersection(listed):
                rights[wrong] = rights.get(wrong, "") + right
                if before := self._before.get(right):
                    found += wrong.join(before), wrong
                if after := self._after.get(right):
                    found += wrong, wrong.join(after)
        pairs = pairs_of("".join(found))
        self._rights.update(rights)
        self._pairs.update(pairs)
        learn_pairs(pairs)
        # At the end: another thread may ask at the same time.
        self._left -= characters

    def with_pair(self, pair: str) -> list[tuple[str, int]]:
        """Return the terms that a pair with a wrong character may be of, and where that stands."""
        if (known := self._with_pair.get(pair)) is None:
            inside = (self._inside.get(pair[0] + right) for right in self._rights.get(pair[1], ""))
            begun = (self._first.get(right + pair[1]) for right in self._rights.get(pair[0], ""))
            known = [each for group in (*inside, *begun) if group for each in group]
            self._with_pair[pair] = known
        return known


@cache
def _terms() -> _Terms:
    lookalikes = _lookalikes()
    others = lookalikes.others
    wrong = {right: same + others[right] for right, same in lookalikes.same_sound.items()}
    return _Terms(frozenset(word for line in _lines("terms.txt") for word in line.split()), wrong)


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


@cache
def _outer_words() -> Mapping[str, tuple[str, str]]:
    """Return the characters that make a word with a wrong one, before it and after it."""
    told = {}
    for line in _lines("outer_words.txt"):
        before, _, after = line[2:].partition("/")
        told[line[0]] = before, after
    return told


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith(_COMMENT)]
