"""Parts of a passage are read as they would be by themselves, but only once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.checks.passage import Passage

PIECES = (
    "预算3960万元",
    "支出3539万元",
    "，",
    "；",
    "。",
    "！",
    "（",
    "）",
    "其中",
    "\n",
    " ",
    "89%",
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_a_part_says_what_its_text_says(text: str) -> None:
    whole = Passage(("甲",), text)
    assert whole.statements is whole.statements
    for first in range(len(whole.periods)):
        for last in range(first, len(whole.periods)):
            part = whole.part(first, last)
            alone = Passage(("甲",), part.text)
            assert part.periods == alone.periods
            assert repr(part.quantities) == repr(alone.quantities)
            assert repr(part.statements) == repr(alone.statements)


def test_a_place_is_in_one_period_or_between_two() -> None:
    passage = Passage(("甲",), "甲。 乙；丙。")
    assert passage.periods == [(0, 2), (3, 7)]
    assert [passage.period_at(at) for at in (0, 2, 3, 6)] == [0, None, 1, 1]
