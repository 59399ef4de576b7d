"""Households and the people in them, told where one figure stands for the other."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.households import read_wrong_households
from reportgen.chinese.counts.told_again import counted_places
from tests.checks.samples import hits_in_text


def told(text: str) -> list[str]:
    """Return the words that are told as wrong."""
    return [text[one.start : one.end] for one in read_wrong_households(text, counted_places(text))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("本次山洪共转移群众87户302人。302户87人得到了妥善安置。", "302户87人"),
        ("302户87人得到了妥善安置，87户302人全部返家。", "302户87人"),
        ("全镇特困供养对象61户64人，为64户61人代缴医保。", "64户61人"),
        ("现有监测户45户、监测人口38人。", "45户、监测人口38人"),
        ("纳入监测对象52户，共49人。", "52户，共49人"),
        ("集中供养27户19名，均有专人照料。", "27户19名"),
        ("安置点现住156户（142人），物业由村里代管。", "156户（142人"),
        ("年末农村低保213户387人，为387户农村低保家庭发放低保金。", "387户"),
        ("避险搬迁34户129人，34人均已搬入新居。", "34人均"),
        ("移民后扶涉及178户655人。上述178人全部领到直补资金。", "178人全部"),
    ],
)
def test_households_and_people_are_not_exchanged(text: str, wrong: str) -> None:
    assert told(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "城市低保147户268人，其中整户纳入109户230人，单人纳入38户38人。",
        "安置搬迁户120户，80人在产业园就业。",
        "脱贫户286户、脱贫人口903人，外出务工241人。",
        "发展民宿26户，从业人员18人。",
        "走访困难户86户、老党员41人。",
        "避险搬迁34户129人。镇机关34人全部参加了结对。",
        "低保213户387人。全镇有387户安装了光伏。",
        "特困供养61户61人，61人全部签订照料协议。",
        "农村低保213户387人，上年387户低保家庭的旧账已清。",
        "低保213户387人；特困供养387户391人。",
        "培训农户150户，120人次领取了补贴。",
        "户籍人口5213户1.8万人，常住人口9201户28042人。",
    ],
)
def test_other_households_and_other_people_are_no_contradiction(text: str) -> None:
    assert told(text) == []


def test_a_finding_tells_where_the_right_figures_stand() -> None:
    (hit,) = hits_in_text("A13", "本次山洪共转移群众87户302人。302户87人得到了妥善安置。")
    assert "“87户302人”，户数和人数写颠倒了" in hit.message
    (hit,) = hits_in_text("A13", "全镇纳入监测对象52户，共49人。")
    assert "人数比户数少" in hit.message
