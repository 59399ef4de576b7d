"""README's way to a machine without a network: a folder of wheels for a platform."""

from __future__ import annotations

import re
import shlex
import sys
from typing import TYPE_CHECKING

from tests.delivery.running import extras, new_environment, run
from tests.tools import INPUTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLATFORMS = ("win_amd64", "manylinux2014_x86_64", "manylinux2014_aarch64")
_OWN = "manylinux2014_x86_64"
_PLATFORM, _FOLDER = "win_amd64", "安装包"


def commands() -> list[str]:
    """Return README's commands: to build the wheel, to fetch the others, to install from them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sh\n(python3 -m pip wheel .*?)```", text, re.DOTALL)
    lines = block.strip().split("\n")
    assert len(lines) == 3, lines
    assert f"[{extras()}]" in lines[1], (extras(), lines[1])
    return lines


def check(folder: Path) -> Iterator[str]:
    """Run README's commands for each platform; install for this one and build the samples."""
    wheel, fetch, install = commands()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for platform in PLATFORMS:
        place = folder / platform
        for line in (wheel, fetch):
            named = line.replace(_PLATFORM, platform).replace(_FOLDER, str(place))
            run(*_words(re.sub(r"--python-version \S+", f"--python-version {version}", named)))
        names = sorted(path.name for path in place.iterdir())
        yield f"{platform}: {len(names)} wheels, all there"
    python = new_environment(folder / "environment")
    words = _words(install.replace(_FOLDER, str(folder / _OWN)))
    run(*words[:3], "--python", str(python), *words[3:], without_network=True)
    program = python.with_name("reportgen")
    run(program, "build", INPUTS, "-o", folder / "out", without_network=True)
    built = len(list((folder / "out").glob("*.docx")))
    assert built == len(list(INPUTS.glob("*.yaml"))), built
    yield f"installed without a network: {built} reports built"


def _words(line: str) -> list[str]:
    words = shlex.split(line)
    return [getattr(sys, "_base_executable", sys.executable), *words[1:]]
