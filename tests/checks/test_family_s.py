"""S01 to S14: weights, scores, reasons and money of the 自评表."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, check
from reportgen.findings import path_text
from reportgen.model.report import Report
from tests.annexes import ANNEXES
from tests.checks.annexed import Change, annex_hits
from tests.checks.samples import CLEAN, POINT, hits, report_with
from tests.checks.test_family_b import cases
from tests.tools import INPUTS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "整体自评表.绩效指标"
REQUEST = "整体自评表.年度预算申请"
MONEY = f"{REQUEST}.年度资金总额"
PROJECT = "项目自评表.0"
FUNDS = f"{PROJECT}.项目资金"
REASON = "偏差原因分析及改进措施"
PROBLEMS = "存在的问题分析及改进措施.存在的问题"
OTHER = "存在的问题分析及改进措施.其他需要说明问题"
SHORT = [(f"{ROWS}.0.实际完成值", "252人"), (f"{ROWS}.0.得分", "13.5")]
"""The first indicator, reached by 90%."""

WRONG: dict[str, list[list[Change]]] = {
    "S01": [
        [(f"{ROWS}.0.分值", "14")],
        [(f"{ROWS}.8.分值", "9"), (f"{ROWS}.7.分值", "6")],
        [(f"{ROWS}.7.分值", "0")],
        [(f"{ROWS}.1.分值", "20"), (f"{ROWS}.2.分值", "5"), (f"{ROWS}.0.二级指标", "数量（10分）")],
        [("整体自评表.总分.分值", "90")],
        [(f"{PROJECT}.绩效指标.1.分值", "15")],
        [(f"{PROJECT}.绩效指标.2.分值", "25"), (f"{PROJECT}.绩效指标.3.分值", "15")],
        [(ROWS, [])],
    ],
    "S02": [
        [(f"{ROWS}.0.得分", "16")],
        [(f"{MONEY}.得分", "10.5")],
        [("整体自评表.总分.得分", "99.5")],
        [(f"{PROJECT}.总分.得分", "98")],
    ],
    "S03": [
        [(f"{MONEY}.执行率", "99.5%")],
        [(f"{MONEY}.得分", "10")],
        [(f"{MONEY}.全年预算数", "0")],
        [(f"{MONEY}.全年预算数", None), (f"{MONEY}.调整数", None), (f"{MONEY}.执行率", None)],
        [(f"{ROWS}.0.得分", "14")],
        [(f"{ROWS}.3.实际完成值", "15.6万元")],
        [(f"{ROWS}.3.实际完成值", "26万元"), (f"{ROWS}.3.得分", "1")],
        [*SHORT[:1], (f"{ROWS}.0.得分", "13")],
    ],
    "S04": [
        [(f"{ROWS}.5.得分", "7")],
        [(f"{ROWS}.5.实际完成值", "部分达成并具有一定效果")],
        [(f"{ROWS}.5.实际完成值", "部分达成年度指标并具有一定效果"), (f"{ROWS}.5.得分", "8")],
        [(f"{ROWS}.5.实际完成值", "未达成且效果较差"), (f"{ROWS}.5.得分", "6")],
        [(f"{ROWS}.5.得分", None)],
    ],
    "S05": [
        SHORT,
        [(f"{ROWS}.5.{REASON}", "无。")],
        [(f"{ROWS}.5.{REASON}", "—")],
        [(f"{ROWS}.3.实际完成值", "13.5万元"), (f"{ROWS}.3.得分", None)],
        [(f"{ROWS}.0.年度指标值", "＞292人")],
    ],
    "S06": [
        [(f"{ROWS}.0.实际完成值", "364人")],
        [(f"{ROWS}.4.实际完成值", "8.2%")],
        [(f"{PROJECT}.绩效指标.0.实际完成值", "0.61万公里")],
    ],
    "S07": [
        [(PROBLEMS, ["无"]), (f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
        [(PROBLEMS, ["暂无。"]), (f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
        [(PROBLEMS, []), (f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
    ],
    "S08": [
        [("整体自评表.等级", "良")],
        [(f"{PROJECT}.等级", "中")],
        [(POINT, "经自评，整体支出绩效自评得分95.5分。")],
        [(POINT, "绩效评价总分为98分，等级为优。")],
        [(POINT, "部门整体支出绩效自评等级为良。")],
    ],
    "S09": [
        [(f"{ROWS}.0.{REASON}", "一家企业推迟投产，未完成目标。")],
        [(f"{ROWS}.0.实际完成值", "已完成")],
        [(f"{ROWS}.0.实际完成值", "98%")],
        [(f"{ROWS}.3.年度指标值", "≥13万元")],
        [(f"{ROWS}.0.实际完成值", "约300余人")],
    ],
    "S10": [
        [(f"{REQUEST}.按支出性质分.项目支出", "430万元")],
        [(f"{REQUEST}.按收入性质分", "3930万元")],
        [(f"{MONEY}.全年执行数", "3910万元")],
        [(f"{MONEY}.全年预算数", "3950万元")],
        [(f"{FUNDS}.上年结转资金.全年执行数", "6万元")],
        [(f"{FUNDS}.当年财政拨款.调整数", "-5万元")],
    ],
    "S11": [
        [(f"{MONEY}.年初预算数", "3000万元"), (f"{MONEY}.全年预算数", "3920万元")],
        [(f"{MONEY}.年初预算数", "3000万元")],
        [(f"{FUNDS}.年度资金总额.年初预算数", "40万元")],
    ],
    "S12": [
        [(f"{ROWS}.0.实际完成值", "364人")],
        [(f"{ROWS}.4.实际完成值", "6.5%")],
        [(f"{PROJECT}.绩效指标.0.实际完成值", "90公里")],
    ],
    "S13": [
        [(f"{MONEY}.执行率", "79.99%")],
        [(f"{MONEY}.执行率", "65%"), ("整体自评表.总分.得分", "79.5")],
        [(f"{MONEY}.执行率", "49%"), ("整体自评表.总分.得分", "60")],
    ],
    "S14": [
        [],
        [(f"{MONEY}.分值", "20")],
        [("项目自评表", []), (f"{MONEY}.分值", "15")],
    ],
}

RIGHT: dict[str, list[list[Change]]] = {
    "S01": [
        [],
        [(f"{ROWS}.0.二级指标", "数量指标")],
        [(f"{ROWS}.1.分值", "20"), (f"{ROWS}.2.分值", "5")],
        [("整体自评表.总分", None), (f"{MONEY}.分值", None)],
        [("整体自评表", None)],
    ],
    "S02": [
        [],
        [(f"{MONEY}.得分", "9.9"), ("整体自评表.总分.得分", "99.41")],
        [("整体自评表.总分.得分", None)],
        [(f"{ROWS}.5.得分", None)],
    ],
    "S03": [
        [],
        SHORT,
        [(f"{MONEY}.执行率", None), (f"{MONEY}.得分", None)],
        [(f"{MONEY}.执行率", "99%"), (f"{MONEY}.得分", "9.91")],
        [(f"{ROWS}.3.实际完成值", "15.6万元"), (f"{ROWS}.3.得分", "8")],
        [(f"{ROWS}.3.实际完成值", "260000元"), (f"{ROWS}.3.得分", "0")],
        [(f"{ROWS}.0.实际完成值", "98%"), (f"{ROWS}.0.得分", "3")],
    ],
    "S04": [
        [],
        [(f"{ROWS}.5.得分", "8")],
        [(f"{ROWS}.5.实际完成值", "部分达成年度指标并具有一定效果"), (f"{ROWS}.5.得分", "6")],
        [(f"{ROWS}.5.实际完成值", "两条村道已经通车"), (f"{ROWS}.5.得分", "3")],
        [(f"{ROWS}.0.得分", None)],
    ],
    "S05": [
        [],
        [*SHORT, (f"{ROWS}.0.{REASON}", "一家企业推迟投产，明年补上。")],
        [(f"{ROWS}.0.年度指标值", "≥292人")],
        [(f"{ROWS}.3.年度指标值", "≤12.6万元")],
    ],
    "S06": [
        [],
        [(f"{ROWS}.0.实际完成值", "363人")],
        [(f"{ROWS}.0.实际完成值", "400人"), (f"{ROWS}.0.{REASON}", "新引进企业一家。")],
        [(f"{ROWS}.3.实际完成值", "1万元")],
        [(f"{ROWS}.0.实际完成值", "400%")],
    ],
    "S07": [
        [],
        [(PROBLEMS, ["无"])],
        [(f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
    ],
    "S08": [
        [],
        [("整体自评表.等级", None)],
        [(POINT, "经自评，整体支出绩效自评得分99.4分，等级为优。")],
        [(POINT, "农村公路养护项目绩效自评得分95.5分。")],
        [(POINT, "环境卫生考核得分95.5分，等级为良。")],
    ],
    "S09": [
        [],
        [(f"{ROWS}.3.年度指标值", "≥5%"), (f"{ROWS}.3.三级指标", "公用经费节约率"),
         (f"{ROWS}.3.实际完成值", "6%")],
        [(f"{ROWS}.0.{REASON}", "新引进企业一家，用工超出预计。")],
        [(f"{ROWS}.0.实际完成值", "292")],
        [(f"{ROWS}.3.实际完成值", "126000元")],
    ],
    "S10": [
        [],
        [(f"{REQUEST}.按收入性质分", None)],
        [(f"{MONEY}.全年执行数", None)],
        [(f"{MONEY}.调整数", None)],
        [(f"{FUNDS}.年度资金总额", None)],
        [(f"{REQUEST}.按支出性质分", "3920.01万元")],
    ],
    "S11": [
        [],
        [(f"{MONEY}.年初预算数", "3046.16万元")],
        [(f"{MONEY}.年初预算数", "3000万元"), (OTHER, "县财政局追加预算960万元用于灾后重建。")],
        [(f"{MONEY}.年初预算数", None)],
    ],
    "S12": [
        [],
        [(f"{ROWS}.0.实际完成值", "363人")],
        [(f"{ROWS}.0.实际完成值", "400人"), (f"{ROWS}.0.{REASON}", "新引进企业一家。")],
    ],
    "S13": [
        [],
        [(f"{MONEY}.执行率", "80%")],
        [(f"{MONEY}.执行率", "75%"), ("整体自评表.总分.得分", "89")],
    ],
    "S14": [
        [("整体自评表", None), ("项目自评表", [])],
        [("项目自评表", []), (f"{MONEY}.分值", "20"), (f"{ROWS}.0.分值", "5")],
        [("项目自评表", []), (f"{MONEY}.分值", "20"), (f"{ROWS}.8.分值", "0")],
    ],
}  # fmt: skip


@pytest.mark.parametrize(("code", "changes"), cases(WRONG))
def test_what_is_wrong_is_found(code: str, changes: list[Change]) -> None:
    found = annex_hits(code, *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize(("code", "changes"), cases(RIGHT))
def test_what_is_right_or_not_known_is_left_alone(code: str, changes: list[Change]) -> None:
    assert annex_hits(code, *changes) == []


@pytest.mark.parametrize("code", WRONG)
def test_nothing_is_said_without_annexes(code: str) -> None:
    assert hits(code) == []


@pytest.mark.parametrize(
    ("code", "changes", "path", "words"),
    [
        ("S01", [(f"{ROWS}.0.分值", "14")], "整体自评表.总分.分值",
         "10+14+15+10+10+10+10+5+5+10=99，与100相差1分"),
        ("S02", [("整体自评表.总分.得分", "99.5")], "整体自评表.总分.得分",
         "9.9+15+15+10+10+10+9.5+5+5+10=99.4，与总分99.5相差0.1分"),
        ("S03", [(f"{MONEY}.执行率", "99.5%")], f"{MONEY}.执行率", "3920÷3960=98.99%，填的是99.5%"),
        ("S03", [(f"{MONEY}.得分", "10")], f"{MONEY}.得分", "10×98.99%=9.9，填的是10，相差0.1分"),
        ("S03", [(f"{MONEY}.全年预算数", "0")], f"{MONEY}.全年预算数", "3920÷0"),
        ("S03", SHORT[:1], "整体自评表.绩效指标[1].得分", "252÷280×15=13.5，填的是15"),
        ("S03", [(f"{ROWS}.3.实际完成值", "15.6万元")], "整体自评表.绩效指标[4].得分",
         "（1−（156000−130000）÷130000）×10=8，填的是10"),
        ("S04", [(f"{ROWS}.5.得分", "7")], "整体自评表.绩效指标[6].得分", "应得8至10分，得分是7"),
        ("S06", [(f"{ROWS}.0.实际完成值", "364人")], f"整体自评表.绩效指标[1].{REASON}",
         "364÷280=130.00%"),
        ("S08", [("整体自评表.等级", "良")], "整体自评表.等级", "总分99.40，应是“优”"),
        ("S10", [(f"{REQUEST}.按支出性质分.项目支出", "430万元")], f"{REQUEST}.按支出性质分.合计",
         "3517+430=3947，合计是3920万元，相差27万元"),
        ("S10", [(f"{MONEY}.全年预算数", "3950万元")], f"{MONEY}.全年预算数", "3950+10=3960"),
        ("S11", [(f"{MONEY}.年初预算数", "3000万元")], f"{MONEY}.全年预算数",
         "|3960−3000|÷3000=32.00%"),
        ("S13", [(f"{MONEY}.执行率", "79.99%")], "整体自评表.总分.得分", "最高89分"),
    ],
)  # fmt: skip
def test_the_place_and_the_arithmetic_are_told(
    code: str, changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits(code, *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"


def test_another_split_than_the_usual_one_is_a_warning_where_none_is_declared() -> None:
    changes = [(f"{PROJECT}.绩效指标.2.分值", "25"), (f"{PROJECT}.绩效指标.3.分值", "15")]
    assert {hit.severity for hit in annex_hits("S01", *changes)} == {"warning"}


def with_annexes(*changes: Change) -> Report:
    return report_with(("附件", ANNEXES), *changes)


def codes(report: Report, rules: list[str]) -> set[str]:
    return {finding.rule for finding in check(report, rules=rules)}


def test_the_clean_report_with_all_annexes_has_no_finding() -> None:
    assert check(Report.model_validate({**CLEAN, "附件": ANNEXES}), rules=["S12", "S13"]) == []


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
