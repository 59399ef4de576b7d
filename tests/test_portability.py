"""No module needs what only POSIX systems have: all of it works with that hidden."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.tools import INPUTS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

_HIDDEN = """
import importlib, os, pkgutil, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog"):
    sys.modules[name] = None
for name in ("getuid", "geteuid", "getgid", "killpg", "fork", "forkpty", "chown", "listxattr",
             "getxattr", "setxattr", "sched_getaffinity", "getpgid", "mkfifo", "setsid",
             "set_blocking", "O_NONBLOCK", "wait4"):
    if hasattr(os, name):
        delattr(os, name)
"""

_EVERY_MODULE = """
import reportgen
for module in pkgutil.walk_packages(reportgen.__path__, "reportgen."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""

_COMMANDS = """
from reportgen.cli.main import main
one, other = sys.argv[1:]
print([main(arguments) for arguments in (
    ["build", one, "-o", "a.docx", "--quiet"],
    ["read", "a.docx", "-o", "b.yaml"],
    ["pull", "a.docx", "b.yaml"],
    ["check", "b.yaml", "--format", "json", "-o", "c.json"],
    ["new", "-o", "n.xlsx"],
    ["build", one, other, "-o", "out", "--quiet"],
)])
"""


def test_commands_work_without_what_only_posix_has(tmp_path: Path) -> None:
    sources = [str(INPUTS / f"{name}.yaml") for name in ("青山桥镇", "最小示例")]
    ended = subprocess.run(
        [sys.executable, "-c", _HIDDEN + _EVERY_MODULE + _COMMANDS, *sources],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": ""},
        text=True,
        check=False,
    )
    assert ended.stdout.endswith("[0, 0, 0, 0, 0, 0]\n"), ended.stderr
