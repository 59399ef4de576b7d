"""Rates named by what was done."""

from __future__ import annotations

import pytest

from reportgen.chinese.named_rates import may_name_rate, read_named_rates
from reportgen.chinese.statements import read_statements
from tests.checks.samples import hits_in_text


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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("受理复议案件25件，审结22件，结案率88%。", 0),
        ("受理复议案件25件，审结22件，结案率92%。", 1),
        ("受理复议案件25件，审结22件，结案率100%。", 0),  # of what was due, maybe
    ],
)
def test_a_rate_is_named_by_some_of_what_was_done(text: str, count: int) -> None:
    assert len(list(read_named_rates(read_statements(text)))) == (not text.endswith("100%。"))
    assert len(hits_in_text("A12", text)) == count
