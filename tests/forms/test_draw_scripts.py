"""The scripts beside the shipped forms draw what is shipped."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest

from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = sorted((ROOT / "templates").glob("*/draw.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.parent.name)
def test_a_script_draws_the_form_beside_it(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: dict[str, bytes] = {}

    def keep(path: Path, data: bytes) -> None:
        drawn[path.name] = data

    monkeypatch.setattr("pathlib.Path.write_bytes", keep)
    runpy.run_path(str(script), run_name="__main__")
    ((name, data),) = drawn.items()
    assert script.with_name(name).read_bytes() == data


def test_both_shipped_forms_have_one() -> None:
    assert [script.parent.name for script in SCRIPTS] == ["hunan", "xiangtan"]
