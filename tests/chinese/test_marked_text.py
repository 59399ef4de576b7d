"""All marks of a text are found by one pass, with their places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.marked_text import (
    MarkedText,
    pairs_in,
    pairs_in_word,
    text_of,
    word_of,
)
from reportgen.chinese.signs import Sign, each_of, words
from tests.growing import assert_linear

LETTERS = st.text(st.sampled_from("甲乙丙丁\U00020000"), max_size=9)


@given(LETTERS, st.frozensets(st.text(st.sampled_from("甲乙丙\U00020000"), min_size=1, max_size=3)))
def test_every_place_of_every_mark_is_found(text: str, marks: frozenset[str]) -> None:
    wanted = [(place.start(), mark) for mark in marks for place in re.finditer(f"(?={mark})", text)]
    for _ in range(2):  # the first text that some marks are looked for in, and a later one
        found = MarkedText(text).places_of(marks)
        assert sorted(found) == sorted(wanted)
        assert [at for at, _ in found] == sorted(at for at, _ in found)


@given(LETTERS)
def test_every_pair_of_characters_is_found(text: str) -> None:
    found = MarkedText(text).pairs & {pairs_in(each)[0] for each in ("甲甲", "乙丙", "丁丁")}
    assert sorted(map(word_of, found)) == sorted(
        pair for pair in ("甲甲", "乙丙", "丁丁") if pair in text
    )


@given(st.lists(LETTERS.filter(bool), max_size=4))
def test_pairs_are_told_in_characters_again(texts: list[str]) -> None:
    pairs = sorted(MarkedText("。".join(texts)).pairs)
    units = text_of(pairs)
    assert len(units) == 2 * len(pairs)
    assert [pairs_in(units[at : at + 2])[0] for at in range(0, len(units), 2)] == pairs


def test_the_longest_mark_comes_first() -> None:
    places = MarkedText("收入总计3万元").places_of(words("收入 收入总计 总计"))
    assert places == [(0, "收入总计"), (0, "收入"), (2, "总计")]


def test_a_common_word_counts_only_where_one_stands_before_a_figure() -> None:
    assert MarkedText("收入增加较多").places_of(words("增加")) == []
    assert MarkedText("增加5万元，收入增加").places_of(words("增加")) == [(0, "增加"), (8, "增加")]


def test_marks_may_be_told_by_their_characters() -> None:
    assert each_of("甲乙", "丙") == {"甲丙", "乙丙"}
    assert Sign("丙", each_of("甲", "丙")).marks == {"甲丙"}


def test_marks_are_found_in_linear_time() -> None:
    marks = words("支付率 执行率 其中 丙")
    assert_linear(
        lambda times: "执行率甲乙丙其支付中" * times,
        lambda text: MarkedText(text).places_of(marks),
        2000,
    )


@given(st.text(min_size=1, max_size=9))
def test_the_pairs_of_a_word_are_those_of_a_text(word: str) -> None:
    assert pairs_in_word(word) == list(pairs_in(word))
