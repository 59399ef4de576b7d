"""Workbooks: reading one filled form, building a county's, beside openpyxl reading the same."""

from __future__ import annotations

import argparse
import io
import time
from functools import partial
from typing import TYPE_CHECKING

import openpyxl

from reportgen import build_many, load
from reportgen.batch.delivery import BatchOptions
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.loading import load_bytes
from tests.bench.timing import Row, interleaved
from tests.bench.units import write_units
from tests.reports import EDGES, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROUNDS = 15


def excel(folder: Path, arguments: Sequence[str] = ()) -> list[Row]:
    """Measure the reading of one form with all annexes, and a batch of workbooks."""
    parser = argparse.ArgumentParser("python -m tests.bench excel")
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(arguments)
    return [
        *one_form(options.rounds),
        *county(folder, options.units, options.jobs),
    ]


def one_form(rounds: int) -> list[Row]:
    """Read and validate one form with every annex, beside openpyxl giving all its cells."""
    data = dump(report(EDGES["all-parts"]))
    jobs = (partial(load_bytes, "我镇.xlsx", data), partial(cells_of, data))
    own, peer = (taken.cpu for taken in interleaved(jobs, rounds))
    shown = f"{own * 1000:.1f} ms"
    return [Row("read a form with all annexes, validated", shown, f"{own / peer:.2f}", "≤ 60 ms")]


def county(folder: Path, units: int, jobs: int) -> list[Row]:
    """Check and build the workbooks of a county; openpyxl only reads their cells."""
    paths = []
    (folder / "表").mkdir()
    for source in write_units(folder / "in", units):
        path = folder / "表" / f"{source.stem}.xlsx"
        path.write_bytes(dump(load(source)))
        paths.append(path)
    start = time.perf_counter()
    for path in paths:
        cells_of(path.read_bytes())
    peer = time.perf_counter() - start
    start = time.perf_counter()
    result = build_many(folder / "表", folder / "out", options=BatchOptions(jobs=jobs))
    own = time.perf_counter() - start
    name = f"check and build {units} workbooks, {jobs} processes"
    built = result.counts["built"]
    return [Row(f"{name}, {built} built", f"{own:.1f} s", f"{own / peer:.2f}", "< 60 s, ≤ 1.5")]


def cells_of(data: bytes) -> int:
    """Read all cells of a workbook with openpyxl; return how many hold something."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return sum(
        cell.value is not None
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    )
