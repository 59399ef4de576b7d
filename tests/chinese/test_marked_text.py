"""All marks of a text are found by one pass, with their places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.character_pairs import pairs_in
from reportgen.chinese.marked_text import MarkedText
from reportgen.chinese.signs import Sign, each_of, words
from tests.growing import assert_linear

LETTERS = st.text(st.sampled_from("甲乙丙丁\U00020000"), max_size=9)


@given(LETTERS, st.frozensets(st.text(st.sampled_from("甲乙丙\U00020000"), min_size=1, max_size=3)))
def test_every_place_of_every_mark_is_found(text: str, marks: frozenset[str]) -> None:
    wanted = [(place.start(), mark) for mark in marks for place in re.finditer(f"(?={mark})", text)]
    for _ in range(3):  # the first texts that some marks are looked for in, and a later one
        found = MarkedText(text).places_of(marks)
        assert sorted(found) == sorted(wanted)
        assert [at for at, _ in found] == sorted(at for at, _ in found)


def test_pairs_that_no_text_had_before_are_told_with_their_sentences() -> None:
    for text in ("甲丁丁。丙丁。甲丁", "\U00020000丁丁。丙丁。甲丁"):
        marked, pair = MarkedText(text), pairs_in("甲丁")[0]
        last = (pair, len(text) - 2, len(text) + 1)
        assert {pair} <= marked.unseen_pairs
        assert [*marked.spans_with({pair})][-1] == last


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
