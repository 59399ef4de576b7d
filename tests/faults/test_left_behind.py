"""What a run leaves for the next: killed or not, the same in the end; changed, refused."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import build_many
from tests.commands import files_in
from tests.faults.test_output import units
from tests.tools import ROOT

if TYPE_CHECKING:
    from reportgen import BatchResult
    from tests.commands import Command

ARGUMENTS = ("build", "in", "-o", "out", "--zip", "上报.zip", "--jobs", "1", "--quiet")


def contents() -> dict[str, bytes]:
    return {name: Path(name).read_bytes() for name in files_in(Path()) if not name.startswith("in")}


def forget() -> None:
    shutil.rmtree("out")
    Path("上报.zip").unlink()


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by signals")
@pytest.mark.parametrize("seed", range(4))
def test_a_batch_that_was_killed_gives_the_same_files(seed: int, command: Command) -> None:
    units(Path("in"), 8)
    wrong = Path("in/3.yaml").read_text(encoding="utf-8").replace("年度预算金额", "年度预算", 1)
    Path("in/3.yaml").write_text(wrong, encoding="utf-8")
    command(*ARGUMENTS)
    wanted = contents()
    forget()
    chance = random.Random(seed)
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "reportgen", *ARGUMENTS],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.3, 2.5))
        process.kill()
        process.wait()
    command(*ARGUMENTS)
    assert contents() == wanted


def told(result: BatchResult) -> list[object]:
    return [(each.source, each.findings, each.summary, each.sha256) for each in result.outcomes]


@pytest.fixture
def left(command: Command) -> bytes:
    """Return the 汇总.json of a run over a few units."""
    units(Path("in"), 3)
    text = (
        Path("in/0.yaml")
        .read_text(encoding="utf-8")
        .replace("支出总额: 3539万元", "支出总额: 35万元")
    )
    Path("in/0.yaml").write_text(text, encoding="utf-8")
    assert command("build", "in", "-o", "out").code == 0
    return Path("out/汇总.json").read_bytes()


def changes(data: bytes, count: int) -> list[bytes]:
    """Return a file's content altered in many ways: bytes, figures, whole lines, cut off."""
    chance = random.Random(20)
    found = []
    lines = data.split(b"\n")
    for number in range(count):
        at = chance.randrange(len(data))
        kind = number % 5
        if kind == 0:
            found.append(data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :])
        elif kind == 1:
            found.append(data[:at] + chance.choice([b"0", b"9", b'"', b",", b"x"]) + data[at:])
        elif kind == 2:
            found.append(data[:at])
        elif kind == 3:
            cut = chance.randrange(len(lines))
            found.append(b"\n".join([*lines[:cut], *lines[cut + 1 :]]))
        else:
            found.append(data.replace(b'"error"', b'"info"').replace(b"3539", b"9999"))
    return [each for each in found if each != data]


def test_nothing_false_in_a_list_is_carried_forward(left: bytes) -> None:
    wanted = told(build_many("in", "out"))
    reports = {name: data for name, data in contents().items() if name.endswith(".docx")}
    for altered in changes(left, 120):
        Path("out/汇总.json").write_bytes(altered)
        result = build_many("in", "out")
        assert told(result) == wanted
        assert {n: d for n, d in contents().items() if n.endswith(".docx")} == reports
        kept = Path("out/汇总.json").read_bytes()
        assert kept in (altered, left)
        assert bool(result.problems) == (kept == altered)


def test_findings_taken_out_by_hand_are_found_again(left: bytes) -> None:
    lines = left.decode().split("\n")
    for at, line in enumerate(lines[1:-2], start=1):
        held = json.loads(line.rstrip(","))
        lines[at] = json.dumps({**held, "检查结果": []}, ensure_ascii=False)
    Path("out/汇总.json").write_text("\n".join(lines), encoding="utf-8")
    result = build_many("in", "out")
    assert any(each.count("error") for each in result.outcomes)


def test_the_list_of_another_folder_or_other_checks_counts_for_nothing(left: bytes) -> None:
    wanted = told(build_many("in", "out"))
    other = left.replace(b'"standard"', b'"standard+S12"', 1)
    Path("out/汇总.json").write_bytes(other)
    assert told(build_many("in", "out")) == wanted
    Path("别处").mkdir()
    Path("别处/汇总.json").write_bytes(left)
    assert build_many("in", "别处").counts["built"] == 3
