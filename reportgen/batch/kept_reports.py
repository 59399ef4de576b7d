"""Reports of many units by name: the first in memory, the others in a temporary file."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.batch.spill_file import SpillFile, SpillPlace
    from reportgen.model.report import Report

IN_MEMORY = 200
"""How many reports are kept as they are: those of a county are soon looked at again."""


class KeptReports(MutableMapping[str, "Report"]):
    """Reports by name; no number of them fills the memory."""

    def __init__(self) -> None:
        self._held: dict[str, Report | SpillPlace] = {}
        self._spill: SpillFile | None = None

    def __getitem__(self, name: str) -> Report:
        """Return a report as it was kept."""
        held = self._held[name]
        if not isinstance(held, tuple) or self._spill is None:
            return held  # type: ignore[return-value]
        report: Report = self._spill.object_at(held)
        return report

    def __setitem__(self, name: str, report: Report) -> None:
        """Keep a report."""
        if len(self._held) < IN_MEMORY:
            self._held[name] = report
            return
        # For start-up: the check of few reports keeps none in a file.
        from reportgen.batch.spill_file import SpillFile

        self._spill = self._spill or SpillFile()
        self._held[name] = self._spill.put_object(report)

    def __delitem__(self, name: str) -> None:
        """Forget a report."""
        del self._held[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a report of that name, without reading it."""
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        """Return the names in their order."""
        return iter(self._held)

    def __len__(self) -> int:
        """Count the reports."""
        return len(self._held)
