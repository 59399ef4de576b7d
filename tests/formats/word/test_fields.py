"""Rows of the form as data: amounts, titles, and what is said of them."""

from __future__ import annotations

import pytest

from reportgen.formats.word.fields import Values, read_entry
from reportgen.formats.word.form import Entry
from reportgen.formats.word.labels import fold, rows
from reportgen.formats.word.paragraphs import Line


def read(label: str, *texts: str, unit: str = "", known: Values | None = None) -> Values:
    values = Values("a")
    lines = [Line(text, f"表1 第2行 第{n}段") for n, text in enumerate(texts, 1)]
    read_entry(Entry(rows()[fold(label)], "表1 第2行", lines, unit), values, known)
    return values


@pytest.mark.parametrize(
    ("text", "unit", "amount", "rest"),
    [
        ("3960万元", "", "3960万元", ""),
        ("3，960．5", "万元", "3,960.5万元", ""),
        ("３９６０", "元", "3960元", ""),
        ("3960万元（含结转）", "", "3960万元", "（含结转）"),
        ("-5 亿元", "", "-5亿元", ""),
    ],
)
def test_amounts(text: str, unit: str, amount: str, rest: str) -> None:
    values = read("年度预算金额", text, unit=unit)
    assert values.data == {"部门概况": {"年度预算金额": amount}}
    assert [each.message.partition("：")[2] for each in values.unplaced] == [f"“{rest}”"] * bool(
        rest
    )


def test_a_row_without_an_amount_is_listed() -> None:
    values = read("年度预算金额", "见附表")
    assert values.data == {}
    assert [each.message for each in values.unplaced] == ["这一栏里没有找到金额：“见附表”"]
    assert values.unplaced[0].location == "a:表1 第2行 第1段"


def test_an_empty_row_gives_no_value() -> None:
    values = read("主管部门", "", "　")
    assert values.data == {}
    assert values.marks == {("部门概况", "主管部门"): "表1 第2行"}


@pytest.mark.parametrize(
    ("text", "title", "content"),
    [
        ("1.财力不足。收入少。", "财力不足", "收入少。"),
        ("1.财力不足　收入少。", "财力不足", "收入少。"),
        ("1.财力不足 收入少。", "财力不足", "收入少。"),
        ("1.财力不足。", "财力不足。", None),
        ("财力不足", "财力不足", None),
    ],
)
def test_titles_and_contents(text: str, title: str, content: str | None) -> None:
    (found,) = read("存在的问题", text).data["存在的问题分析及改进措施"]["存在的问题"]
    assert (found["标题"], found.get("内容")) == (title, content)


def test_a_row_that_shows_the_same_is_taken_as_it_was_read() -> None:
    known = read("年度预算金额", "3960万元（含结转）")
    again = read("年度预算金额", "3960万元（含结转）", known=known)
    assert (again.data, again.unplaced, again.lines) == (known.data, known.unplaced, known.lines)
    assert read("主管部门", "", known=read("主管部门", "")).data == {}
