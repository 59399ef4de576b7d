"""T04: ordinals that are left out or repeated."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import hits, hits_in_text

DUTIES = "部门概况.单位基本职能"
POINTS = "绩效完成情况.绩效目标完成情况.0.要点"


def sections(*titles: str) -> tuple[str, Any]:
    data = [{"标题": title, "要点": ["修复村道5.2公里。"]} for title in titles]
    return "绩效完成情况.绩效目标完成情况", data


def problems(*contents: str) -> tuple[str, Any]:
    data = [{"标题": f"问题{at}", "内容": text} for at, text in enumerate(contents)]
    return "存在的问题分析及改进措施.存在的问题", data


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "一是加强领导。二是压实责任。四是强化督查。",
            "“二是压实责任”后面是“四是强化督查”，缺“三是”",
        ),
        ("一是建机制，三是强保障。", "“一是建机制”后面是“三是强保障”，缺“二是”"),
        ("一是建机制；二是抓落实；二是强保障。", "“二是抓落实”后面又是“二是强保障”"),
        ("一是建机制。一是抓落实。二是强保障。", "“一是建机制”后面又是“一是抓落实”"),
        ("一要建机制；三要抓落实。", "“一要建机制”后面是“三要抓落实”，缺“二要”"),
        ("1.建机制。2.抓落实。4.强保障。", "“2.抓落实”后面是“4.强保障”，缺“3.”"),
        ("1、建机制。2、抓落实。2、强保障。", "“2、抓落实”后面又是“2、强保障”"),
        ("（一）建机制。\n（三）抓落实。", "“（一）建机制”后面是“（三）抓落实”，缺“（二）”"),
        (
            "一、建机制。\n二、抓落实。\n五、强保障。",
            "“二、抓落实”后面是“五、强保障”，缺“三、”“四、”",
        ),
        ("①建机制②抓落实④强保障", "“②抓落实”后面是“④强保障”，缺“③”"),
        ("1）建机制；2）抓落实；1）强保障；3）严督查。", "“1）强保障”后面是“3）严督查”，缺“2）”"),
        ("第一，建机制。第三，抓落实。", "“第一”后面是“第三”，缺“第二”"),
        ("主要做法：二是抓落实。三是强保障。", "“二是抓落实”前面没有“一是”"),
        ("一是建机制。三是强保障。二是抓落实。", "“三是强保障”后面是“二是抓落实”，次序不对"),
        (
            "1.建机制。7.强保障。",
            "“1.建机制”后面是“7.强保障”，缺“2.”“3.”“4.”等",
        ),
    ],
)
def test_t04_in_one_passage(text: str, message: str) -> None:
    found = [hit.message for hit in hits_in_text("T04", text)]
    assert message in found


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导。二是压实责任。三是强化督查。",
        "统一是前提，三是补充材料。",
        "原因：一是人手少；二是资金缺。措施：一是增人手；二是筹资金。",
        "按照“一是一、二是二”的要求据实填报，三是补录数据。",
        "一是建机制。二要抓落实。三是强保障。",
        "首先建机制。二是抓落实。三是强保障。",
        "（一）总的情况。一是建机制。\n（二）具体情况。一是抓落实。二是强保障。",
        "投资1.5亿元。3.2公里村道完工。5.8公里管网完工。",
        "1、2号楼完成验收。4、5号楼在建。",
        "1.建机制2.抓落实。3.强保障。",
        "按照条例第三条第（二）项、第（五）项办理。",
        "见附表①③，另见②和⑤。",
        "1.建机制：1.定人员；2.定时限。",
        "第一书记驻村，第三方评估完成。",
        "第四次文物普查，二是指第二轮普查。",
    ],
)
def test_t04_near_misses(text: str) -> None:
    assert hits_in_text("T04", text) == []


@pytest.mark.parametrize(
    ("path", "items", "place", "message"),
    [
        (DUTIES, ["1、管财务。", "2、管资产。", "4、管采购。"], 2, "缺“3、”"),
        (DUTIES, ["1.管财务。", "1.管资产。"], 1, "“1.管财务”后面又是“1.管资产”"),
        (POINTS, ["一是建机制。", "三是强保障。"], 1, "缺“二是”"),
        (POINTS, ["（一）甲村。", "（二）乙村。", "（二）丙村。"], 2, "后面又是“（二）丙村”"),
    ],
)
def test_t04_over_the_items_of_a_list(
    path: str, items: list[str], place: int, message: str
) -> None:
    (hit,) = hits("T04", (path, items))
    assert hit.path[-1] == place
    assert message in hit.message


def test_t04_over_titles() -> None:
    (hit,) = hits("T04", sections("一、经济", "二、民生", "四、党建"))
    assert hit.path == ("绩效完成情况", "绩效目标完成情况", 2, "标题")
    assert hit.message == "“二、民生”后面是“四、党建”，缺“三、”"


@pytest.mark.parametrize(
    "change",
    [
        (DUTIES, ["1、管财务。2、管资产。", "3、管采购。"]),
        (DUTIES, ["1.管财务：一是收；二是支。", "2.管资产：一是账；二是物。"]),
        (DUTIES, ["一、财务", "1.管收支。", "二、资产", "1.管台账。"]),
        (DUTIES, ["1.财务：1.收；2.支；3.余。", "2.资产。"]),
        (POINTS, ["一是建机制；二是抓落实。", "一是强保障；二是严督查。"]),
        sections("一、经济", "二、民生"),
        problems("1.人手少。", "1.资金缺。"),
        problems("一是人手少。", "一是资金缺；二是项目少。"),
    ],
)
def test_t04_lists_that_are_right(change: tuple[str, Any]) -> None:
    assert hits("T04", change) == []


def test_a_list_goes_on_from_a_title_to_its_content() -> None:
    path = "存在的问题分析及改进措施.改进措施"
    for second, count in (
        ("三是细化指标。", 1),
        ("二是细化指标。", 0),
        ("细化指标，三是一大特点。", 0),
    ):
        told = [{"标题": "一是加强项目储备", "内容": second}]
        assert len(hits("T04", (path, told))) == count, second


def test_a_number_may_stand_before_a_word_that_begins_with_a_numeral() -> None:
    assert hits_in_text("T04", "收入：1.一般预算收入增加；2.三公经费下降；4.结余减少。") != []
    assert hits_in_text("T04", "收入：1.一般预算收入增加；2.三公经费下降；3.结余减少。") == []
