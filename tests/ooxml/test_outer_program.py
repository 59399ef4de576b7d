"""Other programs end with all that they have started."""

from __future__ import annotations

import time
from pathlib import Path

from reportgen.ooxml import outer_program


def _runs(process: int) -> bool:
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"  # dead, and not yet waited for by its parent


def test_what_a_program_leaves_running_when_it_ends_is_ended_too(tmp_path: Path) -> None:
    noted = tmp_path / "child"
    code = outer_program.run("/bin/sh", "-c", f"sleep 300 & echo $! > '{noted}'; exit 3")
    assert code == 3
    child = int(noted.read_text(encoding="ascii"))
    until = time.monotonic() + 10
    while _runs(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _runs(child)
