"""检查豁免: what is waived comes as info with its reason; waivers themselves are checked."""

from pathlib import Path

import pytest

from reportgen.checks.running import findings_of
from reportgen.checks.waivers import apply_waivers, waivers_of
from reportgen.findings import Finding
from reportgen.formats.loading import load
from tests.checks.samples import EXPENDITURE, report_with

TOTAL = f"{EXPENDITURE}.支出总额"
BUDGET = "部门概况.年度预算金额"
REASON = "余款已由财政收回"


def finding(rule: str = "A06", path: str = TOTAL) -> Finding:
    return Finding(rule, "warning", path, "青禾镇.yaml:9:5", "执行率低于90%", "说明原因")


@pytest.mark.parametrize(
    "key",
    [
        "A06",
        "a06",
        "Ａ０６",
        " A06 ",
        f"A06 {TOTAL}",
        f"A06:{TOTAL}",
        f"A06：{TOTAL}",
        f"A06: {TOTAL}",
        f"A06　{TOTAL}",
        f"A06{TOTAL}",
        f"A06 {EXPENDITURE}",
        "A06 绩效完成情况",
    ],
)
def test_a_waived_finding_comes_as_info_with_the_reason(key: str) -> None:
    report = report_with(("检查豁免", {key: f"{REASON}。"}))
    (waived,) = apply_waivers(report, [finding()])
    assert waived.severity == "info"
    assert waived.message == f"已豁免（{REASON}）：执行率低于90%"
    assert (waived.rule, waived.path, waived.location) == ("A06", TOTAL, "青禾镇.yaml:9:5")


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("A07", REASON),
        (f"A06 {BUDGET}", REASON),
        (f"A06 {EXPENDITURE}.支出", REASON),
        (f"A06 {TOTAL}.合计", REASON),
        ("A061", REASON),
        ("执行率", REASON),
        ("A06", ""),
        ("A06", "　"),
        ("A06", "——"),
    ],
)
def test_what_is_not_waived_stays_as_it_is(key: str, reason: str) -> None:
    report = report_with(("检查豁免", {key: reason}))
    assert apply_waivers(report, [finding()]) == [finding()]


def test_paths_with_positions_and_marks() -> None:
    path = "绩效完成情况.绩效目标完成情况[1].要点[2]"
    abroad = f"{EXPENDITURE}.三公经费.因公出国（境）费"
    report = report_with(
        ("检查豁免", {f"T07 {path}": "照原文", f"A10 {abroad.replace('（境）', '境')}": "没有出国"})
    )
    found = [
        finding("T07", path),
        finding("T07", path.replace("[2]", "[20]")),
        finding("T07", path.replace("[2]", "[1]")),
        finding("A10", abroad),
    ]
    changed = [one.severity == "info" for one in apply_waivers(report, found)]
    assert changed == [True, False, False, True]


def test_the_order_stays_and_findings_on_waivers_cannot_be_waived() -> None:
    report = report_with(("检查豁免", {"W01": REASON, "A06": REASON}))
    found = [finding("A01"), finding("A06"), finding("W01"), finding("A09")]
    assert [one.rule for one in apply_waivers(report, found)] == ["A01", "A06", "W01", "A09"]
    assert apply_waivers(report, found)[2] == finding("W01")
    assert apply_waivers(report_with(), found) == found


def test_reading_keys() -> None:
    report = report_with(("检查豁免", {"a10：三公经费": " 没有公车。 ", "说明": "无"}))
    first, second = waivers_of(report)
    assert (first.key, first.code, first.path) == ("a10：三公经费", "A10", "三公经费")
    assert (first.reason, second.code) == ("没有公车。", "")


def test_all_together_on_a_file_with_the_place_of_each(tmp_path: Path) -> None:
    source = tmp_path / "青禾镇.yaml"
    source.write_text(
        "年度: 2024\n"
        "部门概况:\n"
        "  单位名称: 云溪县青禾镇人民政府\n"
        "  年度预算金额: 100万元\n"
        "  主管部门: 云溪县人民政府\n"
        "  单位基本职能: [负责其它事项。]\n"
        "绩效完成情况:\n"
        "  部门整体支出管理和使用基本情况: {概述: 执行平稳。, 支出总额: 99万元}\n"
        "  绩效目标完成情况:\n"
        "    - {标题: 民生持续改善, 要点: [新建公厕5座。]}\n"
        "存在的问题分析及改进措施:\n"
        "  存在的问题: [可用财力少。收入主要用于人员工资。]\n"
        "  改进措施: [压减支出　盘活闲置资产。]\n"
        "检查豁免:\n"
        "  T05: 三定方案原文\n"
        "  A10: ''\n"
        "  T06 部门概况: 原文\n"
        "  X01: 原文\n",
        encoding="utf-8",
    )
    found = {one.rule: one for one in findings_of(load(source)) if one.rule[0] in "TW"}
    assert {rule: one.location.rsplit(":", 2)[1:] for rule, one in found.items()} == {
        "T05": ["6", "12"],
        "W01": ["16", "3"],
        "W02": ["18", "3"],
        "W03": ["17", "3"],
    }
    assert found["T05"].severity == "info"
    assert found["T05"].message.startswith("已豁免（三定方案原文）：“其它”")


@pytest.mark.parametrize("key", ["A10、A06", "A06，A10", "A10和A06", "A10 A06"])
def test_one_entry_may_waive_several_rules(key: str) -> None:
    report = report_with(("检查豁免", {key: REASON}))
    assert [each.code for each in waivers_of(report)] in (["A10", "A06"], ["A06", "A10"])
    (waived,) = apply_waivers(report, [finding()])
    assert waived.severity == "info"


def test_of_several_waived_together_the_idle_one_is_named() -> None:
    report = report_with(("检查豁免", {"A10、Q99": REASON}))
    told = {each.rule: each for each in findings_of(report) if each.rule[0] == "W"}
    assert told["W03"].message == "这次检查没有“A10”的结果，这条豁免没有用到"
    assert told["W03"].suggestion == "从“A10、Q99”里删去它"
    assert told["W02"].message == "“Q99”不起作用：没有这个编号的规则"


def test_a_waiver_without_reason_is_told_once_whatever_it_names() -> None:
    report = report_with(("检查豁免", {"A10、A06": ""}))
    assert [each.rule for each in findings_of(report) if each.rule[0] == "W"] == ["W01"]


def test_a_waiver_of_a_half_width_mark_is_used() -> None:
    report = report_with(
        (f"{EXPENDITURE}.概述", ["全年保工资,保运转。"]), ("检查豁免", {"T01": REASON})
    )
    assert {each.rule for each in findings_of(report)} & {"T01", "W03"} == {"T01"}
