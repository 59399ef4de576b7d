"""Sums of money as vouchers, contracts and people write them."""

from __future__ import annotations

import pytest

from reportgen import Amount
from reportgen.model.amount_spelling import plain_amount
from tests.growing import assert_linear

FIVE = "4120.5万元"


@pytest.mark.parametrize(
    "typed",
    [
        "肆仟壹佰贰拾万伍仟元整",
        "人民币肆仟壹佰贰拾万伍仟圆整",
        "肆仟壹佰贰拾万零伍仟元整",
        "肆千壹百贰拾万伍千元正",
        "肆仟壹佰贰拾萬伍仟圓整",
        "肆仟壹佰贰拾万伍仟元零角零分",
        "（大写）肆仟壹佰贰拾万伍仟元整",
        "大写：肆仟壹佰贰拾万伍仟元整",
        "四千一百二十万零五千元",
        "四千一百二十点五万元",
        "肆仟壹佰贰拾万伍仟元整（4120.5万元）",
        "4120.5万元（肆仟壹佰贰拾万伍仟元整）",
        "￥4120.5万元",
        "人民币4120.5万元",
        "4120.5万元整",
        "4120.5万元。",
        "4120.5（万元）",
        "4120.5萬圆",
        "4120万5000元",
        "4120万零5千元",
    ],
)
def test_a_sum_is_read_however_it_is_written(typed: str) -> None:
    assert str(Amount(typed)) == FIVE


@pytest.mark.parametrize("typed", ["1亿2000万元", "壹亿贰仟万元整", "一亿二千万元"])
def test_a_sum_of_hundreds_of_millions_is_read(typed: str) -> None:
    assert str(Amount(typed)) == "12000万元"


@pytest.mark.parametrize("minus", "-－−–—‐‑﹣负")
def test_every_sign_for_minus_is_one(minus: str) -> None:
    assert str(Amount(f"{minus}141.8")) == "-141.8万元"


@pytest.mark.parametrize("typed", ["(141.8)", "（141.8万元）", "（141.8）万元"])
def test_brackets_of_accountants_are_a_minus(typed: str) -> None:
    assert str(Amount(typed)) == "-141.8万元"


ABOUT = """
约4120.5万元 近4000万元 将近4000万元 大约四千万元 4120万余元 4120多万元 四千余万元 4千多万
不低于4120.5万元 至少4000万元 4120.5万元左右 4120.5万元以上 4000万元上下 超4000万元
不足4000万元 ±4000万元
"""


@pytest.mark.parametrize("typed", ABOUT.split())
def test_a_sum_that_is_about_right_says_so(typed: str) -> None:
    with pytest.raises(ValueError, match="是约数，这里要填确数"):
        Amount(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("4120.5-4130万元", "是一个范围"),
        ("4120.5～4130万元", "是一个范围"),
        ("无", "没有就填0"),
        ("—", "没有就填0"),
        ("/", "没有就填0"),
        ("4120.5万", "缺“元”字"),
        ("肆仟壹佰贰拾万伍仟", "缺“元”字"),
        ("4120.5W", "没有写成“万元”"),
        ("41205千元", "单位不是万元、元或亿元"),
        ("4120.5美元", "单位不是万元、元或亿元"),
        ("4120。5万元", "小数点或千位分隔的逗号不对"),
        ("4,1205万元", "小数点或千位分隔的逗号不对"),
        ("4120.5+32", "是算式"),
        ("=A1+B1", "是算式"),
        ("￥41205000", "没有写单位"),
        ("4120.5万元（四千万元）", "里除了金额还有别的字，这里只填“4120.5万元”"),
        ("4120.5万元（含追加）", "里除了金额还有别的字，这里只填“4120.5万元”"),
        ("3960万元，其中追加160万元", "里写了几个金额，这里只填一个"),
        ("39x0万元", "数字里夹着字母“x”"),
        ("39O0万元", "数字里夹着字母“O”"),
        ("l23.5万元", "数字里夹着字母“l”"),
        ("12.3O万元", "数字里夹着字母“O”"),
        ("A项39万元", "里除了金额还有别的字，这里只填“39万元”"),
    ],
)
def test_what_is_wrong_with_a_sum_is_said(typed: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Amount(typed)


def test_what_is_no_sum_stays() -> None:
    assert plain_amount("请看附件") == "请看附件"


@pytest.mark.parametrize("piece", ["字", "1", "1.", "万", "万十x"])
def test_a_long_text_is_refused_in_time_that_grows_with_it(piece: str) -> None:
    def refuse(text: str) -> None:
        with pytest.raises(ValueError, match=r"不是金额|除了金额|没有写成|缺“元”字"):
            Amount(text)

    assert_linear(lambda size: piece * (size // len(piece)) + "x", refuse, 4_000, doublings=4)
