"""Commands run for what they do: one that fails ends the check with what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import metadata
from typing import TYPE_CHECKING

from tests.tools import ROOT, tool

if TYPE_CHECKING:
    from pathlib import Path

_DEVELOPERS = ("test", "bench", "bundle", "dask", "fast")

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def extras() -> str:
    """Return the extras that users have, with commas."""
    named = metadata("reportgen").get_all("Provides-Extra") or ()
    return ",".join(sorted(set(named) - set(_DEVELOPERS)))


def run(*command: str | Path, cwd: Path = ROOT, without_network: bool = False) -> str:
    """Return what a command prints; without a network it has not even the own machine's."""
    words = [str(word) for word in command]
    if without_network:
        why = "what is handed out is used without a network"
        words = [tool("unshare", why), "--map-root-user", "--net", *words]
    ended = subprocess.run(
        words, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        sys.exit(f"{' '.join(words)}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def new_environment(folder: Path) -> Path:
    """Return the Python of a new virtual environment without pip."""
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    return folder / "bin" / "python"


def pip(python: Path, *arguments: str | Path, without_network: bool = False) -> str:
    """Return what this Python's pip prints when it works on another environment."""
    words = ("-m", "pip", "--python", python, *arguments)
    return run(_with_pip(), *words, without_network=without_network)


def _with_pip() -> str:
    return getattr(sys, "_base_executable", sys.executable)
