"""Shells complete commands, options, forms and codes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportgen.cli.completion import SHELLS
from reportgen.cli.main import COMMANDS
from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command


def completed(line: str, folder: Path) -> set[str]:
    """Return what bash is told that a line may go on with."""
    answers = folder / "answers"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "_ARGCOMPLETE": "1"}
    environment |= {"_ARGCOMPLETE_SHELL": "bash", "_ARGCOMPLETE_IFS": "\n"}
    environment |= {"COMP_LINE": line, "COMP_POINT": str(len(line.encode())), "COMP_TYPE": "9"}
    environment |= {"_ARGCOMPLETE_STDOUT_FILENAME": str(answers)}
    subprocess.run(
        [sys.executable, "-m", "reportgen"], env=environment, check=True, capture_output=True
    )
    return {each.strip() for each in answers.read_text(encoding="utf-8").split("\n")} - {""}


def test_a_line_goes_on_with_what_the_parser_knows(tmp_path: Path) -> None:
    assert set(COMMANDS) <= completed("reportgen ", tmp_path)
    assert completed("reportgen build --te", tmp_path) == {"--template"}
    assert completed("reportgen build --template ", tmp_path) == {"hunan", "xiangtan"}
    assert "A07" in completed("reportgen rules A0", tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_script(shell: str, command: Command) -> None:
    ended = command("completion", shell)
    assert ended.code == 0
    assert "_ARGCOMPLETE" in ended.out
    assert "reportgen" in ended.out


def test_an_unknown_shell_is_told(command: Command) -> None:
    ended = command("completion", "cmd")
    assert ended.code == 2
    assert "可选：bash、zsh、fish、powershell" in ended.err or "不能是" in ended.err
