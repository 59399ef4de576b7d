"""Terms of budgets with one character in the place of another of the same sound or shape."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportgen.checks.typos.homophones import (
    NO_HOMOPHONES,
    Homophones,
    homophones_of,
    may_have_homophones,
    phrases_meant_at,
)
from reportgen.checks.typos.known_pairs import (
    LinesByCharacter,
    data_lines,
    known_pairs,
    lines_by_character,
)
from reportgen.checks.typos.misspelt_phrases import misspelt_phrases_at
from reportgen.checks.typos.right_wordings import is_within_right
from reportgen.checks.typos.unlikely_words import (
    UNTOLD,
    MisspeltTerm,
    Unlikely,
    exceptions,
    misspelt_at,
    unlikely_pairs,
)
from reportgen.chinese.character_pairs import pairs_in_word, places_in, text_of, word_of
from reportgen.chinese.listed_marks import LISTED
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from reportgen.chinese.marked_text import MarkedText

_NUMBER = lazy_pattern("[\u4e00-\u9fff]{0,3}[〔［\\[【（(](?:19|20)[0-9]{2}")
_HALF = 2
_OTHERS = "/"
_BEFORE, _BEHIND = 3, 5
"""How many characters around the beginning of a pair tell whether it is right."""
_LONG = 4
"""A term this long is two words, of which one with the wrong character may be a word too."""


def read_misspelt_terms(marked: MarkedText) -> Iterator[MisspeltTerm]:
    """Return where a text has a term but for one character of the same sound or shape.

    Few pairs of characters of a good text are among those that such a term has: all of them are
    looked for at once.
    """
    text, suspects = marked.text, _suspects_among(marked.unseen_pairs)
    spans = [
        (suspects[pair], text[begin:end], begin)
        for pair, begin, end in marked.spans_with(suspects.keys() & marked.unseen_pairs)
    ]
    found = [
        misspelt
        for suspect, sentence, begin in spans
        for meant in suspect.unlikely.meant
        if meant.written in sentence
        for at in places_in(sentence, meant.written)
        if (misspelt := misspelt_at(text, begin + at, meant))
    ]
    found += [
        MisspeltTerm(begin + at, written, term)
        for suspect, sentence, begin in spans
        for written, term in suspect.wrong
        if written in sentence
        for at in places_in(sentence, written)
        if not _is_of_next_word(text, begin + at, written, term)
    ]
    found += [
        misspelt._replace(start=begin + at + misspelt.start)
        for suspect, sentence, begin in spans
        if suspect.unlikely.parts or any(suspect.homophones)
        for at in places_in(sentence, suspect.word)
        for misspelt in _told_around(text, begin + at)
    ]
    found = [
        one
        for one in found
        if not is_within_right(text, one) and not _is_of_document_number(text, one)
    ]
    past = 0
    for misspelt in sorted(found, key=lambda each: (each.start, -len(each.term))):
        if misspelt.start >= past:
            past = misspelt.start + len(misspelt.written)
            yield misspelt


def _told_around(text: str, start: int) -> Sequence[MisspeltTerm]:
    """Return what a pair at a place is meant to be a part of, each from this place on."""
    first = max(0, start - _BEFORE)
    return _told_in(text[first : start + _BEHIND], start - first)


@lru_cache(8192)
def _told_in(text: str, start: int) -> Sequence[MisspeltTerm]:
    """Return what a pair is meant to be a part of, in no more text than tells of it."""
    suspect = _known_suspects[pairs_in_word(text[start : start + _HALF])[0]]
    found = [*misspelt_phrases_at(text, start)] if suspect.unlikely.parts else []
    found += phrases_meant_at(text, start, suspect.homophones)
    return [each._replace(start=each.start - start) for each in found]


class _Suspect(NamedTuple):
    """What a pair that hardly any good text has may be of: a word or phrase, a term.

    ``homophones`` are the words that the pair, a word, may be meant to be.
    """

    word: str
    unlikely: Unlikely
    wrong: Sequence[tuple[str, str]]
    homophones: Homophones


_known_suspects: dict[int, _Suspect] = {}
"""What pairs of texts read before may be of."""


def _suspects_among(unseen: Set[int]) -> Mapping[int, _Suspect]:
    """Return what pairs may be of, these among others; pass over the others of them from now on."""
    suspects = _known_suspects
    if new := unseen - suspects.keys():
        listed = [*new]
        text = text_of(listed)
        words = [*zip(listed, text[::2], text[1::2], strict=True)]
        slips = _term_slips()
        wrong = {pair for pair, one, other in words if other in slips.get(one, "")}
        meant = {
            pair: same
            for pair, one, other in words
            if may_have_homophones(one, other) and any(same := homophones_of(one + other))
        }
        unlikely = unlikely_pairs(new)
        for pair in wrong | unlikely.keys() | meant.keys():
            told = _terms().misspelt_with(word_of(pair)) if pair in wrong else ()
            homophones = meant.get(pair, NO_HOMOPHONES)
            if told or pair in meant or pair in unlikely:
                word = word_of(pair)
                suspects[pair] = _Suspect(word, unlikely.get(pair, UNTOLD), told, homophones)
        LISTED.take_as_common(new - suspects.keys())
    return suspects


def _with_slip(term: str, offset: int, wrong: str) -> str:
    """Return a term with a wrong character; nothing where that makes a word of its own."""
    written = term[:offset] + wrong + term[offset + 1 :]
    if term[offset] in _lookalikes()[wrong].partition(_OTHERS)[0]:
        return written
    first = offset - offset % _HALF
    half = written[first : first + _HALF] if len(written) >= _LONG else written
    return "" if any(f" {each} " in exceptions().words for each in (written, half)) else written


def _is_of_document_number(text: str, found: MisspeltTerm) -> bool:
    """Return whether characters stand for who issued a document: 云财教〔2024〕15号."""
    return _NUMBER.match(text, found.start + len(found.written)) is not None


def _is_of_next_word(text: str, start: int, written: str, term: str) -> bool:
    """Return whether a wrong character at an end of a term makes a word with what is outside."""
    end = start + len(written)
    if written[0] != term[0]:
        outer = text[max(0, start - 1) : start]
        if outer.isdigit() or known_pairs().is_word(outer, written[0]):
            return True  # 170天完工: a unit is no part of the term; 出纳付款
        return outer != "" and outer in _outer_words_of(written[0])[0]
    if written[-1] == term[-1] or end == len(text):
        return False
    if known_pairs().is_word(written[-1], text[end]):
        return True  # 规范佩戴
    return text[end] in _outer_words_of(written[-1])[1]


def _outer_words_of(wrong: str) -> tuple[str, str]:
    """Return the characters that make a word with a wrong one, before it and after it."""
    before, _, after = _outer_words()[wrong][_HALF:].partition(_OTHERS)
    return before, after


class _Terms:
    """The terms, and what each is with a wrong character in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._all = f" {' '.join(lines)} "
        self._misspelt: dict[str, list[tuple[str, str]]] = {}

    def misspelt_with(self, pair: str) -> Sequence[tuple[str, str]]:
        """Return what a pair with a wrong character may be of, with the term that is meant."""
        if (known := self._misspelt.get(pair)) is None:
            known = self._misspelt[pair] = [
                (written, term)
                for character, term, at in (*self._with_last(*pair), *self._with_first(*pair))
                if (written := _with_slip(term, at, character))
            ]
        return known

    def _with_last(self, one: str, wrong: str) -> Iterator[tuple[str, str, int]]:
        """Return the terms in which a character stands before what another may be meant to be."""
        every, rights, follows = self._all, _lookalikes()[wrong][1:], known_pairs().follows
        for at in places_in(every, one):
            if every[at + 1] in rights and follows(one, every[at + 1]):
                start = every.rindex(" ", 0, at) + 1
                yield wrong, every[start : every.index(" ", at)], at + 1 - start

    def _with_first(self, wrong: str, other: str) -> Iterator[tuple[str, str, int]]:
        """Return the terms that begin with what a character may be meant to be before another."""
        every, rights, follows = self._all, _lookalikes()[wrong][1:], known_pairs().follows
        for at in places_in(every, other):
            if every[at - 2] == " " and every[at - 1] in rights and follows(every[at - 1], other):
                yield wrong, every[at - 1 : every.index(" ", at)], 0


@cache
def _terms() -> _Terms:
    return _Terms(data_lines("terms.txt"))


@cache
def _term_slips() -> Mapping[str, str]:
    """Return by its first character each pair that a term has with one of them wrong.

    The wrong one is told by the one before it, the first of a term by the one after.
    """
    return lines_by_character("term_slips.txt")


@cache
def _lookalikes() -> LinesByCharacter:
    """Return for each character those that it may stand for.

    They are those of its sound and, behind a stroke, others.
    """
    return LinesByCharacter("lookalikes.txt")


@cache
def _outer_words() -> LinesByCharacter:
    return LinesByCharacter("outer_words.txt")
