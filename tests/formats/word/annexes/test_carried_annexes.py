"""Built files with annexes: read as the very report, and one edited cell as that edit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import load
from reportgen.model.report import ANNEXES, Report
from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.editing import FORMS, built_with, typed, typed_at, values_of
from tests.formats.word.annexes.meaning import annexed, meaning
from tests.formats.word.built import (
    data_of,
    read_bytes,
    read_report,
    saved_again,
    with_text_of,
    without_data,
)
from tests.strategies import annexes
from tests.tools import INPUTS

BESIDE = ("级别", "填表人", "填报日期", "联系电话", "单位负责人签字")
"""Fields that share a cell with their label, or with another field."""

SAMPLE: dict[str, Any] = data_of(load(INPUTS / "含附件示例.yaml"))[ANNEXES]
Path_ = tuple[str | int, ...]
APART = 11
"""How many cells lie between two that are edited in the same file."""


def new_value(path: Path_) -> str:
    """Return another value that fits a field."""
    label = path[-1]
    if label == "等级":
        return "差"
    if label in ("编制数", "实际在职人数", "分值", "得分", "批复规模", "实际规模"):
        return "7"
    if label in ("控制率", "执行率", "规模控制率", "投资概算控制率"):
        return "12.34%"
    if (
        "数" in str(label)
        or label in ("预算投资", "实际投资")
        or path[-2]
        in (
            "按收入性质分",
            "按支出性质分",
        )
    ):
        return "1234.5"
    return f"改写过的第{path[-2]}项"  # a group that is the same as the one above is printed once


def with_new(value: Any, path: Path_, new: Any) -> Any:
    """Return data with a value at a path; groups on the way are made where there are none."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        return [
            with_new(each, tuple(rest), new) if at == step else each
            for at, each in enumerate(value)
        ]
    group = dict(value or {})
    group[step] = with_new(group.get(step), tuple(rest), new)
    return group


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("given", ["the sample", "all"])
def test_a_built_file_gives_the_report(form: str, given: str) -> None:
    report, data = built_with(SAMPLE if given == "the sample" else ALL, form)
    bare = read_bytes(without_data(data))
    assert bare.unplaced == []
    assert meaning(read_report(bare)) == meaning(report)
    again = read_bytes(saved_again(data))
    assert read_report(again) == report
    assert (again.unplaced, again.notes) == ([], [])


@pytest.mark.parametrize("form", FORMS)
def test_a_printed_sum_may_have_more_digits_than_can_be_entered(form: str) -> None:
    kinds = {"基本支出": "1", "项目支出": "999999999999999"}
    path = ("整体自评表", "年度预算申请", "按支出性质分")
    report, data = built_with(with_new(SAMPLE, path, kinds), form)
    assert meaning(read_report(read_bytes(without_data(data)))) == meaning(report)


@given(annexes().filter(bool), st.sampled_from(list(FORMS)))
def test_any_built_file_gives_the_report(given: dict[str, Any], form: str) -> None:
    report, data = built_with(given, form)
    reading = read_bytes(saved_again(data))
    assert read_report(reading) == report
    assert reading.unplaced == []


@given(annexed(), st.sampled_from(list(FORMS)))
def test_any_built_file_without_its_data(given: Report, form: str) -> None:
    report, data = built_with(data_of(given)[ANNEXES], form)
    reading = read_bytes(without_data(data))
    assert meaning(read_report(reading)) == meaning(report)
    assert reading.unplaced == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("given", ["the sample", "all"])
def test_edited_cells_are_those_edits(form: str, given: str) -> None:
    """Each cell is edited once, those that lie far from each other in the same file."""
    report, data = built_with(SAMPLE if given == "the sample" else ALL, form)
    places = values_of(read_bytes(without_data(data)))
    paths = [path for path in places if path[-1] not in BESIDE and "专项资金" not in path]
    for first in range(APART):
        new = {path: new_value(path) for path in paths[first::APART]}
        wanted = data_of(report)
        for path, value in new.items():
            wanted = with_new(wanted, path, value)
        file = typed_at(data, {places[path]: value for path, value in new.items()})
        assert read_report(read_bytes(file)) == Report.model_validate(wanted), first


def test_the_level_stands_before_the_name_of_a_fund() -> None:
    report, data = built_with(ALL)
    fund: Path_ = (ANNEXES, "基础数据表", "经费控制情况", "项目支出", "专项资金", 0)
    place = values_of(read_bytes(without_data(data)))[(*fund, "名称")]
    wanted = with_new(data_of(report), (*fund, "级别"), "市级")
    reading = read_bytes(typed(data, place, "市级：农村综合改革"))
    assert read_report(reading) == Report.model_validate(wanted)


def test_a_row_that_is_put_in_beside_an_edited_one() -> None:
    """Scores that were computed stay so, also where the list has become longer."""
    given = {"整体自评表": SAMPLE["整体自评表"]}
    _report, data = built_with(given)
    rows = [*given["整体自评表"]["绩效指标"]]
    more = {**rows[1], "三级指标": "改造厕所", "分值": "1", "得分": "1"}
    rows[1:2] = [{**rows[1], "实际完成值": "15户", "得分": "9.38"}, more]
    _, other = built_with({"整体自评表": {**given["整体自评表"], "绩效指标": rows}})
    edited = read_report(read_bytes(with_text_of(data, other)))
    assert edited.annexes is not None
    assert edited.annexes.whole is not None
    found = edited.annexes.whole.indicators
    assert [str(row.actual) for row in found[:3]] == ["292人", "15户", "16户"]
    assert [row.score and str(row.score) for row in found[:4]] == [None, "9.38", "1.00", None]
