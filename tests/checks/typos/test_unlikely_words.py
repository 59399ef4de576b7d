"""Common words and phrases with a wrong character in them, found by pairs that no good text has."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from reportgen.checks.typos.misspelt_terms import read_misspelt_terms
from reportgen.chinese.marked_text import MarkedText
from tests.checks.samples import hits_in_text


def written(text: str) -> list[tuple[str, str]]:
    return [(each.written, each.term) for each in read_misspelt_terms(MarkedText(text))]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("县人民攻府印发了方案。", "人民攻府", "人民政府"),
        ("基础没施建设得到加强。", "基础没施建设", "基础设施建设"),
        ("严格落实安全生产贵任。", "生产贵任", "生产责任"),
        ("按照法律法归的规定办理。", "法律法归", "法律法规"),
        ("做到公开透名、规范有序。", "公开透名", "公开透明"),
        ("差旅费支处6.2万元。", "支处", "支出"),
        ("合同款86.5万员，年底未付。", "万员", "万元"),
        ("本年项旦经费压减。", "项旦经费", "项目经费"),
    ],
)
def test_a_phrase_with_a_wrong_character_is_told(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in written(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("违反有关法津的行为已处理。", "有关法津", "有关法律"),
        ("制定了资产处置规订的实施细则。", "规订", "规定"),
        ("新装路灯46盏，覆该了8个村。", "覆该", "覆盖"),
        ("培训的内容包刮种植、养殖。", "内容包刮", "内容包括"),
    ],
)
def test_a_character_with_a_part_in_common_or_nearly_the_same_sound_is_told(
    text: str, wrong: str, right: str
) -> None:
    """Small words may stand behind it: 的, 了."""
    assert (wrong, right) in written(text)


@pytest.mark.parametrize(
    "text",
    [
        "25批次因农残超标已下架，学校寒假停餐不补。",
        "代管资金实行村财镇管，不得以拨代支。",
        "即开型彩票和乐透型彩票分开核算。",
        "村民章玉珍在村里养羊，户主韦大成等反映路窄。",
    ],
)
def test_short_words_of_the_trade_are_right(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全乡支预出算已批复。", "支预出算", "支出预算"),
        ("本年目项资金压减。", "目项", "项目"),
    ],
)
def test_two_characters_in_the_other_order_are_told(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in written(text)


def test_a_word_behind_one_of_its_characters_is_in_the_right_order() -> None:
    assert written("全镇9个村驻村干部27名。") == []
    assert ("村驻", "驻村") in written("派出村驻干部27名。")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("加强项目管理理。", "管理理", "管理"),
        ("工程款已及时支付付。", "支付付", "支付"),
        ("合同款86.5万万元。", "万万元", "万元"),
    ],
)
def test_a_character_of_a_word_that_stands_twice_is_told(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in written(text)


@pytest.mark.parametrize(
    "text",
    [
        "更新管理理念，常常走访，扩建建（构）筑物2处。",
        "干干净净迎新年，家家户户、村村组组参加。",
        "核定该指标值，四舍五入后填列，170天完工。",
        "召开市市场监管会议，王某某到场，认真学习习近平总书记讲话。",
    ],
)
def test_characters_that_rightly_stand_twice_or_begin_another_word_are_left(text: str) -> None:
    assert written(text) == []


def test_the_finding_says_what_is_meant() -> None:
    (hit,) = hits_in_text("T05", "镇攻府召开会议。")
    assert "政府" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "财政拨入资金86万元，节余资金交回县财政，不得利用职务牟取私利。",
        "新增湘莲种植面积，柏木镇、榔木乡、鲲鹏村参加，晚稻播种完成。",
        "推进数智政府建设，群众收入增，乡村游、红色游收入提高。",
        "天烛峰景区、东溪水库、高竹新区的项目开工，县长贾建东到场。",
    ],
)
def test_names_and_rare_words_are_left(text: str) -> None:
    assert written(text) == []


def test_a_text_is_read_alike_each_time() -> None:
    text = "县人民攻府印发了方案。"
    assert written(text) == written(text) != []


def test_a_word_at_the_edge_of_another_is_no_slip() -> None:
    assert written("路基中间铺设碎石，接收人员3名。") == []


def test_texts_that_are_read_at_once_are_read_alike() -> None:
    characters = "镇政攻府使用校效益隐患排察查预算之支出收人入资金项目管理"
    texts = ["".join(Random(seed).choices(characters, k=400)) for seed in range(40)]

    def found(text: str) -> list[tuple[int, str]]:
        return [(each.start, each.term) for each in read_misspelt_terms(MarkedText(text))]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            at_once = list(pool.map(found, texts))
    finally:
        sys.setswitchinterval(interval)
    assert at_once == list(map(found, texts))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("开展癌症筛察1260人次。", "筛察", "筛查"),
        ("岗位更换频凡，交接不清。", "频凡", "频繁"),
        ("减轻基层负坦，少开会。", "负坦", "负担"),
    ],
)
def test_a_common_word_with_a_rare_wrong_character_is_told(
    text: str, wrong: str, right: str
) -> None:
    assert (wrong, right) in written(text)


def test_names_of_villages_are_left() -> None:
    for text in (
        "全部完成改炉改灶。",
        "草畜平衡补奖到户。",
        "石筛察村、负坦镇、频凡组已通水。",
        "永溪组至南岭组公路通车。",
    ):
        assert written(text) == [], text
