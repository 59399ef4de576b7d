"""Aims told in a sentence before what came of them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

PAIRS = [
    ("年初服务对象满意度目标为{}以上。", "委托电话回访420户，综合满意度为90.6%。", "95%", "90%"),
    ("按年度计划，应新建高标准农田{}。", "到12月底，建成并上图入库930亩。", "1000亩", "900亩"),
    ("县里下达户厕改造任务不少于{}。", "逐户摸底，到年底改造并验收64座。", "70座", "60座"),
    ("油菜扩种任务为{}以上，已分解到村。", "实际落实油菜面积7120亩。", "7500亩", "7000亩"),
    ("医保参保率的年初目标是{}。", "通过上门动员，全镇参保率为95.2%。", "97%", "95%"),
    ("目标为新增个体户{}。", "窗口帮办代办，全年新增51户。", "60户", "50户"),
    ("年初计划举办夜校{}。", "镇里排好课表，全年共举办18期。", "24期", "18期"),
]


@pytest.mark.parametrize(("aim", "reached", "missed", "met"), PAIRS)
def test_the_next_sentence_does_not_reach_the_aim(
    aim: str, reached: str, missed: str, met: str
) -> None:
    (hit,) = hits_in_text("A15", aim.format(missed) + reached)
    assert "没有达到指标值" in hit.message
    assert hits_in_text("A15", aim.format(met) + reached) == []
    why = f"{aim.format(missed)}{reached[:-1]}，主要是人手不足。"
    assert hits_in_text("A15", why) == []


def test_more_was_spent_than_was_to_be() -> None:
    text = "年初提出机关公用经费控制在{}万元以内。全年公用经费实际支出61.4万元。"
    assert len(hits_in_text("A15", text.format(58))) == 1
    assert hits_in_text("A15", text.format(68)) == []


@pytest.mark.parametrize(
    "text",
    [
        "年初目标为栽植油茶1200亩。全镇已有油茶860亩，今年新栽1240亩。",
        "年度任务是清淤山塘30口。春灌前清淤12口，秋冬清淤18口。",
        "县里分配征兵任务12人。适龄青年踊跃报名，共报名46人，定兵12人。",
        "计划开展安全检查120次。一季度检查36次，其余三季检查84次。",
        "年初设定村道硬化任务5公里。县交通运输局另外安排县道改造4.2公里。",
        "计划改造危房48户。其中C级30户、D级18户，年底前全部完工。",
        "年初确定公用经费68万元以内的目标。上年公用经费实际支出71.4万元。",
    ],
)
def test_what_is_told_of_something_else_is_held_against_no_aim(text: str) -> None:
    assert hits_in_text("A15", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "年初计划硬化村道12公里。截至6月底完成9.5公里，到年底全部建成。",
        "年初目标为新增个体户320户。至11月底新增298户，12月新增31户。",
        "“十四五”规划目标是建成高标准农田8000亩。2024年建成高标准农田1500亩。",
        "年度指标为受理纠纷200件。全年受理纠纷168件，件数减少系源头治理见效。",
    ],
)
def test_a_part_of_the_year_or_of_several_years_misses_no_aim(text: str) -> None:
    assert hits_in_text("A15", text) == []
