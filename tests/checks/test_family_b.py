"""B01 to B05: rates and sums of the 基础数据表, and its agreement with the report."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.annexed import Change, annex_hits
from tests.checks.samples import EXPENDITURE, hits

COSTS = "基础数据表.经费控制情况"
STAFF = "基础数据表.财政供养人员情况"
BUILDING = "基础数据表.楼堂馆所控制情况.0"
OFFICIAL, PROJECTS, PUBLIC = f"{COSTS}.三公经费", f"{COSTS}.项目支出", f"{COSTS}.公用经费"
VEHICLES = f"{OFFICIAL}.公务用车购置和维护经费"
OTHER = "存在的问题分析及改进措施.其他需要说明问题"

WRONG: dict[str, list[list[Change]]] = {
    "B01": [
        [(f"{STAFF}.控制率", "98%")],
        [(f"{STAFF}.控制率", "95.8%")],
        [(f"{STAFF}.编制数", "0")],
        [(f"{STAFF}.实际在职人数", "100"), (f"{STAFF}.控制率", None)],
    ],
    "B02": [
        [(f"{OFFICIAL}.决算数", "12万元")],
        [(f"{VEHICLES}.预算数", "9.5万元"), (f"{OFFICIAL}.预算数", "13.5万元")],
        [(f"{PROJECTS}.上年决算数", "400万元")],
        [(f"{PROJECTS}.专项资金.0.决算数", "341万元")],
        [(f"{PUBLIC}.决算数", "200万元")],
        [(f"{OFFICIAL}.公务接待", None)],
        [(f"{VEHICLES}.决算数", None), (f"{VEHICLES}.公车购置.决算数", "18万元")],
    ],
    "B03": [
        [(f"{PUBLIC}.办公经费", None), (f"{PUBLIC}.会议费、培训费", None),
         (f"{PUBLIC}.水费、电费、差旅费", None)],
        [(f"{PROJECTS}.业务工作经费", []), (f"{PROJECTS}.运行维护经费", []),
         (f"{PROJECTS}.专项资金", [])],
        [(f"{VEHICLES}.公车购置", None), (f"{VEHICLES}.公车运行维护", None)],
    ],
    "B04": [
        [(f"{BUILDING}.规模控制率", "100%")],
        [(f"{BUILDING}.投资概算控制率", "97.7%")],
        [(f"{BUILDING}.批复规模", "0")],
        [(f"{BUILDING}.实际规模", "860"), (f"{BUILDING}.规模控制率", None)],
    ],
    "B05": [
        [(f"{PROJECTS}.决算数", "430万元")],
        [(f"{OFFICIAL}.决算数", "12.5万元")],
        [(f"{EXPENDITURE}.三公经费", {"合计": "12.6万元", "预算数": "12.8万元"})],
        [(f"{EXPENDITURE}.三公经费", {"合计": "12.6万元", "公务接待费": "3万元"})],
        [(f"{EXPENDITURE}.三公经费",
          {"公务用车购置及运行费": {"公务用车购置费": "1万元", "公务用车运行费": "7.6万元"},
           "公务接待费": "4万元"})],
        [("整体自评表.年度预算申请.年度资金总额.全年执行数", "3902万元")],
        [("整体自评表.年度预算申请.按支出性质分.基本支出", "3571万元")],
        [(f"{PUBLIC}.决算数", "760万元")],
    ],
}  # fmt: skip

RIGHT: dict[str, list[list[Change]]] = {
    "B01": [
        [],
        [(f"{STAFF}.控制率", None)],
        [(f"{STAFF}.控制率", "95.84%")],
        [(f"{STAFF}.实际在职人数", "96"), (f"{STAFF}.控制率", None)],
        [(f"{STAFF}.实际在职人数", "100"), (f"{STAFF}.控制率", "104.17%"),
         (OTHER, "超编4人为军转安置人员，编制正在申请。")],
    ],
    "B02": [
        [],
        [(f"{OFFICIAL}.决算数", "126000元")],
        [(f"{OFFICIAL}.决算数", None), (f"{VEHICLES}.决算数", None)],
        [(f"{PROJECTS}.决算数", "403.01万元")],
        [(f"{PUBLIC}.决算数", "750万元")],
        [(f"{PROJECTS}.业务工作经费", []), (f"{PROJECTS}.运行维护经费", []),
         (f"{PROJECTS}.专项资金", [])],
    ],
    "B03": [
        [],
        [(f"{PUBLIC}.办公经费", None)],
        [(f"{PROJECTS}.业务工作经费", [])],
        [(OFFICIAL, {"上年决算数": "0", "预算数": "0", "决算数": "0"})],
    ],
    "B04": [
        [],
        [(f"{BUILDING}.规模控制率", None), (f"{BUILDING}.投资概算控制率", None)],
        [("基础数据表.楼堂馆所控制情况", [])],
        [(f"{BUILDING}.规模控制率", "99.57%")],
        [(f"{BUILDING}.实际规模", "800"), (f"{BUILDING}.规模控制率", "100%")],
    ],
    "B05": [
        [],
        [(f"{EXPENDITURE}.三公经费", None)],
        [(f"{EXPENDITURE}.按支出性质", None)],
        [(f"{PROJECTS}.决算数", "403.01万元")],
        [(f"{OFFICIAL}.决算数", "126400元")],
    ],
}  # fmt: skip


def cases(table: dict[str, list[list[Change]]]) -> list[Any]:
    return [(code, changes) for code, each in table.items() for changes in each]


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
    ("code", "changes", "words"),
    [
        ("B01", [(f"{STAFF}.控制率", "98%")], "92÷96=95.83%，填的是98%"),
        ("B01", [(f"{STAFF}.编制数", "0")], "92÷0，除数是0"),
        ("B02", [(f"{OFFICIAL}.决算数", "12万元")], "8.6+0+4=12.6，不等于合计12，相差0.6万元"),
        ("B02", [(f"{PUBLIC}.决算数", "200万元")], "117.5+83+16=216.5，大于合计200"),
        ("B04", [(f"{BUILDING}.规模控制率", "100%")], "796.5÷800=99.56%，填的是100%"),
        ("B05", [(f"{PROJECTS}.决算数", "430万元")], "附件里是430万元，报告里项目支出是403万元"),
        ("B05", [(f"{PUBLIC}.决算数", "760万元")], "760−752=8万元"),
    ],
)
def test_the_arithmetic_is_written_out(code: str, changes: list[Change], words: str) -> None:
    assert any(words in hit.message for hit in annex_hits(code, *changes))


@pytest.mark.parametrize(
    ("code", "changes", "advice"),
    [
        ("B01", [(f"{STAFF}.实际在职人数", "97"), (f"{STAFF}.控制率", None)], "其他需要说明问题"),
        ("B04", [(f"{BUILDING}.实际规模", "801"), (f"{BUILDING}.规模控制率", None)], "检查豁免"),
    ],
)
def test_a_rate_above_all_is_a_warning(code: str, changes: list[Change], advice: str) -> None:
    (hit,) = annex_hits(code, *changes)
    assert hit.severity == "warning"
    assert "超过100%" in hit.message
    assert advice in hit.suggestion


def test_details_that_may_be_missing_make_a_sum_too_small_a_warning() -> None:
    found = annex_hits("B02", (f"{OFFICIAL}.公务接待", None))
    assert {hit.severity for hit in found} == {"warning"}
    assert {hit.path[-1] for hit in found} == {"上年决算数", "预算数", "决算数"}
