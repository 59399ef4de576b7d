"""Measuring side by side: every row in the same run, one round after the other, medians."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Row:
    """One line of the table: what, its measure, its ratio, and what was promised."""

    name: str
    measure: str
    ratio: str = ""
    promise: str = ""


class Taken(NamedTuple):
    """Seconds on the clock, and of those the ones that this process worked.

    The second is less moved by what else the machine does; it leaves out waiting for the disk and
    other processes.
    """

    wall: float
    cpu: float


def interleaved(jobs: Sequence[Callable[[], object]], rounds: int) -> list[Taken]:
    """Run the jobs in turn, ``rounds`` times after one warm-up; give each one's medians.

    What they write should stay until the end: for a minute after files were removed, ext4 takes
    up to 0.2 ms more to make a new one.
    """
    for job in jobs:
        job()
    times: list[list[Taken]] = [[] for _ in jobs]
    gc.disable()
    try:
        for _ in range(rounds):
            for job, taken in zip(jobs, times, strict=True):
                start, worked = time.perf_counter(), time.process_time()
                job()
                worked, end = time.process_time() - worked, time.perf_counter()
                taken.append(Taken(end - start, worked))
            gc.collect()
    finally:
        gc.enable()
    return [Taken(*map(statistics.median, zip(*taken, strict=True))) for taken in times]


def repeated(job: Callable[[], object], count: int) -> Callable[[], None]:
    """Make one job of several runs of a short one."""

    def run() -> None:
        for _ in range(count):
            job()

    return run


def run_python(*arguments: str) -> str:
    """Run this Python in a new process; give what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def print_table(rows: Sequence[Row]) -> None:
    """Print the rows as a Markdown table."""
    print("| what | measured | ratio | promised |")
    print("|---|---|---|---|")
    for row in rows:
        print(f"| {row.name} | {row.measure} | {row.ratio} | {row.promise} |")
