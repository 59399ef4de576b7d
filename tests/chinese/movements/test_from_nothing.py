"""Growth by a rate from what was nothing, or was not there, the year before."""

from __future__ import annotations

import pytest

from reportgen.chinese.movements.from_nothing import read_from_nothing
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "上年没有该项支出，本年支出12万元，增长100%。",
        "上年未安排水毁修复资金，今年安排8万元，同比增长100%。",
        "会议费1.2万元，上年为零，同比增长100%。",
        "政府性基金支出38万元，上年无此项支出，增长100%。",
        "培训费4.8万元，上年数为0，增长480%。",
    ],
)
def test_nothing_cannot_grow_by_a_rate(text: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert "上年是0" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "上年没有该项支出，本年支出12万元，主要用于防汛物资采购。",
        "上年没有购车费，本年购置执法车1辆，支出17.8万元，接待费下降20%。",
        "上年未发生新增债务，本年债务余额420万元，比上年增长5%。",
        "上年为30万元，本年36万元，增长20%。",
        "上年结转为0，收入增长5%。",
    ],
)
def test_other_words_of_last_year_are_left_alone(text: str) -> None:
    assert not list(read_from_nothing(text))


def test_a_nought_beside_the_rate_is_sure_and_words_are_not() -> None:
    (nought,) = read_from_nothing("上年为0，增长100%。")
    (words,) = read_from_nothing("上年没有该项支出，增长100%。")
    assert nought.sure
    assert not words.sure


def test_no_move_is_not_told_of_a_year_with_nothing() -> None:
    assert not list(read_from_nothing("购置费0万元，比上年决算数增加0万元，增长0%。"))
    assert not list(read_from_nothing("接待费上年为0，本年为0万元，增长0.0%。"))
    assert not list(read_from_nothing("比上年增加0万元，增长0%；比上年减少0万元，增长2%。"))
