"""Slips that make no figure at all, such as 178.9.0%, stop no rule."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import check
from tests.real.sentences_measure import entries

if TYPE_CHECKING:
    from tests.real.sentences_measure import Entry

CHARACTERS = "0123456789..，。；、（）%万元人户亿-−+/×=〔〕“”第年月：,"
EXAMPLES = 250


@cache
def sentences() -> tuple[Entry, ...]:
    return entries("seen")


def slip(text: str, at: int, character: str, how: str) -> str:
    """Return a text with a character put in, in the place of another, or left out."""
    figures = [place for place, each in enumerate(text) if each in "0123456789.%，。"]
    place = figures[at % len(figures)] if figures else 0
    return text[:place] + ("" if how == "out" else character) + text[place + (how != "in") :]


@given(
    which=st.integers(0, 10_000),
    slips=st.lists(
        st.tuples(
            st.integers(0, 200), st.sampled_from(CHARACTERS), st.sampled_from(("in", "over", "out"))
        ),
        min_size=1,
        max_size=6,
    ),
)
@settings(max_examples=EXAMPLES)
def test_no_slip_in_a_real_sentence_stops_a_check(
    which: int, slips: list[tuple[int, str, str]]
) -> None:
    entry = sentences()[which % len(sentences())]
    text = entry.texts[0]
    for at, character, how in slips:
        text = slip(text, at, character, how)
    check(replace(entry, texts=(text,)).report())


@pytest.mark.parametrize(
    "text",
    [
        "水利支出年初预算214.8万元，支出决算386.2万元，完成年初预算的178.9.0%，决算数大于预算数。",
        "造林1260亩，其中人工造林840亩，占66“67%；封山育林4,0亩，占33.33%",
    ],
)
def test_figures_that_are_none_are_passed_over(text: str) -> None:
    check(replace(sentences()[0], texts=(text,)).report())
