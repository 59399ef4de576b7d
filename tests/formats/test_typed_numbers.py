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


def noted_of(*typed: str) -> list[str]:
    """Return what is said of duties that were typed so."""
    return [each.message for each in load(with_values((DUTIES, list(typed)))).remarks]


MARKS = """
1、2、3、|1.2.3.|1．2．3．|１、２、３、|（1）（2）（3）|(1)(2)(3)|1)2)3)|一、二、三、|①②③|⑴⑵⑶|㈠㈡㈢|⒈⒉⒊
（一）（二）（三）|❶❷❸|一是二是三是|第一，第二，第三，|其一，其二，其三，|【1】【2】【3】|壹、贰、叁、
01、02、03、|1-2-3-|A、B、C、|a.b.c.|Ⅰ、Ⅱ、Ⅲ、|首先，其次，最后，|1、2.3)|1：2：3：|一）二）三）|第1条：第2条：第3条：
●●●|·  ·  ·  |□□□|\uf06c\uf06c\uf06c|1、1、2、2、3、3、|一是一是二是二是三是三是|● 1、● 2、● 3、
"""


@pytest.mark.parametrize("marks", MARKS.strip().replace("\n", "|").split("|"))
def test_numbers_that_count_all_items_are_taken_off(marks: str) -> None:
    size = len(marks) // 3
    typed = (marks[at : at + size] for at in range(0, 3 * size, size))
    assert duties_of(*(f"{mark}负责防汛。" for mark in typed)) == ["负责防汛。"] * 3


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["1、负责防汛。", "负责消防。"], ["负责防汛。", "负责消防。"]),
        (["1、负责防汛。", "3、负责消防。"], ["负责防汛。", "负责消防。"]),
        (["1、负责防汛。", "1、负责消防。"], ["负责防汛。", "负责消防。"]),
        (["2、负责防汛。"], ["负责防汛。"]),
        (["一是负责防汛。"], ["负责防汛。"]),
        (["　　1、负责防汛。", "二、负责消防。"], ["负责防汛。", "负责消防。"]),
    ],
)
def test_numbers_that_do_not_count_all_items_are_taken_off_and_told(
    typed: list[str], read: list[str]
) -> None:
    assert duties_of(*typed) == read
    (message,) = noted_of(*typed)
    assert "已经去掉" in message


def test_a_gap_between_numbers_is_told() -> None:
    (message,) = noted_of("1、负责防汛。", "3、负责消防。")
    assert "不是从1起连着的" in message
    assert "“1、”“3、”" in message


@pytest.mark.parametrize(
    "typed",
    [
        ("1.5万人的防汛。",),
        ("1、2号楼的防汛。", "消防。"),
        ("一、二期工程的防汛。",),
        ("1:1配套资金。",),
        ("3个站所的防汛。", "消防。"),
        ("1个站所的防汛。", "2个站所的消防。"),
        ("2024年的防汛。", "2025年的防汛。"),
        ("12个月的防汛。",),
        ("统一是要求。",),
        ("第一书记的管理。", "第二课堂的管理。"),
        ("首先负责防汛。", "然后负责消防。"),
        ("A类企业的管理。", "消防。"),
        ("Ⅱ类水质的管理。",),
        ("①②两项工作。",),
        ("0、负责防汛。",),
        ("1、",),
    ],
)
def test_words_that_look_like_numbers_of_items_stay(typed: tuple[str, ...]) -> None:
    assert duties_of(*typed) == list(typed)
    assert noted_of(*typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        ["1、负责防汛。2、负责消防。3、负责安全。"],
        ["一是负责防汛。二是负责消防。三是负责安全。"],
        "1、负责防汛。\n2、负责消防。\n3、负责安全。",
        "（1）负责防汛。（2）负责消防。（3）负责安全。",
    ],
)
def test_one_text_that_counts_its_items_becomes_them(typed: list[str] | str) -> None:
    report = load(with_values((DUTIES, typed)))
    assert report.overview.duties == ["负责防汛。", "负责消防。", "负责安全。"]
    (note,) = report.remarks
    assert note.rule == "D11"
    assert "3项" in note.message


def test_a_text_that_counts_inside_stays_one() -> None:
    typed = "做好两件事：一是防汛。二是消防。"
    assert duties_of(typed) == [typed]


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
