"""Comparing two reports: what changed, where, by how much, and how that is shown."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from decimal import Decimal
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import Report, load
from reportgen.editing.comparing import FieldChange, as_html, as_json, as_text, compare, spans_of
from tests.growing import assert_linear
from tests.reports import (
    ACHIEVED,
    DUTIES,
    EDGES,
    HOSTILE_TEXT,
    LONG_TEXT,
    MEASURES,
    PROBLEMS,
    SPENT,
    report,
    with_values,
)
from tests.strategies import reports, texts
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

BUDGET = "部门概况.年度预算金额"
WAGES = f"{SPENT}.按经济分类"


def changes(old: list[tuple[str, Any]], new: list[tuple[str, Any]]) -> list[FieldChange]:
    return compare(report(with_values(*old)), report(with_values(*new)))


def brief(found: list[FieldChange]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.old_path, change.new_path) for change in found]


def side(spans: Any, part: str) -> str:
    return "".join(span.text for span in spans if span.part in ("same", part))


def test_figures_have_their_difference_and_percentage() -> None:
    (change,) = changes([(BUDGET, "3960万元")], [(BUDGET, "0.41005亿元")])
    assert (change.kind, change.path) == ("changed", BUDGET)
    assert (change.difference, change.percent) == (Decimal("140.5"), Decimal("3.55"))
    assert "3960万元 → 0.41005亿元（+140.5万元，+3.55%）" in as_text([change])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("3960万元", "3960.00万元", "数额相同，写法不同"),
        ("3960万元", "1980万元", "-1,980万元，-50.00%"),
        ("0万元", "5万元", "+5万元）"),
        ("3万元", "0.0000001亿元", "-2.999万元，-99.97%"),
        ("99999999999万元", "100000000000万元", "+1万元，+0.00%"),
    ],
)
def test_differences_of_figures_in_words(old: str, new: str, words: str) -> None:
    assert words in as_text(changes([(BUDGET, old)], [(BUDGET, new)]))


def test_a_percentage_of_nothing_or_of_a_deficit_is_not_given() -> None:
    for old in ("0万元", "-3万元"):
        found = changes([(f"{SPENT}.结余", old)], [(f"{SPENT}.结余", "5万元")])
        assert found[0].percent is None


def test_fields_come_in_the_order_of_the_form() -> None:
    new = [
        ("年度", 2025),
        (MEASURES, [{"标题": "压减支出", "内容": "严格审批。", "对应问题": [1]}]),
        (WAGES, {"工资福利支出": "1万元"}),
        ("部门概况.主管部门", "云溪市人民政府"),
        ("检查豁免", {"A06": "已说明"}),
    ]
    assert brief(changes([], new)) == [
        ("changed", "年度", "年度"),
        ("changed", "部门概况.主管部门", "部门概况.主管部门"),
        ("added", "", f"{WAGES}.工资福利支出"),
        ("changed", f"{MEASURES}[1].内容", f"{MEASURES}[1].内容"),
        ("added", "", f"{MEASURES}[1].对应问题[1]"),
        ("added", "", "检查豁免.A06"),
    ]


def test_the_words_that_changed_are_marked() -> None:
    spans = spans_of(
        "全年新增就业292人次，收入35.8万元。其他不变。", "全年新增就业312人次。其他不变。"
    )
    assert [tuple(span) for span in spans] == [
        ("same", "全年新增就业"),
        ("removed", "292"),
        ("added", "312"),
        ("same", "人次"),
        ("removed", "，收入35.8万元"),
        ("same", "。其他不变。"),
    ]


@given(texts() | st.just(""), texts() | st.just(""))
def test_marked_words_make_up_both_texts(old: str, new: str) -> None:
    spans = spans_of(old, new)
    assert side(spans, "removed") == old
    assert side(spans, "added") == new
    assert all(span.text for span in spans)
    assert {span.part for span in spans} <= {"same"} or old != new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一二三四五六七八九十" * 2000, "一三二四五七六八九十" * 2000),
        ("是" * 30_000, "是" * 20_000 + "否" + "是" * 10_001),
        (LONG_TEXT, LONG_TEXT.replace("资金", "", 500).replace("审批", "核", 300)),
        ("；".join(f"第{n}项" for n in range(9000)), "；".join(f"第{n}件" for n in range(9000))),
    ],
)
def test_long_texts_are_compared_in_no_time(old: str, new: str) -> None:
    spans = spans_of(old, new)
    assert (side(spans, "removed"), side(spans, "added")) == (old, new)

    def share(parts: int) -> tuple[str, str]:
        return old[: len(old) * parts // 80], new[: len(new) * parts // 80]

    assert_linear(share, lambda both: spans_of(*both), 20, doublings=0, most=14.0)


def test_items_are_found_again_where_they_went() -> None:
    old = [f"承办第{n}项工作，做好有关事宜。" for n in "一二三四五"]
    new = [old[4], old[0], "全新的职责，与以前毫无关系！", old[1].replace("做好", "抓好"), old[3]]
    assert brief(changes([(DUTIES, old)], [(DUTIES, new)])) == [
        ("moved", f"{DUTIES}[5]", f"{DUTIES}[1]"),
        ("added", "", f"{DUTIES}[3]"),
        ("changed", f"{DUTIES}[2]", f"{DUTIES}[4]"),
        ("removed", f"{DUTIES}[3]", ""),
    ]


def test_sections_problems_and_measures_are_found_by_their_titles() -> None:
    sections = [{"标题": "民生", "要点": ["就业。"]}, {"标题": "生态", "要点": ["植树。"]}]
    new = [
        {"标题": "文化", "要点": ["办节。"]},
        sections[0],
        {"标题": "生态", "要点": ["完全是另外一回事了", "又一件"]},
    ]
    assert brief(changes([(ACHIEVED, sections)], [(ACHIEVED, new)])) == [
        ("added", "", f"{ACHIEVED}[1]"),
        ("removed", f"{ACHIEVED}[2].要点[1]", ""),
        ("added", "", f"{ACHIEVED}[3].要点[1]"),
        ("added", "", f"{ACHIEVED}[3].要点[2]"),
    ]
    found = changes([(PROBLEMS, ["甲。一", "乙。二"])], [(PROBLEMS, ["乙。二"])])
    assert [(change.kind, change.old) for change in found] == [("removed", "甲\n一")]


def test_lists_longer_than_any_report_has_are_compared_too() -> None:
    def both(size: int) -> tuple[list[str], list[str]]:
        return [f"第{n}项工作" for n in range(size)], [f"第{n}件事务" for n in range(size)]

    def compared(lists: tuple[list[str], list[str]]) -> None:
        old, new = lists
        assert len(changes([(DUTIES, old)], [(DUTIES, new)])) == len(old)

    assert_linear(both, compared, 750)


def test_changes_know_the_places_of_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "新.yaml"
    text = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
    path.write_text("# 注\n" + text.replace("3960万元", "4000万元", 1), encoding="utf-8")
    (change,) = compare(load(INPUTS / "青山桥镇.yaml"), load(path))
    assert (change.old_location, change.new_location) == (
        f"{INPUTS / '青山桥镇.yaml'}:8:3",
        f"{path}:9:3",
    )
    places = f"{INPUTS / '青山桥镇.yaml'} 第8行第3列", f"{path} 第9行第3列"
    assert f"位置：{' → '.join(places)}" in as_text([change])
    assert all(place in as_html([change], "对比") for place in places)


@given(reports())
def test_a_report_does_not_differ_from_itself(one: Report) -> None:
    assert compare(one, Report.model_validate(one.model_dump(mode="json", by_alias=True))) == []


@given(reports(), reports())
def test_two_reports_differ_both_ways_alike(one: Report, other: Report) -> None:
    there, back = compare(one, other, exactly=True), compare(other, one, exactly=True)
    assert bool(there) == bool(back) == (one != other)
    kinds = [change.kind for change in there]
    assert kinds.count("added") - kinds.count("removed") == -(
        sum(change.kind == "added" for change in back)
        - sum(change.kind == "removed" for change in back)
    )
    for change in there:
        if change.spans:
            assert side(change.spans, "removed") == change.old
            assert side(change.spans, "added") == change.new
    as_html(there, "对比")
    json.loads(as_json(there))


def test_the_text_is_short_and_marks_with_or_without_colour() -> None:
    long = "开头的很长很长很长很长很长很长很长很长很长很长很长很长的话，"
    old, new = f"{long}就业292人，{long}", f"{long}就业312人，{long}"
    found = changes([(f"{SPENT}.概述", old)], [(f"{SPENT}.概述", new)])
    text = as_text(found)
    assert "［删：292］［增：312］" in text
    assert max(map(len, text.splitlines())) < 70
    assert "\x1b[31m292\x1b[0m\x1b[32m312\x1b[0m" in as_text(found, colour=True)
    assert as_text([]) == "没有不同"


def test_data_can_do_nothing_to_a_terminal() -> None:
    found = changes([], [(DUTIES, ["一\n\ufff931m二\u2028"])])
    assert "\ufff9" not in as_text(found)
    assert "一⏎〈U+FFF9〉31m二" in as_text(found)


def test_json_is_exact_and_complete() -> None:
    (data,) = json.loads(as_json(changes([(BUDGET, "3960万元")], [(BUDGET, "3960.10万元")])))
    assert data == {
        "kind": "changed",
        "path": BUDGET,
        "old_path": BUDGET,
        "new_path": BUDGET,
        "old": "3960万元",
        "new": "3960.10万元",
        "old_location": "",
        "new_location": "",
        "spans": [
            {"part": "removed", "text": "3960"},
            {"part": "added", "text": "3960.10"},
            {"part": "same", "text": "万元"},
        ],
        "difference": "0.10",
        "percent": "0.00",
    }


class Page(HTMLParser):
    """Reads a page: the text under each tag, and that all tags are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.tags: set[str] = set()
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.texts.setdefault(tag, []).append(data)


def test_the_page_stands_alone_and_marks_both_sides() -> None:
    html = as_html(
        changes([(BUDGET, "3960万元")], [(BUDGET, "4000万元"), (DUTIES, [HOSTILE_TEXT])]),
        "<甲>与乙",
    )
    page = Page(html)
    assert page.texts["h1"] == ["<甲>与乙"]
    assert page.texts["h2"] == ["部门概况"]
    assert page.texts["del"][1:] == ["3960", "承办上级交办的事项。"]
    assert page.texts["ins"][1:] == ["4000", HOSTILE_TEXT]
    assert "+40万元，+1.01%" in page.texts["td"]
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "w:p"})
    assert not re.search(r"https?:|url\(|@import", html)
    assert "size: A4" in html


def test_a_page_of_equal_reports_says_so() -> None:
    assert "没有不同" in Page(as_html([], "对比")).texts["p"]


def test_annexes_are_compared_field_by_field() -> None:
    old = report(EDGES["all-parts"])
    data = deepcopy(EDGES["all-parts"])
    del data["附件"]["基础数据表"]["填表人"]
    data["附件"]["整体自评表"]["绩效指标"][0]["实际完成值"] = "300人"
    assert [(change.kind, change.old, change.new) for change in compare(old, report(data))] == [
        ("removed", "罗青", ""),
        ("changed", "292人", "300人"),
    ]
