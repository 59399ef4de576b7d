"""The program's folder in a root where there is nothing but the C library and zlib."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.delivery.running import ENVIRONMENT, extras, new_environment, pip, run
from tests.soak_client import SoakClient, unit_text
from tests.tools import INPUTS, ROOT, tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WHY = "the program is run in a root of its own"
_LIBRARIES = re.compile(r"(/\S*/(?:ld-linux|lib(?:c|m|dl|rt|pthread|util|z))[-.]\S*)")
_MOST_SECONDS, _TRIES = 3.0, 3
_DROPPED = "检查和生成的结果.html"


def check(folder: Path) -> Iterator[str]:
    """Make the program, put it into an empty root with the C library, and use it there."""
    python = new_environment(folder / "environment")
    pip(python, "install", "-q", f"{ROOT}[bundle,{extras()}]")
    root = folder / "root"
    said = run(python, "-m", "reportgen.bundling", root / "reportgen", cwd=folder)
    yield said.strip().split("\n")[-1]
    _put_c_library(root)
    for name in ("dev", "tmp", "data"):
        (root / name).mkdir()
    for source in INPUTS.glob("*.yaml"):
        shutil.copy(source, root / "data")
    yield f"starts in {_start(root):.2f} s"
    _inside(root, "build", "/data", "-o", "/out", "--jobs", "2")
    assert len(list((root / "out").glob("*.docx"))) == len(list(INPUTS.glob("*.yaml")))
    _inside(root, "/data/最小示例.yaml")
    assert (root / "data" / _DROPPED).exists()
    _inside(root, "new", "-o", "/data/我镇.xlsx")
    with open(root / "data" / "坏.pdf", "wb") as file:
        file.write(b"%PDF-1.4\n%%EOF\n")
    refused = _inside(root, "read", "/data/坏.pdf", code=2)
    assert "这个 PDF" in refused or "已损坏" in refused, refused
    yield "builds, checks, takes dropped files and reads, without Python"
    yield f"its page answers {_first_page(root):.2f} s after a double click, and builds"


def _put_c_library(root: Path) -> None:
    names = [root / "reportgen" / "reportgen", *(root / "reportgen" / "_internal").rglob("*.so*")]
    told = "".join(
        subprocess.run(["ldd", str(name)], capture_output=True, text=True, check=False).stdout
        for name in names
    )
    own = str(root.resolve())
    for library in sorted(set(_LIBRARIES.findall(told))):
        if library.startswith(own):
            continue
        place = root / library.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(os.path.realpath(library), place)


def _entering() -> tuple[str, ...]:
    tool("chroot", _WHY)
    return () if os.geteuid() == 0 else (tool("unshare", _WHY), "--map-root-user")


def _environment() -> dict[str, str]:
    return {**ENVIRONMENT, "LANG": "C.UTF-8", "BROWSER": "/nothing", "HOME": "/data"}


def _inside(root: Path, *arguments: str, code: int = 0) -> str:
    command = (*_entering(), "chroot", str(root), "/reportgen/reportgen", *arguments)
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    if ended.returncode != code:
        sys.exit(f"{' '.join(command)}: {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout + ended.stderr


def _start(root: Path) -> float:
    best = _MOST_SECONDS
    for _ in range(_TRIES):
        begun = time.perf_counter()
        _inside(root, "--version")
        best = min(best, time.perf_counter() - begun)
    if best >= _MOST_SECONDS:
        sys.exit(f"the program takes {best:.1f} s to start")
    return best


def _first_page(root: Path) -> float:
    """Start the program as a double click does; use its page; return when that first answered."""
    own = root / "data" / "绩效评价报告"  # where its home is
    own.mkdir()
    (own / "某所.yaml").write_text(unit_text("某所.yaml"), encoding="utf-8")
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*_entering(), "chroot", str(root), "/reportgen/reportgen"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=_environment(),
    )
    try:
        said = ""
        for line in process.stdout or ():
            said += line
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                break
        else:
            sys.exit(f"the page does not start\n{said}")
        client = SoakClient(int(found[1]), ["某所.yaml"], random.Random(1))
        client.act("list")
        seconds = time.perf_counter() - begun
        for kind in ("preview", "build", "interface check", "interface batch"):
            client.act(kind)
    finally:
        process.kill()
        process.wait()
    return seconds
