"""What came of a batch in one archive, to be sent: its links lead to what is in it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.archive import write_archive
from reportgen.batch.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.batch.build_many import BatchResult


def write_results(
    target: Path, result: BatchResult, files: Iterable[Path], *, force: bool = False
) -> None:
    """Write outputs and 汇总 to one archive; raises OutputError as ``write_archive`` does.

    汇总.xlsx in it is that of the folder but for its links: those to data, which stay at home, are
    names alone.
    """
    manifest, shown = result.manifest
    outcomes = result.outcomes
    with tempfile.TemporaryDirectory(prefix="reportgen-") as name:
        made = Path(name) / shown.name
        last_year = outcomes.has_last_year
        write_workbook(str(made), result.folder, outcomes, last_year=last_year, is_sent=True)
        members = [*files, manifest, shown]
        write_archive(target, result.folder, members, force=force, instead={shown: made})
