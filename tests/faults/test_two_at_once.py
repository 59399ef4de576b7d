"""Two runs at the same time, and runs that are killed: nothing lost, nothing half written."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import OutputError
from reportgen.storage import write_into
from tests.cli.test_cli_reading import edited
from tests.faults.killed_batches import ARGUMENTS, contents, forget
from tests.faults.test_output import units
from tests.faults.writing import prepare
from tests.tools import ROOT

if TYPE_CHECKING:
    from tests.commands import Command

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "reportgen", *arguments],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_batches_into_one_folder_at_the_same_time_give_what_one_gives(command: Command) -> None:
    units(Path("in"), 6)
    command(*ARGUMENTS)
    wanted = contents()
    forget()
    assert [each.wait() for each in [started(*ARGUMENTS) for _ in range(3)]] == [0, 0, 0]
    assert contents() == wanted


def test_of_writers_at_the_same_time_one_changes_the_file_and_the_others_are_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    told: list[str] = []
    begin = threading.Barrier(8)

    def change(number: int) -> None:
        begin.wait()
        try:
            write_into(path, b"before", f"after {number}".encode() * 50_000)
        except OutputError as error:
            told.append(str(error))

    writers = [threading.Thread(target=change, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(told) == 7
    assert all("又被人改了" in each for each in told)
    assert len(set(path.read_bytes().split(b"after "))) == 2
    assert os.listdir(tmp_path) == ["a.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by signals")
def test_a_pull_that_is_killed_leaves_the_old_file_or_the_new(command: Command) -> None:
    prepare()
    edited(Path("报告.docx"), ("292人", "312人"))
    old = Path("a.yaml").read_bytes()
    begun = time.perf_counter()
    assert command("pull", "报告.docx", "a.yaml").code == 0
    new = Path("a.yaml").read_bytes()
    usual = max(time.perf_counter() - begun, 0.3)
    chance = random.Random(1)
    for _ in range(8):
        Path("a.yaml").write_bytes(old)
        os.chmod("a.yaml", 0o640)
        process = started("pull", "报告.docx", "a.yaml")
        time.sleep(chance.uniform(0, 2 * usual))
        process.kill()
        process.wait()
        assert Path("a.yaml").read_bytes() in (old, new)
        assert os.stat("a.yaml").st_mode & 0o777 == 0o640
    assert command("pull", "报告.docx", "a.yaml").code == 0
    assert Path("a.yaml").read_bytes() == new
