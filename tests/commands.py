"""The commands as a user runs them: in a process of their own, or faster in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.main import main
from reportgen.seals import is_sealed
from tests.tools import ROOT

if TYPE_CHECKING:
    import pytest


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, and what it printed."""

    code: int
    out: str
    err: str


class Command:
    """Runs commands in this process, in the folder that it is in."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ended:
        self._capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        printed = self._capsys.readouterr()
        return Ended(code, printed.out, printed.err)


def run(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def write_json(path: Path, data: object) -> Path:
    """Write data to a file as JSON; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def text_of(path: Path | str) -> str:
    """Return the text of a file that was written here, without the seal in its last line."""
    text = Path(path).read_text(encoding="utf-8")
    body, _, seal = text.removesuffix("\n").rpartition("\n")
    assert is_sealed(text.encode())
    assert not seal.strip()
    return f"{body}\n"


def files_in(folder: Path) -> list[str]:
    """Return the names of all files of a folder, with those of the folders that they lie in."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def reports_in(folder: Path) -> list[str]:
    """Return the same without 汇总.json and 汇总.xlsx, which a batch writes beside its reports."""
    manifest = ("汇总.json", "汇总.xlsx")
    return [name for name in files_in(folder) if name.rpartition("/")[2] not in manifest]
