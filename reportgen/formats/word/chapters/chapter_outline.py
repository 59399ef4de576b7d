"""What was found of a report in chapters: the pieces of text under each heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.formats.word.headings.outline_words import Key, OutlineWords
    from reportgen.formats.word.text.grid import GridRow
    from reportgen.formats.word.text.word_lines import WordLine


class Piece(NamedTuple):
    """A paragraph that is not empty, and its outline level from 1 for chapters; 0 for none."""

    line: WordLine
    level: int


@dataclass(slots=True)
class Outline:
    """What was found: the pieces under each heading, those before the first, and tables' rows.

    ``listed`` are the lines under a heading that has no field, with its words; ``meant`` the keys
    of headings that no outline has, which their words told; ``words`` are the outline's.
    """

    words: OutlineWords

    before: list[WordLine] = field(default_factory=list)
    under: dict[Key, list[Piece]] = field(default_factory=dict)
    places: dict[Key, str] = field(default_factory=dict)
    annexes: list[WordLine] = field(default_factory=list)
    listed: list[tuple[str, WordLine]] = field(default_factory=list)
    meant: dict[str, Key] = field(default_factory=dict)
    rows: list[GridRow] = field(default_factory=list)
    captions: dict[str, str] = field(default_factory=dict)
    """The titles of tables that are of no annex, by the table, as 表1."""

    units: dict[str, str] = field(default_factory=dict)
    """The lines such as 单位：万元 over those tables."""

    over: dict[str, list[WordLine]] = field(default_factory=dict)
    """The lines that stand over those tables: the title, and 单位：万元."""

    empty: list[WordLine] = field(default_factory=list)
    """The headings with nothing under them."""

    around: list[WordLine] = field(default_factory=list)
    """What a file has besides the report, as the text of 部门决算公开."""

    below: dict[str, int] = field(default_factory=dict)
    """How many tables of annexes stand above each paragraph, by its place."""

    @property
    def titles(self) -> list[WordLine]:
        """All lines that stand over tables."""
        return [line for lines in self.over.values() for line in lines]
