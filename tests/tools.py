"""Tools and files beside the project that some tests need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED_FOLDER = ROOT.parent / "shared" / "seed"
INPUTS = ROOT / "inputs" / "2024"
CHAPTER_FORM = ROOT / "templates" / "hunan" / "2020.docx"
FORM = ROOT / "templates" / "xiangtan" / "2023.docx"


def _missing(what: str, why: str) -> None:
    """Say what is missing: a failure where all must be there (CI), else a skip with the reason."""
    message = f"{what} is not here: {why}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def tool(name: str, why: str) -> str:
    """Return the path of a program, or say that it is missing."""
    found = shutil.which(name)
    if found is None:
        _missing(f"program {name}", why)
    return str(found)


def browser_program(why: str) -> str:
    """Return the path of Chromium: of the one without windows, which does less, where there is."""
    return shutil.which("chromium-headless-shell") or tool("chromium", why)


def seed(name: str) -> Path:
    """Return a file of the real report, which lies beside the project."""
    path = SEED_FOLDER / name
    if not path.exists():
        _missing(str(path), "the real report lies in ../shared/seed beside the project")
    return path
