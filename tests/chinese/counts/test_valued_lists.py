"""Counted lists whose names have a figure each."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.valued_lists import MAY_BE_VALUED, read_valued_lists
from tests.growing import assert_linear

FORMS = [
    "有{count}个镇（街道）的税收增幅过半，从高到低依次为：甲镇84.2%、乙镇71.5%、丙街道60.3%。",
    "信访量排在前{count}位的村分别是甲村（24件）、乙村（19件）、丙村（17件），均已包案。",
    "管护{count}座水库，即甲水库库容36万立方米，乙水库库容24万立方米和丙水库库容15万立方米。",
    "实施{count}处修缮：甲祠堂42万元；乙书院35万元；丙戏台18万元。",
    "抽查{count}家食堂，得分分别为：甲校92分、乙校88分、丙校85分。",
]


@pytest.mark.parametrize("form", FORMS)
def test_names_with_figures_are_counted(form: str) -> None:
    right, wrong = (form.format(count=count) for count in (3, 4))
    assert MAY_BE_VALUED.is_in(wrong)
    assert list(read_valued_lists(right)) == []
    (found,) = read_valued_lists(wrong)
    assert (found.stated, len(found.names)) == (4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "核定编制4名：行政1名、事业3名。",
        "班子4名，分别为：书记1人、镇长1人、委员3人。",
        "办好4件实事：改厕120座，修路3公里。",
        "税收增幅过半的镇4个，依次为甲镇84.2%、乙镇71.5%等。",
        "检查6家单位，其中4家有问题：甲单位2个、乙单位3个、其他单位5个。",
        "5个村分别补助3万元、2万元。",
        "比上年增加2个百分点，增幅依次为甲镇8%、乙镇7%、丙镇6%。",
    ],
)
def test_figures_that_are_no_list_of_what_is_counted(text: str) -> None:
    assert list(read_valued_lists(text)) == []


def test_linear_time() -> None:
    assert_linear(
        lambda count: "有4个镇增幅过半，依次为甲镇8.2%、乙镇7.5%、" * count,
        lambda text: list(read_valued_lists(text)),
        100,
    )


def test_what_all_make_together_is_no_name() -> None:
    text = (
        "资金由三条渠道凑成：县里补助60万元，乡里配套18.5万元，村民自筹12.3万元，合起来90.8万元。"
    )
    assert list(read_valued_lists(text)) == []
