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
