"""Facts of a unit that prose states."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.facts import read_facts


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("年末在职人员44人。", "在职人员", 44),
        ("核定编制50名。", "编制", 50),
        ("内设机构8个。", "内设机构", 8),
        ("共有3个事业单位。", "事业单位", 3),
        ("下辖14个行政村。", "村", 14),
        ("户籍人口3.2万人。", "户籍人口", 32000),
        ("公务用车年末保有量为3辆。", "公务用车", 3),
        ("公务用车期末实有数3辆。", "公务用车", 3),
        ("年末在职的53人全部评定了等次。", "在职人员", 53),
    ],
)
def test_facts(text: str, name: str, value: int) -> None:
    (fact,) = read_facts(text, 2024)
    assert (fact.name, fact.value) == (name, value)


@pytest.mark.parametrize(
    "text",
    [
        "年初在职人员44人。",
        "2022年末在职人员44人。",
        "女在职人员14人。",
        "走访14个村。",
        "政法专项编制42名。",
        "全镇14个村民小组。",
        "退休人员20余人。",
        "走访事业单位5家。",
        "在职的53人中，党员27人。",
    ],
)
def test_what_is_no_fact_of_the_unit(text: str) -> None:
    assert list(read_facts(text, 2024)) == []


def test_villages_with_communities_are_not_villages_alone() -> None:
    assert [fact.name for fact in read_facts("覆盖全镇18个村（社区）。", 2024)] == ["村（社区）"]
    assert [fact.name for fact in read_facts("全镇辖17个行政村、1个社区。", 2024)] == ["村"]


def test_people_are_counted_before_they_are_named_where_all_are_meant() -> None:
    (fact,) = read_facts("保障了86名在职教职工的待遇。", 2024)
    assert (fact.name, fact.value, fact.unit) == ("在职人员", 86, "人")
    assert not list(read_facts("为12名在职教职工办理手续。", 2024))


def test_posts_in_brackets_are_of_those_before_them() -> None:
    text = "局机关干部职工128人（编制169人），国有林场干部职工163人（编制219人）。"
    assert [fact.name for fact in read_facts(text, 2024)] == []


def test_people_in_the_posts_of_each_kind_are_not_all() -> None:
    facts = read_facts("行政编制16名，在职15人；工勤编制4名，在职4人。", 2024)
    assert "在职人员" not in {fact.name for fact in facts}
    facts = read_facts("行政编制16名，在职15人。", 2024)
    assert "在职人员" in {fact.name for fact in facts}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "编制80人，其中：参照公务员管理事业编制50人，事业编制30人。",
            [("编制", 80), ("事业编制", 30)],
        ),
        ("编制80人；另有事业控制编制9人。", [("编制", 80)]),
        ("编制80人，此外还有周转池事业编制9人。", [("编制", 80)]),
        ("事业单位在职人员28人，机关在职人员17人。", []),
        ("年内调整事业编制5名，调整后事业编制33名。", [("事业编制", 33)]),
        ("本镇辖18个村，12个村修了渠，12个村全部通过验收。", [("村", 18)]),
        ("核定编制80名，备案制编制9名。", [("编制", 80)]),
        ("事业编制80人，其中：管理岗位事业编制20人，一线事业编制60人。", [("事业编制", 80)]),
        ("在职人员80人，其中：窗口在职人员30人，编外在职人员50人。", [("在职人员", 80)]),
        (
            "编制80人，其中事业编制30人。我局编制70人。",
            [("编制", 80), ("编制", 70)],
        ),
    ],
)
def test_parts_and_others_are_no_second_count(text: str, told: list[tuple[str, int]]) -> None:
    facts = sorted(read_facts(text, 2024), key=lambda fact: fact.start)
    assert [(fact.name, fact.value) for fact in facts] == told


def test_vehicles_of_one_kind_are_not_all_there_are() -> None:
    text = "单位共有公务用车9辆，其中：一般公务用车5辆，执法执勤用车4辆。"
    assert [fact.value for fact in read_facts(text, 2024)] == [9]


def test_villages_that_are_told_with_the_rest_are_not_all() -> None:
    form = "全镇{}个村完成清产核资，余下1个正在核对。"
    assert list(read_facts(form.format(12), 2024)) == []
