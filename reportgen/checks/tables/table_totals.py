"""Totals of tables that are of no form: what is wrong with them, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain, sum_text
from reportgen.checks.catalogue import Hit
from reportgen.checks.tables.column_sums import wrong_column_sums
from reportgen.model.other_tables import OTHER_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.checks.tables.column_sums import ColumnSum
    from reportgen.findings import Path
    from reportgen.model.other_tables import OtherTable


def wrong_totals(subject: Subject) -> Iterator[Hit]:
    """Return the totals of other tables that their columns do not make."""
    for table in subject.report.places.tables:
        for wrong in wrong_column_sums(table):
            yield sum_hit(table, wrong, "与台账核对，改正合计或各行的数")


def sum_hit(table: OtherTable, wrong: ColumnSum, advice: str) -> Hit:
    """Return that a column does not make its total."""
    heading = f"“{wrong.heading}”一栏" if wrong.heading else ""
    message = (
        f"{table.name}{heading}各行之和{sum_text(wrong.parts)}，与“{wrong.label}”"
        f"{plain(wrong.total)}相差{plain(abs(wrong.made - wrong.total))}"
    )
    return Hit(path_in(table, wrong.row), message, advice)


def path_in(table: OtherTable, row: int) -> Path:
    """Return the path of a row."""
    return (OTHER_TABLE, table.name, row)
