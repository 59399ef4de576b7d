"""Terms of budgets with one character in the place of another of the same sound or shape."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.marked_text import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


class _Places(NamedTuple):
    """Terms with the place of a character in each, by the one beside it, and by itself."""

    after: Mapping[str, Mapping[str, list[tuple[str, int]]]]
    before: Mapping[str, Mapping[str, list[tuple[str, int]]]]


def read_misspelt_terms(marked: MarkedText) -> Iterator[MisspeltTerm]:
    """Return where a text has a term but for one character of the same sound or shape.

    Few pairs of characters of a good text are among those that such a term has: all of them are
    looked for at once.
    """
    pairs = set(marked.pairs_among(_wrong_pairs())) - _lookalikes().common
    found = (each for pair in pairs for each in _terms_with(marked, pair))
    past = 0
    for misspelt in sorted(found, key=lambda each: (each.start, -len(each.term))):
        if misspelt.start >= past:
            past = misspelt.start + len(misspelt.written)
            yield misspelt


def _terms_with(marked: MarkedText, pair: str) -> Iterator[MisspeltTerm]:
    """Return the terms in which a pair of characters stands that is wrong there."""
    text, places = marked.text, _places()
    second, first = places.after.get(pair[0], {}), places.before.get(pair[1], {})
    terms = [
        each
        for known, wrong in ((second, pair[1]), (first, pair[0]))
        for right, listed in known.items()
        if _is_like(wrong, right)
        for each in listed
    ]
    for at in marked.starts_of(pair) if terms else ():
        for term, offset in terms:
            start = at + 1 - offset if offset else at
            if start < 0 or not text.startswith(term[offset + 1 :], start + offset + 1):
                continue
            if text.startswith(term[:offset], start):
                written = text[start : start + len(term)]
                if written != term and _is_slip(written, offset, term[offset]):
                    yield MisspeltTerm(start, written, term)


def _is_like(wrong: str, right: str) -> bool:
    lookalikes = _lookalikes()
    return wrong in lookalikes.same_sound.get(right, "") or wrong in lookalikes.others.get(
        right, ""
    )


def _is_slip(written: str, offset: int, right: str) -> bool:
    """Return whether a character is one for another, and what it makes is no word of its own."""
    character, lookalikes = written[offset], _lookalikes()
    if character in lookalikes.same_sound.get(right, ""):
        return True
    if character not in lookalikes.others.get(right, ""):
        return False
    first = offset - offset % _HALF
    half = written[first : first + _HALF] if len(written) >= _LONG else written
    return not {written, half} & lookalikes.words


@cache
def _terms() -> frozenset[str]:
    return frozenset(word for line in _lines("terms.txt") for word in line.split())


@cache
def _places() -> _Places:
    """Return the places in terms by the character before each, of the first by the one after."""
    after: dict[str, dict[str, list[tuple[str, int]]]] = {}
    before: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for term in _terms():
        before.setdefault(term[1], {}).setdefault(term[0], []).append((term, 0))
        for offset in range(1, len(term)):
            beside = after.setdefault(term[offset - 1], {})
            beside.setdefault(term[offset], []).append((term, offset))
    return _Places(after, before)


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
def _wrong_pairs() -> frozenset[int]:
    """Return the pairs of characters that a term has with a wrong one in it.

    A wrong character is told by the one before it, the first by the one after.
    """
    lookalikes = _lookalikes()
    others = lookalikes.others
    wrong = {right: same + others[right] for right, same in lookalikes.same_sound.items()}
    found: list[str] = []
    terms = _terms()
    for pair in {term[at : at + 2] for term in terms for at in range(len(term) - 1)}:
        if listed := wrong.get(pair[1]):
            found += pair[0], pair[0].join(listed)
    for pair in {term[:2] for term in terms}:
        if listed := wrong.get(pair[0]):
            found += pair[1].join(listed), pair[1]
    return pairs_of("".join(found))


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith(_COMMENT)]
