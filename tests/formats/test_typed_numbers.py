"""Ordinals that people type before items which the form counts itself."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen import check, load, render
from tests.reports import ACHIEVED, DUTIES, MEASURES, PROBLEMS, with_values
from tests.wordfile import rows


def duties_of(*typed: str) -> list[str]:
    """Return the duties that a report has when these were typed."""
    return load(with_values((DUTIES, list(typed)))).overview.duties


@pytest.mark.parametrize(
    "marks",
    [
        ("1、", "2、"),
        ("1.", "2."),
        ("（1）", "（2）"),
        ("一、", "二、"),
        ("①", "②"),
        ("（一）", "（二）"),
    ],
)
def test_numbers_that_count_all_items_are_taken_off(marks: tuple[str, str]) -> None:
    assert duties_of(*(f"{mark}负责防汛。" for mark in marks)) == ["负责防汛。"] * 2


@pytest.mark.parametrize(
    "typed",
    [
        ("1、负责防汛。", "负责消防。"),
        ("1、负责防汛。", "3、负责消防。"),
        ("2、负责防汛。",),
        ("1、负责防汛。", "二、负责消防。"),
        ("1.5万人的防汛。",),
        ("统一是要求。",),
        ("1、",),
    ],
)
def test_numbers_that_do_not_count_the_items_stay(typed: tuple[str, ...]) -> None:
    assert duties_of(*typed) == list(typed)


def test_every_counted_list_is_looked_at() -> None:
    data = with_values(
        (ACHIEVED, [{"标题": "（一）民生", "要点": ["一是新增就业。", "二是修路。"]}]),
        (PROBLEMS, ["1.财力不足。收入少。", "2.人手不足。只有3人。"]),
        (MEASURES, [{"标题": "1、压减支出"}, {"标题": "2、增加人手"}]),
    )
    report = load(data)
    assert report.performance.achievements[0].title == "民生"
    assert report.performance.achievements[0].points == ["新增就业。", "修路。"]
    assert [each.title for each in report.improvement.problems] == ["财力不足", "人手不足"]
    assert [each.title for each in report.improvement.measures] == ["压减支出", "增加人手"]
    assert [each.rule for each in report.remarks] == ["D11"] * 4
    assert [each for each in check(report) if each.rule == "D11"] == list(report.remarks)


def test_paragraphs_that_the_form_does_not_count_keep_their_numbers() -> None:
    path = "绩效完成情况.部门整体支出管理和使用基本情况.概述"
    typed = ["1、预算执行平稳。", "2、结余较少。"]
    assert load(with_values((path, typed))).performance.expenditure.summary == typed


def test_no_number_is_printed_twice() -> None:
    data: dict[str, Any] = with_values((DUTIES, ["1、负责防汛。", "2、负责消防。"]))
    printed = "\n".join(cell for row in rows(render(load(data))) for cell in row)
    assert "1、负责防汛。" in printed
    assert "1、1、" not in printed
