"""B05: figures of the annexes that the report has too."""

from __future__ import annotations

import pytest

from tests.checks.annexed import Change, annex_hits
from tests.checks.samples import EXPENDITURE

COSTS = "基础数据表.经费控制情况"
OFFICIAL, PROJECTS, PUBLIC = f"{COSTS}.三公经费", f"{COSTS}.项目支出", f"{COSTS}.公用经费"

WRONG: list[list[Change]] = [
    [(f"{PROJECTS}.决算数", "430万元")],
    [(f"{OFFICIAL}.决算数", "12.5万元")],
    [(f"{EXPENDITURE}.三公经费", {"合计": "12.6万元", "预算数": "12.8万元"})],
    [(f"{EXPENDITURE}.三公经费", {"合计": "12.6万元", "公务接待费": "3万元"})],
    [
        (
            f"{EXPENDITURE}.三公经费",
            {
                "公务用车购置及运行费": {"公务用车购置费": "1万元", "公务用车运行费": "7.6万元"},
                "公务接待费": "4万元",
            },
        )
    ],
    [("整体自评表.年度预算申请.年度资金总额.全年执行数", "3902万元")],
    [("整体自评表.年度预算申请.按支出性质分.基本支出", "3571万元")],
    [(f"{PUBLIC}.决算数", "760万元")],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{EXPENDITURE}.三公经费", None)],
    [(f"{EXPENDITURE}.按支出性质", None)],
    [(f"{PROJECTS}.决算数", "403.01万元")],
    [(f"{OFFICIAL}.决算数", "126400元")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("B05", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("B05", *changes) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([(f"{PROJECTS}.决算数", "430万元")], "附件里是430万元，报告里项目支出是403万元"),
        ([(f"{PUBLIC}.决算数", "760万元")], "760−752=8万元"),
    ],
)
def test_the_arithmetic_is_written_out(changes: list[Change], words: str) -> None:
    assert any(words in hit.message for hit in annex_hits("B05", *changes))
