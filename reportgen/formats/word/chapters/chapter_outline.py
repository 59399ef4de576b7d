"""What was found of a report in chapters: the pieces of text under each heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.formats.word.text.page_numbers import is_typed_page
from reportgen.formats.word.text.word_lines import bare
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.formats.word.headings.outline_words import Key, OutlineWords
    from reportgen.formats.word.text.grid import GridRow
    from reportgen.formats.word.text.word_lines import WordLine

_REMARK = re.compile("(?:备注|注|说明)[:：]")


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

    pages: list[WordLine] = field(default_factory=list)
    """The numbers of pages that stand in the text as paragraphs."""

    below: dict[str, int] = field(default_factory=dict)
    """How many tables of annexes stand above each paragraph, by its place."""

    def sets_apart(self, line: WordLine, *, is_framed: bool) -> bool:
        """Take a line that is under no heading: a page's number, a remark below a frame."""
        if is_framed and _REMARK.match(bare(line)):
            self.listed.append(("备注", line))
        elif is_typed_page(line.text):
            self.pages.append(line)
        else:
            return False
        return True

    @property
    def titles(self) -> list[WordLine]:
        """All lines that stand over tables."""
        return [line for lines in self.over.values() for line in lines]
