"""Totals of what is counted, and what words sort it into."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("年末在编47人，行政和事业分别为21人和{}人。", 26, 28),
        ("全院职工86人，男职工和女职工分别为41人、{}人。", 45, 43),
        ("在校生1120人，小学和初中分别为746人和{}人。", 374, 384),
        ("现有编制66名，行政编制、事业编制、工勤编制分别为25名、38名、{}名。", 3, 5),
        ("我镇共有村干部72人，村“两委”干部和其他工作人员分别为58人、{}人。", 14, 16),
        (
            "全镇共有党员846名，分布在农村支部712名、机关支部68名、学校支部43名、其他{}名。",
            23,
            39,
        ),
        ("现有护林员64名，分布在东片21名、西片26名、南片{}名。", 17, 19),
        ("老年人助餐点42个，分布情况为城区18个、镇区15个、村里{}个。", 9, 11),
        ("共聘用保洁员96名，分别安排在集镇22名、各村68名、河道{}名。", 6, 9),
    ],
)
def test_what_is_sorted_makes_its_total(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在职61人，党员和女职工分别为44人和23人。",
        "在职61人，参加春秋两季培训的分别为44人和53人。",
        "在职64人，上年末和前年末分别为66人和67人。",
        "现有职工64人，退休人员和遗属分别为31人和5人。",
        "现有护林员64名，主要分布在东片21名、西片26名，其余在南片。",
        "党员1026名，分布在8个总支、43个支部，农村党员893名、机关党员74名。",
    ],
)
def test_what_may_be_in_both_or_in_none_is_not_sorted(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("到场320人次，反响很好。按作物分，水稻170人次、油菜96人次、茶叶{}人次。", 54, 64),
        ("受理来信186件。从内容看，土地纠纷71件、邻里纠纷64件、其他{}件。", 51, 15),
        ("共维修水渠42处。按资金来源分，县级18处、镇级16处、村级{}处。", 8, 11),
    ],
)
def test_what_is_sorted_in_the_next_sentence(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "维修水渠42处，新建6处。按资金来源分，县级18处、镇级16处、村级14处。",
        "建成示范点12个。从类别看，党建示范点7个、乡村振兴示范点6个，部分点位两类都算。",
        "受理来信186件。从内容看，主要是土地纠纷71件、邻里纠纷64件。",
    ],
)
def test_a_sort_of_some_or_of_more_is_not_added(text: str) -> None:
    assert hits_in_text("A07", text) == []
