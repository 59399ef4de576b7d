"""S03: rates and scores against their formulas."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import MONEY, ROWS, Change, annex_hits

SHORT = [(f"{ROWS}.0.实际完成值", "252人"), (f"{ROWS}.0.得分", "13.5")]
"""The first indicator, reached by 90%."""

WRONG: list[list[Change]] = [
    [(f"{MONEY}.执行率", "99.5%")],
    [(f"{MONEY}.得分", "10")],
    [(f"{MONEY}.分值", None), (f"{MONEY}.得分", "19")],
    [(f"{MONEY}.全年预算数", "0")],
    [(f"{MONEY}.全年预算数", None), (f"{MONEY}.调整数", None), (f"{MONEY}.执行率", None)],
    [(f"{ROWS}.0.得分", "14")],
    [(f"{ROWS}.3.实际完成值", "15.6万元")],
    [(f"{ROWS}.3.实际完成值", "26万元"), (f"{ROWS}.3.得分", "1")],
    [*SHORT[:1], (f"{ROWS}.0.得分", "13")],
    [
        (f"{MONEY}.全年预算数", None),
        (f"{MONEY}.调整数", None),
        (f"{MONEY}.执行率", "80%"),
        (f"{MONEY}.得分", "10"),
    ],
]

RIGHT: list[list[Change]] = [
    [],
    SHORT,
    [(f"{MONEY}.执行率", None), (f"{MONEY}.得分", None)],
    [(f"{MONEY}.执行率", "99%"), (f"{MONEY}.得分", "9.91")],
    [(f"{ROWS}.3.实际完成值", "15.6万元"), (f"{ROWS}.3.得分", "8")],
    [(f"{ROWS}.3.实际完成值", "260000元"), (f"{ROWS}.3.得分", "0")],
    [(f"{ROWS}.0.实际完成值", "98%"), (f"{ROWS}.0.得分", "3")],
    [(f"{MONEY}.分值", None), (f"{MONEY}.得分", "19.8")],  # 20 points, for which there is no column
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S03", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize(
    ("name", "score", "count"),
    [("预算执行率", "14.7", 0), ("开工率", "14.7", 1), ("预算执行率", "14", 1)],
)
def test_the_rate_of_the_budget_may_be_its_score(name: str, score: str, count: int) -> None:
    row = f"{ROWS}.0"
    told = [(f"{row}.三级指标", name), (f"{row}.年度指标值", "≥95%"), (f"{row}.实际完成值", "98%")]
    assert len(annex_hits("S03", *told, (f"{row}.得分", score))) == count


@pytest.mark.parametrize(
    ("score", "reason", "levels"),
    [
        ("13.4", "一家企业推迟投产。", ["warning"]),
        ("13.4", "", [None]),
        ("13.2", "一家企业推迟投产。", [None]),
        ("13", "一家企业推迟投产。", ["warning"]),
    ],
)
def test_a_rounded_score_with_a_reason_is_no_error(
    score: str, reason: str, levels: list[str | None]
) -> None:
    done = [(f"{ROWS}.0.实际完成值", "251人"), (f"{ROWS}.0.得分", score)]
    found = annex_hits("S03", *done, (f"{ROWS}.0.偏差原因分析及改进措施", reason))
    assert [hit.severity for hit in found] == levels


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S03", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ([(f"{MONEY}.执行率", "99.5%")], f"{MONEY}.执行率", "3920÷3960=98.99%，填的是99.5%"),
        ([(f"{MONEY}.得分", "10")], f"{MONEY}.得分", "10×98.99%=9.9，填的是10，相差0.1分"),
        ([(f"{MONEY}.全年预算数", "0")], f"{MONEY}.全年预算数", "3920÷0"),
        (SHORT[:1], "整体自评表.绩效指标[1].得分", "252÷280×15=13.5，填的是15"),
        (
            [(f"{ROWS}.3.实际完成值", "15.6万元")],
            "整体自评表.绩效指标[4].得分",
            "（1−（156000−130000）÷130000）×10=8，填的是10",
        ),
    ],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S03", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"
