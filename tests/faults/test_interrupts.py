"""Ctrl-C and the death of a run, with a LibreOffice that hangs: a clear end, nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.writing import SAMPLE
from tests.tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")

HANGING = "#!/bin/sh\necho $$ >> {pids}\nsleep 300 &\necho $! >> {pids}\nwait\n"


class Hanging:
    """A run of ``build --pdf`` in which LibreOffice, a stand-in for it, never ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pids = folder / "pids"
        program = folder / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(HANGING.format(pids=self._pids))
        program.chmod(0o755)
        (folder / "in").mkdir()
        (folder / "tmp").mkdir()
        for unit in ("青山桥镇", "白水镇", "石潭镇"):
            text = SAMPLE.read_text(encoding="utf-8").replace("青山桥镇", unit)
            (folder / "in" / f"{unit}.yaml").write_text(text, encoding="utf-8")

    def start(self) -> subprocess.Popen[bytes]:
        self._pids.write_text("")
        path = f"{self._folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        process = subprocess.Popen(
            [sys.executable, "-m", "reportgen", "build", "in", "--pdf", "-o", "out", "--jobs", "2"],
            cwd=self._folder,
            env={
                **os.environ,
                "PATH": path,
                "PYTHONPATH": str(ROOT),
                "TMPDIR": str(self._folder / "tmp"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(600):
            if len(self.pids()) >= 4:
                return process
            time.sleep(0.1)
        process.kill()
        raise AssertionError(process.communicate())

    def pids(self) -> list[int]:
        return [int(line) for line in self._pids.read_text().split()]

    def running(self) -> list[int]:
        return [pid for pid in self.pids() if _runs(pid)]

    def left(self) -> list[str]:
        return [path.name for path in (self._folder / "tmp").glob("reportgen-*")]


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[Hanging]:
    made = Hanging(tmp_path)
    yield made
    for pid in made.running():
        os.kill(pid, signal.SIGKILL)


def test_ctrl_c_ends_a_run_that_waits_for_libreoffice(hanging: Hanging) -> None:
    process = hanging.start()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=200)  # the stand-in would go on for longer
    assert (process.returncode, errors.decode().splitlines()[-1]) == (130, "已中断")
    assert b"Traceback" not in errors
    assert (hanging.running(), hanging.left()) == ([], [])


def test_what_a_killed_run_has_left_goes_with_the_next(hanging: Hanging) -> None:
    process = hanging.start()
    process.kill()
    process.communicate()
    first = hanging.running()
    assert first
    assert hanging.left()
    process = hanging.start()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=200)
    assert [pid for pid in first if _runs(pid)] == []
    assert hanging.left() == []
