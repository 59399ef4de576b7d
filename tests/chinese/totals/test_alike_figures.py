"""Figures of one unit that are told alike."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.alike_figures import (
    are_alike,
    are_whole_row,
    columns_by_unit,
    end_before,
    follow_in_row,
)


def _alike(text: str) -> bool:
    (column,) = columns_by_unit(read_statements(text), 2)
    return are_alike(column, 0, len(column) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "保洁员14名、护林员6名、保安员5名",
        "民警进工厂讲了7场，社工进小区讲了6场，老师进课堂讲了9场",
        "一季度盯矿山，查了12次；二季度盯燃气，查了9次",
        "一块是财政拨款210万元，一块是利息、租金等其他收入16万元",
        "2023年开工时付了20万元，2024年验收后又付31万元",
        "肢体216人、视力143人、年满18周岁精神残疾148人",
        "首批到了38人，休整几天。第二批到了41人",
    ],
)
def test_figures_in_a_list_or_in_like_clauses(text: str) -> None:
    assert _alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "残疾人512人，其中肢体216人",
        "到会58人，比上年多，上年到会55人",
        "保洁员14名，另有护林员6名",
        "走访了86户困难家庭。收到来信45户",
        "专任教师39人，没有临聘，职工16人",
    ],
)
def test_figures_of_other_things(text: str) -> None:
    assert not _alike(text)


def test_ordinals_in_their_order() -> None:
    assert follow_in_row("一季度检查", "二季度检查")
    assert not follow_in_row("二季度检查", "一季度检查")
    assert not follow_in_row("第一产业", "第二产业")


def test_a_row_is_whole_with_its_last_ordinal() -> None:
    quarters = "一季度12次，二季度9次，三季度11次，四季度10次"
    (column,) = columns_by_unit(read_statements(quarters), 2)
    assert are_whole_row(column, 0, 3)
    assert not are_whole_row(column, 0, 2)


def test_a_list_ends_by_marks_or_words() -> None:
    (column,) = columns_by_unit(read_statements("甲村12户、乙村9户，再无其他，丙村8户"), 2)
    assert not end_before(column, 1)
    assert end_before(column, 2)
