"""What is shown: nothing that a terminal obeys, and no work that ends because nobody looks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Command, files_in, reports_in, run, write_json
from tests.faults.writing import SAMPLE
from tests.reports import SHORTEST, with_values
from tests.tools import ROOT

HOSTILE = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u200b"
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
NAME = f"甲{HOSTILE}.json"

COMMANDS = (
    ["check", NAME],
    ["check", NAME, "--format", "json"],
    ["check", "无\x1b[31m.json"],
    ["build", NAME],
    ["build", NAME, "好.json", "-o", "x\x1b[31m\u202e"],
    ["build", NAME, "--template", HOSTILE],
    ["diff", NAME, "好.json"],
    ["diff", NAME, NAME],
    ["read", NAME],
    ["pull", NAME, NAME],
    ["new", "--year", HOSTILE],
    ["rules", HOSTILE],
    ["template", "check", NAME],
    ["template", "new", HOSTILE],
    ["template", "diff", HOSTILE],
    ["template", "preview", HOSTILE],
    ["schema", "--" + HOSTILE],
    ["schema", "-o", "深\x1b[31m/x.json"],
    [HOSTILE],
    ["build", "@名单\x1b[31m.txt"],
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=range(len(COMMANDS)))
def test_no_name_and_no_word_of_data_reaches_the_terminal_raw(
    arguments: list[str], command: Command
) -> None:
    write_json(Path(NAME), with_values((f"部门概况.{HOSTILE}", HOSTILE), ("年度", HOSTILE)))
    write_json(Path("好.json"), SHORTEST)
    Path("名单\x1b[31m.txt").write_text(f"{HOSTILE}.yaml\n", encoding="utf-8")
    ended = command(*arguments)
    assert ended.code in (0, 2)
    assert not UNSEEN.search(ended.out + ended.err)
    assert "U+" in ended.out + ended.err or "\\u" in ended.out + ended.err


def test_json_keeps_what_it_does_not_show(command: Command) -> None:
    write_json(Path("a.json"), with_values((f"部门概况.{HOSTILE}", "x")))
    ended = command("check", "a.json", "--format", "json")
    assert not UNSEEN.search(ended.out)
    assert any("U+" in each["message"] or "\x9b" in each["path"] for each in json.loads(ended.out))


def units(folder: Path, count: int = 6) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    folder.mkdir(parents=True)
    for number in range(count):
        unit = f"第{'一二三四五六七八'[number]}镇"
        (folder / f"{number}.yaml").write_text(text.replace("青山桥镇", unit), encoding="utf-8")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_goes_on_when_its_reader_has_gone(
    jobs: str, unbuffered: str, tmp_path: Path
) -> None:
    units(tmp_path / "in")
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "in", "-o", "out", "--jobs", jobs],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        stdout=write,
        stderr=write,
        check=False,
    )
    os.close(write)
    assert process.returncode == 0
    assert len(reports_in(tmp_path / "out")) == 6
    assert {"汇总.json", "汇总.xlsx"} <= set(files_in(tmp_path / "out"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is full")
def test_a_batch_goes_on_when_what_it_says_can_not_be_kept_and_says_so(tmp_path: Path) -> None:
    units(tmp_path / "in")
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "reportgen", "build", "in", "-o", "out"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert process.returncode == 2
    assert process.stderr.decode() == "写不了结果（磁盘满了）\n"
    assert len(reports_in(tmp_path / "out")) == 6


@pytest.mark.parametrize("arguments", [["build", "in"], ["check", "in"], ["build", "in/0.yaml"]])
def test_a_system_whose_names_are_ascii_gets_a_sentence(
    arguments: list[str], tmp_path: Path
) -> None:
    units(tmp_path / "in", 2)
    (tmp_path / "in" / "甲.yaml").write_bytes((tmp_path / "in" / "0.yaml").read_bytes())
    ended = run(tmp_path, *arguments, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert b"Traceback" not in ended.stderr
    assert ended.returncode in (0, 1, 2)


def test_a_batch_is_done_here_when_the_system_starts_no_process(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    units(Path("in"))

    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    ended = command("build", "in", "-o", "out", "--jobs", "3")
    assert (ended.code, len(reports_in(Path("out")))) == (0, 6)
