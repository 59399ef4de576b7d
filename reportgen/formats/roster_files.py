"""Files that are a county's roster: which they are, and their units."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.plaindata.data_files import EXCEL_SUFFIXES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Finding
    from reportgen.formats.excel.roster_layout import RosterForm
    from reportgen.formats.excel.roster_reading import RosterUnit


def roster_units(
    path: str, form: str | Path, columns: Mapping[str, str], *, with_sources: bool = True
) -> tuple[Iterator[RosterUnit], list[Finding]] | None:
    """Return the units of a roster, and what there is to say of it; None for any other file.

    What there is to say is complete when all units were read.
    """
    if not path.lower().endswith(EXCEL_SUFFIXES) or not os.path.isfile(path):
        return None
    # For start-up: only a workbook needs it.
    from reportgen.formats.excel.roster_heads import is_roster
    from reportgen.formats.excel.roster_reading import read_roster

    data = read_bytes(Path(path))
    roster = roster_form_for(form, columns)
    if not is_roster(path, data, roster):
        return None
    return read_roster(path, data, roster, with_sources=with_sources)


def roster_form_for(form: str | Path, columns: Mapping[str, str]) -> RosterForm:
    """Return what a roster is read by: the form, and the county's own headings."""
    # For start-up: only a workbook needs it.
    from reportgen.formats.excel.roster_layout import roster_form
    from reportgen.forms.form_settings import settings_to_read

    return roster_form(settings_to_read(form), columns)
