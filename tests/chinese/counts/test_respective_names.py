"""Names before 分别 and the figures after it."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.respective_names import (
    MAY_BE_NAMES,
    MAY_BE_SENT,
    read_paired_names,
    read_sent_to,
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "前河、后河、上渠分别清淤11公里、8.2公里、6.4公里。",
            "前河、后河、上渠、下渠分别清淤11公里、8.2公里、6.4公里。",
        ),
        (
            "柳林村、桥头村和石坝村分别获补助12万元、8万元和6万元。",
            "柳林村、桥头村和石坝村分别获补助12万元和8万元。",
        ),
        (
            "小麦、玉米、大豆面积分别为320亩、180亩、60亩。",
            "小麦、玉米、大豆、花生面积分别为320亩、180亩、60亩。",
        ),
        (
            "一季度、二季度、三季度分别检查12次、15次、10次。",
            "一季度、二季度、三季度分别检查12次、15次、10次、9次。",
        ),
        (
            "养老、医疗、失业保险参保率分别达到98%、99%、97%。",
            "养老、医疗、失业、工伤保险参保率分别达到98%、99%、97%。",
        ),
        (
            "一等奖、二等奖、三等奖分别奖励3000元、2000元、1000元。",
            "一等奖、二等奖、三等奖、优秀奖分别奖励3000元、2000元、1000元。",
        ),
        (
            "上河、下河的清淤长度分别是3公里、2公里。",
            "上河、中河、下河的清淤长度分别是3公里、2公里。",
        ),
        (
            "2024年，东坪村、桥头村、石坝村分别脱贫3户、2户、1户。",
            "2024年，东坪村、桥头村、石坝村、塘湾村分别脱贫3户、2户、1户。",
        ),
        ("春季、秋季分别植树2600株、1400株。", "春季、夏季、秋季分别植树2600株、1400株。"),
    ],
)
def test_as_many_figures_as_names(right: str, wrong: str) -> None:
    assert not list(read_paired_names(right))
    assert MAY_BE_NAMES.is_in(wrong)
    assert len(list(read_paired_names(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "柳林村、桥头村等村分别补助12万元、8万元、6万元。",
        "检查、维修和养护、清淤分别为3次、4次、5次。",
        "收入的预算、支出的决算、结余分别为3万元、2万元。",
        "办公费3万元、印刷费、差旅费分别支出1.2万元、2.4万元、3万元。",
    ],
)
def test_lists_that_may_be_read_otherwise(text: str) -> None:
    assert not list(read_paired_names(text))


@pytest.mark.parametrize(
    ("count", "names"),
    [
        ("选派科技特派员{}名，分别派驻", "上坪村、下坪村、岩口村"),
        ("抽调{}名干部，分别到", "东坡社区、西坡社区和北坡社区"),
        ("新建气象观测站{}个，分别位于", "上坪村、岩口村及大垅村，年底投用"),
    ],
)
def test_places_are_as_many_as_those_sent_there(count: str, names: str) -> None:
    right, wrong = (f"{count.format(number)}{names}。" for number in (3, 4))
    assert MAY_BE_SENT.is_in(wrong)
    assert list(read_sent_to(right)) == []
    [found] = read_sent_to(wrong)
    assert (found.stated, len(found.names)) == (4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "选派科技特派员4名，分别派驻上坪村、下坪村、岩口村等村。",
        "选派科技特派员4名，分别派驻上坪村、下坪村、岩口村，其中岩口村2名。",
        "选派科技特派员6名，分别派驻上坪村、下坪村、岩口村，每村2名。",
        "选派科技特派员4名，分别派驻上坪村、下坪村、岩口村以及镇农技站。",
        "选派科技特派员4名，分别派驻上坪村、下坪村、岩口村和镇农技站。",
    ],
)
def test_places_that_need_not_be_as_many(text: str) -> None:
    assert list(read_sent_to(text)) == []


@pytest.mark.parametrize(
    "lead", ["（一）", "（2）", "3．", "二是", "2024年", "2024年，", "截至2024年12月31日，"]
)
def test_an_ordinal_or_a_date_may_stand_before_the_names(lead: str) -> None:
    text = f"{lead}前河、后河、上渠、下渠分别清淤11公里、8.2公里{{}}、6.4公里。"
    assert len(list(read_paired_names(text.format("")))) == 1
    assert list(read_paired_names(text.format("、7公里"))) == []
