"""Phrases with a wrong character in a pair that hardly any good text has: 编织土地, 业无染物.

The wrong character may stand in the pair with another of its own word or with one of the next
word: of 编织土地, 编织 is a word and 织土 the pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import is_chinese, known_pairs
from reportgen.checks.typos.known_phrases import is_known, is_phrase
from reportgen.checks.typos.unlikely_words import (
    ALONE,
    BETWEEN,
    EXCHANGED,
    KINDS_OF_PLACES,
    UNITS,
    Meant,
    MisspeltTerm,
    is_meant_at,
    is_right,
    parts_for,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR, _PHRASE = 2, 4
_ENDS_OF_NAMES = frozenset(
    ("社区", "街道", "小区", "新村", "大道", "大桥", "水库", "公园", "广场", "商场", "酒店", "宾馆")
)
"""What ends the names of places: these may have any characters before it."""


def misspelt_phrases_at(text: str, start: int) -> Iterator[MisspeltTerm]:
    """Return the phrases that an unlikely pair at a place is meant to be a part of.

    Three characters before the pair and three behind it tell.
    """
    for part, wrong in parts_for(text[start : start + _PAIR]):
        if wrong == EXCHANGED:
            yield from _exchanged_at(text, start, part)
            continue
        yield from _halves_at(text, start, part, wrong)
        yield from _wrong_among_known(text, start + wrong, part, wrong)


def _halves_at(text: str, start: int, part: str, wrong: int) -> Iterator[MisspeltTerm]:
    """Return the phrases of two words of which the pair is meant to be one."""
    end = start + _PAIR
    pair, after, before = (
        text[start:end],
        text[end : end + _PAIR],
        text[max(0, start - _PAIR) : start],
    )
    found = []
    if is_phrase(part + after) and not is_right(pair + after) and after not in _ENDS_OF_NAMES:
        found.append((start, Meant(pair + after, part + after, wrong)))
    if is_phrase(before + part) and not is_right(before + pair):
        found.append((start - _PAIR, Meant(before + pair, before + part, wrong + _PAIR)))
    for first, meant in found:
        if is_meant_at(text, first, meant):
            yield MisspeltTerm(first, meant.written, meant.term)


def _wrong_among_known(text: str, at: int, part: str, wrong: int) -> Iterator[MisspeltTerm]:
    """Return the word that a wrong character at a place is of, where it may not be right.

    Good texts often have what stands around with the right character, never as it is written. More
    than four characters must say so where the wrong one is a word by itself or makes one with what
    stands beside it, or the right one makes none.
    """
    right, pairs = part[wrong], known_pairs()
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    outer = (right, after) if wrong else (before, right)
    if all(map(is_chinese, outer)) and not pairs.follows(*outer):
        return
    starts = range(max(0, at - _PHRASE + 1), min(at, len(text) - _PHRASE) + 1)
    told = [
        start
        for start in starts
        if is_known(f"{text[start:at]}{right}{text[at + 1 : start + _PHRASE]}")
    ]
    is_of_unit = before.isdigit() and right not in UNITS
    if not told or is_of_unit or text[at] in BETWEEN or _may_be_name(text, at):
        return
    is_word = pairs.is_word(before, text[at]) or pairs.is_word(text[at], after)
    words = _words_with(right, text, at)
    if words and not any(words):
        return  # 经理层: 理 is of 经理, not of 理会
    needed = 2 if is_word or not words or text[at] in ALONE else 1
    written = [text[start : start + _PHRASE] for start in starts]
    if len(told) >= needed and not any(is_known(each) or is_right(each) for each in written):
        first, length = _told_as(before, right, after, told[0] - at)
        found = text[at + first : at + first + length]
        yield MisspeltTerm(at + first, found, found[: -first or 0] + right + found[1 - first :])


def _words_with(right: str, text: str, at: int) -> list[bool]:
    """Return, for each word that a character makes with one beside it, whether no other has that.

    The other would be made with the next character outside.
    """
    before, after, pairs = (
        text[max(0, at - _PAIR) : at],
        text[at + 1 : at + 1 + _PAIR],
        known_pairs(),
    )
    return [
        not pairs.is_word(*beyond)
        for word, beyond in (
            ((before[-1:], right), (before[:-1], before[-1:])),
            ((right, after[:1]), (after[:1], after[1:])),
        )
        if pairs.is_word(*word)
    ]


def _exchanged_at(text: str, start: int, part: str) -> Iterator[MisspeltTerm]:
    """Return the phrase that has the pair in the other order: within it, or told by two at least.

    So 支预出算 of 支出预算, and 效绩管理 of 绩效管理 and 绩效管理办法.
    """
    end = start + _PAIR
    right = {
        first: f"{text[first:start]}{part}{text[end : first + _PHRASE]}"
        for first in range(max(0, start - _PAIR), start + 1)
    }
    if is_phrase(right.get(start - 1, "")):
        yield MisspeltTerm(start - 1, text[start - 1 : end + 1], right[start - 1])
        return
    pairs, pair = known_pairs(), text[start:end]
    if pairs.is_word(text[max(0, start - 1) : start], pair[0]):
        return
    if pairs.is_word(pair[1], text[end : end + 1]) or _may_be_name(text, start):
        return
    if sum(map(is_known, right.values())) >= _PAIR:
        yield MisspeltTerm(start, pair, part)


def _told_as(before: str, right: str, after: str, first: int) -> tuple[int, int]:
    """Return where what is told begins, from the wrong character on, and how long it is.

    It is the word with the right character, or else what good texts have.
    """
    if known_pairs().is_word(before, right):
        return -1, _PAIR
    return (0, _PAIR) if known_pairs().is_word(right, after) else (first, _PHRASE)


def _may_be_name(text: str, at: int) -> bool:
    """Return whether what ends the names of places stands within two characters behind."""
    return any(
        text[end : end + 1] in KINDS_OF_PLACES or text[end : end + _PAIR] in _ENDS_OF_NAMES
        for end in (at + 1, at + 2)
    )
