"""What stands between figures and tells of none of them is left out."""

from __future__ import annotations

import pytest

from reportgen.chinese.asides import without_asides
from tests.growing import assert_linear


def read(text: str) -> str:
    return without_asides(text)[0]


@pytest.mark.parametrize(
    ("written", "without"),
    [
        ("接待费4.2万元（含外事接待），其中餐费3万元。", "接待费4.2万元，其中餐费3万元。"),
        ("党员86人（具体见附表），占37%。", "党员86人，占37%。"),
        ("接待费4.2万元，主要用于接待；差旅费3万元。", "接待费4.2万元；差旅费3万元。"),
        (
            "接待费4.2万元，主要用于接待检查，同时厉行节约，占7%。",
            "接待费4.2万元，占7%。",
        ),
        ("林地9亩，主要分布在东村；旱地3亩。", "林地9亩；旱地3亩。"),
        ("增收8万元，主要原因是税源增加，增长5%。", "增收8万元，增长5%。"),
        ("开会四十一次，议题逐项表决，其中党委会二十三次。", "开会四十一次，其中党委会二十三次。"),
        ("受理86件，件件有人管，同比下降4%。", "受理86件，同比下降4%。"),
        ("党员86人。占总数的37%。", "党员86人，占总数的37%。"),
        ("受理86件次；同比下降4%。", "受理86件次，同比下降4%。"),
        ("计划90亩，实栽86亩；完成率95.6%。", "计划90亩，实栽86亩，完成率95.6%。"),
        ("收入95万元。比上年90万元增长5.6%。", "收入95万元，比上年90万元增长5.6%。"),
        ("支出9万元，其中餐费8万元。占88.9%。", "支出9万元，其中餐费8万元，占88.9%。"),
    ],
)
def test_what_stands_between_a_figure_and_what_goes_on_about_it_goes(
    written: str, without: str
) -> None:
    assert read(written) == without


@pytest.mark.parametrize(
    "text",
    [
        "因病96户、因残58户（含交叉）。",
        "建成12个村（居）民小组。",
        "接待费比上年增加（减少）4.4万元。",
        "接待费4.2万元，主要用于餐费3万元、车费1.2万元。",
        "支出4.2万元，预算4万元，主要原因是接待增加。",
        "支出62万元，按性质划分，其中基本支出40万元。",
        "支出4.2万元，上年4.1万元，与上年持平，其中餐费3万元。",
        "项目资金90万元，主要用于：道路50万元，水渠40万元。",
        "支出9万元，其中餐费8万元。同比下降4%。",
        "乡村道路进度正常，干群关系融洽，其中东河村最好。",
        "全年完成任务。占用耕地的12户已经腾退。",
    ],
)
def test_what_figures_depend_on_stays(text: str) -> None:
    assert without_asides(text) == (text, ())


def test_where_an_aside_stood_is_told() -> None:
    text = "餐费3万元（含夜餐），主要用于加班，占5%；油费2万元（不含外借），占4%。"
    plain, cuts = without_asides(text)
    assert plain == "餐费3万元，占5%；油费2万元，占4%。"
    assert "".join(text[start:end] for start, end in cuts) == "（含夜餐），主要用于加班（不含外借）"


@pytest.mark.parametrize(
    "piece",
    [
        "，主要用于甲",
        "3万元，主要用于甲",
        "3件；占5%",
        "，甲乙，其中",
        "（含",
        "3万元（含甲）",
        "3件，甲乙，其中",
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    assert_linear(lambda size: piece * size, without_asides, 100)
