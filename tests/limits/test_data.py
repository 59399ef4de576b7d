"""Data files of any size and shape: time in step with the size, and limits that are told."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, ReportgenError, check, render
from reportgen.formats.loading import load_bytes
from reportgen.forms.page_estimate import estimate_pages
from reportgen.plaindata.document import MAX_VALUES
from tests.growing import assert_linear
from tests.reports import DUTIES, SHORTEST, SPENT, with_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reports import Data

TEXT = f"{SPENT}.概述"
PROBLEMS = "存在的问题分析及改进措施.存在的问题"
MEASURES = "存在的问题分析及改进措施.改进措施"
SECTIONS = "绩效完成情况.绩效目标完成情况"


def text(piece: str) -> Callable[[int], Data]:
    return lambda size: with_values((TEXT, piece * (size * 10 // len(piece))))


def items(field: str, item: Callable[[int], Any]) -> Callable[[int], Data]:
    return lambda size: with_values((field, [item(number) for number in range(size // 10)]))


SHAPES: dict[str, Callable[[int], Data]] = {
    "sentences": text("预算执行平稳，支出1月完成。"),
    "digits": text("1"),
    "months": text("1月"),
    "days": text("1月1日至"),
    "years": text("2023年"),
    "amounts": text("支出3539万元，"),
    "percentages": text("其中增长89.37%、"),
    "quotes": text("“"),
    "brackets": text("（"),
    "closing brackets": text("）"),
    "spaces": text(" 字"),
    "numerals": text("一"),
    "units of money": text("万亿"),
    "marks": text("。，"),
    "letters": text("ab@"),
    "underlines": text("__x_"),
    "tags": text("{{ x }}"),
    "enumeration": text("（一）某事；"),
    "comparisons": text("比上年增加3万元，"),
    "parts": text("其中：基本支出1万元、"),
    "breaks": text("字\n"),
    "paragraphs": items(TEXT, lambda at: f"第{at + 1000}项新增就业{at + 1000}人，完成年初目标。"),
    "the same paragraph": items(TEXT, lambda _: "新增就业一批，完成年初目标并且超额很多。"),
    "numbered": items(TEXT, lambda at: f"{at}、某事"),
    "duties": items(DUTIES, lambda at: f"负责第{at}项工作的组织。"),
    "problems": items(PROBLEMS, lambda at: {"标题": f"财力不足{at}", "内容": "有待改进。"}),
    "measures": items(MEASURES, lambda at: {"标题": f"压减{at}", "对应问题": [1]}),
    "references": items(MEASURES, lambda at: {"标题": f"压减{at}", "对应问题": [*range(1, 20)]}),
    "measures for one problem each": lambda size: with_values(
        (PROBLEMS, [{"标题": f"第{at}村路", "内容": "未修。"} for at in range(size // 10)]),
        (MEASURES, [{"标题": f"修第{at}村路"} for at in range(size // 20)]),
    ),
    "titles of problems": lambda size: with_values(
        (PROBLEMS, [{"标题": f"第{at}村路", "内容": "未修。"} for at in range(size // 10)]),
        (MEASURES, [{"标题": "修路", "对应问题": [f"第{at}村路"]} for at in range(size // 10)]),
    ),
    "sections": items(SECTIONS, lambda at: {"标题": f"民生{at}", "要点": [f"就业{at}人。"]}),
    "points": lambda size: with_values(
        (SECTIONS, [{"标题": "民生", "要点": [f"新增就业{at}人。" for at in range(size // 10)]}])
    ),
    "waivers": lambda size: with_values(
        ("检查豁免", {f"A06 部门概况.键{at}": "理由充分" for at in range(size // 10)})
    ),
    "unknown waivers": lambda size: with_values(
        ("检查豁免", {f"A{at:05}": "理由充分" for at in range(size // 10)})
    ),
    "unknown keys": lambda size: with_values(
        ("部门概况", {**SHORTEST["部门概况"], **{f"键{at}": "x" for at in range(size // 10)}})
    ),
    "wrong items": items(DUTIES, lambda _: 5),
    "long keys": lambda size: with_values((f"部门概况.{'键' * size}", "x")),
}


def work(data: bytes) -> None:
    """Load, check and print a report, as far as that goes, and count its pages."""
    with contextlib.suppress(ReportgenError):
        report = load_bytes("a.json", data)
        check(report)
        estimate_pages(render(report))


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_the_size_and_no_more(name: str) -> None:
    assert_linear(
        lambda size: json.dumps(SHAPES[name](size), ensure_ascii=False).encode(), work, 1000
    )


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_more_than_any_report_has_is_refused_at_once(ending: str) -> None:
    data = json.dumps(with_values((DUTIES, ["x"] * (MAX_VALUES + 1))), ensure_ascii=False)
    with pytest.raises(InputError, match=f"超过{MAX_VALUES}项内容"):
        load_bytes(f"a.{ending}", data.encode())


def test_what_references_repeat_counts_too() -> None:
    groups = "\n".join(f"x{at}: &x{at} [{', '.join([f'*x{at - 1}'] * 50)}]" for at in range(1, 9))
    with pytest.raises(InputError, match="展开后内容太大"):
        load_bytes("a.yaml", f"年度: 2024\nx0: &x0 x\n{groups}\n".encode())


def test_mistakes_and_findings_without_end_are_told_up_to_a_number() -> None:
    wrong = json.dumps(with_values((DUTIES, [5] * 50_000)), ensure_ascii=False).encode()
    with pytest.raises(InputError) as caught:
        load_bytes("a.json", wrong)
    assert len(caught.value.findings) == 1001
    assert any("没有列出" in each.message for each in caught.value.findings)
    many = [{"标题": f"压减{at}", "对应问题": [999]} for at in range(3000)]
    found = check(load_bytes("a.json", json.dumps(with_values((MEASURES, many))).encode()))
    assert any("已经查到1000处" in each.message for each in found)


def test_a_text_that_no_cell_holds_is_refused_with_its_length() -> None:
    data = json.dumps(with_values((TEXT, "字" * 4_000_000))).encode()
    with pytest.raises(InputError, match="这一栏有4000000个字，最多2000000个"):
        load_bytes("a.json", data)


def test_the_longest_texts_are_printed_and_counted() -> None:
    data = json.dumps(with_values((TEXT, ["字" * 1_900_000] * 3)), ensure_ascii=False).encode()
    characters, pages = estimate_pages(render(load_bytes("a.json", data)))
    assert (characters > 5_000_000, pages > 1000) == (True, True)
