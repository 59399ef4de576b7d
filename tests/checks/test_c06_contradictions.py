"""C06: praise and blame for the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.samples import POINT, hits
from tests.growing import assert_linear

if TYPE_CHECKING:
    from reportgen.checks.catalogue import Hit

PROBLEM = "存在的问题分析及改进措施.存在的问题.0.内容"


def found(achievement: str, problem: str) -> list[Hit]:
    return hits("C06", (POINT, achievement), (PROBLEM, problem))


@pytest.mark.parametrize(
    ("achievement", "problem"),
    [
        (
            "牢固树立“过紧日子”思想，压减非刚性支出23万元。",
            "公共服务供给与群众期盼还有差距，“过紧日子”思想尚未树牢。",
        ),
        ("牢固树立过紧日子意识，办公费下降6.2%。", "部分站所“过紧日子”的思想不牢，超标准采购。"),
        (
            "全面完成高标准农田建设任务1500亩。",
            "受汛期影响，高标准农田建设尚未完成，还有260亩没有验收。",
        ),
        ("村级票据审核制度全面落实，全年退回票据42张。", "村级票据审核制度落实不到位。"),
        ("全面落实镇村两级财务管理制度。", "仍未全面落实财务管理制度，3个村存在坐支。"),
        ("严格执行政府采购预算，全年采购86万元。", "未能严格执行政府采购预算，临时采购12笔。"),
        ("镇区污水管网全覆盖。", "镇区污水管网缺失，雨污混流较重。"),
        ("政务服务水平显著提升，办件2.6万件。", "政务服务水平不高，窗口平均等候40分钟。"),
        ("严格落实中央八项规定精神。", "落实中央八项规定精神不够有力，接待审批不全。"),
        ("全面落实了财务公开制度。", "部分村财务公开制度执行不到位，3个村逾期公开。"),
        ("牢固树立安全生产意识，排查隐患84处。", "少数企业负责人安全生产意识薄弱。"),
    ],
)
def test_praise_and_blame_for_the_same_thing(achievement: str, problem: str) -> None:
    assert len(found(achievement, problem)) == 1


@pytest.mark.parametrize(
    ("achievement", "problem"),
    [
        (
            "立足青禾皮鞋产业资源禀赋，为青禾皮鞋产业发展注入新动能。",
            "龙头企业欠缺，“青禾皮鞋”品牌效应不强。",
        ),
        ("持续壮大村集体经济，9个村收入超过5万元。", "村级集体经济发展薄弱，增收渠道单一。"),
        ("按照“过紧日子”的要求压减支出23万元。", "“过紧日子”的自觉性有待进一步增强。"),
        ("全面落实安全生产责任，签订责任书229份。", "少数企业安全生产意识淡薄，培训不足。"),
        ("全面完成高标准农田建设任务1500亩。", "高标准农田建设资金不足，管护缺乏专人。"),
        ("政务服务水平显著提升，办件2.6万件。", "政务服务水平有待提高，窗口人员少。"),
        ("政务服务水平显著提升，办件2.6万件。", "医疗服务水平不高，缺乏全科医生。"),
        ("严格落实重大事项集体研究制度。", "公务用车派车登记制度落实不到位。"),
        ("完成预算绩效目标编制42项。", "预算绩效目标不够细化，量化指标偏少。"),
        ("有效解决218户低收入群众增收难问题。", "低收入群众增收渠道缺乏，产业带动不足。"),
    ],
)
def test_topics_that_are_merely_shared(achievement: str, problem: str) -> None:
    assert found(achievement, problem) == []


def test_what_is_there_is_not_missing_but_may_be_incomplete() -> None:
    there = "我单位已经建立合同管理台账，登记合同42份。"
    assert len(found(there, "至今尚未建立合同管理台账，有3份合同没有归档。")) == 1
    assert found(there, "合同管理台账不够完善，有3份合同登记不全。") == []


def test_a_paragraph_that_opens_with_problems_tells_of_faults() -> None:
    point = "绩效完成情况.绩效目标完成情况.0.要点.{}".format
    there = (point(0), "我单位已经建立合同管理台账。")
    missing = (point(1), "存在的主要问题是，我单位至今尚未建立合同管理台账。")
    assert len(hits("C06", there, missing)) == 1


def test_measures_may_promise_what_problems_miss() -> None:
    measure = ("存在的问题分析及改进措施.改进措施.0.内容", "牢固树立“过紧日子”思想。")
    assert hits("C06", (PROBLEM, "“过紧日子”思想尚未树牢。"), measure) == []


def test_both_places_are_quoted() -> None:
    [hit] = found("牢固树立“过紧日子”思想，压减支出。", "少数干部“过紧日子”思想尚未树牢。")
    assert hit.path == ("存在的问题分析及改进措施", "存在的问题", 0, "内容")
    assert "这里写“少数干部‘过紧日子’思想尚未树牢”" in hit.message
    assert "“绩效完成情况.绩效目标完成情况[1].要点[1]”" in hit.message
    assert "写“牢固树立‘过紧日子’思想”" in hit.message


@pytest.mark.parametrize("piece", ["财务管理制度不足", "“", "尚未", "全面落实", "思想", "一是"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    assert_linear(
        lambda times: (f"{piece}全面完成" * times, piece * times),
        lambda both: found(*both),
        5_000,
        2,
    )
