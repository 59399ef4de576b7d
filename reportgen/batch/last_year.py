"""Last year's reports of many units, each found by the name of its unit."""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.outcome import Summary, summary_of
from reportgen.batch.roster_units import rows_of
from reportgen.batch.sources import find_all
from reportgen.batch.spill_file import SpillFile
from reportgen.errors import InputError, require_path
from reportgen.formats.loading import entered_bytes
from reportgen.formats.partial_loading import partly
from reportgen.model.absent import AbsentError, known
from reportgen.plaindata.data_files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.batch.spill_file import SpillPlace
    from reportgen.findings import Finding
    from reportgen.formats.carriers import Entered
    from reportgen.model.report import Report


class LastYear:
    """Last year's reports; they lie in a temporary file, so that no number fills the memory.

    ``source`` is a folder, a list or a roster, ``form`` that whose added fields they may have,
    ``columns`` the headings that a roster has of its own. ``problems`` are what kept some from
    being read, ``key`` tells all of them from others.
    """

    def __init__(
        self,
        source: str | os.PathLike[str],
        form: str | Path = "",
        columns: Mapping[str, str] | None = None,
    ) -> None:
        require_path("source", source)
        self._spill = SpillFile()
        self._places: dict[str, list[tuple[int, SpillPlace]]] = {}
        paths, self.problems = find_all([source], Path(os.devnull))
        total = hashlib.sha256()
        for path in paths:
            for entered in self._entered(path, form, columns or {}):
                report = partly(entered).report
                try:
                    unit = report.overview.unit_name
                except (AbsentError, AttributeError):
                    continue
                data = pickle.dumps(report)
                total.update(hashlib.sha256(data).digest())
                place = known(report.year) or 0, self._spill.put(data)
                self._places.setdefault(unit, []).append(place)
        self.key = total.hexdigest()

    def _entered(
        self, path: str, form: str | Path, columns: Mapping[str, str]
    ) -> Iterator[Entered]:
        notes: list[Finding] = []
        try:
            rows = rows_of(path, form, columns, notes)
            if rows is None:
                yield entered_bytes(path, read_bytes(Path(path)), form)
            for row in rows or ():
                yield pickle.loads(row.data)  # noqa: S301 - our own, of this run
        except InputError as error:
            self.problems += error.findings

    def data(self, unit: str, year: int) -> bytes:
        """Return a unit's report of last year for another process; empty where there is none.

        Of several it is the latest before ``year``, where there is one.
        """
        places = self._places.get(unit)
        if places is None:
            return b""
        _, place = max(places, key=lambda each: (each[0] < year, each[0]))
        return self._spill.get(place)

    def report(self, unit: str, year: int) -> Report | None:
        """Return a unit's report of last year; None where there is none."""
        return last_report(self.data(unit, year))

    def beside(self, summary: Summary) -> Summary:
        """Return the figures of a unit with those of last year beside them."""
        report = self.report(summary.unit, summary.year)
        try:
            last = None if report is None else summary_of(report)
        except (AbsentError, AttributeError):  # not all of them are there
            last = None
        if last is None or last.year >= summary.year:
            return summary
        return replace(summary, last_spent=last.spent, last_score=last.score)


def last_report(data: bytes) -> Report | None:
    """Return the report that ``LastYear.data`` gave; None for nothing."""
    report: Report | None = pickle.loads(data) if data else None  # noqa: S301 - our own
    return report
