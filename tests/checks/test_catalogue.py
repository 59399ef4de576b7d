"""The catalogue: every rule explained with examples, found without a list of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportgen import Finding, InputError, check, load
from reportgen.checks import running
from reportgen.checks.catalogue import ON_ANNEXES, rule, rule_of, rules
from reportgen.checks.explaining import catalogue_text, code_text
from reportgen.codes import A01, T10
from reportgen.findings import SEVERITIES
from reportgen.model.report import Report
from tests.checks.samples import CLEAN, POINT, hits, report_with
from tests.growing import assert_linear
from tests.tools import INPUTS, seed

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = (
    [f"A{n:02}" for n in range(1, 18)]
    + [f"C{n:02}" for n in range(1, 9)]
    + [f"Y{n:02}" for n in range(1, 4)]
    + [f"T{n:02}" for n in range(1, 12)]
    + [f"S{n:02}" for n in range(1, 16)]
    + [f"B{n:02}" for n in range(1, 6)]
    + ["P01", "W01", "W02", "W03"]
)


def test_all_rules_of_the_families_are_there_in_order() -> None:
    assert list(rules()) == CATALOGUE


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_rule_has_a_chinese_explanation_and_examples(code: str) -> None:
    one = rules()[code]
    for words in (one.code.headline, one.explanation, one.wrong, one.right):
        assert re.search("[\u4e00-\u9fff]", words)
    assert one.wrong != one.right
    text = code_text(code.lower())
    assert text.startswith(f"{code}　{SEVERITIES[one.code.severity]}　{one.code.headline}")
    assert ("默认不查" in text) is one.code.optional
    assert f"\n{one.explanation}\n错：{one.wrong}\n对：{one.right}" in text
    assert one.code.headline in catalogue_text()


def test_a_code_stands_for_one_rule() -> None:
    with pytest.raises(ValueError, match="A01 stands twice"):
        rule(A01, explanation="又一条", wrong="错", right="对")(rules()["A01"].find)


def test_no_such_rule() -> None:
    with pytest.raises(InputError, match="没有“A99”这个编号"):
        code_text("A99")


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code[0] in ON_ANNEXES])
def test_rules_on_annexes_say_nothing_without_them(code: str) -> None:
    assert hits(code) == []


def test_the_clean_report_has_no_finding() -> None:
    assert check(Report.model_validate(CLEAN)) == []


def test_findings_come_worst_first_with_place_and_path() -> None:
    found = check(seed("qingshanqiao-2024.yaml"))
    levels = [list(SEVERITIES).index(finding.severity) for finding in found]
    assert levels == sorted(levels)
    assert all(re.search(r"yaml:\d+:\d+$", finding.location) for finding in found)
    assert all(finding.path and finding.message and finding.suggestion for finding in found)


def test_the_real_report_has_just_these_findings() -> None:
    found = check(seed("qingshanqiao-2024.yaml"))
    expected = "A03 A06 A07 A09 A09 A10 A11 C01 C06 T07 T07 T07 T07 Y01"
    assert " ".join(sorted(finding.rule for finding in found)) == expected
    assert {finding.rule for finding in found if finding.severity == "info"} == {
        "A10",
        "T07",
        "Y01",
    }
    text = "\n".join(map(str, found))
    for words in ("3960−3539=421", "89.37%", "16104+16763+730=33597", "102%", "92%", "24.4万",
                  "10-30万元", "5-10万元", "7.28", "过紧日子", "2025"):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("name", ["青山桥镇.yaml", "最小示例.yaml", "含附件示例.yaml"])
def test_the_samples_have_only_infos(name: str) -> None:
    assert {finding.severity for finding in check(INPUTS / name)} <= {"info"}


def test_a_source_that_does_not_load_gives_its_findings(tmp_path: Path) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text("年度: 1949\n", encoding="utf-8")
    found = check(path)
    assert isinstance(found[0], Finding)
    assert {finding.severity for finding in found} == {"error"}


def test_last_years_report_may_be_a_file() -> None:
    sample = load(INPUTS / "青山桥镇.yaml")
    found = check(sample, last=INPUTS / "青山桥镇.yaml")
    (told,) = [finding for finding in found if finding.rule == "C07"]
    assert "（青山桥镇.yaml）是2024年度的，不是上一年" in told.message


PIECES = [
    "1",
    "“",
    "”",
    "一是",
    "其中",
    "占",
    "由1增至2，",
    "1.1.",
    "（",
    "2023年",
    "完成率",
    "，",
    "XX",
    "7.28",
    "1-2",
    "尚未",
    "13",
    "共1户，",
    "二十",
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_rule_grows_faster_than_its_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # What repeats all along takes T10 longer than all others, which would not be seen beside it.
    quiet = rule_of(T10)._replace(find=lambda _: iter(()))
    monkeypatch.setattr(running, "rule_of", lambda code: quiet if code == T10 else rule_of(code))

    def report(size: int) -> Report:
        return report_with((POINT, piece * (size // len(piece))))

    assert_linear(report, check, 20_000)


def test_figures_of_not_printed_fields_are_not_read() -> None:
    assert hits("T01", ("检查豁免", {"A06": "原因,见附件"})) == []
