"""Whole batches: what is written, what is left alone, what stops what."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, build_many, check, compile_template, render
from reportgen.batch import Examination, Options
from reportgen.batch.processes import Processes
from reportgen.batch.producing import Order, Product, produce
from reportgen.carried import origin_of
from reportgen.errors import OutputError
from reportgen.formats import word
from reportgen.loading import load
from tests.batch.units import BUDGET, TITLE, UNIT, state, write_unit, write_units
from tests.commands import files_in, reports_in, write_json
from tests.reports import SHORTEST, with_values
from tests.tools import FORM, ROOT
from tests.wordfile import DOCUMENT, members, problems, replaced

if TYPE_CHECKING:
    from reportgen.batch.outcome import Outcome
    from reportgen.batch.running import BatchResult


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def statuses(result: BatchResult) -> list[str]:
    """Give the status of each source in order."""
    return [outcome.status for outcome in result.outcomes]


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


def test_one_bad_unit_never_stops_the_rest() -> None:
    write_units(Path("in"), 4)
    Path("in/0001.json").write_text("{", encoding="utf-8")
    write_json(Path("in/0003.json"), with_values((BUDGET, "一千")))
    result = build_many(["in", "没有.yaml"], "out")
    assert statuses(result) == ["built", "failed", "built", "failed"]
    _, broken, _, wrong = result.outcomes
    assert broken.findings[0].location == os.path.join("in", "0001.json") + ":1:2"
    assert "一千" in wrong.findings[0].message
    assert [found.location for found in result.problems] == ["没有.yaml"]
    assert reports_in(Path("out")) == [f"第0镇{TITLE}", f"第2镇{TITLE}"]


def test_two_units_for_one_file_are_an_error_before_anything_is_written() -> None:
    for name in "abc":
        write_unit(Path(f"in/{name}.yaml"), "甲镇" if name != "b" else "乙镇")
    with pytest.raises(InputError, match=r"a\.yaml 会写到同一个文件"):
        build_many("in", "out")
    assert not Path("out").exists()


def test_a_broken_copy_of_a_unit_does_not_clash_with_it() -> None:
    write_unit(Path("in/a.yaml"), "甲镇")
    good = Path("in/a.yaml").read_text(encoding="utf-8")
    Path("in/b.yaml").write_text(good.replace("支出总额", "支出总和"), encoding="utf-8")
    assert statuses(build_many("in", "out")) == ["built", "failed"]


def test_a_report_is_not_written_over_a_source() -> None:
    Path("in").mkdir()
    path = Path(f"in/云溪县青禾镇人民政府{TITLE}")
    path.write_bytes(render(load(SHORTEST)))
    before = state(Path("in"))
    with pytest.raises(InputError, match="写在要读的文件上"):
        build_many("in", "in")
    assert state(Path("in")) == before


def test_without_sources_there_is_an_error_and_no_manifest() -> None:
    with pytest.raises(InputError, match="没有要生成的数据"):
        build_many([], "out")
    assert not Path("out").exists()


def test_the_manifest_lies_in_the_folder_that_holds_all_outputs() -> None:
    write_unit(Path("a.yaml"), "甲镇")
    assert build_many("a.yaml").folder == Path("outputs/2024")
    write_json(Path("b.json"), with_values(("年度", 2025)))
    assert build_many(["a.yaml", "b.json"]).folder == Path("outputs")


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
    for module in ("batch.running", "batch.producing", "template.compiled"):
        monkeypatch.setattr(f"reportgen.{module}.__version__", "9.9")
    monkeypatch.setattr(
        "reportgen.batch.producing.Product.__init__.__defaults__", (None, None, "9.9")
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
        options = Options(examination=Examination(last=last, key=key))
        result = build_many("in", "out", options=options)
        assert json.loads(_header(result))["检查条件"] == key


def _header(result: BatchResult) -> str:
    return result.manifest[0].read_text(encoding="utf-8").partition("\n")[0] + "]}"


def test_strict_leaves_out_what_has_errors_or_warnings_also_when_it_was_built_before() -> None:
    write_unit(Path("in/a.yaml"), "甲镇,乙镇")
    assert statuses(build_many("in", "out")) == ["built"]
    strict = Options(strict=True)
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


def test_a_compiled_template_serves_all_years() -> None:
    write_json(Path("in/a.json"), with_values(("年度", 2001)))
    assert statuses(build_many("in", "out", template=compile_template(FORM))) == ["built"]


def test_data_that_changes_whose_it_is_under_way_fails() -> None:
    paths = write_units(Path("in"), 2)

    def swap(_: int) -> None:
        write_unit(paths[1], "别的镇")

    result = build_many("in", "out", options=Options(on_start=swap))
    assert statuses(result) == ["built", "failed"]
    assert "被人改了" in list(result.outcomes)[1].findings[0].message


def test_data_that_vanishes_under_way_fails_alone() -> None:
    paths = write_units(Path("in"), 2)
    result = build_many("in", "out", options=Options(on_start=lambda _: paths[0].unlink()))
    assert statuses(result) == ["failed", "built"]


def test_each_outcome_is_told_as_it_comes() -> None:
    write_units(Path("in"), 3)
    told: list[Outcome] = []
    counts: list[int] = []
    result = build_many(
        "in", "out", options=Options(on_start=counts.append, on_outcome=told.append)
    )
    assert counts == [3]
    assert told == list(result.outcomes)


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_give_what_one_does(jobs: int) -> None:
    write_units(Path("in"), 40)
    build_many("in", "one")
    result = build_many("in", "many", options=Options(jobs=jobs))
    assert result.counts["built"] == 40
    for name in reports_in(Path("one")):
        assert (Path("one") / name).read_bytes() == (Path("many") / name).read_bytes()
    ours, theirs = (
        json.loads(Path(folder, "汇总.json").read_text("utf-8").replace(folder, ""))["单位"]
        for folder in ("one", "many")
    )
    assert ours == theirs


def test_any_executor_will_do() -> None:
    write_units(Path("in"), 20)
    with ThreadPoolExecutor(2) as pool:
        assert build_many("in", "out", executor=pool).counts["built"] == 20


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


def _counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of each Word file that is read."""
    read: list[str] = []
    whole = word.read_word_bytes

    def noted(name: str, data: bytes) -> word.Reading:
        read.append(Path(name).name)
        return whole(name, data)

    monkeypatch.setattr(word, "read_word_bytes", noted)
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
        monkeypatch.setattr(word, "read_word_bytes", lambda *_: pytest.fail("read here"))
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


def test_names_that_are_one_to_windows_clash_everywhere() -> None:
    write_unit(Path("in/a.yaml"), "甲a镇")
    write_unit(Path("in/b.yaml"), "甲A镇")
    with pytest.raises(InputError, match="会写到同一个文件"):
        build_many("in", "out")
    assert not Path("out").exists()


def test_several_units_for_one_file_are_one_error() -> None:
    write_units(Path("in"), 5)
    with pytest.raises(InputError) as caught:
        build_many("in", "x.docx")
    (found,) = caught.value.findings
    assert "不止一份" in found.message
    assert build_many("in/0000.yaml", "x.docx").counts["built"] == 1


def test_a_folder_for_outputs_that_is_a_file_is_one_error() -> None:
    write_units(Path("in"), 3)
    Path("out").write_bytes(b"")
    with pytest.raises(OutputError, match="这里是文件，不是文件夹"):
        build_many("in", "out")


class _Stop(BaseException):
    """Ends a run as a kill does, with nothing done after it."""


def _killed_after(monkeypatch: pytest.MonkeyPatch, count: int, *sources: str) -> None:
    """Run a batch that ends after some units with nothing more written, as if it was killed."""
    told: list[Outcome] = []

    def stop(outcome: Outcome) -> None:
        told.append(outcome)
        if len(told) == count:
            raise _Stop

    with pytest.raises(_Stop):
        build_many(sources, "out", options=Options(on_outcome=stop))


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

    def noted(order: Order, *others: Any) -> Product:
        produced.append(order.name)
        return produce(order, *others)

    monkeypatch.setattr("reportgen.batch.engine.produce", noted)
    last = load(with_values(("年度", 2023)))
    options = Options(examination=Examination(last=last, key="x"))
    build_many("in", "out", options=options)
    assert len(produced) == 3
    build_many("in", "out", options=options)
    assert len(produced) == 3


@pytest.mark.parametrize("source", ["in", "./in", "."])
def test_the_folder_of_the_data_may_be_that_of_the_outputs_too(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_units(Path("in"), 2)
    Path("in/丙.docx").write_bytes(render(load(with_values((UNIT, "丙镇")))))
    if source == ".":
        monkeypatch.chdir("in")
    assert statuses(build_many(source, source)) == ["built"] * 3
    assert statuses(build_many(source, source)) == ["unchanged"] * 3
