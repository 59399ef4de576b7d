"""Pairs of characters are numbers, and are told in characters again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.character_pairs import (
    pairs_in,
    pairs_in_word,
    places_in,
    text_of,
    word_of,
)

LETTERS = st.text(st.sampled_from("甲乙丙丁\U00020000"), max_size=9)


@given(LETTERS)
def test_every_pair_of_characters_is_found(text: str) -> None:
    found = {*pairs_in(text)} & {pairs_in(each)[0] for each in ("甲甲", "乙丙", "丁丁")}
    assert sorted(map(word_of, found)) == sorted(
        pair for pair in ("甲甲", "乙丙", "丁丁") if pair in text
    )


@given(st.lists(LETTERS.filter(bool), max_size=4))
def test_pairs_are_told_in_characters_again(texts: list[str]) -> None:
    pairs = sorted({*pairs_in("。".join(texts))})
    units = text_of(pairs)
    assert len(units) == 2 * len(pairs)
    assert [pairs_in(units[at : at + 2])[0] for at in range(0, len(units), 2)] == pairs


@given(st.text(min_size=1, max_size=9))
def test_the_pairs_of_a_word_are_those_of_a_text(word: str) -> None:
    assert pairs_in_word(word) == list(pairs_in(word))


def test_the_places_of_a_part_may_overlap() -> None:
    assert places_in("甲甲甲乙", "甲甲") == [0, 1]
    assert places_in("甲甲甲乙", "甲甲", 1, 3) == [1]
    assert places_in("甲甲甲乙", "甲甲", 2) == []
