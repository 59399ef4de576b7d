"""Rates by which money was spent that are low, with no reason beside them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "项目资金预算860万元，执行731万元，预算执行率85%。"
            "其中省级资金预算500万元，执行371万元，预算执行率74.2%；县级资金预算360万元，执行360万元，预算执行率100%。",
            0,
        ),
        (
            "项目资金预算860万元，执行602万元，预算执行率70%。"
            "其中省级资金预算500万元，执行242万元，预算执行率48.4%；县级资金预算360万元，执行360万元，预算执行率100%。",
            2,
        ),
        (
            "项目资金预算860万元，执行731万元，预算执行率85%。"
            "其中水厂改造预算500万元，执行371万元，预算执行率74.2%；管网预算360万元，执行360万元，预算执行率100%。",
            1,
        ),
    ],
)
def test_one_source_may_be_spent_less_where_enough_was_of_all(text: str, count: int) -> None:
    assert len(hits_in_text("A15", text)) == count
