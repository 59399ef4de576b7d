"""Characters that stand twice in a row where no good text has them twice: 部部分, 标准准."""

from __future__ import annotations

from functools import cache

from reportgen.checks.known_pairs import data_lines, known_pairs
from reportgen.chinese.surnames import SURNAMES

_COUNTED = frozenset("0123456789一二三四五六七八九十百千万亿几两每各逐")
"""What stands before a measure word, which may stand twice: 一项项."""


def doubled_in(before: str, one: str, after: str) -> str:
    """Return the word of which a character stands twice; nothing where it may be right so.

    It is right where a word ends with it and another begins, and may be where it makes no word
    with what stands around, as in names.
    """
    if one not in _never_doubled() or before in _COUNTED or before in SURNAMES:
        return ""
    ends, begins = known_pairs().is_word(before, one), known_pairs().is_word(one, after)
    if ends == begins:
        return ""
    return before + one if ends else one + after


@cache
def _never_doubled() -> frozenset[str]:
    return frozenset("".join(data_lines("never_doubled.txt")))
