"""Words typed as others of the same sound, told by the phrases they stand in: 绩效目表, 技术之持.

The word that stands there is a word, too. It is told only where the other one makes a phrase with
what stands beside it, and it makes none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.known_pairs import LinesByCharacter, known_pairs
from reportgen.checks.known_phrases import is_phrase
from reportgen.checks.unlikely_words import MisspeltTerm, is_right_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = 2
_OPENS_PARTS, _COLON, _MARKS = "其中", "：", frozenset("，。；（\n")
"""What stands between a total and its parts: 支出86万元，其中：."""


def has_homophones(one: str, other: str) -> bool:
    """Return whether a pair, which may be a word, may be meant to be another."""
    return other in _lines()[one]


def homophones_of(word: str) -> Sequence[str]:
    """Return the words that one may be meant to be, of the same sound and far more common."""
    if not has_homophones(word[0], word[1]):
        return ()
    line = _lines()[word[0]]
    groups = range(1, len(line), 1 + _WORD)
    return [line[at + 1 : at + 1 + _WORD] for at in groups if line[at] == word[1]]


def phrases_meant_at(text: str, start: int, rights: Sequence[str]) -> Iterator[MisspeltTerm]:
    """Return the phrases that a word at a place may be a half of, were it one of some others.

    Nothing is returned where the word may be none: of 董事由公司聘任, 事由 is not.
    """
    end, pairs = start + _WORD, known_pairs()
    word, before = text[start:end], text[max(0, start - _WORD) : start]
    after = text[end : end + _WORD]
    begins = not pairs.is_word(text[max(0, start - 1) : start], word[0])
    ends = not pairs.is_word(word[1], text[end : end + 1])
    if _OPENS_PARTS in rights and after[:1] == _COLON and before[-1:] in _MARKS:
        yield MisspeltTerm(start, word, _OPENS_PARTS)
    for right in rights:
        if begins and is_phrase(right + after) and not is_right_phrase(word + after):
            yield MisspeltTerm(start, word + after, right + after)
        if ends and is_phrase(before + right) and not is_right_phrase(before + word):
            yield MisspeltTerm(start - _WORD, before + word, before + right)


@cache
def _lines() -> LinesByCharacter:
    return LinesByCharacter("homophones.txt")
