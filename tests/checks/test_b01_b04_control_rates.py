"""B01, B04: the control rates of staff and of buildings."""

from __future__ import annotations

import pytest

from tests.checks.annexed import Change, annex_hits, cases

STAFF = "基础数据表.财政供养人员情况"
BUILDING = "基础数据表.楼堂馆所控制情况.0"
OTHER = "存在的问题分析及改进措施.其他需要说明问题"

WRONG: dict[str, list[list[Change]]] = {
    "B01": [
        [(f"{STAFF}.控制率", "98%")],
        [(f"{STAFF}.控制率", "95.8%")],
        [(f"{STAFF}.编制数", "0")],
        [(f"{STAFF}.实际在职人数", "100"), (f"{STAFF}.控制率", None)],
    ],
    "B04": [
        [(f"{BUILDING}.规模控制率", "100%")],
        [(f"{BUILDING}.投资概算控制率", "97.7%")],
        [(f"{BUILDING}.批复规模", "0")],
        [(f"{BUILDING}.实际规模", "860"), (f"{BUILDING}.规模控制率", None)],
    ],
}

RIGHT: dict[str, list[list[Change]]] = {
    "B01": [
        [],
        [(f"{STAFF}.控制率", None)],
        [(f"{STAFF}.控制率", "95.84%")],
        [(f"{STAFF}.实际在职人数", "96"), (f"{STAFF}.控制率", None)],
        [
            (f"{STAFF}.实际在职人数", "100"),
            (f"{STAFF}.控制率", "104.17%"),
            (OTHER, "超编4人为军转安置人员，编制正在申请。"),
        ],
    ],
    "B04": [
        [],
        [(f"{BUILDING}.规模控制率", None), (f"{BUILDING}.投资概算控制率", None)],
        [("基础数据表.楼堂馆所控制情况", [])],
        [(f"{BUILDING}.规模控制率", "99.57%")],
        [(f"{BUILDING}.实际规模", "800"), (f"{BUILDING}.规模控制率", "100%")],
    ],
}


@pytest.mark.parametrize(("code", "changes"), cases(WRONG))
def test_what_is_wrong_is_found(code: str, changes: list[Change]) -> None:
    found = annex_hits(code, *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize(("code", "changes"), cases(RIGHT))
def test_what_is_right_or_not_known_is_left_alone(code: str, changes: list[Change]) -> None:
    assert annex_hits(code, *changes) == []


@pytest.mark.parametrize(
    ("code", "changes", "words"),
    [
        ("B01", [(f"{STAFF}.控制率", "98%")], "92÷96=95.83%，填的是98%"),
        ("B01", [(f"{STAFF}.编制数", "0")], "92÷0，除数是0"),
        ("B04", [(f"{BUILDING}.规模控制率", "100%")], "796.5÷800=99.56%，填的是100%"),
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
