"""The rows of a county's roster as units of a batch, each like a file of its own."""

from __future__ import annotations

import hashlib
import pickle
from itertools import islice
from typing import TYPE_CHECKING

from reportgen.batch.outcome import ROW_MARK
from reportgen.batch.render_job import RenderJob
from reportgen.errors import InputError
from reportgen.formats.roster_files import roster_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reportgen.findings import Finding
    from reportgen.formats.excel.roster_reading import RosterUnit

_ENOUGH = 1000


def rows_of(
    path: str, form: str | Path, columns: Mapping[str, str], notes: list[Finding]
) -> Iterator[RenderJob] | None:
    """Return a job for each unit of a roster; None for any other file.

    ``columns`` are the county's own headings. What there is to say of the roster is added to
    ``notes`` behind its last unit. Raises InputError for a roster that can't be read.
    """
    found = roster_units(path, form, columns)
    if found is None:
        return None
    return _jobs(path, form, *found, notes)


def _jobs(
    path: str,
    form: str | Path,
    units: Iterator[RosterUnit],
    told: list[Finding],
    notes: list[Finding],
) -> Iterator[RenderJob]:
    for unit in units:
        yield _job(path, unit, form)
    notes += told


def count_units(paths: Iterable[str], form: str | Path, columns: Mapping[str, str]) -> int:
    """Return about how many units some sources have, to tell whether several processes pay."""
    count = 0
    for path in paths:
        found = None
        try:
            found = roster_units(path, form, columns, with_sources=False)
            count += 1 if found is None else sum(1 for _ in islice(found[0], _ENOUGH))
        except InputError:
            count += 1
        if count >= _ENOUGH:
            return count
    return count


def _job(path: str, unit: RosterUnit, form: str | Path) -> RenderJob:
    entered = unit.entered._replace(form=unit.entered.form or form)
    marks = dict(entered.places.marks)
    said = repr((entered.data, marks, entered.problems, entered.remarks))
    digest = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()
    name = f"{path}{ROW_MARK}{marks[()]}"
    return RenderJob(name, pickle.dumps(entered), digest, "entered", form, unit.name)
