"""Labels of merged cells whose first row a report leaves out."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.engine.documents import UNIT, add_table, cells, compiled, document, given, opened, saved
from tests.engine.test_vertical_merge import duties, made, merges

NAME = "{{ 部门概况.单位名称 }}"
NEVER = "{%tr if not 部门概况.单位名称 %}"
ALWAYS = "{%tr if 部门概况.单位名称 %}"
END, FOR_END = "{%tr endif %}", "{%tr endfor %}"
BEGINS, GOES_ON = "restart", "continue"


def form(*rows: tuple[str, str, str]) -> bytes:
    """Return a form of a table: text and merging of each first cell, and what is beside it."""
    made_form = document("指标表")
    table = add_table(made_form, *[[label, beside] for label, _, beside in rows])
    for row, (_, merging, _) in zip(table.rows, rows, strict=True):
        if merging:
            merge = etree.SubElement(row.cells[0]._tc.get_or_add_tcPr(), qn("w:vMerge"))
            merge.set(qn("w:val"), merging)
    return saved(made_form)


def filled(*rows: tuple[str, str, str]) -> list[tuple[str, str | None]]:
    return merges(compiled(form(*rows)).render(given()))


def tag(text: str) -> tuple[str, str, str]:
    return text, "", ""


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        (NEVER, [("产出", BEGINS), ("", GOES_ON)]),
        (ALWAYS, [("产出", BEGINS), ("", GOES_ON), ("", GOES_ON)]),
    ],
)
def test_the_label_moves_to_the_first_row_that_is_there(condition: str, kept: object) -> None:
    rows = [("产出", BEGINS, "甲"), tag(END), ("", GOES_ON, "乙"), ("", GOES_ON, "丙")]
    assert filled(tag(condition), *rows) == kept


def test_a_label_with_a_tag_moves_too() -> None:
    rows = [tag(NEVER), (NAME, BEGINS, "甲"), tag(END), ("", GOES_ON, "乙")]
    assert filled(*rows) == [(UNIT, BEGINS)]


def test_a_row_never_goes_on_with_another_label() -> None:
    first = [("投入", BEGINS, "甲"), ("", GOES_ON, "乙")]
    second = [tag(NEVER), ("产出", BEGINS, "丙"), tag(END), ("", GOES_ON, "丁")]
    assert filled(*first, *second) == [("投入", BEGINS), ("", GOES_ON), ("产出", BEGINS)]


@pytest.mark.parametrize("between", [[tag("{%tr else %}")], [tag(END), tag(NEVER)]])
def test_one_of_two_first_rows_that_are_there_by_turns_is_enough(
    between: list[tuple[str, str, str]],
) -> None:
    one, other = ("产出", BEGINS, "甲"), ("产出指标", BEGINS, "乙")
    rows = [tag(ALWAYS), one, *between, other, tag(END), ("", GOES_ON, "丙")]
    assert filled(*rows) == [("产出", BEGINS), ("", GOES_ON)]


def test_in_a_loop_each_turn_has_its_label() -> None:
    rows = [
        tag("{%tr for 职能 in 部门概况.单位基本职能 %}"),
        tag("{%tr if loop.first %}"),
        ("职能", BEGINS, "甲"),
        tag(END),
        ("", GOES_ON, "{{ 职能 }}"),
        tag(FOR_END),
    ]
    data = compiled(form(*rows)).render(duties("管理。", "服务。"))
    assert merges(data) == [("职能", BEGINS), ("", GOES_ON), ("职能", BEGINS)]


def test_a_loop_of_rows_below_the_label_stays_one_cell() -> None:
    rows = [
        tag(NEVER),
        ("职能", BEGINS, "甲"),
        tag(END),
        tag("{%tr for 职能 in 部门概况.单位基本职能 %}"),
        ("", GOES_ON, "{{ 职能 }}"),
        tag(FOR_END),
    ]
    data = compiled(form(*rows)).render(duties("管理。", "服务。"))
    assert merges(data) == [("职能", BEGINS), ("", GOES_ON)]
    assert [row[1] for row in cells(data)] == ["管理。", "服务。"]
    assert b"<label" not in etree.tostring(opened(data).element)


def test_a_first_row_without_a_value_is_merged_with_none() -> None:
    data = compiled(made("{{ (职能 if loop.last else '')|纵向合并 }}")).render(
        duties("管理。", "服务。", "监督。")
    )
    assert merges(data) == [("", None), ("", None), ("监督。", BEGINS)]
