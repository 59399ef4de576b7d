"""Terms of budgets that lack a character within: 绩目标 for 绩效目标, 人居境 for 人居环境."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import data_lines, known_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.chinese.marked_text import MarkedText
    from reportgen.chinese.signs import Marks


def read_lost_characters(marked: MarkedText) -> Iterator[tuple[int, str, str]]:
    """Return where a text has a term without one of its characters, and the term."""
    for start, written in marked.places_of(_marks()):
        term = _terms()[written]
        if not _is_of_other_words(marked.text, start, written, term):
            yield start, written, term


def _is_of_other_words(text: str, start: int, written: str, term: str) -> bool:
    """Return whether another word ends with the first character, or begins with the last.

    So in 业绩目标 and 绩效标准.
    """
    end, pairs = start + len(written), known_pairs()
    if start and written[1:] == term[2:] and pairs.is_word(text[start - 1], written[0]):
        return True
    return written[:-1] == term[:-2] and pairs.is_word(written[-1], text[end : end + 1])


@cache
def _terms() -> Mapping[str, str]:
    """Return the terms by what is left of each."""
    return dict(line.split(" ") for line in data_lines("lost_characters.txt"))


@cache
def _marks() -> Marks:
    return frozenset(_terms())
