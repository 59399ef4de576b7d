"""The server as a user starts it: a process with a folder, which can be killed and begun anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Site:
    folder: Path
    port: int = 0
    options: tuple[str, ...] = ()
    address: str = ""
    said: list[str] = field(default_factory=list)

    def start(self) -> None:
        command = [sys.executable, "-m", "reportgen", "serve", str(self.folder)]
        command += ["--port", str(self.port), *self.options]
        held = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": held, "PYTHONUTF8": "1"},
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.search(r"(http\S+:(\d+)/\S*)", line):
                self.address, self.port = found[1], int(found[2])
                break
        else:
            raise AssertionError("".join(self.said))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
