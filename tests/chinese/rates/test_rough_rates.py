"""A rough look at whether figures may make a rate."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.near_misses import read_near_misses
from reportgen.chinese.rates.rough_rates import may_make_rates
from reportgen.chinese.totals.rough_sums import RoughFigures


@pytest.mark.parametrize(
    "text",
    [
        "建档35679人，完成率为102%；体检4691人，完成率为92%。",  # 13.15%, 760.58%
        "预算3960万元，执行率为89.37%，惠及421户。",
    ],
)
def test_figures_that_are_far_from_a_rate_do_not_make_it(text: str) -> None:
    assert not may_make_rates(RoughFigures(text))
    assert not list(read_near_misses(read_statements(text)))


@pytest.mark.parametrize(
    "text",
    [
        "预算3960万元，支出3539万元，执行率为89.73%。",
        "应体检4691人；实际体检4302人，体检率为91.07%。",  # 91.71%
        "上年支出50万元；本年支出40万元，下降25%。",
        "建档35,679人，完成率为102%；体检4691人，完成率为92%。",
        "六个村建档；其中三个村完成，完成率为92%，比去年的5个多1个。",
    ],
)
def test_figures_that_may_make_a_rate_are_read(text: str) -> None:
    assert may_make_rates(RoughFigures(text))
