"""Commands killed at each step on the disk: ``python -m tests.faults.killing`` in a folder.

The commands write into files that people own. Each is run again and again in a process of its own,
which ends itself as if by SIGKILL before its first, second, … step in the folder, until one comes
to its end. What is printed is JSON: how many steps each has, and after which of them a file held
neither the old nor the new.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.main import main
from reportgen.model.report import Report
from reportgen.web.saving import Change, save
from tests.tools import INPUTS
from tests.wordfile import members

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = {"open", "os.rename", "os.remove", "os.link", "os.chmod", "os.chown", "os.truncate"}
_WRITES, _MODE = os.O_WRONLY | os.O_RDWR, 0o640


def _at(step: int) -> Callable[[str, tuple[Any, ...]], None]:
    """Return a hook that ends the process before a step of it in the folder."""
    folder, seen = os.getcwd(), [0]

    def hook(event: str, about: tuple[Any, ...]) -> None:
        is_reading = event == "open" and not about[2] & _WRITES
        if event in _STEPS and not is_reading and _is_in(folder, about[0]):
            seen[0] += 1
            if seen[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def _is_in(folder: str, name: object) -> bool:
    if not isinstance(name, str | os.PathLike):
        return False
    return os.path.abspath(os.fspath(name)).startswith(folder + os.sep)


def is_killed(work: Callable[[], object], step: int) -> bool:
    """Do some work in a process that is killed at a step; return whether it came so far."""
    child = os.fork()
    if not child:
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        sys.addaudithook(_at(step))
        work()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    return os.WIFSIGNALED(status)


def _content(path: Path) -> object:
    """Return what a file holds; of a workbook not when it was saved."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    parts = members(path.read_bytes())
    return {name: part for name, part in parts.items() if name != "docProps/core.xml"}


def _tried(name: str, work: Callable[[], object]) -> tuple[int, list[str]]:
    """Return how many steps some work has, and what was wrong after one of them."""
    path, kept = Path(name), Path(f"{name}.kept")
    shutil.copy2(path, kept)
    old = _content(path)
    with contextlib.redirect_stdout(sys.stderr):
        work()  # here, so that those who are killed need not import and compile it all again
    new = _content(path)
    wrong = [] if new != old else ["nothing is written"]
    step = 1
    while True:
        shutil.copy2(kept, path)
        path.chmod(_MODE)
        was_killed = is_killed(work, step)
        if _content(path) not in (old, new):
            wrong.append(f"step {step}: neither old nor new")
        if path.stat().st_mode & 0o777 != _MODE:
            wrong.append(f"step {step}: other rights")
        if not was_killed:
            return step - 1, wrong
        step += 1


def _saved(path: Path) -> None:
    change = Change(("部门概况", "年度预算金额"), "3960万元", "4000万元")
    save(path, [change], "", Report)


def run() -> dict[str, Any]:
    """Return, for each command, how many steps it has and what was wrong."""
    works: dict[str, tuple[str, Callable[[], object]]] = {
        "pull": ("a.yaml", lambda: main(["pull", "改过.docx", "a.yaml"])),
        "pull workbook": ("a.xlsx", lambda: main(["pull", "改过.docx", "a.xlsx"])),
        "fix": ("表样.docx", lambda: main(["template", "check", "表样.docx", "--fix"])),
        "collect": ("全县.xlsx", lambda: main(["collect", "单位", "-o", "全县.xlsx"])),
        "page": ("页.yaml", lambda: _saved(Path("页.yaml"))),
    }
    shutil.copy(INPUTS / "青山桥镇.yaml", "页.yaml")
    return {name: _tried(*each) for name, each in works.items()}


if __name__ == "__main__":
    print(json.dumps(run()))
