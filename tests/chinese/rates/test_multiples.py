"""How many times as much, or more, one figure is than another."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.multiples import read_multiples
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("合作社收入由上年的24万元增至60万元，增长2.5倍。", "(60−24)÷24=1.5倍，不是2.5倍"),
        ("合作社收入由上年的24万元增至60万元，增长1.5倍。", ""),
        ("培训人次从120人次增加到300人次，增加了2.5倍。", "(300−120)÷120=1.5倍，不是2.5倍"),
        ("图书购置费8.4万元，是上年3.5万元的2.2倍。", "8.4÷3.5=2.4倍，不是2.2倍"),
        ("图书购置费8.4万元，是上年3.5万元的2.4倍。", ""),
        ("图书购置费8.4万元，是上年3.5万元的近3倍。", ""),
        ("接待游客2.1万人次，收入84万元，增长1.2倍。", ""),
        ("上年只办了24件，2024年达到72件，是上年的4倍。", "72÷24=3倍，不是4倍"),
        ("全年办理72件，上年为24件，是上年的4倍。", "72÷24=3倍，不是4倍"),
        ("销售额上年20万元，2024年80万元，增长4倍。", "(80−20)÷20=3倍，不是4倍"),
        ("上年只办了24件，2024年达到72件，是上年的3倍。", ""),
        ("上年收入20万元，2024年支出60万元，是上年的2倍。", ""),
        ("2022年12件，2023年24件，2024年36件，是2022年的3倍。", ""),
        ("上年收入20万元，2024年收入60万元，游客是上年的2倍。", ""),
    ],
)
def test_how_many_times_as_much_is_checked(text: str, said: str) -> None:
    found = [hit.message.partition("：")[2] for hit in hits_in_text("A12", text)]
    assert found == ([said] if said else [])


def test_the_time_grows_with_the_text() -> None:
    text = "收入由上年的24万元增至60万元，增长2.5倍。"
    assert_linear(
        lambda size: read_statements(text * size),
        lambda statements: list(read_multiples(statements)),
        size=20,
    )
