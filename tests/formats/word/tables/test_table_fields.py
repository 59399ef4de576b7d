"""Rows of the form as data: amounts, titles, and what is said of them."""

from __future__ import annotations

import pytest

from reportgen.formats.word.form_entry import FormEntry
from reportgen.formats.word.headings.form_rows import fold, rows
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.tables.table_fields import read_entry
from reportgen.formats.word.text.word_lines import WordLine


def read(label: str, *texts: str, unit: str = "", known: Values | None = None) -> Values:
    values = Values("a")
    lines = [WordLine(text, f"表1 第2行 第{n}段") for n, text in enumerate(texts, 1)]
    read_entry(FormEntry(rows()[fold(label)], "表1 第2行", lines, unit), values, known)
    return values


@pytest.mark.parametrize(
    ("text", "unit", "amount", "rest"),
    [
        ("3960万元", "", "3960万元", ""),
        ("3，960．5", "万元", "3,960.5万元", ""),
        ("３９６０", "元", "3960元", ""),
        ("3960万元（含结转）", "", "3960万元", "（含结转）"),
        (
            "3960万元（年初3500万元，追加４６０万元）",
            "",
            "3960万元",
            "（年初3500万元，追加４６０万元）",
        ),
        ("-5 亿元", "", "-5亿元", ""),
        ("39605000（元）", "", "39605000元", ""),
        ("3960.50 (万元)", "元", "3960.50万元", ""),
        ("人民币3960.50万元整", "", "3960.50万元", ""),
        ("￥3960.50万元。", "", "3960.50万元", ""),
        ("叁仟玖佰陆拾万零伍仟元整", "", "3960.5万元", ""),
        ("3\u200e960.5万元", "", "3960.5万元", ""),
        ("39605000（含结转）", "元", "39605000元", "（含结转）"),
        ("5亿", "", "5亿元", ""),
        ("3960.5万（含结转）", "元", "3960.5万元", "（含结转）"),
    ],
)
def test_amounts(text: str, unit: str, amount: str, rest: str) -> None:
    values = read("年度预算金额", text, unit=unit)
    assert values.data == {"部门概况": {"年度预算金额": amount}}
    assert [each.message.partition("：")[2] for each in values.unplaced] == [f"“{rest}”"] * bool(
        rest
    )


@pytest.mark.parametrize("text", ["3960、50万元", "3·960万元", "3960。50", "约3960万元", "5百万元"])
def test_of_what_is_no_amount_no_part_is_read(text: str) -> None:
    values = read("年度预算金额", text, unit="万元")
    assert values.data == {}
    assert [each.message.partition("：")[2] for each in values.unplaced] == [f"“{text}”"]


def test_a_unit_without_its_yuan_is_told() -> None:
    values = read("年度预算金额", "3960.5万")
    assert values.data == {"部门概况": {"年度预算金额": "3960.5万元"}}
    assert [each.message for each in values.notes] == ["“3960.5万”缺“元”字，补上了"]


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


@pytest.mark.parametrize(
    "texts",
    [
        ("一是财力不足。收入少。二是人手不够。编制空缺。",),
        ("一是财力不足。收入少。", "二是人手不够。编制空缺。"),
    ],
)
def test_problems_that_are_counted_in_prose(texts: tuple[str, ...]) -> None:
    values = read("存在的问题", *texts)
    assert values.data["存在的问题分析及改进措施"]["存在的问题"] == [
        {"标题": "财力不足", "内容": "收入少。"},
        {"标题": "人手不够", "内容": "编制空缺。"},
    ]
    assert [each.message for each in values.notes] == ["自动编号由表样重新编：一是 二是"]


@pytest.mark.parametrize("lead", ["存在的问题有：", "主要存在以下问题：", "存在的主要问题是，"])
def test_what_announces_problems_is_none_of_them(lead: str) -> None:
    values = read("存在的问题", f"{lead}一是预算不细。二是进度慢。")
    problems = values.data["存在的问题分析及改进措施"]["存在的问题"]
    assert [each["标题"] for each in problems] == ["预算不细。", "进度慢。"]
    assert any(lead in each.message for each in values.notes)


@pytest.mark.parametrize(
    "text",
    [
        "1.财力不足。一是收入少。二是支出多。",
        "一是财力不足。",
        "财力不足：一是收入少。二是支出多。",
    ],
)
def test_points_inside_a_problem_are_its_content(text: str) -> None:
    assert len(read("存在的问题", text).data["存在的问题分析及改进措施"]["存在的问题"]) == 1


def test_a_title_that_ends_at_a_soft_return_is_told() -> None:
    values = read("存在的问题", "1.财力\n不足。收入少。", "2.人手不够", "编制空缺。")
    (note,) = values.notes
    assert note.message == "标题在换行处分开，不止一行的话请改过来：“财力”"
    assert note.path == "存在的问题分析及改进措施.存在的问题[1].标题"


def test_parts_of_a_sum_that_are_not_there_are_told() -> None:
    whole = "2024年部门整体支出10万元。三公经费5万元"
    label = "部门整体支出管理和使用基本情况"
    parts = read(label, f"{whole}，其中公务接待费1万元。")
    told = {each.path.rpartition(".")[2] for each in parts.notes}
    assert {"因公出国（境）费", "公务用车购置及运行费"} <= told
    told = {each.path.rpartition(".")[2] for each in read(label, f"{whole}。").notes}
    assert not {"三公经费", "因公出国（境）费", "公务接待费"} & told


def test_a_row_that_shows_the_same_is_taken_as_it_was_read() -> None:
    known = read("年度预算金额", "3960万元（含结转）")
    again = read("年度预算金额", "3960万元（含结转）", known=known)
    assert (again.data, again.unplaced, again.lines) == (known.data, known.unplaced, known.lines)
    assert read("主管部门", "", known=read("主管部门", "")).data == {}


@pytest.mark.parametrize("label", ["存在的问题", "改进措施"])
def test_a_paragraph_that_announces_a_list_is_noted_and_no_item(label: str) -> None:
    values = read(label, "主要有以下几项：", "1.甲不够细。", "2.乙不够快。")
    items = next(iter(values.data.values()))[label]
    assert [item["标题"] for item in items] == ["甲不够细。", "乙不够快。"]
    assert any("主要有以下几项：" in note.message for note in values.notes)
