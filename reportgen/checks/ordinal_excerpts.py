"""Ordinals as messages quote them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.chinese.enumerations import EnumerationMark


def with_first_words(text: str, ordinal: EnumerationMark) -> str:
    """Return an ordinal with the first words of its item."""
    longest = 8
    item = re.split(
        "[，。；：、！？,;\n\u2460-\u2473]", text[ordinal.end : ordinal.end + longest], maxsplit=1
    )
    return f"{ordinal.text}{item[0]}"
