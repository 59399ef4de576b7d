"""Changes whose level is told of what they count: 造成23人死亡, then 死亡人数减少5人."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.movements.comparisons import completed_changes
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年收支总计1436.5万元。与上年相比，减少76.2万元，下降5.04%，为压减支出。", 0),
        ("全年收支总计1436.5万元。与上年相比，减少76.2万元，下降50.4%，为压减支出。", 1),
    ],
)
def test_a_change_behind_a_comma_is_of_what_the_sentence_before_tells(
    text: str, count: int
) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "较大事故12起，造成30人死亡；与去年相比，事故起数减少3起，下降20%；死亡人数减少10人，下降25%。",
            0,
        ),
        (
            "较大事故12起，造成30人死亡；与去年相比，事故起数减少3起，下降25%；死亡人数减少10人，下降25%。",
            1,
        ),
        (
            "较大事故12起，造成30人死亡；与去年相比，事故起数减少3起，下降20%；死亡人数减少10人，下降35%。",
            1,
        ),
        ("较大事故12起，造成30人死亡；与去年相比，受伤人数减少10人，下降35%。", 0),
    ],
)
def test_how_many_fewer_there_are_is_told_of_what_was_counted(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "全镇差旅费总支出36.4万元。与上年相比，2024年差旅费支出减少5.2万元，下降12.5%，为压减会议。",
            0,
        ),
        (
            "全镇差旅费总支出36.4万元。与上年相比，2024年差旅费支出减少5.2万元，下降14.3%，为压减会议。",
            1,
        ),
        (
            "2024年全镇差旅费总支出36.4万元。与上年相比，2024年差旅费支出减少5.2万元，下降14.3%，为压减会议。",
            1,
        ),
        (
            "全镇差旅费总支出36.4万元。与上年相比，2024年培训费支出减少5.2万元，下降14.3%，为压减会议。",
            0,
        ),
        (
            "全镇差旅费总预算36.4万元。与上年相比，2024年差旅费支出减少5.2万元，下降14.3%，为压减会议。",
            0,
        ),
    ],
)
def test_a_change_is_of_the_total_that_the_sentence_before_tells(text: str, count: int) -> None:
    hits = hits_in_text("A12", text)
    assert [hit.severity for hit in hits] == ["warning"] * count


@pytest.mark.parametrize("whose", ["", "岭东县林业局2024年度", "中共岭东县委社会工作部2024年"])
def test_a_change_is_of_the_level_told_behind_whose_it_is(whose: str) -> None:
    text = f"{whose}收入支出总计2416.5万元。与2023年度相比，收入支出总计减少83.5万元，下降{{}}%。"
    assert not hits_in_text("A12", text.format("3.34"))
    (hit,) = hits_in_text("A12", text.format("4.34"))
    assert hit.severity is None


def test_a_level_of_nothing_has_not_fallen_by_a_part() -> None:
    text = (
        "岭东县林业局2024年度收入支出总计0万元。与上年相比，收入支出总计减少83.5万元，下降3.34%。"
    )
    assert hits_in_text("A12", text)


@pytest.mark.parametrize(
    "text",
    [
        "办公经费支出预算16.52万元，占基本支出预算18.75%，同比减少1.73万元，下降{}%。",
        "2024年接待预算数16.52万元，其中会议用餐9万元。2024年接待预算数比2023年预算数减少1.73万元，减幅{}%。",
    ],
)
def test_a_budget_is_a_level_where_it_is_the_budget_that_moved(text: str) -> None:
    assert hits_in_text("A12", text.format("9.48")) == []
    (hit,) = hits_in_text("A12", text.format("10.47"))
    assert "1.73÷(16.52+1.73)=9.48%" in hit.message


def test_the_budget_of_what_was_spent_is_no_level_of_it() -> None:
    text = "办公经费预算16.52万元，执行率88%，比上年减少1.73万元，下降15%。"
    assert not list(completed_changes(text, read_statements(text)))
