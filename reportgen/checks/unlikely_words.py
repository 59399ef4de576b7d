"""Common words and phrases with one character in the place of another of the same sound or shape.

A slip makes a pair of characters that hardly any good text has. Only such pairs are looked at:
whether another character of the same sound or shape makes a phrase of what stands around it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportgen.checks.known_pairs import data_lines, is_chinese, known_pairs, lines_by_character
from reportgen.chinese.marked_text import pairs_in, word_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.chinese.marked_text import MarkedText

_HALF = 2


class MisspeltTerm(NamedTuple):
    """What stands at ``start`` in place of a term."""

    start: int
    written: str
    term: str


class _Meant(NamedTuple):
    """A phrase or word that a pair may stand in, its wrong character's place, and all its pairs."""

    written: str
    term: str
    wrong: int
    pairs: frozenset[int]


class _Exceptions(NamedTuple):
    """What differs from a phrase and is right, and words by what they are with a slip."""

    right: str
    words: Mapping[str, str]


def unlikely_words_in(
    marked: MarkedText, meant: Mapping[int, Sequence[_Meant]]
) -> list[MisspeltTerm]:
    """Return where a text has a common word or phrase but for one character of these pairs."""
    standing = marked.pairs
    return [
        MisspeltTerm(start, each.written, each.term)
        for listed in meant.values()
        for each in listed
        if each.pairs <= standing
        for start in marked.starts_of(each.written)
        if _is_meant_at(marked.text, start, each)
    ]


def unlikely_pairs(pairs: set[int]) -> dict[int, Sequence[_Meant]]:
    """Return those of some pairs that may be meant otherwise, with what each may be meant to be."""
    unseen = known_pairs().unseen_in(pairs)
    return {pair: meant for pair in unseen if (meant := _meant_by(pair))}


@lru_cache(4096)
def _meant_by(pair: int) -> Sequence[_Meant]:
    return [*_phrases_with(word_of(pair))]


def _new_meant(written: str, term: str, wrong: int) -> _Meant:
    return _Meant(written, term, wrong, frozenset(pairs_in(written)))


def _phrases_with(pair: str) -> Iterator[_Meant]:
    """Return the words and the halves of phrases that a pair is but for one character."""
    pairs, halves, right = known_pairs(), _halves(), _exceptions().right
    yield from _words_for(pair)
    one, other = pair[0], pair[1]
    if pairs.is_word(one, other):
        return
    slips = _rights()
    rights = [one + each for each in slips.get(other, "")[1:] if pairs.is_in_phrase(one, each)]
    lefts = [each + other for each in slips.get(one, "")[1:] if pairs.is_in_phrase(each, other)]
    for wrong, meant in ((1, rights), (0, lefts)):
        for word in meant:
            for half in _with_half(halves.get(word[0], "")[1:].partition("/")[0], word[1]):
                if f" {pair}{half} " not in right:
                    yield _new_meant(pair + half, word + half, wrong)
            for half in _with_half(halves.get(word[0], "").partition("/")[2], word[1]):
                if f" {half}{pair} " not in right:
                    yield _new_meant(half + pair, half + word, wrong + _HALF)


def _with_half(listed: str, second: str) -> Iterator[str]:
    """Return the other halves of the phrases that have a second character in this half."""
    return (
        listed[at + 1 : at + 1 + _HALF]
        for at in range(0, len(listed), 1 + _HALF)
        if listed[at] == second
    )


def _words_for(pair: str) -> Iterator[_Meant]:
    """Return the words of two characters that a pair may be meant to be."""
    words = _exceptions().words.get(pair, "")
    for at in range(0, len(words), _HALF):
        word = words[at : at + _HALF]
        yield _new_meant(pair, word, int(word[0] == pair[0]))


def _is_meant_at(text: str, start: int, meant: _Meant) -> bool:
    """Return whether a wrong character at an end may not belong to what stands outside."""
    written, at = meant.written, meant.wrong
    end = start + len(written)
    if at not in (0, len(written) - 1):
        return True
    outer = text[end : end + 1] if at else text[start - 1 : start] if start else ""
    if not is_chinese(outer):
        return bool(at) or not outer.isdigit()  # 170天完工: a unit is no part of the word
    wrong, right, pairs = written[at], meant.term[at], known_pairs()
    if pairs.follows(*((wrong, outer) if at else (outer, wrong))):
        return False
    return len(written) > _HALF or pairs.follows(*((right, outer) if at else (outer, right)))


@cache
def _halves() -> Mapping[str, str]:
    """Return phrases of four characters by the first of a half of theirs.

    After it stand the other three of those that begin with it, then, behind a stroke, the fourth,
    first and second of those that have it third.
    """
    return lines_by_character("halves.txt")


@cache
def _exceptions() -> _Exceptions:
    right, wrong = data_lines("exceptions.txt")
    return _Exceptions(right, {each[:_HALF]: each[_HALF:] for each in wrong.split()})


@cache
def _rights() -> Mapping[str, str]:
    """Return for each character those that it may stand in the place of, after itself."""
    return lines_by_character("slips.txt")
