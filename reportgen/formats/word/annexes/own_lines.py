"""Lines at the tables of annexes as the form at hand prints them, with the values in them.

Which form a file has is known once it is recognised, and holds while that file is read.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.forms.annex_words import ANY_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.forms.annex_words import AnnexLine

Said = list[tuple[tuple[str, ...], str]]
"""The fields of a line, by the form's labels below 附件, and their values."""

_at_hand: ContextVar[Callable[[], Sequence[AnnexLine]] | None] = ContextVar(
    "own_lines", default=None
)
_ALIKE = {mark: f"[{mark}{other}]" for mark, other in ("：:", ":：", "（(", "）)", "，,")}


def lines_are(own: Callable[[], Sequence[AnnexLine]] | None) -> None:
    """Let the lines of a form count from here on; None for those that are usual."""
    _at_hand.set(own)


def said_in(text: str) -> Said | None:
    """Return what a line of the form at hand says; None for a text that is none of its lines.

    A line that has no fields says nothing, and is the form's own all the same.
    """
    if (own := _at_hand.get()) is None:
        return None
    for line in own():
        if (match := _pattern(line.words).fullmatch(text.strip(LAYOUT))) is not None:
            values = (value.strip(LAYOUT) for value in match.groups())
            return list(zip(line.paths, values, strict=True))
    return None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spaced = (r"\s*".join(_ALIKE.get(each, re.escape(each)) for each in word) for word in words)
    line = r"\s*(.*?)\s*".join(spaced).replace(r"\s*".join(ANY_YEAR), r"\d{4}")
    return re.compile(line, re.DOTALL)
