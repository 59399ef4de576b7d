"""The check of many units, each beside its own report of last year."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.checks.wanted_checks import WantedChecks, unit_of
from reportgen.errors import InputError
from reportgen.formats.roster_files import roster_units
from reportgen.model.absent import known
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.batch.last_year import LastYear
    from reportgen.batch.render_job import Examination
    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad


class UnitChecks(NamedTuple):
    """The check that was asked for, where last year's report may be a folder or a roster.

    ``columns`` are the headings that a county's roster has of its own.
    """

    wanted: WantedChecks
    columns: Mapping[str, str] = MappingProxyType({})

    def examiner(self) -> Callable[[PartialLoad], list[Finding]]:
        """Return the check of one unit; raises InputError where something can't be read."""
        many = self.last_by_unit()
        if many is None:
            return self.wanted.examiner()
        return self.wanted.examiner(
            lambda report: many.report(unit_of(report), known(report.year) or 0)
        )

    def last_by_unit(self) -> LastYear | None:
        """Return last year's reports of many units; None where it is one report, or none.

        Raises InputError where one of them can't be read.
        """
        if not self._is_of_many():
            return None
        # For start-up: most checks go without.
        from reportgen.batch.last_year import LastYear

        found = LastYear(self.wanted.last, self.wanted.form, self.columns)
        if found.problems:
            raise InputError(found.problems)
        return found

    def _is_of_many(self) -> bool:
        last = self.wanted.last
        if not last or os.path.isdir(last):
            return bool(last)
        return roster_units(last, self.wanted.form, self.columns) is not None

    def examination(self, last_year: LastYear | None) -> Examination:
        """Return the same for a batch, with a key by which the next run knows it again."""
        # For start-up: a check alone needs none of it.
        import hashlib

        from reportgen.batch.render_job import Examination

        wanted, last = self.wanted, None
        total = hashlib.sha256()
        if last_year is None:
            last = wanted.last_report()
        else:
            total.update(last_year.key.encode())
        for path in (wanted.last if last_year is None else "", wanted.words):
            name, held = (path, Path(path).read_bytes()) if path else ("", b"")
            for part in (os.fsencode(name), held):
                total.update(hashlib.sha256(part).digest())
        key, is_by_unit = total.hexdigest(), last_year is not None
        return Examination(last, wanted.dictionary(), key, wanted.all_rules(), is_by_unit)
