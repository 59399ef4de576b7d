"""Which figure has a share, and which may be the whole of it."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.share_bases import is_told_share, may_be_share
from reportgen.chinese.figures.statements import read_statements


def _told(text: str) -> dict[str, bool]:
    """Return of each pair of counts whether the last rate may be the share of one in the other."""
    statements = read_statements(text)
    rate = [one for one in statements if one.unit == "%"][-1]
    counts = [one for one in statements if one.unit == "件"]
    return {
        f"{part.quantity.text}/{whole.quantity.text}": may_be_share(rate, part, whole, statements)
        for part in counts
        for whole in counts
        if part is not whole
    }


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("来信45件，求助30件，占67%。", {"30件/45件"}),
        ("来信45件，环比40件增长13%，求助30件，占67%。", {"30件/45件"}),
        ("来信45件，增加5件，求助30件，占67%。", {"30件/45件"}),
        ("来信45件，日均3件，求助30件，占67%。", {"30件/45件"}),
        ("商品类45件，食品30件，鞋帽9件，占商品类的20%。", {"9件/45件"}),
        ("来信45件，求助30件，占总量的67%。", {"30件/45件"}),
        ("办结率67%，来信45件，办结30件，办结率67%。", {"30件/45件", "45件/30件"}),
    ],
)
def test_share_is_of_the_figure_before_it_in_what_is_named(text: str, pairs: set[str]) -> None:
    assert {pair for pair, may_be in _told(text).items() if may_be} == pairs


def test_share_that_any_figure_of_its_sentence_makes_is_told() -> None:
    statements = read_statements("来信60件，求助30件，占50%；投诉15件，占25%；建议15件，占52%。")
    rates = [index for index, one in enumerate(statements) if one.unit == "%"]
    assert [is_told_share(statements, index) for index in rates] == [True, True, False]
