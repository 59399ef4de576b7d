"""A batch run again: what is built anew, what is left alone, what a killed run had done."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import build_many, compile_template, render
from reportgen.batch.delivery import BatchOptions
from reportgen.batch.render_job import Examination, RenderJob, RenderResult, produce
from reportgen.formats.loading import load
from reportgen.ooxml.data_part import origin_of
from tests.batch.units import TITLE, state, statuses, write_unit, write_units
from tests.commands import files_in, reports_in
from tests.reports import SHORTEST, with_values
from tests.tools import FORM, ROOT
from tests.wordfile import DOCUMENT, members, replaced

if TYPE_CHECKING:
    from reportgen.batch.build_many import BatchResult
    from reportgen.batch.outcome import Outcome


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_an_unchanged_batch_is_left_alone_to_the_last_byte() -> None:
    write_units(Path("in"), 5)
    assert statuses(build_many("in", "out")) == ["built"] * 5
    before = state(Path("out"))
    result = build_many("in", "out")
    assert statuses(result) == ["unchanged"] * 5
    assert result.counts["unchanged"] == 5
    assert state(Path("out")) == before


def test_findings_of_an_unchanged_unit_are_told_again() -> None:
    write_unit(Path("in/a.yaml"), "甲镇,乙镇")
    (first,) = build_many("in", "out").outcomes
    (second,) = build_many("in", "out").outcomes
    assert first.findings == second.findings != ()


def test_only_what_has_changed_is_built_again() -> None:
    paths = write_units(Path("in"), 3)
    build_many("in", "out")
    write_unit(paths[1], "第1镇", "8000万元")
    assert statuses(build_many("in", "out")) == ["unchanged", "built", "unchanged"]


def test_another_template_or_program_builds_all_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write_units(Path("in"), 2)
    build_many("in", "out")
    other = Path("表.docx")
    other.write_bytes(replaced(FORM.read_bytes(), DOCUMENT, ("主管部门</w:t>", "上级部门</w:t>")))
    assert statuses(build_many("in", "out", template=other)) == ["built"] * 2
    for module in ("batch.delivery", "batch.render_job", "forms.compiled"):
        monkeypatch.setattr(f"reportgen.{module}.__version__", "9.9")
    monkeypatch.setattr(
        "reportgen.batch.render_job.RenderResult.__init__.__defaults__",
        (None, None, None, "9.9", "", ()),
    )
    assert statuses(build_many("in", "out", template=other)) == ["built"] * 2


def test_force_builds_all() -> None:
    write_units(Path("in"), 2)
    build_many("in", "out")
    before = state(Path("out"))
    assert statuses(build_many("in", "out", force=True)) == ["built"] * 2
    assert all(state(Path("out"))[name][1] > before[name][1] for name in reports_in(Path("out")))


def test_without_its_manifest_a_batch_is_checked_again_but_no_report_is_written() -> None:
    write_units(Path("in"), 2)
    first = list(build_many("in", "out").outcomes)
    for name in ("汇总.json", "汇总.xlsx"):
        Path("out", name).unlink()
    before = state(Path("out"))
    again = list(build_many("in", "out").outcomes)
    assert [each.status for each in again] == ["unchanged"] * 2
    assert [each.findings for each in again] == [each.findings for each in first]
    assert {name: state(Path("out"))[name] for name in before} == before


def test_an_edited_report_is_neither_taken_as_unchanged_nor_overwritten() -> None:
    write_units(Path("in"), 2)
    build_many("in", "out")
    path = Path(f"out/第0镇{TITLE}")
    path.write_bytes(replaced(path.read_bytes(), DOCUMENT, ("财力不足", "财力充足")))
    edited = path.read_bytes()
    for _ in range(2):
        result = build_many("in", "out")
        assert statuses(result) == ["failed", "unchanged"]
        assert "被人改过" in next(iter(result.outcomes)).findings[0].message
        assert path.read_bytes() == edited
    assert statuses(build_many("in", "out", force=True)) == ["built", "built"]


def test_a_missing_report_is_built_again() -> None:
    write_units(Path("in"), 2)
    build_many("in", "out")
    Path(f"out/第1镇{TITLE}").unlink()
    assert statuses(build_many("in", "out")) == ["unchanged", "built"]


def test_other_conditions_of_the_checks_check_all_again() -> None:
    write_units(Path("in"), 2)
    last = load(with_values(("年度", 2023)))
    for key in ("", "一", "二"):
        options = BatchOptions(examination=Examination(last=last, key=key))
        result = build_many("in", "out", options=options)
        assert json.loads(_header(result))["检查条件"] == key


def _header(result: BatchResult) -> str:
    return result.manifest[0].read_text(encoding="utf-8").partition("\n")[0] + "]}"


def test_strict_leaves_out_what_has_errors_or_warnings_also_when_it_was_built_before() -> None:
    write_unit(Path("in/a.yaml"), "甲镇,乙镇")
    assert statuses(build_many("in", "out")) == ["built"]
    strict = BatchOptions(strict=True)
    assert statuses(build_many("in", "out", options=strict)) == ["refused"]


def test_an_output_names_what_it_was_made_from() -> None:
    (path,) = write_units(Path("in"), 1)
    (outcome,) = build_many("in", "out").outcomes
    origin = origin_of(Path(outcome.output).read_bytes())
    assert origin is not None
    assert origin.source == outcome.source_sha256
    assert origin.template == compile_template(FORM).label.sha256
    assert path.exists()


@pytest.mark.parametrize("data", [b"", b"PK", render(load(SHORTEST))[:-30], b"x" * 100])
def test_a_file_that_is_not_ours_names_no_origin(data: bytes) -> None:
    assert origin_of(data) is None
    assert origin_of(render(load(SHORTEST))) is None, "it was made of no file"


def test_a_killed_run_leaves_no_half_file_and_the_next_completes_the_rest() -> None:
    write_units(Path("in"), 60)
    command = [sys.executable, "-m", "reportgen", "build", "in", "-o", "out", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    chance = random.Random(7)
    for round_ in range(6):
        jobs = str(1 + round_ % 2)
        process = subprocess.Popen(
            [*command, "--jobs", jobs], env=environment, stderr=subprocess.DEVNULL
        )
        # From the moment when files begin to come, wherever the machine is by then.
        deadline = time.monotonic() + 60
        seen = len(list(Path("out").glob("*.docx")))
        while process.poll() is None and time.monotonic() < deadline:
            if len(list(Path("out").glob("*.docx"))) > min(seen, 59):
                break
            time.sleep(0.005)
        time.sleep(chance.random() * 0.1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in Path("out").glob("*.docx"):
            assert DOCUMENT in members(path.read_bytes())
    built_before = {name: each for name, each in state(Path("out")).items() if "第" in name}
    result = build_many("in", "out")
    assert result.counts["built"] + result.counts["unchanged"] == 60
    after = state(Path("out"))
    assert {name: after[name] for name in built_before} == built_before
    assert len(reports_in(Path("out"))) == 60
    assert not [name for name in files_in(Path("out")) if name.startswith(".")]


class _Stop(BaseException):
    """Ends a run as a kill does, with nothing done after it."""


def _killed_after(
    monkeypatch: pytest.MonkeyPatch, count: int, *sources: str, output: str = "out"
) -> None:
    """Run a batch that ends after some units with nothing more written, as if it was killed."""
    told: list[Outcome] = []

    def stop(outcome: Outcome) -> None:
        told.append(outcome)
        if len(told) == count:
            raise _Stop

    with pytest.raises(_Stop):
        build_many(sources, output, options=BatchOptions(on_outcome=stop))


def test_reports_of_a_killed_run_are_no_sources_where_data_and_reports_lie_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_units(Path("in"), 4)
    _killed_after(monkeypatch, 3, "in", output="in")
    assert statuses(build_many("in", "in")) == ["unchanged"] * 3 + ["built"]
    # Only the journal tells them from data: without it, each clashes with the data it is made of.
    for path in Path("in").glob("*.docx"):
        path.unlink()
    Path("in/汇总.json").unlink()
    _killed_after(monkeypatch, 3, "in", output="in")
    for path in Path("in").glob(".*.journal"):
        path.unlink()
    found = [each for outcome in build_many("in", "in").outcomes for each in outcome.findings]
    assert {each.rule for each in found} == {"D05"}


def test_what_a_killed_run_had_done_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write_units(Path("in"), 6)
    _killed_after(monkeypatch, 4, "in")
    assert not Path("out/汇总.json").exists()
    result = build_many("in", "out")
    assert statuses(result) == ["unchanged"] * 4 + ["built"] * 2
    assert [len(each.findings) for each in result.outcomes] == [
        len(each.findings) for each in build_many("in", "again").outcomes
    ]
    assert not [name for name in files_in(Path("out")) if name.startswith(".")]


def test_a_killed_run_after_a_whole_one_leaves_both_known(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write_units(Path("in"), 4)
    build_many("in", "out")
    for number in (0, 1):
        write_unit(paths[number], f"第{number}镇", "8000万元")
    _killed_after(monkeypatch, 1, "in")
    assert statuses(build_many("in", "out")) == ["unchanged", "built", "unchanged", "unchanged"]


@pytest.mark.parametrize("cut", [1, 40, 10_000])
def test_a_journal_that_breaks_off_is_good_up_to_there(
    cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_units(Path("in"), 4)
    _killed_after(monkeypatch, 3, "in")
    (journal,) = Path("out").glob(".*.journal")
    data = journal.read_bytes()
    journal.write_bytes(data[: max(0, len(data) - cut)])
    result = build_many("in", "out")
    assert result.counts["built"] + result.counts["unchanged"] == 4
    assert result.problems == ()


def test_a_journal_of_other_conditions_is_no_excuse(monkeypatch: pytest.MonkeyPatch) -> None:
    write_units(Path("in"), 3)
    _killed_after(monkeypatch, 2, "in")
    produced: list[str] = []

    def noted(job: RenderJob, *others: Any) -> RenderResult:
        produced.append(job.name)
        return produce(job, *others)

    monkeypatch.setattr("reportgen.batch.scheduling.produce", noted)
    last = load(with_values(("年度", 2023)))
    options = BatchOptions(examination=Examination(last=last, key="x"))
    build_many("in", "out", options=options)
    assert len(produced) == 3
    build_many("in", "out", options=options)
    assert len(produced) == 3
