"""Rates named by what was done."""

from __future__ import annotations

import pytest

from reportgen.chinese.named_rates import may_name_rate, read_named_rates
from reportgen.chinese.statements import read_statements


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("受理138件，办结135件，办结率97.83%。", True),
        ("新建厕所任务数为55座，已全部建好，完成率达100%。", False),
        ("完成率100%，参保率98%，受理138件，参保135件，办结率97%。", False),
    ],
)
def test_what_was_done_stands_before_the_rate_that_it_names(text: str, named: bool) -> None:
    assert may_name_rate(text) is named
    assert bool(list(read_named_rates(read_statements(text)))) <= named
