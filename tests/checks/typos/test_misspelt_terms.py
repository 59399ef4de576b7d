"""Terms with one character in the place of another of the same sound or shape."""

from __future__ import annotations

from random import Random

import pytest

from reportgen.checks.typos.misspelt_terms import _terms, read_misspelt_terms
from reportgen.chinese.marked_text import MarkedText
from tests.checks.samples import hits_in_text


def written(text: str) -> list[tuple[str, str]]:
    return [(each.written, each.term) for each in read_misspelt_terms(MarkedText(text))]


SLIPS = [
    ("政府彩购", "政府采购"),
    ("固定资铲", "固定资产"),
    ("收支平恒", "收支平衡"),
    ("住房公机金", "住房公积金"),
    ("培训废", "培训费"),
    ("森材防火", "森林防火"),
    ("验收合阁", "验收合格"),
    ("一般公共欲算", "一般公共预算"),
    ("应急预按", "应急预案"),
    ("有效衔结", "有效衔接"),
    ("狠抓落时", "狠抓落实"),
    ("竣工验受", "竣工验收"),
    ("和谐稳订", "和谐稳定"),
    ("财务制渡", "财务制度"),
    ("就业律", "就业率"),
    ("控制治度", "控制制度"),
    ("使用效溢", "使用效益"),
    ("进度偏漫", "进度偏慢"),
    ("综合谷", "综合股"),
]


@pytest.mark.parametrize(("wrong", "right"), SLIPS)
def test_a_wrong_character_is_told_with_the_term(wrong: str, right: str) -> None:
    assert written(f"全年{wrong}。") == [(wrong, right)]


def test_the_finding_says_what_is_meant() -> None:
    (hit,) = hits_in_text("T05", "按规定实行政府彩购。")
    assert "“政府彩购”应为“政府采购”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "全区预算总收入，全县预算，本镇预算，社区预算。",
        "政府采购、固定资产、乡村振兴、住房公积金、森林防火、公务接待。",
        "财物管理、上交上级、引水工程、异地搬迁、老旧校区、年中考核。",
        "全面推开，运作平稳，周转资金，层级财政，收治情况，农用地转用材料。",
        "实施方按合同办理，监督检察到位，年末时有资金滞留，实行法治宣传，渠道工程完成投资。",
        "政策主张，财务顾问，营养食品，及时行销，社会救助精准，村集体年收入，制订计划。",
        "行政办公事务和图书管理，文化观念，公益行动，一部分。",
        "综合服务窗口，就业累计人数，支付累计金额，教育加快发展，财政据实结算，就业绿色通道。",
        "村庄整治建设，法治建设，综合整治。",
        "工期90天，实际85天完工；道路3处完工。",
        "南天洼社区、石天洼小区的管网已换，河浜公园开放。",
        "森林防灭火，交旅融合，手机支付，第二天支付，农村好青年，实地察看，租赁飞机。",
    ],
)
def test_what_is_right_or_another_word_is_left(text: str) -> None:
    assert written(text) == []


def test_the_first_character_may_end_a_word_before_it() -> None:
    assert written("由会计审核、出纳付款。") == []
    assert written("收案含执恢、执保案件208件。") == []
    assert ("纳付款", "预付款") in written("合同约定纳付款三成。")


def test_each_is_told_wherever_it_stands() -> None:
    random = Random(7)
    for _ in range(5):
        listed = [random.choice(["政府彩购", "收支平恒", "培训废"]) for _ in range(6)]
        assert [each for each, _ in written("，".join(listed))] == listed


def test_many_slips_are_found_in_the_first_text_as_in_a_later_one() -> None:
    _terms.cache_clear()
    text = "，".join(wrong for wrong, _ in SLIPS)
    for _ in range(2):
        assert written(text) == SLIPS


def test_the_first_text_and_all_later_ones_are_read_alike() -> None:
    _terms.cache_clear()
    for _ in range(3):
        assert written("资金拨付及时。") == []
        assert written("实行政府彩购。") == [("政府彩购", "政府采购")]
        assert written("做到收支平恒，支付培训废。") == [
            ("收支平恒", "收支平衡"),
            ("培训废", "培训费"),
        ]


def test_characters_of_document_numbers_are_no_slips() -> None:
    text = "根据《学生资助办法》（云财教〔2024〕6号）和财建〔2023〕15号的要求。"
    assert hits_in_text("T05", text) == []


def test_words_of_any_paper_with_a_wrong_character() -> None:
    for text, right in (
        ("河道面冒一新。", "面貌一新"),
        ("全年未发生安全事固。", "安全事故"),
        ("居民满意成度较高。", "满意程度"),
        ("以奖代捕资金全部到户。", "以奖代补"),
        ("全镇同心同得，任务提前完成。", "同心同德"),
    ):
        (hit,) = hits_in_text("T05", text)
        assert f"应为“{right}”" in hit.message
    right = "代表人士队伍、专业人士、油茶种植、兴奋剂、成度量衡、事固有其理。"
    assert hits_in_text("T05", right) == []


def test_what_ends_with_the_beginning_of_together_is_right() -> None:
    assert written("道路、水利加起来用了212.5万元，农业、林业加在一起用了137.5万元。") == []
