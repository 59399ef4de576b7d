"""What a run leaves for the next: killed or not, the same in the end; changed, refused."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import build_many
from tests.faults.killed_batches import KILLS, TRIES, contents
from tests.faults.test_output import units
from tests.tools import ROOT

if TYPE_CHECKING:
    from reportgen import BatchResult
    from tests.commands import Command


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by signals")
def test_a_batch_that_was_killed_gives_the_same_files(tmp_path: Path) -> None:
    units(tmp_path / "in", 8)
    wrong = tmp_path / "in/3.yaml"
    text = wrong.read_text(encoding="utf-8").replace("年度预算金额", "年度预算", 1)
    wrong.write_text(text, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.killed_batches"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    tries = json.loads(ended.stdout)
    assert [is_same for _, is_same in tries] == [True] * TRIES
    assert sum(killed for killed, _ in tries) > TRIES * KILLS / 2


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
    return [each for each in dict.fromkeys(found) if each != data]


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
