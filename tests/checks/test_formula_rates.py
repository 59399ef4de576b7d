"""Rates that have a formula by their name."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "年末资产总额2460万元，负债合计123万元，资产负债率5%。",
            "年末资产总额2460万元，负债合计123万元，资产负债率15%。",
        ),
        (
            "年末结转和结余36.4万元，全年预算1820万元，结转结余率2%。",
            "年末结转和结余36.4万元，全年预算1820万元，结转结余率3.2%。",
        ),
    ],
)
def test_a_rate_is_what_its_formula_makes(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "年末资产总额0万元，负债合计123万元，资产负债率15%。",
        "资产负债率由15%降至5%。",
        "年末结转3.6万元，当年结余2万元，全年预算1820万元，结转结余率3.2%。",
    ],
)
def test_rates_whose_figures_are_not_clear_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


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
def test_a_rate_of_the_first_budget_or_the_one_in_the_end(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "年初预算640万元，年中追加96万元，追减32万元，预算调整率为10%。",
        "年初预算500万元，追加75万元，年末结转结余23万元，结转结余率4%。",
        "年初预算数1200万元，调整预算数1320万元，预算调整率10%。",
        "上年预算600万元，本年追加96万元，预算调整率为15%。",
        "年初预算640万元，其中人员经费追加96万元，预算调整率为20%。",
        "年初预算640万元，年中追加96万元，预算调整率不超过20%。",
    ],
)
def test_other_figures_are_not_those_of_the_formula(text: str) -> None:
    assert hits_in_text("A12", text) == []
