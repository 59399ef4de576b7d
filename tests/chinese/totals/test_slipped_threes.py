"""Three figures of which two nearly make the third, whatever the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.marked_text import MarkedText
from reportgen.chinese.totals.slipped_threes import places_of_threes, read_slipped_threes
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.near_sums import NearSum


def read_all(statements: Sequence[Statement]) -> list[NearSum]:
    return list(read_slipped_threes(statements))


def threes(text: str) -> list[tuple[str, ...]]:
    return [
        (found.total.quantity.text, *(one.quantity.text for one in found.parts))
        for found in read_slipped_threes(read_statements(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水费收4.36万元、支3.18万元，当期结1.28万元。", ("4.36万元", "3.18万元", "1.28万元")),
        ("抽查1140份，过关1068份，退回52份。", ("1140份", "1068份", "52份")),
        ("渠长1284.5米，衬砌932.4米，土渠325.1米。", ("1284.5米", "932.4米", "325.1米")),
        ("旧车值18.6万元，提折旧17.26万元，残值0.94万元。", ("18.6万元", "17.26万元", "0.94万元")),
        ("药房进药21640元，售18920元，存2270元；员工7人。", ("21640元", "18920元", "2270元")),
    ],
)
def test_a_slip_in_one_of_three_is_found(text: str, found: tuple[str, ...]) -> None:
    assert threes(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "水费收4.36万元、支3.18万元，当期结1.18万元。",
        "水费收4.36万元、支3.18万元，当期结1.17万元。",  # which rounding explains
        "三个村分别有1140亩、1068亩、52亩。",
        "缺口86.32万元，已付24万元，86.32万元待验收后支付。",  # told again
        "辖6个村、184个组，有企业187个。",  # three kinds of things
        "脱贫人口3.12万人，有技能的1.68万人，务工1.26万人。",  # who may be both
        "资金107.13万元，其中管理费1.07万元，已拨付106.36万元。",
        "水费收4.36万元、支3.18万元，当期结1.28万元，加年初0.42万元，年末1.70万元。",
        "收费860元，每户512元，均价338元。",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert threes(text) == []


def test_the_finding_tells_what_two_of_them_make() -> None:
    (hit,) = hits_in_text("A07", "抽查1140份，过关1068份，退回52份。")
    assert hit.message == (
        "“1140份，过关1068份，退回52份”：1068+52=1120，与1140差20份，像是有一个数写错了一位"
    )


def test_one_error_is_told_once() -> None:
    (hit,) = hits_in_text("A07", "公用经费640万元，其中办公费412.6万元，差旅费237.4万元。")
    assert "各项之和" in hit.message
    assert hits_in_text("A07", "收入486.2万元，支出421.5万元，年末结余74.7万元。") == []
    assert len(hits_in_text("A12", "收入486.2万元，支出421.5万元，年末结余74.7万元。")) == 1


def test_reading_is_linear_in_the_text() -> None:
    text = "抽查1140份，过关1068份，其中甲镇12户，退回5份；"
    assert_linear(lambda times: read_statements(text * times), read_all, 200)


@pytest.mark.parametrize(
    "text",
    [
        "编制19人，实有18人，离退休9人。",
        "村道硬化共筹集资金80余万元，财政奖补45万元、村集体自筹22万元、乡贤捐资16万元。",
        "全年支出项目资金640万元。其中道路项目280万元，水利项目190万元，其余170万元用于环境。",
        "培训1250人次，其中妇女475人次，占38%；60岁以下劳动力1075人次。",
    ],
)
def test_parts_of_what_stands_elsewhere_and_who_is_of_both_kinds_make_no_third(text: str) -> None:
    assert hits_in_text("A07", text) == []
    assert hits_in_text("A12", text) == []


def test_a_plan_its_result_and_that_of_a_part_are_no_sum() -> None:
    text = "出行费用年初预算12.80万元，决算10.46万元；租车费支出决算2.31万元。"
    assert hits_in_text("A07", text) == []


def test_the_same_amount_of_last_year_is_no_part() -> None:
    text = "公务用车购置费16.8万元；公务接待费5.4万元，与上年5.4万元持平。"
    assert hits_in_text("A07", text) == []


def test_three_figures_of_one_unit_stand_in_one_sentence() -> None:
    text = "修路3公里，植树20亩，清淤5亩。种草8亩，发放3户、5户、7户、9户。"
    places = places_of_threes(text, MarkedText(text).breaks)
    assert [text[at : at + 2] for at in places] == ["3户", "5户"]
