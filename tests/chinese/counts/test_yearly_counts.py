"""What was done in a whole year, told twice."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.yearly_counts import MAY_BE_YEARLY, read_yearly_counts


def _numbers(text: str) -> list[tuple[str, str]]:
    assert MAY_BE_YEARLY.is_in(text)
    found = read_yearly_counts(text, [(0, len(text))])
    return [(one.first.digits, one.again.digits) for one in found]


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        ("全年调解邻里纠纷83起", "平安建设方面，全年共调解各类邻里纠纷91起", ("83", "91")),
        ("全年补种行道树苗1200株", "本年补种行道树苗1100株", ("1200", "1100")),
        ("全年救助流浪乞讨人24名", "全年共救助流浪乞讨人26人", ("24", "26")),
        ("全年出院人次3148人次", "全年出院人次3158人次", ("3148", "3158")),
    ],
)
def test_the_same_doing_with_another_number(one: str, other: str, numbers: tuple[str, str]) -> None:
    assert _numbers(f"{one}。\n{other}。") == [numbers]
    assert _numbers(f"{one}，进展顺利。\n{one}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "全年调解邻里纠纷83起。\n司法所全年调解邻里纠纷91起。",
        "全年调解邻里纠纷83起。\n全年调解山林纠纷91起。",
        "全年调解邻里纠纷83起。\n上半年调解邻里纠纷91起。",
        "全年调解邻里纠纷83起。\n全年调解邻里纠纷12起。",
        "全年调解邻里纠纷83起。\n全年计划调解邻里纠纷91起。",
        "全年开展食品安全检查83次。\n全年开展食品安全检查91次。",
        "全年新建村级文化广场8处。\n全年新建村级文化广场9处。",
        "全年维修村组道路8条。\n全年维修村组道路9处。",
    ],
)
def test_what_need_not_be_the_same(text: str) -> None:
    assert _numbers(text) == []


@pytest.mark.parametrize("lead", ["（一）", "（2）", "3．", "二是", "2024年"])
def test_an_ordinal_or_the_year_may_stand_before(lead: str) -> None:
    assert _numbers(f"{lead}全年调解邻里纠纷83起。\n全年调解邻里纠纷91起。") == [("83", "91")]
