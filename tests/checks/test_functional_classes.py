"""按功能科目分：…: the classes of all that was spent."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

LISTED = (
    "按功能科目分：一般公共服务支出1560.20万元，教育支出{}万元，"
    "农林水支出964.35万元，住房保障支出1100.00万元。"
)


@pytest.mark.parametrize(("education", "count"), [("295.45", 0), ("259.45", 1), ("100.00", 0)])
def test_classes_make_all_that_was_spent(education: str, count: int) -> None:
    found = hits_in_text("A07", LISTED.format(education))
    assert ["各类之和" in each.message for each in found] == [True] * count


def test_classes_of_something_else_are_left_alone() -> None:
    text = "按功能科目分：教育支出30万元，农林水支出12万元。"
    assert hits_in_text("A07", text) == []
