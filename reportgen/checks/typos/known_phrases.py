"""Four characters in a row that good texts often have: phrases of two words, and others."""

from __future__ import annotations

from functools import cache, lru_cache

from reportgen.checks.typos.known_pairs import LinesByCharacter

_LENGTH, _PAIR = 4, 2
_NEXT, _OTHERS = ";", "/"


def is_phrase(text: str) -> bool:
    """Return whether four characters are a fixed phrase of two words."""
    return len(text) == _LENGTH and _stands(text[_PAIR:], _endings(text[:_PAIR])[0])


def is_known(text: str) -> bool:
    """Return whether good texts often have four characters in a row, be they a phrase or not."""
    if len(text) != _LENGTH:
        return False
    phrases, others = _endings(text[:_PAIR])
    return _stands(text[_PAIR:], phrases) or _stands(text[_PAIR:], others)


def _stands(pair: str, listed: str) -> bool:
    """Return whether a pair is one of those listed one behind another."""
    at = listed.find(pair)
    while at % _PAIR == 1 and at > 0:
        at = listed.find(pair, at + 1)
    return at >= 0


@lru_cache(8192)
def _endings(pair: str) -> tuple[str, str]:
    """Return what follows a pair in phrases, two characters each, and what else often does."""
    line = _lines()[pair[0]]
    at = line.find(_NEXT + pair[1])
    if at < 0:
        return "", ""
    end = line.find(_NEXT, at + _PAIR)
    phrases, _, others = line[at + _PAIR : end if end >= 0 else None].partition(_OTHERS)
    return phrases, others


@cache
def _lines() -> LinesByCharacter:
    return LinesByCharacter("phrases.txt")
