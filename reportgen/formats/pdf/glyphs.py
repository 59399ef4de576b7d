"""The characters of a page of a PDF, with their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from reportgen.chinese.lookalikes import plain_character
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say what it is."""

_OVERPRINTED = 1.0
_SUBSET_TAG = 6


class Glyph(NamedTuple):
    """A character: from ``x0`` to ``x1`` and its baseline, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str

    @property
    def blank(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()


class Glyphs(NamedTuple):
    """The characters of a page that run from left to right, and the text that does not."""

    level: list[Glyph]
    turned: str
    replaced: Counter[str]


def glyphs_of(page: Any) -> Glyphs:
    """Read a page of pdfplumber's; radicals that stand for characters become these characters."""
    level: list[Glyph] = []
    turned: list[str] = []
    replaced: Counter[str] = Counter()
    for char in page.dedupe_chars(tolerance=_OVERPRINTED).chars:
        text = _known(char["text"], replaced)
        if not char["upright"]:
            turned.append(text)
        elif text:
            baseline = page.height - char["matrix"][5] + page.bbox[1]
            font = _family(char["fontname"])
            level.append(Glyph(text, char["x0"], char["x1"], baseline, char["size"], font))
    return Glyphs(level, "".join(turned).strip(), replaced)


def _known(text: str, replaced: Counter[str]) -> str:
    if text.startswith("(cid:") or "\0" in text:
        replaced[UNKNOWN] += 1
        return UNKNOWN
    plain = "".join(map(plain_character, text))
    if plain != text and not plain.isspace():
        replaced[f"{text}→{plain}"] += 1
    return "".join(char for char in plain if char.isprintable() or char.isspace())


def _family(name: str) -> str:
    """Return a font's name without the six letters and + that mark a part of it."""
    return name[_SUBSET_TAG + 1 :] if name[_SUBSET_TAG : _SUBSET_TAG + 1] == "+" else name


def text_of(glyphs: Iterable[Glyph]) -> str:
    """Return the text of glyphs."""
    return "".join(glyph.text for glyph in glyphs)
