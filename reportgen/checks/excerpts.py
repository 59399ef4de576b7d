"""Words of a passage as messages quote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 3
"""How many places of one passage a message quotes; the others are counted."""

LONGEST = 60
"""How many characters of a passage a message quotes in one piece."""

_AROUND = 5


def excerpt(text: str, start: int, end: int, around: int = _AROUND) -> str:
    """Return ``text[start:end]`` with some characters before and after it, from the same line."""
    before = text[max(0, start - around) : start].rpartition("\n")[2]
    after = text[end : end + around].partition("\n")[0]
    return before + text[start:end] + after


def excerpts(text: str, spans: Sequence[tuple[int, int]], around: int = _AROUND) -> str:
    """Quote the first places of a passage, and count them when there are more: “…”“…”等5处.

    Places so near to each other that their excerpts would overlap are quoted together.
    """
    joined: list[tuple[int, int]] = []
    shown = 0
    for start, end in spans:
        if joined and start - joined[-1][1] <= around:
            joined[-1] = joined[-1][0], end
        elif len(joined) == SHOWN:
            break
        else:
            joined.append((start, end))
        shown += 1
    quotes = "".join(f"“{excerpt(text, *span, around)}”" for span in joined)
    return f"{quotes}等{len(spans)}处" if shown < len(spans) else quotes


def shortened(words: str, longest: int = LONGEST) -> str:
    """Return words as they are, or their beginning and …… where they are many."""
    return words if len(words) <= longest else f"{words[:longest]}……"


def quoted(words: str) -> str:
    """Put words of the report in quotes; quotes within become single ones."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"
