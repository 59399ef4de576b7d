"""Two states of one thing, and how far apart a text says they are."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.movements.two_states import (
    read_several_bases,
    read_two_states,
)
from tests.checks.samples import hits_in_text

WRONG = [
    "水电费由上年的14.2万元降至11.36万元，降幅25%。",
    "印刷费本年列支6.48万元，上年同期5.4万元，同比下降20%。",
    "会议费支出3.2万元，较上年减少0.8万元，较预算减少0.3万元，下降幅度分别为20%和18.57%。",
    "差旅费与上年基本持平，上年为9.6万元，本年为14.8万元。",
    "专项业务费同比减少9.5万元，增长8.2%。",
    "印刷费比上年减少3.6万元，降低9.5%，上年为40万元。",
    "结转资金比年初减少了86万元，年初为231万元，年末为154万元。",
    "资助学生1186人，比上年少74人，增加5.87%。",
    "城镇化率46.8%，比上年提高1.9个百分点，上年为45.9%。",
    "纳税企业数从38家增加到46家，净增6家。",
    "邮电费与上年持平，2024年列支1.35万元，2023年列支1.53万元。",
    "维修费较上年无增减，2023年4.7万元，2024年7.4万元。",
    "2024年劳务费6.3万元，2023年5.3万元，与上年一致。",
    "物业费同上年相比没有变动，本年2.28万元，上年2.82万元。",
    "预算执行率99%，与上年的97.5%相比提高2.5个百分点。",
]
RIGHT = [
    "邮电费与上年持平，2024年列支1.35万元，2023年列支1.35万元。",
    "维修费较上年无增减，2023年4.7万元，2024年4.7万元。",
    "2024年劳务费6.3万元，2023年5.3万元，口径与上年一致。",
    "2024年劳务费6.3万元，2023年5.3万元，用工人数与上年持平。",
    "工会经费与上年基本持平，2024年3.26万元，2023年3.24万元。",
    "人员经费支出521.3万元，比上年512.6万元多支出8.7万元，增幅1.7%，系正常晋级调资。",
    "公务接待费本年列支2.14万元，上年同期2.68万元，同比下降20.15%。",
    "培训费支出3.2万元，较上年减少0.8万元，较预算减少0.3万元，下降幅度分别为20%和8.57%。",
    "差旅费与上年基本持平，上年为9.6万元，本年为9.7万元。",
    "纳税企业数从38家增加到46家，净增8家，税收由1260万元增至1436.4万元，增长14%。",
    "村集体经济收入平均每村21.6万元，比上年提高2.4万元，其中最高的石桥村达到56万元。",
    "预算执行率99%，与上年的97.5%相比提高1.5个百分点。",
    "印刷费比上年减少3.6万元，降低9%，上年为40万元。",
    "结转资金比年初减少了86万元，年初为231万元，年末为145万元。",
    "资助学生1186人，比上年少74人，减少5.87%。",
    "预算10万元，支出9万元，同比增长5%。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_change_that_is_not_what_it_is_said_to_be(text: str) -> None:
    assert hits_in_text("A12", text)


@pytest.mark.parametrize("text", RIGHT)
def test_a_change_that_is_right_or_measured_from_something_else(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_the_earlier_state_is_the_one_said_to_be_so() -> None:
    (change,) = read_two_states(read_statements("本年3万元，上年4万元，减少1万元。"))
    assert change.before is not None
    assert change.before.text == "4万元"


def test_several_bases_are_paired_in_their_order() -> None:
    text = "支出3.2万元，较上年减少0.8万元，较预算减少0.3万元，降幅分别为20%和8.57%。"
    changes = list(read_several_bases(read_statements(text)))
    assert [one.rate.text for one in changes if one.rate] == ["20%", "8.57%"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("宣传费3.25万元，差旅费比上年的9.10万元增加0.95万元，维修费1.85万元。", 0),
        ("宣传费8.20万元，差旅费上年9.10万元，减少0.40万元。", 0),
        ("会议费与上年持平，均为1.85万元，培训费由上年的2.60万元减少到2.40万元。", 0),
        ("2024年宣传费12.30万元，比2023年减少1.90万元，邮电费2.90万元，差旅费10.05万元。", 0),
        ("项目支出262.5万元，比基本支出480.3万元少271.8万元。", 1),
        ("差旅费8.20万元，比上年的9.10万元减少0.40万元。", 1),
    ],
)
def test_two_costs_by_name_are_no_states_of_one(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_rates_that_moved_by_points_told_as_percent() -> None:
    points, share = (
        list(read_two_states(read_statements(f"优良率73.6%，上年为60.3%，同比增加{moved}%。")))
        for moved in ("13.3", "22.06")
    )
    assert [one.rate.text for one in points if one.rate] == ["13.3%"]
    assert not [one for one in share if one.rate]


def test_points_between_two_rates_are_not_told_in_percent() -> None:
    text = "支付率94.3%，上年为82.1%，同比增加{}。"
    assert hits_in_text("A12", text.format("12.2个百分点")) == []
    assert hits_in_text("A12", text.format("14.86%")) == []
    (hit,) = hits_in_text("A12", text.format("12.2%"))
    assert "12.2个百分点，不是12.2%" in hit.message
