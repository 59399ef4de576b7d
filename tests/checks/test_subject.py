"""What rules look at: passages found by one search through all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from reportgen.chinese.signs import Sign
from tests.checks.samples import CLEAN, POINT, report_with
from tests.formats.word.built import data_of

if TYPE_CHECKING:
    from reportgen.checks.passage import Passage

LETTERS = st.text("甲乙。\n丙", min_size=1, max_size=12).filter(lambda text: text.strip("\n"))
PATTERNS = ("甲", "乙甲", "[甲丙]乙", "丙(?!乙)")


def subject(*points: str) -> Subject:
    report = report_with((POINT.rpartition(".")[0], list(points)))
    return Subject(report, None, standard_dictionary())


def texts(passages: list[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def test_the_passages_are_the_texts_in_the_forms_order() -> None:
    found = {passage.path: passage.text for passage in subject("甲。", "乙。").passages}
    assert list(found.values())[:2] == [
        CLEAN["部门概况"]["单位名称"],
        CLEAN["部门概况"]["主管部门"],
    ]
    path = ("绩效完成情况", "绩效目标完成情况", 0, "要点")
    assert (found[(*path, 0)], found[(*path, 1)]) == ("甲。", "乙。")
    assert set(found.values()) < set(every_text(data_of(report_with())) | {"甲。", "乙。"})


def every_text(data: object) -> set[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return set().union(*map(every_text, data))
    return {data} if isinstance(data, str) else set()


def test_figures_are_no_passages() -> None:
    assert not any("万元" in passage.text for passage in subject("甲。").passages)


@given(st.lists(LETTERS, min_size=1, max_size=6), st.lists(st.sampled_from(PATTERNS), min_size=1))
def test_passages_with_any_of_some_patterns_come_once_and_in_order(
    points: list[str], patterns: list[str]
) -> None:
    given_ = subject(*points)
    found = given_.passages_with(*map(Sign, patterns))
    either = re.compile("|".join(patterns))
    assert found == [each for each in given_.passages if either.search(each.text)]
    assert given_.passages_with(*(Sign(each, "甲丙") for each in patterns)) == found


@given(st.lists(LETTERS, min_size=1, max_size=6), st.lists(st.sampled_from(PATTERNS), min_size=1))
def test_periods_with_any_of_some_patterns_come_once_and_in_order(
    points: list[str], patterns: list[str]
) -> None:
    found = subject(*points).periods_with(*map(Sign, patterns))
    alone = subject(*points).periods_with(Sign("|".join(patterns)))
    assert [(each.path, each.text) for each in found] == [(e.path, e.text) for e in alone]
    assert all(each.text.rstrip("。").count("。") == 0 for each in found)


@pytest.mark.parametrize("marks", ["", "号"])
def test_a_pattern_that_is_nowhere_gives_nothing(marks: str) -> None:
    assert subject("甲。").passages_with(Sign("9号", marks)) == []
    assert subject("甲。").periods_with(Sign("9号", marks)) == []


def test_passages_are_told_by_the_group_that_they_stand_in() -> None:
    given_ = subject("甲。")
    under = given_.passages_under("绩效完成情况", "绩效目标完成情况", 0)
    assert ("绩效完成情况", "绩效目标完成情况", 0, "要点", 0) in [each.path for each in under]
    assert not any(each.is_under("部门概况") for each in under)


def test_an_explanation_may_stand_in_the_summary_and_in_other_matters() -> None:
    found = {each.path[-2] for each in subject("甲。").explanations}
    assert found == {"概述", "其他需要说明问题"}


def test_periods_around_places_come_once_in_the_forms_order() -> None:
    made = subject("甲。乙丙。", "丁。")
    places = [made.text.index(each) for each in "丁丙乙"]
    assert texts(made.periods_around(places)) == ["乙丙。", "丁。"]
