"""LibreOffice for tests: one that stays, as to start it takes longer than most of what it does."""

from __future__ import annotations

import subprocess
from functools import cache
from typing import TYPE_CHECKING

from reportgen.ooxml.warm_office import WarmOffice, office_options
from tests.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def convert_all(
    files: Iterable[Path], target: str, folder: Path, why: str, own: Path | None = None
) -> None:
    """Convert files to another kind, into a folder; ``why`` says what LibreOffice is needed for.

    ``own`` is a folder whose ``profile`` has settings that one needs to be started with.
    """
    program = tool("soffice", why)
    command = [program, *office_options(own or _staying(program).folder)]
    command += ["--convert-to", target, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@cache
def _staying(program: str) -> WarmOffice:
    """Return the LibreOffice of this process; should it end, each call starts one of its own."""
    _started.append(WarmOffice(program))
    return _started[-1]


_started: list[WarmOffice] = []


def close_offices() -> None:
    """End what was started here."""
    while _started:
        _started.pop().close()
    _staying.cache_clear()
