"""What a reader of Word files gives its paragraphs and tables to, for the annexes among them.

Most files have none: what reads them is imported at the first table that may be one.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.own_labels import labels_are
from reportgen.formats.word.annexes.own_lines import lines_are
from reportgen.formats.word.text.grid import without_empty_columns
from reportgen.forms.installed import template_folders

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from reportgen.formats.word.annexes.collecting import Collector
    from reportgen.formats.word.annexes.own_labels import Own
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridRow
    from reportgen.formats.word.text.word_lines import WordLine
    from reportgen.forms.annex_words import AnnexLine
    from reportgen.ooxml.wordprocessing import Element


def read_as(template: Path | None) -> None:
    """Let the labels of a form's annexes count from here on.

    Without a template, and for the shipped ones, those are the usual ones.
    """
    if template is None or template.is_relative_to(template_folders()[-1]):
        labels_are(None)
        lines_are(None)
    else:
        labels_are(cache(partial(_own, template)))
        lines_are(cache(partial(_own_lines, template)))


def _own(template: Path) -> Own:
    # For start-up: most files are of the shipped forms, or have no annexes.
    from reportgen.formats.word.annexes.template_labels import own_labels

    return own_labels(template)


def is_annex(table: Element) -> bool:
    """Return whether a table is of an annex: it has a label or title that no other table has."""
    # For start-up: most files have no annexes.
    from reportgen.formats.word.annexes import annex_tables

    return annex_tables.is_annex(table)


def is_of_other_form(table: Element) -> bool:
    """Return whether a table has labels of an annex and is of another form."""
    # For start-up: most files have no annexes.
    from reportgen.formats.word.annexes import annex_tables

    return annex_tables.is_of_other_form(table)


def list_cells(
    lines: list[WordLine], values: Values, captions: Mapping[str, str] | None = None
) -> None:
    """List the cells of tables that nobody knows; ``captions`` are the titles of some, as 表1."""
    if lines:
        # For start-up: most files have no other tables.
        from reportgen.formats.word.annexes import annex_remarks

        annex_remarks.list_cells(lines, values, captions)


def _own_lines(template: Path) -> tuple[AnnexLine, ...]:
    # For start-up: as above.
    from reportgen.forms.annex_words import annex_words

    return annex_words(template).lines


class AnnexRouter:
    """The annexes of one file, which gives its paragraphs and tables in order."""

    def __init__(self) -> None:
        self._collector: Collector | None = None
        self._width = 0
        self._before: list[WordLine | None] = []  # None for a table

    @property
    def taken(self) -> AbstractSet[str]:
        """The places of paragraphs that belong to the annexes."""
        return frozenset() if self._collector is None else self._collector.taken

    @property
    def found(self) -> bool:
        """Whether there is any annex."""
        return self._collector is not None and self._collector.found

    @property
    def summary(self) -> str:
        """The annexes that were found, in words."""
        return "" if self._collector is None else self._collector.summary

    def line(self, line: WordLine) -> None:
        """Note a paragraph outside tables."""
        if self._collector is None:
            self._before.append(line)
        else:
            self._collector.line(line)

    def other_table(self) -> None:
        """Note a table that is no annex's."""
        if self._collector is None:
            self._before.append(None)
        else:
            self._collector.other_table()

    def wants(self, table: Element) -> bool:
        """Return whether a table belongs to an annex."""
        if is_annex(table):
            return not is_of_other_form(table)
        return self._collected().wants(table)

    def table(self, rows: list[GridRow]) -> None:
        """Read a table of an annex; one that goes on with another has the columns of that."""
        width = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
        goes_on, self._width = width == self._width, width
        self._collected().table(rows if goes_on else without_empty_columns(rows))

    def take_mentions(self) -> None:
        """Take the lines of a report that only say of its annexes what these say."""
        if self._collector is not None:
            self._collector.take_mentions()

    def finish(self, values: Values) -> None:
        """Put the annexes into the values, and list what is in no field."""
        if self._collector is not None:
            self._collector.finish(values)

    def _collected(self) -> Collector:
        """Return what reads annexes, which now gets all that came before."""
        # For start-up: most files have no annexes.
        from reportgen.formats.word.annexes.collecting import Collector

        if self._collector is None:
            self._collector = Collector()
            for line in self._before:
                if line is None:
                    self._collector.other_table()
                else:
                    self._collector.line(line)
        return self._collector
