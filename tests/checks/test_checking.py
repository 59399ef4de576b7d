"""``check`` as a function: from a report, a file or plain data, with last year and word lists."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, check, load
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.dictionary_entries import Typo
from tests.checks.samples import CLEAN
from tests.commands import write_json

if TYPE_CHECKING:
    from pathlib import Path

SPENT = "部门整体支出管理和使用基本情况"
REPEATED = "全年新增城镇就业292人，失业人员再就业156人，发放各类补贴19.8万元。"


def clean_with(summary: str = REPEATED, **top: object) -> dict[str, Any]:
    """Return the data without findings with another 概述, and other fields at the top."""
    data = deepcopy(CLEAN)
    data["绩效完成情况"][SPENT]["概述"] = summary
    return {**data, **top}


def rules_of(*args: Any, **options: Any) -> set[str]:
    return {finding.rule for finding in check(*args, **options)}


def test_a_report_a_file_and_plain_data_give_the_same_findings(tmp_path: Path) -> None:
    data = clean_with("资金使用规范,成效明显。")
    path = write_json(tmp_path / "a.json", data)
    from_report, from_path, from_data = check(load(path)), check(path), check(data)
    assert from_report == from_path == check(str(path))
    assert {finding.rule for finding in from_path} == {"T01"}
    placeless = [(one.rule, one.path, one.message) for one in from_data]
    assert placeless == [(one.rule, one.path, one.message) for one in from_path]


def test_findings_of_a_file_have_its_places_and_those_of_plain_data_none(tmp_path: Path) -> None:
    data = clean_with("资金使用规范,成效明显。")
    (finding,) = check(write_json(tmp_path / "a.json", data))
    assert finding.location.startswith(f"{tmp_path / 'a.json'}:1:")
    assert [one.location for one in check(data)] == [""]


def test_a_report_that_may_be_sent_gives_nothing() -> None:
    assert check(CLEAN) == []


def test_what_does_not_load_gives_its_errors_as_findings(tmp_path: Path) -> None:
    data = clean_with(年度="前年")
    with pytest.raises(InputError) as caught:
        load(data)
    assert check(data) == list(caught.value.findings)
    assert rules_of(tmp_path / "无此文件.yaml") == {"D01"}


def test_the_worst_comes_first() -> None:
    data = clean_with("资金使用规范,成效明显。")
    data["绩效完成情况"][SPENT]["支出总额"] = "3921万元"
    data["绩效完成情况"][SPENT]["三公经费"] = "0万元"
    severities = [finding.severity for finding in check(data)]
    assert set(severities) == {"error", "warning", "info"}
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


@pytest.mark.parametrize("kind", ["report", "file", "data"])
def test_last_years_report_may_be_a_report_a_file_or_data(kind: str, tmp_path: Path) -> None:
    last = clean_with(年度=2023)
    path = write_json(tmp_path / "去年.json", last)
    given = {"report": load(path), "file": path, "data": last}[kind]
    assert rules_of(clean_with(), last=given) == {"C07"}
    assert rules_of(clean_with()) == set()


def test_a_report_of_last_year_that_does_not_load_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        check(CLEAN, last=tmp_path / "无此文件.yaml")


def test_a_dictionary_takes_the_place_of_the_standard_one(tmp_path: Path) -> None:
    data = clean_with("截止目前，管理各项经废。")
    assert rules_of(data) == {"T05"}
    own = tmp_path / "词典.yaml"
    own.write_text("错别字:\n  经废: 经费\n停用: [截止]\n", encoding="utf-8")
    found = check(data, dictionary=standard_dictionary().extended(own))
    assert len(found) == 1
    assert "经费" in found[0].message + found[0].suggestion
    assert isinstance(standard_dictionary().extended(own).typos["经废"], Typo)


def test_checking_changes_nothing(tmp_path: Path) -> None:
    data = clean_with("资金使用规范,成效明显。")
    before = deepcopy(data)
    report = load(write_json(tmp_path / "a.json", data))
    assert check(report) == check(report)
    check(data)
    assert data == before
    assert report == load(before)
