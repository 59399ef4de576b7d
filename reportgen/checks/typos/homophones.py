"""Words typed as others of the same sound, told by the phrases they stand in: 绩效目表, 技术之持.

The word that stands there is a word, too. It is told only where the other one makes a phrase with
what stands beside it, and it makes none; or where good texts often have the other one there, on
both sides.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from reportgen.checks.typos.known_pairs import known_pairs, lines_by_character
from reportgen.checks.typos.known_phrases import is_known, is_phrase
from reportgen.checks.typos.unlikely_words import MisspeltTerm, is_right_phrase
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD, _OTHERS = 2, "/"
_OPENS_PARTS, _COLON, _MARKS = "其中", "：", frozenset("，。；（\n")
"""What stands between a total and its parts: 支出86万元，其中：."""


class Homophones(NamedTuple):
    """Words of the same sound as one: those far more common than it, and others."""

    common: tuple[str, ...]
    others: tuple[str, ...]


NO_HOMOPHONES: Final = Homophones((), ())


def may_have_homophones(one: str, other: str) -> bool:
    """Return whether a pair may be listed, which takes less time than to look for what it means."""
    return other in _lines().get(one, "")


def homophones_of(word: str) -> Homophones:
    """Return the words that one may be meant to be, of the same sound."""
    rarer, _, others = _lines().get(word[0], "")[1:].partition(_OTHERS)
    return Homophones(_listed(rarer, word[1]), _listed(others, word[1]))


def _listed(line: str, second: str) -> tuple[str, ...]:
    """Return the words listed behind a character, each group of three of which has it first."""
    return tuple(
        line[at + 1 : at + 1 + _WORD] for at in range(0, len(line), 1 + _WORD) if line[at] == second
    )


def phrases_meant_at(text: str, start: int, meant: Homophones) -> Iterator[MisspeltTerm]:
    """Return the phrases that a word at a place may be a half of, were it one of some others.

    Nothing is returned where the word may be none: of 董事由公司聘任, 事由 is not.
    """
    end, pairs = start + _WORD, known_pairs()
    word, before = text[start:end], text[max(0, start - _WORD) : start]
    after = text[end : end + _WORD]
    begins = not pairs.is_word(text[max(0, start - 1) : start], word[0])
    ends = not pairs.is_word(word[1], text[end : end + 1])
    if _OPENS_PARTS in meant.common and after[:1] == _COLON and before[-1:] in _MARKS:
        yield MisspeltTerm(start, word, _OPENS_PARTS)
    for right in meant.common:
        if begins and is_phrase(right + after) and not is_right_phrase(word + after):
            yield MisspeltTerm(start, word + after, right + after)
        if ends and is_phrase(before + right) and not is_right_phrase(before + word):
            yield MisspeltTerm(start - _WORD, before + word, before + right)
    for right in meant.common + meant.others if begins and ends else ():
        if _is_told_around(text, start, right):
            yield MisspeltTerm(start, word, right)


def _is_told_around(text: str, start: int, right: str) -> bool:
    """Return whether good texts often have a word among what stands around, not what is written.

    At least two of the four characters in a row that have all of the word must say so.
    """
    end = start + _WORD
    firsts = range(max(0, start - _WORD), start + 1)
    told = [is_known(f"{text[at:start]}{right}{text[end : at + 2 * _WORD]}") for at in firsts]
    return sum(told) > 1 and not any(is_known(text[at : at + 2 * _WORD]) for at in firsts)


@cache
def _lines() -> Mapping[str, str]:
    return lines_by_character("homophones.txt")
