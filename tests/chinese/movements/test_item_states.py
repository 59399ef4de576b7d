"""Movements told anywhere in an item that has just what makes them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

WRONG = [
    "水费比上年减少1.5万元，降低25%，本年支出8.5万元。",
    "接待费较2023年减少2.4万元，下降15%，2023年为12万元。",
    "追加后支出决算比年初预算多18万元，增长21%，年初预算为150万元。",
    "接待来访32批次、256人次，比上年减少6批次、48人次，上年为38批次、314人次。",
    "应付工程款64万元，实付58万元，少付8万元，为扣留的质保金。",
    "邮电费由6.5万元降为5.2万元，比上年减少1.8万元。",
    "印刷费3.6万元，较年初预算数5万元下降18%。",
    "捐赠收入28万元，预算数为25万元，超预算21%。",
    "用气量较去年减少800立方米，去年为6400立方米，下降15%。",
    "宣传费6000元，上年没有安排，同比增加6000元，增长100%。",
]
RIGHT = [
    "水费比上年减少1.5万元，降低15%，本年支出8.5万元。",
    "接待费较2023年减少2.4万元，下降20%，2023年为12万元。",
    "追加后支出决算比年初预算多18万元，增长12%，年初预算为150万元。",
    "接待来访32批次、256人次，比上年减少6批次、58人次，上年为38批次、314人次。",
    "应付工程款64万元，实付58万元，少付6万元，为扣留的质保金。",
    "邮电费由年初计划的6.5万元降为5.2万元，比上年减少1.8万元。",
    "印刷费3.6万元，较年初预算数5万元下降28%。",
    "预算5万元，实际3.6万元，同比下降18%。",
    "培训费减少2.1万元，下降24%，其中师资费本年1.5万元。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_movement_that_its_levels_contradict(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_a_movement_that_is_right_or_of_something_else(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "接待费比上年的20.00万元压减1.50万元，差旅费15.20万元。",
        "接待费预算较上年预算的20.00万元压减1.50万元，实际支出15.20万元。",
        "接待费预算较上年预算的20万元减少1.5万元，实际支出15.2万元，比预算减少3.3万元。",
    ],
)
def test_a_level_behind_a_movement_may_be_of_something_else(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "采购预算86.0万元，实际采购81.4万元，节约4.6万元，其中货物节约1.8万元、服务节约2.8万元。",
            0,
        ),
        (
            "采购预算86.0万元，实际采购81.4万元，节约6.4万元，其中货物节约3.6万元、服务节约2.8万元。",
            1,
        ),
        ("接待费比上年的20.0万元减少1.5万元，支出15.8万元。", 1),
    ],
)
def test_the_parts_of_a_difference_are_not_the_difference(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
