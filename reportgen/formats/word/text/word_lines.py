"""A line of a Word file: a paragraph's text with its place."""

from __future__ import annotations

import re

from reportgen.named_tuples import NamedTuple

LAYOUT = " \t\n\u3000\xa0\u2002\u2003\u2009"
"""Characters that at the ends of a text are layout, not text."""


_RUNS_ON = re.compile(r"[\d一二三四五六七八九十]$")


class WordLine(NamedTuple):
    r"""A paragraph: its text (soft returns as ``\\n``) and place.

    ``lead`` is how many characters at its start are set as a heading, ``number`` its automatic
    number as printed.
    """

    text: str
    place: str
    lead: int = 0
    number: str = ""

    @property
    def shown(self) -> str:
        """The text as printed, with its automatic number."""
        return self.number + self.text

    def part(self, start: int, end: int | None = None) -> WordLine:
        """Return a part of the line, without layout at its ends; a number stays at the start."""
        text = self.text[start:end]
        inner = text.lstrip(LAYOUT)
        skipped = start + len(text) - len(inner)
        inner = inner.rstrip(LAYOUT)
        lead = min(max(self.lead - skipped, 0), len(inner))
        return WordLine(inner, self.place, lead, "" if start else self.number)


def joined(pieces: list[WordLine]) -> WordLine:
    """Make one line of paragraphs between which the marks were deleted; there is at least one.

    It is numbered as the last, whose mark is left.
    """
    first = pieces[0]
    if len(pieces) == 1:
        return first
    lead = 0
    for piece in pieces:
        lead += piece.lead
        if piece.lead < len(piece.text):
            break
    text = "".join(piece.text for piece in pieces)
    return WordLine(text, first.place, lead, pieces[-1].number)


def parted(number: str) -> str:
    """Return an automatic number with the gap that Word prints where no mark ends it."""
    return f"{number} " if _RUNS_ON.search(number) else number


def bare(line: WordLine) -> str:
    """Return the text of a line as printed, without layout at its ends."""
    return line.shown.strip(LAYOUT)


class Aside(NamedTuple):
    """Text beside the paragraphs: ``kind`` is 文本框, 拼音, 删除 …"""

    kind: str
    place: str
    text: str
