"""Whole batches: what is written, what is left alone, what stops what."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError, build_many, compile_template, render
from reportgen.batch.delivery import BatchOptions
from reportgen.errors import OutputError
from reportgen.formats.loading import load
from tests.batch.units import BUDGET, TITLE, UNIT, statuses, write_unit, write_units
from tests.commands import reports_in, write_json
from tests.reports import SHORTEST, with_values
from tests.tools import FORM

if TYPE_CHECKING:
    from reportgen.batch.outcome import Outcome


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


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


def test_units_for_one_file_all_fail_and_stop_no_other() -> None:
    for name in "abcd":
        write_unit(Path(f"in/{name}.yaml"), "甲镇" if name != "b" else "乙镇")
    result = build_many("in", "out")
    assert statuses(result) == ["failed", "built", "failed", "failed"]
    told = {Path(each.source).stem: each.findings for each in result.outcomes if each.findings}
    assert [(stem, found.rule) for stem, (found,) in told.items()] == [
        *((stem, "D05") for stem in "acd")
    ]
    assert "c.yaml 会写到同一个文件" in told["a"][0].message
    assert reports_in(Path("out")) == [f"乙镇{TITLE}"]
    assert statuses(build_many("in", "out")) == ["failed", "unchanged", "failed", "failed"]


def test_a_broken_copy_of_a_unit_does_not_clash_with_it() -> None:
    write_unit(Path("in/a.yaml"), "甲镇")
    good = Path("in/a.yaml").read_text(encoding="utf-8")
    Path("in/b.yaml").write_text(good.replace("支出总额", "支出总和"), encoding="utf-8")
    assert statuses(build_many("in", "out")) == ["built", "failed"]


def test_a_report_is_not_written_over_a_source() -> None:
    Path("in").mkdir()
    path = Path(f"in/云溪县青禾镇人民政府{TITLE}")
    path.write_bytes(render(load(SHORTEST)))
    before = path.read_bytes()
    (outcome,) = build_many("in", "in").outcomes
    assert "写在要读的文件上" in outcome.findings[0].message
    assert path.read_bytes() == before


def test_without_sources_there_is_an_error_and_no_manifest() -> None:
    with pytest.raises(InputError, match="没有要生成的数据"):
        build_many([], "out")
    assert not Path("out").exists()


def test_the_manifest_lies_in_the_folder_that_holds_all_outputs() -> None:
    write_unit(Path("a.yaml"), "甲镇")
    assert build_many("a.yaml").folder == Path("outputs/2024")
    write_json(Path("b.json"), with_values(("年度", 2025)))
    assert build_many(["a.yaml", "b.json"]).folder == Path("outputs")


def test_a_compiled_template_serves_all_years() -> None:
    write_json(Path("in/a.json"), with_values(("年度", 2001)))
    assert statuses(build_many("in", "out", template=compile_template(FORM))) == ["built"]


def test_data_that_changes_whose_it_is_under_way_fails() -> None:
    paths = write_units(Path("in"), 2)

    def swap(_: int) -> None:
        write_unit(paths[1], "别的镇")

    result = build_many("in", "out", options=BatchOptions(on_start=swap))
    assert statuses(result) == ["built", "failed"]
    assert "被人改了" in list(result.outcomes)[1].findings[0].message


def test_data_that_vanishes_under_way_fails_alone() -> None:
    paths = write_units(Path("in"), 2)
    result = build_many("in", "out", options=BatchOptions(on_start=lambda _: paths[0].unlink()))
    assert statuses(result) == ["failed", "built"]


def test_each_outcome_is_told_as_it_comes() -> None:
    write_units(Path("in"), 3)
    told: list[Outcome] = []
    counts: list[int] = []
    result = build_many(
        "in", "out", options=BatchOptions(on_start=counts.append, on_outcome=told.append)
    )
    assert counts == [3]
    assert told == list(result.outcomes)


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_give_what_one_does(jobs: int) -> None:
    write_units(Path("in"), 40)
    build_many("in", "one")
    result = build_many("in", "many", options=BatchOptions(jobs=jobs))
    assert result.counts["built"] == 40
    for name in reports_in(Path("one")):
        assert (Path("one") / name).read_bytes() == (Path("many") / name).read_bytes()
    ours, theirs = (
        json.loads(Path(folder, "汇总.json").read_text("utf-8").replace(folder, ""))["单位"]
        for folder in ("one", "many")
    )
    for unit in (*ours, *theirs):
        del unit["校验"]  # the folder is in it
    assert ours == theirs


def test_any_executor_will_do() -> None:
    write_units(Path("in"), 20)
    with ThreadPoolExecutor(2) as pool:
        assert build_many("in", "out", executor=pool).counts["built"] == 20


def test_names_that_are_one_to_windows_clash_everywhere() -> None:
    write_unit(Path("in/a.yaml"), "甲a镇")
    write_unit(Path("in/b.yaml"), "甲A镇")
    assert statuses(build_many("in", "out")) == ["failed", "failed"]
    assert reports_in(Path("out")) == []


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
