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


def test_they_are_no_part_of_the_package() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wheel = settings.partition("[tool.hatch.build.targets.wheel]")[2].partition("targets.sdist")[0]
    assert 'packages = ["reportgen"]' in wheel
    for script in SCRIPTS:
        assert f'"templates/{script.parent.name}" =' not in wheel
    assert "draw" not in wheel
