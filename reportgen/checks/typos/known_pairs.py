"""Which characters stand beside each other in good texts, and which pairs of a text do not."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.chinese.character_pairs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DATA = Path(__file__).parents[1] / "data"
_COMMENT = "#"
_NO_WORDS = "/"
_MOST_CHARACTERS = 30_000


class KnownPairs:
    """For each character those that may follow it, after the character itself.

    Those within phrases stand apart from the others; words come first in both, then other pairs.
    """

    def __init__(self, in_phrases: Mapping[str, str], others: LinesByCharacter) -> None:
        self._in_phrases = in_phrases
        self._others = others

    def unseen_in(self, pairs: Iterable[int]) -> list[int]:
        """Return those of some pairs that hardly any good text has, both characters Chinese.

        A character that stands twice is one of them: what is around it decides.
        """
        listed, known = list(pairs), self._in_phrases.get
        text, others = text_of(listed), self._others
        return [
            pair
            for pair, one, other in zip(listed, text[::2], text[1::2], strict=True)
            if (one == other or (other not in known(one, "") and other not in others[one]))
            and is_chinese(one)
            and is_chinese(other)
        ]

    def follows(self, one: str, other: str) -> bool:
        """Return whether good texts have a character after another."""
        return other in self._in_phrases.get(one, "") or other in self._others[one]

    def in_phrases(self, one: str) -> str:
        """Return a character, and those that stand after it in phrases."""
        return self._in_phrases.get(one, "")

    def is_word(self, one: str, other: str) -> bool:
        """Return whether two characters are a word; none at all are not."""
        return other != "" and (
            other in self._in_phrases.get(one, "")[1:].partition(_NO_WORDS)[0]
            or other in self._others[one][1:].partition(_NO_WORDS)[0]
        )


def is_chinese(character: str) -> bool:
    """Return whether a character is Chinese; none at all is not."""
    return "\u4e00" <= character <= "\u9fff"


@cache
def known_pairs() -> KnownPairs:
    """Return the pairs that come with the package; read once."""
    return KnownPairs(lines_by_character("phrase_pairs.txt"), LinesByCharacter("known_pairs.txt"))


class LinesByCharacter(dict[str, str]):
    """The lines of a data file by the character that each begins with and tells of; "" for others.

    Only those asked for are read: the largest file has half a million characters. Its lines stand
    in the order of these characters.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = (_DATA / name).read_bytes().splitlines()

    def __missing__(self, character: str) -> str:
        beginning = character.encode("utf-8", "surrogatepass")
        at = bisect_left(self._lines, beginning)
        line = self._lines[at] if beginning and at < len(self._lines) else b""
        found = line.decode() if line.startswith(beginning) else ""
        if len(self) < _MOST_CHARACTERS:
            self[character] = found
        return found


def lines_by_character(name: str) -> dict[str, str]:
    """Return all lines of a smaller file of that kind, of which a text asks for most."""
    return {line[0]: line for line in data_lines(name)}


def data_lines(name: str) -> list[str]:
    """Return the lines of a data file that are no comments."""
    text = (_DATA / name).read_bytes().decode()
    return [line for line in text.split("\n") if line and line[0] != _COMMENT]
