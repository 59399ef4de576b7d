"""Word files among the sources of a batch: read once, by whoever builds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import build_many, check, render
from reportgen.batch.worker_pool import Processes
from reportgen.formats import reading
from reportgen.formats.loading import load
from tests.batch.units import TITLE, UNIT, statuses, write_unit
from tests.commands import reports_in
from tests.reports import SHORTEST, with_values
from tests.wordfile import DOCUMENT, problems, replaced


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_yaml_json_and_word_files_are_built_together() -> None:
    write_unit(Path("in/a.yaml"), "甲镇")
    write_unit(Path("in/b.json"), "乙镇")
    Path("in/c.docx").write_bytes(render(load(with_values((UNIT, "丙镇")))))
    result = build_many("in", "out")
    assert statuses(result) == ["built"] * 3
    assert reports_in(Path("out")) == sorted(f"{name}镇{TITLE}" for name in "甲乙丙")
    for name in reports_in(Path("out")):
        assert problems((Path("out") / name).read_bytes()) == []


def test_text_of_a_word_file_that_is_in_no_field_is_among_the_findings() -> None:
    data = render(load(SHORTEST))
    title = "部门整体支出绩效评价报告"
    Path("in").mkdir()
    Path("in/a.docx").write_bytes(replaced(data, DOCUMENT, (title, f"{title}（报县财政局审定）")))
    (outcome,) = build_many("in", "out").outcomes
    assert any("报县财政局审定" in found.message for found in outcome.findings)


def _counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of each Word file that is read."""
    read: list[str] = []
    whole = reading.read_word_bytes

    def noted(name: str, data: bytes) -> reading.Reading:
        read.append(Path(name).name)
        return whole(name, data)

    monkeypatch.setattr(reading, "read_word_bytes", noted)
    return read


def _write_word_files(count: int) -> list[str]:
    Path("in").mkdir()
    names = [f"{number}.docx" for number in range(count)]
    for number, name in enumerate(names):
        Path("in", name).write_bytes(render(load(with_values((UNIT, f"第{number}镇")))))
    return names


def test_a_word_file_is_read_once_and_not_at_all_when_nothing_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = _write_word_files(3)
    read = _counting(monkeypatch)
    assert statuses(build_many("in", "out")) == ["built"] * 3
    assert read == names
    assert statuses(build_many("in", "out")) == ["unchanged"] * 3
    assert read == names
    Path(f"out/第1镇{TITLE}").unlink()
    assert statuses(build_many("in", "out")) == ["unchanged", "built", "unchanged"]
    assert read == [*names, "1.docx"]


def test_without_a_folder_for_outputs_what_was_read_before_is_known_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = _write_word_files(2)
    read = _counting(monkeypatch)
    for status in ("built", "unchanged"):
        assert statuses(build_many("in")) == [status] * 2
    assert read == names


def test_word_files_are_read_by_the_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _write_word_files(4)
    Path("in/9.docx").write_bytes(b"PK")
    with Processes(2) as pool:  # which have begun, and know nothing of what follows
        monkeypatch.setattr(reading, "read_word_bytes", lambda *_: pytest.fail("read here"))
        result = build_many("in", "out", executor=pool)
    assert statuses(result) == ["built"] * 4 + ["failed"]
    assert "9.docx" in list(result.outcomes)[-1].findings[0].location


def test_what_was_read_of_a_word_file_keeps_its_places_and_remarks() -> None:
    data = render(load(with_values((UNIT, "甲镇,乙镇"))))
    title = "部门整体支出绩效评价报告"
    Path("in").mkdir()
    Path("in/a.docx").write_bytes(replaced(data, DOCUMENT, (title, f"{title}（送审）")))
    expected = check(load("in/a.docx"))
    assert any("送审" in found.message for found in expected)
    (here,) = build_many("in", "out").outcomes
    with Processes(2) as pool:
        (there,) = build_many("in", "out", executor=pool, force=True).outcomes
    assert list(here.findings) == expected == list(there.findings)
