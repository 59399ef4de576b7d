"""Pairs of characters that stand beside each other, as numbers."""

from __future__ import annotations

import sys
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LAST_OF_TWO_BYTES: Final = "\uffff"
_UTF_16, _UTF_32 = "utf-16-le", "utf-32-le"


def pairs_in(text: str) -> memoryview:
    """Return the pairs of characters in a text, each with the next, as numbers of four bytes.

    The low bytes of both characters come first: a set finds its places by them, and so few numbers
    come to stand in one place.
    """
    units = text.encode(_UTF_16, "surrogatepass")
    data = bytearray(2 * max(0, len(units) - 2))
    data[0::4], data[1::4] = units[0:-2:2], units[2::2]
    data[2::4], data[3::4] = units[1:-2:2], units[3::2]
    return memoryview(data).cast("I")


def pairs_in_word(word: str) -> list[int]:
    """Return what ``pairs_in`` returns, for a few characters in a third of its time."""
    if sys.byteorder != "little" or max(word) > LAST_OF_TWO_BYTES:
        return list(pairs_in(word))
    codes = [ord(character) for character in word]
    return [
        one & 255 | (other & 255) << 8 | one >> 8 << 16 | other >> 8 << 24
        for one, other in pairwise(codes)
    ]


def word_of(pair: int) -> str:
    """Return the two characters that a number stands for."""
    low, next_low, high, next_high = pair.to_bytes(4, sys.byteorder)
    return bytes((low, high, next_low, next_high)).decode(_UTF_16)


def text_of(pairs: Iterable[int]) -> str:
    """Return the characters that numbers stand for, two by two, each half of a long one alone."""
    numbers = array("I", pairs).tobytes()
    data = bytearray(2 * len(numbers))
    data[0::8], data[1::8] = numbers[0::4], numbers[2::4]
    data[4::8], data[5::8] = numbers[1::4], numbers[3::4]
    return data.decode(_UTF_32, "surrogatepass")


def places_in(text: str, part: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return where a part of a text stands, in all of it or between two places."""
    places = []
    at = text.find(part, start, end)
    while at >= 0:
        places.append(at)
        at = text.find(part, at + 1, end)
    return places
