"""What is told while a batch is built: a bar, plain lines, or only what went wrong."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen.batch.progress import FEW
from tests.batch.units import TITLE, write_units
from tests.tools import ROOT

if TYPE_CHECKING:
    from tests.commands import Command


def test_in_a_pipe_each_unit_has_a_line_and_the_end_sums_up(command: Command) -> None:
    write_units(Path("in"), FEW + 1)
    Path("in/0000.yaml").write_text("[", encoding="utf-8")
    ended = command("build", "in", "-o", "out")
    assert ended.code == 2
    lines = ended.out.splitlines()
    assert lines[0].startswith(f"已生成：{os.path.join('out', f'第1镇{TITLE}')}　")
    assert len(lines) == FEW + 2
    assert lines[-2] == f"共{FEW + 1}份：已生成{FEW}份，未变0份，未生成0份，失败1份"
    assert lines[-1] == f"汇总：{os.path.join('out', '汇总.xlsx')}"
    assert ended.err.startswith(f"失败：{os.path.join('in', '0000.yaml')}：错误1条")


def test_of_few_units_all_that_was_found_is_told(command: Command) -> None:
    write_units(Path("in"), 2)
    out = command("build", "in", "-o", "out").out
    assert out.count("请打开核对") == 2
    assert command("build", "in", "-o", "out").out.count("未变：") == 2


def test_quiet_tells_only_what_went_wrong(command: Command) -> None:
    write_units(Path("in"), 2)
    ended = command("build", "in", "-o", "out", "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    Path("in/0000.yaml").write_text("[", encoding="utf-8")
    ended = command("build", "in", "-o", "out", "--quiet")
    assert (ended.code, ended.out) == (2, "")
    assert "0000.yaml" in ended.err
    assert command("build", "in/0001.json", "-o", "x.docx", "--quiet").out == ""


def test_what_many_units_have_in_common_is_told_once_and_each_is_named(command: Command) -> None:
    write_units(Path("in"), 3)
    ended = command("build", "in", "-o", "out", "--template", "没有")
    assert ended.code == 2
    assert ended.err.count("没有表样") == 1
    assert ended.err.count("原因同上") == 2


@pytest.mark.skipif(os.name != "posix", reason="terminals are imitated by pty, which is of POSIX")
def test_on_a_terminal_there_is_a_bar_with_count_failures_rate_and_time_left(
    tmp_path: Path,
) -> None:
    import pty

    write_units(tmp_path / "in", 40)
    (tmp_path / "in" / "0000.yaml").write_text("年度: [2024", encoding="utf-8")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "build", "in", "-o", "out", "--jobs", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = bytearray()
    # Reading from a terminal whose other end is closed is an error on Linux.
    with contextlib.suppress(OSError):
        while data := os.read(ours, 1 << 16):
            shown += data
    os.close(ours)
    assert process.wait() == 2
    text = shown.decode(errors="replace")
    for words in ("生成", "/40", "失败", "每秒", "还要", "“[2024”"):
        assert words in text
    assert "共40份：已生成39份" in text
