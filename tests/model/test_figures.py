"""Amounts, exact and shown as entered."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reportgen.model.figures import Amount, PositiveAmount
from reportgen.model.values import Year
from tests.sentences import english_in
from tests.strategies import amount_texts

_TINY = Context(prec=1, Emax=2, Emin=-2)

_UNIT = {"": 0, "元": -4, "万元": 0, "亿元": 4}
_YEARS: TypeAdapter[int] = TypeAdapter(Year)
_POSITIVE: TypeAdapter[Amount] = TypeAdapter(PositiveAmount)


@pytest.mark.parametrize(
    ("entered", "value", "shown"),
    [
        ("3960万元", "3960", "3960万元"),
        ("3960", "3960", "3960万元"),
        (3960, "3960", "3960万元"),
        (Decimal("3960.10"), "3960.10", "3960.10万元"),
        (Decimal("1E+5"), "100000", "100000万元"),
        (Decimal("1E-7"), "0.0000001", "0.0000001万元"),
        ("39600000元", "3960", "39600000元"),
        ("0.396亿元", "3960", "0.396亿元"),
        ("5381.80万元", "5381.80", "5381.80万元"),
        ("３９６０．５０万元", "3960.50", "3960.50万元"),
        ("39,600,000元", "3960", "39,600,000元"),
        ("39，600，000元", "3960", "39,600,000元"),
        (" 3 960 万元\u3000", "3960", "3960万元"),
        ("0", "0", "0万元"),
        ("0元", "0", "0元"),
        ("0.00万元", "0", "0.00万元"),
        ("-5万元", "-5", "-5万元"),
        ("－５万元", "-5", "-5万元"),
        (
            "999999999999999.99999999亿元",
            "9999999999999999999.9999",
            "999999999999999.99999999亿元",
        ),
    ],
)
def test_an_amount_is_taken_in_every_spelling_and_shown_as_entered(
    entered: object, value: str, shown: str
) -> None:
    amount = Amount(entered)
    assert (amount.value, str(amount)) == (Decimal(value), shown)


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        (Decimal("NaN"), "“NaN”不是金额"),
        (Decimal("-Infinity"), "“-Infinity”不是金额"),
        (Decimal("1E+99999999"), "“1E+99999999”不是金额"),
        (float("nan"), "“nan”是二进制小数，不能保证精确"),
        (3960.5, "“3960.5”是二进制小数，不能保证精确"),
        (True, "“是”（逻辑值）不是金额"),
        (False, "“否”（逻辑值）不是金额"),
        (None, "“None”不是金额"),
        ([1], "这一组内容不是金额"),
        ({}, "这一组内容不是金额"),
        ("", "金额是空的"),
        ("\u3000 ", "金额是空的"),
        ("NaN", "“NaN”不是金额"),
        ("无", "“无”不是金额"),
        ("3960.", "“3960.”不是金额"),
        ("3960.万元", "“3960.万元”不是金额"),
        (".5", "“.5”不是金额"),
        ("3960万", "“3960万”缺“元”字"),
        ("0.396亿", "“0.396亿”缺“元”字"),
        ("1e3", "“1e3”用了科学计数法"),
        ("1.5E+3万元", "“1.5E+3万元”用了科学计数法"),
        ("-", "“-”不是金额"),
        ("+", "“+”不是金额"),
        ("+5", "“+5”不是金额"),
        ("--5", "“--5”不是金额"),
        ("5-", "“5-”不是金额"),
        ("万元", "“万元”不是金额"),
        ("007", "“007”不是金额"),
        ("39,60", "“39,60”不是金额"),
        ("3960,000", "“3960,000”不是金额"),
        (",396", "“,396”不是金额"),
        ("3,,960", "“3,,960”不是金额"),
        ("0,396", "“0,396”不是金额"),
        ("3.960,5", "“3.960,5”不是金额"),
        ("3.9.6", "“3.9.6”不是金额"),
        ("约3960万元", "“约3960万元”是约数，这里要填确数"),
        ("三千万", "“三千万”缺“元”字"),
        ("٣٩٦٠", "“٣٩٦٠”不是金额"),
        ("0x10", "“0x10”不是金额"),
        ("1_000", "“1_000”不是金额"),
        pytest.param(10**5000, "这么大的数不是金额", id="huge"),
        ("1" * 16, "“1111111111111111”的位数太多：整数最多15位，小数最多8位"),
        ("0.123456789", "“0.123456789”的位数太多：整数最多15位，小数最多8位"),
        ("x" * 1000, f"“{'x' * 40}…”不是金额"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_chinese_sentence(entered: object, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)) as caught:
        Amount(entered)
    assert not english_in(str(caught.value))


@settings(max_examples=200, deadline=None)
@given(amount_texts(negative=True))
def test_an_amount_is_exact_and_shown_as_entered_whatever_the_decimal_context(text: str) -> None:
    with localcontext(_TINY):
        amount = Amount(text)
    number = text.rstrip("亿万元")
    with localcontext(Context(prec=60)):
        wanted = Decimal(number.replace(",", "")).scaleb(_UNIT[text.removeprefix(number)])
    assert amount.value == wanted
    assert str(amount) == (f"{text}万元" if text == number else text)
    assert not re.search("[eE]", str(amount))
    assert Amount(str(amount)) == amount


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**15 - 1), st.integers(0, 9999))
def test_yuan_ten_thousand_yuan_and_hundred_million_yuan_agree(whole: int, rest: int) -> None:
    in_yuan = Amount(f"{(whole * 10_000 + rest) % 10**15}元")
    value = Decimal(f"{(whole * 10_000 + rest) % 10**15}").scaleb(-4, Context(prec=40))
    assert in_yuan.value == value
    assert Amount(f"{value:f}万元").value == value
    assert Amount(f"{value.scaleb(-4, Context(prec=40)):f}亿元").value == value


@settings(max_examples=100, deadline=None)
@given(st.lists(amount_texts(negative=True), max_size=6))
def test_a_total_is_exact_and_never_scientific_whatever_the_decimal_context(
    texts: list[str],
) -> None:
    amounts = [Amount(text) for text in texts]
    with localcontext(_TINY):
        total = Amount.total(amounts)
    with localcontext(Context(prec=100)):
        assert total.value == sum((amount.value for amount in amounts), Decimal(0))
    number, unit = re.fullmatch("(-?[0-9.]+)(亿元|万元|元)", str(total)).groups()  # type: ignore[union-attr]
    assert (
        Decimal(number).scaleb({"亿元": 4, "万元": 0, "元": -4}[unit], Context(100)) == total.value
    )
    assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", number)


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (["0.00001元", "3万元"], "30000.00001元"),
        (["0.00000001万元", "3万元"], "3.00000001万元"),
        (["999999999999999万元", "1万元"], "100000000000亿元"),
    ],
)
def test_a_total_can_be_entered_again(parts: list[str], total: str) -> None:
    added = Amount.total([Amount(part) for part in parts])
    assert str(added) == total
    assert Amount(str(added)).value == added.value


def test_a_total_has_no_needless_zeros() -> None:
    assert str(Amount.total([Amount("0.50"), Amount("0.5"), Amount("100元")])) == "1.01万元"
    assert str(Amount.total([Amount("1亿元"), Amount("0.00")])) == "10000万元"
    assert str(Amount.total([])) == "0万元"


def test_amounts_are_equal_when_they_are_shown_alike() -> None:
    assert Amount("3960") == Amount("３９６０万元")
    assert hash(Amount("3960")) == hash(Amount("3960万元"))
    assert Amount("3960万元") != Amount("3960.00万元")
    assert Amount("3960") != 3960
    assert repr(Amount("3960")) == "Amount('3960万元')"
    assert Amount(Amount("5元")) == Amount("5元")


@pytest.mark.parametrize("entered", ["-1万元", "-0.01元", "-0", "-0.00万元"])
def test_an_amount_that_must_not_be_negative_has_no_sign(entered: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _POSITIVE.validate_python(entered)
    assert [error["type"] for error in caught.value.errors()] == ["negative"]


@pytest.mark.parametrize(
    ("entered", "number"),
    [
        ("3539万元", "3539"),
        ("5,381.80 万元", "5,381.80"),
        ("３９６０", "3960"),
        ("39600000元", "3960"),
        ("0.396亿元", "3960"),
        ("1元", "0.0001"),
        ("-5万元", "-5"),
        ("0.00元", "0"),
    ],
)
def test_the_number_of_an_amount_is_in_ten_thousand_yuan(entered: str, number: str) -> None:
    assert Amount(entered).number == number
