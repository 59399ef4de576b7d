"""PDFs in bulk: a LibreOffice for each file, one call for all files, and LibreOffices that stay."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from reportgen import build, load
from reportgen.batch.pdf_files import print_all
from reportgen.ooxml.libreoffice import _conversions, _converted_alone
from tests.bench.timing import Row
from tests.bench.units import write_units
from tests.printing import print_all as print_in_one_call
from tests.tools import tool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FILES = 59
"""How many reports the county's year of the promise has."""

SLOTS = 2


def pdfs(folder: Path, arguments: Sequence[str] = ()) -> list[Row]:
    """Measure each way over the same files, with the same number at once where it has several."""
    count = int(arguments[0]) if arguments else FILES
    documents = [
        build(load(source), folder / f"{source.stem}.docx")
        for source in write_units(folder / "units", count)
    ]
    (folder / "call").mkdir()
    soffice = tool("soffice", "it makes the PDFs")

    def alone(document: Path) -> None:
        made = _converted_alone(soffice, document.read_bytes(), ".docx", "pdf")
        document.with_suffix(".alone").write_bytes(made)

    def each_alone() -> None:
        with ThreadPoolExecutor(SLOTS) as pool:
            list(pool.map(alone, documents))

    def staying() -> None:
        made = [each for _, each in print_all(documents, SLOTS)]
        assert made == [document.with_suffix(".pdf") for document in documents]

    one_call, stays, old = (
        _taken(way)
        for way in (
            lambda: print_in_one_call(documents, folder / "call"),
            staying,
            each_alone,
        )
    )
    names = (
        f"{count} PDFs: a LibreOffice for each file, {SLOTS} at once",
        f"{count} PDFs: all files in one call (not ours: one bad file ends all)",
        f"{count} PDFs: reportgen, {SLOTS} LibreOffices that stay",
    )
    shown = zip(names, (old, one_call, stays), strict=True)
    return [
        Row(name, f"{taken:.1f} s", f"{old / taken:.1f}×", "≥ 6×" if taken == stays else "")
        for name, taken in shown
    ]


def _taken(way: Callable[[], object]) -> float:
    """Return the seconds on the clock; what stays begins anew for each way."""
    begun = time.perf_counter()
    way()
    taken = time.perf_counter() - begun
    _conversions.offices().close()
    return taken
