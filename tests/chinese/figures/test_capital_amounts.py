"""Sums of money in capitals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen import Amount
from reportgen.chinese.figures.capital_amounts import capital_amount


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("肆仟壹佰贰拾万伍仟元整", "41205000"),
        ("叁仟玖佰陆拾万圆整", "39600000"),
        ("人民币壹亿零伍佰万元正", "105000000"),
        ("伍拾叁元贰角捌分", "53.28"),
        ("肆仟万零伍元零叁分", "40000005.03"),
        ("三千九百六十万元", "39600000"),
        ("拾万元整", "100000"),
    ],
)
def test_a_sum_in_capitals_is_read(text: str, yuan: str) -> None:
    assert capital_amount(text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["", "元", "约三千万元", "三千万", "叁仟陆元元", "一百五万元", "壹元零零分"]
)
def test_what_is_no_sum_in_capitals_is_none(text: str) -> None:
    assert capital_amount(text) is None


def test_an_amount_may_be_entered_in_capitals() -> None:
    assert str(Amount("肆仟壹佰贰拾万伍仟元整")) == "4120.5万元"


@pytest.mark.parametrize(
    "text", ["约4120.5万元", "近4000万元", "4000多万元", "超过4000万元", "4000万元左右"]
)
def test_an_amount_that_is_no_exact_one_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="是约数，这里要填确数"):
        Amount(text)
