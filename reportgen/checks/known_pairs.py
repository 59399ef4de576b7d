"""Which characters stand beside each other in good texts, and which pairs of a text do not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.chinese.character_pairs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DATA = Path(__file__).parent / "data"
_COMMENT = "#"
_NO_WORDS, _OTHERS = "/", "|"


class KnownPairs:
    """For each character those that may follow it, after the character itself.

    First those within phrases, words and other pairs, then words and other pairs that are in none.
    """

    def __init__(self, followers: Mapping[str, str]) -> None:
        self._followers = followers
        self._in_phrases: dict[str, str] = {}

    def unseen_in(self, pairs: Iterable[int]) -> list[int]:
        """Return those of some pairs that hardly any good text has, both characters Chinese.

        A character that stands twice is one of them: what is around it decides.
        """
        listed = list(pairs)
        text, followers = text_of(listed), self._followers
        return [
            pair
            for pair, one, other in zip(listed, text[::2], text[1::2], strict=True)
            if (one == other or other not in followers.get(one, ""))
            and is_chinese(one)
            and is_chinese(other)
        ]

    def follows(self, one: str, other: str) -> bool:
        """Return whether good texts have a character after another."""
        return other in self._followers.get(one, "")

    def in_phrases(self, one: str) -> str:
        """Return a character, and those that stand after it in phrases."""
        if (known := self._in_phrases.get(one)) is None:
            known = self._in_phrases[one] = self._followers.get(one, "").partition(_OTHERS)[0]
        return known

    def is_word(self, one: str, other: str) -> bool:
        """Return whether two characters are a word; none at all are not."""
        parts = self._followers.get(one, "")[1:].partition(_OTHERS)
        return other != "" and any(
            other in part.partition(_NO_WORDS)[0] for part in (parts[0], parts[2])
        )


def is_chinese(character: str) -> bool:
    """Return whether a character is Chinese; none at all is not."""
    return "\u4e00" <= character <= "\u9fff"


@cache
def known_pairs() -> KnownPairs:
    """Return the pairs that come with the package; read once."""
    return KnownPairs(lines_by_character("known_pairs.txt"))


def lines_by_character(name: str) -> dict[str, str]:
    """Return the lines of a data file by the character that each begins with and tells of."""
    return {line[0]: line for line in data_lines(name)}


def data_lines(name: str) -> list[str]:
    """Return the lines of a data file that are no comments."""
    text = (_DATA / name).read_bytes().decode()
    # By split, which is faster than splitlines: the largest file has half a million characters.
    return [line for line in text.split("\n") if line and line[0] != _COMMENT]
