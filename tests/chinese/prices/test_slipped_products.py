"""So many at a price make a sum but for one slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.slipped_products import read_slipped_products
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.equations import Equation
    from reportgen.chinese.figures.statements import Statement


def read_all(statements: Sequence[Statement]) -> list[Equation]:
    return list(read_slipped_products(statements))


def products(text: str) -> list[tuple[str, ...]]:
    found = read_all(read_statements(text))
    return [(*(one.text for one in each.terms), each.stated.text) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("送电影36场，每场补500元，兑付1.6万元，欠0.2万元。", ("36场", "500元", "1.6万元")),
        ("护林员误餐全年48人次，开支720元，每人次51元。", ("48人次", "51元", "720元")),
        ("生均850元，学生1260人，安排170.1万元。", ("1260人", "850元", "170.1万元")),
        ("改厕412户，户均补1500元，拨付61.8万元；另有32户自筹，合计28.8万元。", ()),
        (
            "羊出栏4820只，均价1160元，收入595.12万元，成本312万元。",
            ("4820只", "1160元", "595.12万元"),
        ),
    ],
)
def test_a_slip_in_number_price_or_sum_is_found(text: str, found: tuple[str, ...]) -> None:
    assert products(text) == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "补贴每户每月80元，96户全年9.216万元。",  # twelve months
        "每亩补助120元，上年每亩110元，面积86亩。",
        "报销每人420元封顶，结算1286元的有3人。",
        "人均1571.62元，37人共58150元。",  # an average is rounded
        "14人参加轮训6天，每人每天3000元，轮训费25.20万元。",  # both are multiplied
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert products(text) == []


def test_the_finding_tells_what_they_make() -> None:
    (hit,) = hits_in_text("A12", "羊出栏4820只，均价1160元，收入595.12万元，成本312万元。")
    assert "4820只×1160元=559.12万元，不是595.12万元" in hit.message
    assert hit.severity == "warning"


def test_reading_is_linear_in_the_text() -> None:
    text = "送电影36场，每场补500元，兑付1.6万元。"
    assert_linear(lambda times: read_statements(text * times), read_all, 100)


def test_groups_with_a_price_each_and_the_average_of_all() -> None:
    text = "改造18户，甲类12户、户均1.2万元，乙类6户、户均3.5万元，共补助35.40万元，户均1.97万元。"
    assert hits_in_text("A12", text) == []
