"""The rows of a county's roster as units of a batch, each like a file of its own."""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.outcome import ROW_MARK
from reportgen.batch.render_job import RenderJob
from reportgen.errors import InputError
from reportgen.plaindata.data_files import EXCEL_SUFFIXES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.findings import Finding
    from reportgen.formats.excel.roster_layout import RosterForm
    from reportgen.formats.excel.roster_reading import RosterUnit

_ENOUGH = 1000


def rows_of(
    path: str, form: str | Path, columns: Mapping[str, str], notes: list[Finding]
) -> Iterator[RenderJob] | None:
    """Return a job for each unit of a roster; None for any other file.

    ``columns`` are the county's own headings. What there is to say of the roster is added to
    ``notes``. Raises InputError for a roster that can't be read.
    """
    found = _units(path, form, columns)
    if found is None:
        return None
    units, told = found
    notes += told
    return (_job(path, unit, form) for unit in units)


def count_units(paths: Iterable[str], form: str | Path, columns: Mapping[str, str]) -> int:
    """Return about how many units some sources have, to tell whether several processes pay."""
    count = 0
    for path in paths:
        found = None
        try:
            found = _units(path, form, columns, with_sources=False)
            count += 1 if found is None else sum(1 for _ in islice(found[0], _ENOUGH))
        except InputError:
            count += 1
        if count >= _ENOUGH:
            return count
    return count


def _units(
    path: str, form: str | Path, columns: Mapping[str, str], *, with_sources: bool = True
) -> tuple[Iterator[RosterUnit], list[Finding]] | None:
    if not path.lower().endswith(EXCEL_SUFFIXES) or not os.path.isfile(path):
        return None
    # For start-up: only a workbook needs it.
    from reportgen.formats.excel.roster_reading import is_roster, read_roster

    data = read_bytes(Path(path))
    roster = _roster_form(form, columns)
    if not is_roster(path, data, roster):
        return None
    return read_roster(path, data, roster, with_sources=with_sources)


def _roster_form(form: str | Path, columns: Mapping[str, str]) -> RosterForm:
    # For start-up: only a workbook needs it.
    from reportgen.formats.excel.roster_layout import roster_form
    from reportgen.forms.form_settings import settings_to_read

    return roster_form(settings_to_read(form), columns)


def _job(path: str, unit: RosterUnit, form: str | Path) -> RenderJob:
    entered = replace(unit.entered, form=unit.entered.form or form)
    marks = dict(entered.places.marks)
    said = repr((entered.data, marks, entered.problems, entered.remarks))
    digest = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()
    name = f"{path}{ROW_MARK}{marks[()]}"
    return RenderJob(name, pickle.dumps(entered), digest, "entered", form, unit.name)
