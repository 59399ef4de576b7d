"""Counts of one thing told twice, the second time as all there are."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.same_counts import read_contradicted_counts
from reportgen.chinese.sentences import periods


@pytest.mark.parametrize(
    "text",
    [
        "年内为辖区9所学校更换了净水设备。\n年内更换净水设备的学校11所，全部验收合格。",
        "建成农家书屋14个。\n16个农家书屋全部免费开放。",
        "全镇建成农家书屋14个。\n在全镇16个农家书屋全部配备管理员。",
        "聘用护林员32名。\n全体护林员36名参加了培训。",
    ],
)
def test_a_count_of_all_that_nothing_agrees_with(text: str) -> None:
    assert list(read_contradicted_counts(text, periods(text)))


@pytest.mark.parametrize(
    "text",
    [
        "年内为辖区9所学校更换了净水设备。\n新建少年宫的学校2所，全部验收合格。",
        "建成农家书屋14个。\n14个农家书屋全部免费开放。",
        "聘用护林员32名。\n其中8名护林员全部持证上岗。",
        "东片农家书屋6个，西片农家书屋8个。\n14个农家书屋全部免费开放。",
        "新设石桥、河湾、青山3个农家书屋，4个农家书屋全部免费开放。",
        "本年给3个农家书屋配了书架。\n14个农家书屋全部免费开放。",
        "建成农家书屋14个。\n石桥村2个农家书屋全部免费开放。",
    ],
)
def test_counts_of_others_or_of_some(text: str) -> None:
    assert list(read_contradicted_counts(text, periods(text))) == []


def test_a_count_whose_noun_ends_with_a_particle_is_of_nothing() -> None:
    assert list(read_contradicted_counts("全部用于当年批复的11个，均已完工。", [(0, 17)])) == []


@pytest.mark.parametrize(("number", "contradicts"), [(66, True), (60, False)])
def test_people_are_the_same_in_any_measure_word(number: int, contradicts: bool) -> None:
    text = f"年末在职人员60人。全年为{number}名在职人员全部缴纳了公积金。"
    assert bool(list(read_contradicted_counts(text, periods(text)))) is contradicts


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("职工代表共提出合理化建议31条。\n34条职工合理化建议均已答复。", True),
        ("代表共提交意见建议21件。\n22件代表意见建议已全部办结。", True),
        ("代表共提交意见建议21件，闭会后又收到1件。\n22件代表意见建议已全部办结。", False),
        ("群众提出意见建议21件。\n22件代表意见建议已全部办结。", False),
        ("10个产业项目中8个产业项目全部完工。", False),
    ],
)
def test_things_are_also_known_by_whose_they_are(text: str, contradicts: bool) -> None:
    assert bool(list(read_contradicted_counts(text, periods(text)))) is contradicts


def test_the_year_of_the_report_may_stand_before_either() -> None:
    for year, contradicts in (("2024", True), ("2021", False)):
        text = f"{year}年，建成农家书屋14个。\n2024年，16个农家书屋全部免费开放。"
        found = list(read_contradicted_counts(text, periods(text), "2024"))
        assert bool(found) is contradicts
