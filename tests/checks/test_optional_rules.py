"""Rules of some provinces, waivers, and what a report without annexes costs."""

from __future__ import annotations

import os
import subprocess
import sys
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, check
from reportgen.model.report import Report
from tests.annexes import ANNEXES
from tests.checks.annexed import MONEY, REQUEST
from tests.checks.samples import CLEAN, POINT, report_with
from tests.tools import INPUTS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.checks.annexed import Change


def with_annexes(*changes: Change) -> Report:
    return report_with(("附件", deepcopy(ANNEXES)), *changes)


def codes(report: Report, rules: list[str]) -> set[str]:
    return {finding.rule for finding in check(report, rules=rules)}


def test_the_clean_report_with_all_annexes_has_no_finding() -> None:
    assert check(Report.model_validate({**CLEAN, "附件": ANNEXES}), rules=["S12", "S13"]) == []


def test_a_total_that_a_low_execution_caps_is_no_wrong_sum() -> None:
    """With S13 a total may be less than the sum of the scores; without it that is an error."""
    low: list[Change] = [
        *((f"{MONEY}.{label}", None) for label in ("调整数", "全年执行数")),
        *((f"{REQUEST}.{label}", None) for label in ("按收入性质分", "按支出性质分")),
        (f"{MONEY}.执行率", "75%"),
        (f"{MONEY}.得分", "7.5"),
        ("整体自评表.等级", "良"),
    ]
    inside = [(f"附件.{path}", value) for path, value in low]
    total = "附件.整体自评表.总分.得分"
    capped, whole, wrong = (with_annexes(*inside, (total, each)) for each in ("89", "97", "85"))
    assert codes(capped, []) & {"S02", "S13"} == {"S02"}
    assert codes(capped, ["S13"]) & {"S02", "S13"} == set()
    assert codes(whole, ["S13"]) & {"S02", "S13"} == {"S02", "S13"}
    assert codes(wrong, ["S13"]) & {"S02", "S13"} == {"S02"}


def test_a_surplus_is_told_once_as_an_error_where_a_reason_is_a_must() -> None:
    report = with_annexes(("附件.整体自评表.绩效指标.0.实际完成值", "364人"))
    found = [(f.rule, f.severity) for f in check(report) if f.rule in ("S06", "S12")]
    assert found == [("S06", "warning")]
    found = [(f.rule, f.severity) for f in check(report, rules=["S12"]) if f.rule[0] == "S"]
    assert found == [("S12", "error")]


def test_a_waiver_of_one_sentence_leaves_the_others_errors() -> None:
    report = with_annexes(
        (POINT, "经自评，整体支出绩效自评得分95.5分。"),
        ("附件.整体自评表.等级", "良"),
        ("检查豁免", {"S08 附件.整体自评表.等级": "县财政局审定为良"}),
    )
    found = [f for f in check(report) if f.rule == "S08"]
    assert [f.severity for f in found] == ["error", "info"]
    assert found[1].message.startswith("已豁免（县财政局审定为良）：")


def test_rules_of_some_provinces_are_applied_when_asked_for() -> None:
    report = with_annexes()
    assert codes(report, []) == set()
    assert codes(report, ["+s14"]) == {"S14"}


@pytest.mark.parametrize(
    ("wanted", "words"), [("S99", "没有编号为“S99”的规则"), ("+A01", "“A01”本来就检查")]
)
def test_what_is_no_optional_rule_is_refused(wanted: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        check(with_annexes(), rules=[wanted])
    assert "S12、S13、S14" in caught.value.findings[0].suggestion


def test_the_same_rule_may_be_asked_for_twice() -> None:
    once: Any = check(with_annexes(), rules=["S14"])
    assert check(with_annexes(), rules=["S14", "+S14"]) == once


def test_a_report_without_annexes_imports_nothing_of_them(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom reportgen import check, load, render\n"
        f"report = load({str(INPUTS / '青山桥镇.yaml')!r})\nrender(report), check(report)\n"
        "print([name for name in sys.modules if 'annexes' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.split() == [b"[]"]
