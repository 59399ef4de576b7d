"""Counts told again as what is known."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.definite_counts import read_definite_counts
from reportgen.chinese.counts.told_again import counted_places
from tests.growing import assert_linear

WRONG = [
    "核定编制28名，2024年末在编24人。\n从年龄看，我单位年末26名在编人员中35岁以下的9人。",
    "全镇共有在职网格员63名。\n补贴按季打入账户，惠及全镇16个村66名在职网格员。",
    "全年共收到乡贤捐款42万元。\n专户收到的45万元捐款用于助学。",
    "红色村补助资金只下达一笔，5月8日到账36万元。\n红色资金38万元自5月到账以后按进度支付。",
    "我局现有执法人员23名。\n全局25名执法人员参加了考试。",
]
RIGHT = [
    "核定编制28名，2024年末在编24人。\n从年龄看，我单位年末24名在编人员中35岁以下的9人。",
    "核定编制28名，年初在编24人。\n我单位年末26名在编人员中35岁以下的9人。",
    "全镇共有在职网格员63名。\n惠及全镇16个村66名网格员（含离任3名）。",
    "全镇共有在职网格员63名，其中女性20名。\n全镇21名女网格员获奖。",
    "全年共收到乡贤捐款42万元、企业捐款6万元。\n专户收到的48万元捐款用于助学。",
    "红色村补助资金36万元5月到账，老区补助资金38万元6月到账。\n红色资金38万元按进度支付。",
    "我局现有执法人员23名。\n全局25名干部参加了考试。",
    "三个大队现有执法人员23名。\n上年全局25名执法人员参加了考试。",
]


@pytest.mark.parametrize("text", WRONG)
def test_all_there_are_with_another_number(text: str) -> None:
    assert len(list(read_definite_counts(text, counted_places(text)))) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_the_same_number_or_others(text: str) -> None:
    assert list(read_definite_counts(text, counted_places(text))) == []


def test_time_is_linear() -> None:
    assert_linear(
        lambda count: WRONG[0] * count,
        lambda text: list(read_definite_counts(text, counted_places(text))),
        50,
    )
