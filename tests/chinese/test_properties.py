"""What holds for every text: exact reading back, no reading of nothing, no error, linear time."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.dates import read_dates
from reportgen.chinese.figures.measure_words import MULTIPLES, UNITS
from reportgen.chinese.figures.quantities import read_quantities
from reportgen.chinese.movements.changes import read_changes
from reportgen.chinese.rates.relations import read_rates, read_shares
from reportgen.chinese.sentences import clauses, sentences
from reportgen.chinese.totals.breakdowns import read_breakdowns
from tests.growing import assert_linear

READERS: list[Callable[[str], object]] = [
    read_quantities,
    read_breakdowns,
    read_shares,
    read_changes,
    read_rates,
    read_dates,
    sentences,
    clauses,
]
NUMERAL_MARKS = "0123456789０１２３４５６７８９一二两三四五六七八九十百千万亿零〇"
FRAGMENT_WORDS = """
其中 占 由 从 到 至 增长 下降 同比 比上年
完成率 满意度 等 主要 、 ， 。 ； ： （ ） “ ” - ～ . , %
第 约 余 以上
万 亿 元 个 户 人 年 月 日 一 二 三 十 百 千 〇 0 1 2 30 2024 3.5 支出 资金 早稻 晚稻 因
/ 〔 〕
"""
FRAGMENTS = st.sampled_from([*FRAGMENT_WORDS.split(), " ", "\n", "\u3000"])
CARRIERS = st.sampled_from(["全镇共有{}，", "本年完成{}。", "（约{}）", "其中甲{}、", "争取{}；"])
WORDS_OF_UNITS = sorted(set(UNITS) - {"年"})


@given(
    st.decimals(0, 10**9, allow_nan=False, places=2) | st.integers(0, 10**12).map(Decimal),
    st.sampled_from(WORDS_OF_UNITS),
    CARRIERS,
)
def test_reads_back_every_number_with_a_unit(number: Decimal, unit: str, carrier: str) -> None:
    (quantity,) = read_quantities(carrier.format(f"{number:f}{unit}"))
    name = UNITS[unit]
    told, multiple = MULTIPLES.get(name, (name, 0))
    assert quantity.value == number.scaleb(multiple)
    assert quantity.unit == told


@given(st.decimals(0, 10**6, allow_nan=False, places=4), st.sampled_from(["万", "亿"]))
def test_reads_money_exactly(number: Decimal, multiplier: str) -> None:
    text = f"部门整体支出{number:,f}{multiplier}元。"
    (quantity,) = read_quantities(text)
    power = {"万": 4, "亿": 8}[multiplier]
    assert quantity.value == number.scaleb(power)
    assert quantity.wan == number.scaleb(power - 4)


@given(st.text(st.characters(exclude_characters=NUMERAL_MARKS, exclude_categories=["Cs"])))
def test_reads_nothing_where_there_is_no_numeral(text: str) -> None:
    assert read_quantities(text) == []
    assert read_dates(text) == []


@given(st.text() | st.lists(FRAGMENTS, max_size=40).map("".join))
def test_reads_any_text_and_tells_where(text: str) -> None:
    for reader in READERS:
        reader(text)
    quantities = read_quantities(text)
    for quantity in quantities:
        assert text[quantity.start : quantity.end] == quantity.text
    ends = [0, *(quantity.end for quantity in quantities)]
    assert all(end <= quantity.start for end, quantity in zip(ends, quantities, strict=False))
    for date in read_dates(text):
        assert text[date.start : date.end] == date.text


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_sentences_and_clauses_leave_out_white_space_only(text: str) -> None:
    for spans in (sentences(text), clauses(text)):
        assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_relations_stay_the_same_with_quantities_given(text: str) -> None:
    quantities = read_quantities(text)
    assert read_breakdowns(text, quantities) == read_breakdowns(text)
    assert read_shares(text, quantities) == read_shares(text)
    assert read_changes(text, quantities) == read_changes(text)
    assert read_rates(text, quantities) == read_rates(text)


REPEATED = """
1 1, 1.1.1.1. 其中 “ ” “” （ 一是 一 占 由 其中1个、 其中甲1个、 甲1个，占5%， 由1个到2个， 增长5%，
完成率5%， 2024年 1-
"""


@pytest.mark.parametrize("piece", REPEATED.split())
def test_time_is_linear(piece: str) -> None:
    for reader in READERS:
        assert_linear(lambda size: piece * (size // len(piece)), reader, 3000, doublings=1)
