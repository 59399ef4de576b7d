"""What a batch reads before it builds, and where that is kept until then."""

from __future__ import annotations

import os
import tracemalloc
from typing import TYPE_CHECKING, Any

from reportgen import build_many
from reportgen.batch import planning, render_job
from reportgen.batch.planning import Plan, Planner
from reportgen.formats.loading import load_bytes
from tests.batch.units import statuses, write_units
from tests.bench.units import write_units as write_samples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reportgen.model.report import Report


def plan_of(paths: list[Path], folder: Path) -> Plan:
    """Return what a batch would do with some files."""
    return Planner(folder / "out", None).plan([os.fspath(path) for path in paths], [])


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of each data file as it is loaded."""
    loaded: list[str] = []

    def noted(name: str, *arguments: Any, **named: Any) -> Report:
        loaded.append(name)
        return load_bytes(name, *arguments, **named)

    monkeypatch.setattr(render_job, "load_bytes", noted)
    return loaded


def test_plain_data_is_not_loaded_to_know_where_its_report_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_units(tmp_path / "in", 4)
    loaded = counted(monkeypatch)
    plan = plan_of(paths, tmp_path)
    assert loaded == []
    assert [unit.kept for unit in plan.units] == [None] * 4
    # Were it not told from its beginning, all would be loaded before the first could be built.
    monkeypatch.setattr(planning, "peek", lambda *_: None)
    assert plan_of(paths, tmp_path).units[0].title == plan.units[0].title
    assert len(loaded) == 4


def test_data_that_is_loaded_for_its_title_is_not_loaded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_units(tmp_path / "in", 4)
    loaded = counted(monkeypatch)
    monkeypatch.setattr(planning, "peek", lambda *_: None)
    result = build_many(tmp_path / "in", tmp_path / "out")
    assert statuses(result) == ["built"] * 4
    assert len(loaded) == 4


def test_what_was_loaded_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_samples(tmp_path / "in", 20)
    monkeypatch.setattr(planning, "peek", lambda *_: None)
    plan_of(paths[:1], tmp_path)
    tracemalloc.start()
    plan = plan_of(paths, tmp_path)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    places = [unit.kept for unit in plan.units if unit.kept is not None]
    assert len(places) == len(paths)
    assert all(plan.kept.get(place) for place in places)
    assert held < sum(size for _, size in places) / 3
