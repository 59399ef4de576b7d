"""Batches killed again and again: ``python -m tests.faults.killed_batches`` in a folder.

A batch over the units in ``in`` is killed before some of its steps in the folder, three times, and
run to its end. What is printed is JSON: for each try how often it was killed before its end, and
whether all files are in the end as those of a batch that was let alone.
"""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import sys
from pathlib import Path

from reportgen.cli.main import main
from tests.commands import files_in
from tests.faults.killing import is_killed

TRIES, KILLS = 5, 3
_MOST_STEPS = 16
"""Before which step a batch is killed at the latest: eight units take some more."""

ARGUMENTS = ("build", "in", "-o", "out", "--zip", "上报.zip", "--jobs", "1", "--quiet")


def _batch() -> None:
    with contextlib.suppress(SystemExit):
        main([*ARGUMENTS])


def contents() -> dict[str, bytes]:
    return {name: Path(name).read_bytes() for name in files_in(Path()) if not name.startswith("in")}


def forget() -> None:
    shutil.rmtree("out")
    Path("上报.zip").unlink()


def run() -> list[tuple[int, bool]]:
    """Return what came of each try."""
    _batch()
    wanted = contents()
    found = []
    for seed in range(TRIES):
        forget()
        chance = random.Random(seed)
        steps = [chance.randint(1, _MOST_STEPS) for _ in range(KILLS)]
        killed = sum(is_killed(_batch, step) for step in steps)
        _batch()
        found.append((killed, contents() == wanted))
    return found


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        told = run()
    print(json.dumps(told))
