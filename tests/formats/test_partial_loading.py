"""A report that lacks something, or has something wrong, is loaded for checking all the same."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, check
from reportgen.formats.loading import load
from reportgen.formats.partial_loading import load_bytes_partly, load_partly
from reportgen.labels import name_of
from reportgen.model.absent import AbsentError, is_absent
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from tests.annexes import ANNEXES
from tests.checks.samples import CLEAN
from tests.commands import write_json
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.findings import Path as FieldPath

WHOLE: dict[str, Any] = {**deepcopy(CLEAN), "附件": deepcopy(ANNEXES)}
KNOWN = {(found.rule, found.path) for found in check(deepcopy(WHOLE))}


def fields_of(
    node: FieldNode, value: Any, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, bool]]:
    """Return the path of each field that data have, and whether it is required."""
    if isinstance(value, dict):
        for key, inner in value.items():
            field = (node.fields or {})[name_of(key)]
            yield (*path, key), field.required
            yield from fields_of(field, inner, (*path, key))
    elif isinstance(value, list) and node.element is not None:
        for at, inner in enumerate(value):
            yield from fields_of(node.element, inner, (*path, at))


FIELDS = list(fields_of(field_tree(Report), WHOLE))
REQUIRED = [path for path, required in FIELDS if required]


def changed(path: FieldPath, *value: Any) -> dict[str, Any]:
    """Return the data with another value in one field, or without the field."""
    data: Any = deepcopy(WHOLE)
    group = data
    for step in path[:-1]:
        group = group[step]
    if value:
        group[path[-1]] = value[0]
    else:
        del group[path[-1]]
    return data


def new_findings(data: dict[str, Any]) -> set[tuple[str, str]]:
    """Return rule and path of the errors that only these data have."""
    found = {(each.rule, each.path) for each in check(data) if each.severity == "error"}
    return found - KNOWN


@pytest.mark.parametrize("path", REQUIRED, ids=lambda path: ".".join(map(str, path)))
def test_a_missing_field_is_the_only_error_that_its_absence_makes(path: FieldPath) -> None:
    data = changed(path)
    with pytest.raises(InputError):
        load(data)
    (found,) = new_findings(data)
    assert found[0] == "C03"


@pytest.mark.parametrize("path", [path for path, _ in FIELDS], ids=lambda p: ".".join(map(str, p)))
def test_a_wrong_value_is_the_only_error_that_it_makes(path: FieldPath) -> None:
    data = changed(path, {"没有这一栏": "无"})
    with pytest.raises(InputError):
        load(data)
    assert {rule for rule, _ in new_findings(data)} <= {"C03", "D02", "D03"}


def test_a_whole_report_is_loaded_as_ever() -> None:
    loaded = load_partly(deepcopy(WHOLE))
    assert loaded.report == load(deepcopy(WHOLE))
    assert not loaded.problems
    assert not loaded.absent


def test_other_rules_go_on_where_a_field_is_missing(tmp_path: Path) -> None:
    data = deepcopy(CLEAN)
    del data["部门概况"]["主管部门"]
    data["绩效完成情况"]["部门整体支出管理和使用基本情况"]["支出总额"] = "3921万元"
    path = write_json(tmp_path / "青禾镇.json", data)
    found = {each.rule: each.location for each in check(path)}
    assert found.keys() >= {"C03", "A01", "A02"}
    assert found["A01"].startswith(f"{path}:")


def test_an_amount_that_cannot_be_read_is_not_taken_for_one_that_is_not_given() -> None:
    data = deepcopy(CLEAN)
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    spent["按经济分类"]["工资福利支出"] = "约1900万"
    assert {(each.rule, each.severity) for each in check(data)} == {("D03", "error")}
    wages = load_partly(data).report.performance.expenditure.classes.wages
    assert is_absent(wages)
    with pytest.raises(AbsentError):
        str(wages)


def test_last_years_text_in_a_draft_is_named_and_not_checked_as_this_years() -> None:
    data = deepcopy(CLEAN)
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    spent["概述"] = ["【上年】2023年预算执行平稳,资金使用规范。", "资金使用规范,成效明显。"]
    found = [(each.rule, each.path[-5:]) for each in check(data)]
    assert ("D06", "概述[1]") in found
    assert [path for rule, path in found if rule == "T01"] == ["概述[2]"]


def test_a_file_with_only_annexes_is_checked_as_what_it_is(tmp_path: Path) -> None:
    annexes = deepcopy(ANNEXES)
    annexes["基础数据表"]["财政供养人员情况"]["控制率"] = "12.34%"
    path = write_json(tmp_path / "附件.json", {"年度": 2024, "附件": annexes})
    assert {each.rule for each in check(path)} >= {"B01"}
    assert not [each for each in check(path) if each.rule == "C03"]


def test_the_units_name_over_annexes_in_a_word_file_is_no_report(tmp_path: Path) -> None:
    title = "2024年度项目支出绩效自评表\n填报单位：云溪县青禾镇人民政府　　　　单位：元"
    rows = [["项目名称", "水渠清淤"], ["主管部门", "云溪县水利局"]]
    found = check(lay_out(tmp_path / "附件.docx", title, rows))
    assert not [each for each in found if each.rule == "C03" and "附件." not in each.path]


def test_the_content_of_a_file_is_loaded_as_the_file_is(tmp_path: Path) -> None:
    path = write_json(tmp_path / "青禾镇.json", changed(REQUIRED[0]))
    loaded = load_bytes_partly(str(path), path.read_bytes())
    assert loaded.problems == load_partly(path).problems
    assert loaded.report.overview == load_partly(path).report.overview


def test_what_is_no_report_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        load_partly(tmp_path / "无此文件.yaml")


def test_a_word_file_may_list_what_was_achieved_without_titles(tmp_path: Path) -> None:
    listed = IN_CHAPTERS.replace("1、保障机构运转\n", "")
    found = check(lay_out(tmp_path / "报告.docx", listed))
    told = [(each.rule, each.severity) for each in found if each.path.endswith(".标题")]
    assert told == [("C03", "info")]


def test_a_column_that_no_row_has_is_one_finding(tmp_path: Path) -> None:
    rows = [
        ["项目名称", "化肥减量", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）"],
        *(["产出指标", "数量指标", f"第{at}个示范区", "100亩", "100亩"] for at in range(5)),
    ]
    found = check(lay_out(tmp_path / "附件.docx", "项目支出绩效自评表", rows))
    told = [each.message for each in found if "分值" in each.message and each.rule == "C03"]
    assert told == ["“绩效指标”的5行都没有“分值”，附件的“项目自评表”要用"]
