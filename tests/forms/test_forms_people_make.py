"""Three forms that people who only have Word make for themselves: what goes in comes back.

One is a province's outline with other headings, one a county's table with other labels, one a table
of six rows drawn from nothing; each has fields of its own. Every sample is printed with each of
them and read back from the paper alone, without the data that the file carries.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import Report, load, render
from reportgen.formats.reading import read_word
from reportgen.model.expenditure import VehicleCost
from reportgen.ooxml.data_part import remove_data
from tests.checks.samples import CLEAN
from tests.own_forms import OWN, county, overview, province, with_own
from tests.reports import CHAPTERS, EDGES, in_chapters
from tests.tools import INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from collections.abc import Iterator


Data = dict[str, Any]

FILES = sorted(INPUTS.glob("*.yaml"))


@cache
def samples() -> dict[str, Data]:
    """Return every sample that there is, by its name."""
    files = {path.stem: {k: v for k, v in dump(load(path)).items() if v} for path in FILES}
    return {**files, "chapters": CHAPTERS, "clean": CLEAN, **EDGES}


SAMPLES = (*(path.stem for path in FILES), "chapters", "clean", *EDGES)
BROKEN = "breaks-and-tabs"
"""Its titles have line breaks and spaces like those that forms put behind titles."""
NEVER = ("预算数", "上年数", "对应问题", "检查豁免", "附件")
"""What no form prints, and the annexes."""


def dump(report: Report) -> Data:
    return report.model_dump(mode="json", by_alias=True, exclude_none=True)


@pytest.fixture(scope="module", autouse=True)
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make the three forms once, in the working directory of this module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("forms"))
        province()
        county()
        overview()
        yield


def on_paper(value: Any, never: tuple[str, ...] = NEVER) -> Any:
    """Return data without what a form does not print; of vehicles all print the sum.

    Nothing is printed alike however it was written. Sums that are left out are computed, and
    printed; the annexes, full of them, are compared as they are printed.
    """
    if isinstance(value, list):
        return [on_paper(each, never) for each in value]
    if not isinstance(value, dict):
        nothing = isinstance(value, str) and re.fullmatch(r"0(\.0+)?万?元", value)
        return "0万元" if nothing else value
    kept = {key: on_paper(inner, never) for key, inner in value.items() if key not in never}
    kept = {key: inner for key, inner in kept.items() if inner not in ("", [], {})}
    if isinstance(vehicles := value.get("公务用车购置及运行费"), dict):
        total = VehicleCost.model_validate(vehicles).total_amount
        kept["公务用车购置及运行费"] = str(total)
    if isinstance(official := kept.get("三公经费"), dict):
        official.pop("合计", None)
    return kept


def paper(report: Report, form: str) -> dict[str, bytes]:
    """Return the parts of a report's file without the data that it carries."""
    return remove_data(members(render(report, form)))


def read_back(report: Report, form: str) -> Report:
    """Return what is read from a form's paper alone, where all of it has its place."""
    path = Path(f"{form}.docx")
    path.write_bytes(packed(paper(report, form)))
    reading = read_word(path)
    assert (reading.form, reading.carried, reading.unplaced) == (form, None, [])
    return load(reading.data, form)


def test_the_samples_are_all_that_there_are() -> None:
    assert set(SAMPLES) == samples().keys()
    assert {"青山桥镇", "最小示例", "含附件示例"} < set(SAMPLES)


@pytest.mark.parametrize("name", [each for each in SAMPLES if each != BROKEN])
def test_the_outline_with_other_headings_gives_back_every_sample(name: str) -> None:
    report = load(with_own(in_chapters(samples()[name])), "我省")
    found = read_back(report, "我省")
    assert on_paper(dump(found)) == on_paper(dump(report))
    assert paper(found, "我省") == paper(report, "我省")


@pytest.mark.parametrize("name", [each for each in SAMPLES if each != BROKEN])
def test_the_table_with_other_labels_gives_back_every_sample(name: str) -> None:
    report = load(with_own(samples()[name]), "我县")
    found = read_back(report, "我县")
    never = (*NEVER, "机构人员", "预算收支", "绩效自评结果拟应用和公开情况", "落款日期")
    assert on_paper(dump(found), never) == on_paper(dump(report), never)
    assert paper(found, "我县") == paper(report, "我县")


@pytest.mark.parametrize("name", [each for each in SAMPLES if each != BROKEN])
def test_the_table_drawn_from_nothing_gives_back_every_sample(name: str) -> None:
    report = load(with_own(samples()[name]), "一览表")
    path = Path("一览表.docx")
    path.write_bytes(packed(paper(report, "一览表")))
    reading = read_word(path)
    assert (reading.form, reading.carried, reading.unplaced) == ("一览表", None, [])
    given, group = dump(report), "存在的问题分析及改进措施"
    overview = {each: given["部门概况"][each] for each in ("单位名称", "年度预算金额", "填报人")}
    printed = {
        "年度": given["年度"],
        "部门概况": overview,
        group: {"存在的问题": given[group]["存在的问题"]},
    }
    assert on_paper(reading.data) == on_paper({**printed, **OWN, "部门概况": overview})


@pytest.mark.parametrize("form", ["我省", "我县"])
def test_of_a_title_with_breaks_no_letter_is_lost(form: str) -> None:
    report = load(with_own(in_chapters(EDGES[BROKEN])), form)
    group = "存在的问题分析及改进措施"
    given, found = (letters(dump(each)[group]) for each in (report, read_back(report, form)))
    assert found == given


def letters(value: Any) -> str:
    """Return all letters of some data in their order."""
    if isinstance(value, (dict, list)):
        return "".join(map(letters, value.values() if isinstance(value, dict) else value))
    return "".join(filter(str.isalpha, value if isinstance(value, str) else ""))
