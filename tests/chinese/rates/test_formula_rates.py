"""Rates that a form's formula defines."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "年初预算640万元，年中追加96万元，预算调整率为15%。",
            "年初预算640万元，年中追加96万元，预算调整率为18%。",
        ),
        (
            "年初预算640万元。全年追加96万元，预算调整率15%。",
            "年初预算640万元。全年追加96万元，预算调整率13.04%。",
        ),
        (
            "年初预算640万元，年中追加96万元，调整后预算736万元，预算调整率15%。",
            "年初预算640万元，年中追加96万元，调整后预算736万元，预算调整率13.04%。",
        ),
        (
            "年末结转结余31.50万元，全年预算数1050万元，资金结余率为3%。",
            "年末结转结余31.50万元，全年预算数1050万元，资金结余率为5%。",
        ),
        (
            "公用经费年初预算安排75万元。全年实际列支72万元，公用经费控制率96%。",
            "公用经费年初预算安排75万元。全年实际列支72万元，公用经费控制率98%。",
        ),
    ],
)
def test_a_rate_is_what_its_formula_makes(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "年初预算640万元，年中追加96万元，追减32万元，预算调整率为10%。",
        "年初预算500万元，追加75万元，年末结转结余23万元，结转结余率4%。",
        "上年预算600万元，本年追加96万元，预算调整率为15%。",
        "年初预算640万元，其中人员经费追加96万元，预算调整率为20%。",
        "年初预算640万元，年中追加96万元，预算调整率不超过20%。",
    ],
)
def test_other_figures_are_not_those_of_the_formula(text: str) -> None:
    assert hits_in_text("A12", text) == []
