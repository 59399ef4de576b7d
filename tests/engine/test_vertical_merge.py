"""Cells merged with the one above where the report has nothing new to say."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from reportgen import TemplateError
from tests.engine.documents import DUTIES, add_table, compiled, document, saved
from tests.reports import report, with_values
from tests.wordfile import DOCUMENT, W, members, text_of

LOOP = "{%tr for 职能 in 部门概况.单位基本职能 %}"
FIRST = '{{ ("职能" if loop.first else "")|纵向合并 }}'


def made(first: str, *more: str) -> bytes:
    """Return a form with a table of two columns: a label beside each duty."""
    form = document("职能表")
    add_table(
        form, [LOOP, ""], [first, "{{ 职能 }}"], ["{%tr endfor %}", ""], *([m, ""] for m in more)
    )
    return saved(form)


def merges(data: bytes) -> list[tuple[str, str | None]]:
    """Return the text of each first cell, and how it is merged."""
    body: Any = etree.fromstring(members(data)[DOCUMENT])
    found = []
    for row in body.iter(f"{W}tr"):
        cell = row.find(f"{W}tc")
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        found.append((text_of(cell), None if merge is None else merge.get(f"{W}val")))
    return found


def duties(*texts: str) -> Any:
    return report(with_values((DUTIES, list(texts))))


def test_a_cell_without_a_value_goes_on_with_the_one_above() -> None:
    data = compiled(made(FIRST)).render(duties("管理。", "服务。", "监督。"))
    assert merges(data) == [("职能", "restart"), ("", "continue"), ("", "continue")]


def test_the_merge_stands_where_the_schema_has_its_place_and_replaces_a_fixed_one() -> None:
    form = document("职能表")
    table = add_table(form, [LOOP, ""], [FIRST, "{{ 职能 }}"], ["{%tr endfor %}", ""])
    properties = table.rows[1].cells[0]._tc.get_or_add_tcPr()
    for name in ("gridSpan", "vMerge", "vAlign"):
        element = etree.SubElement(properties, f"{W}{name}")
        element.set(f"{W}val", {"gridSpan": "1", "vMerge": "restart", "vAlign": "center"}[name])
    data = compiled(saved(form)).render(duties("管理。", "服务。"))
    root: Any = etree.fromstring(members(data)[DOCUMENT])
    orders = [[c.tag.removeprefix(W) for c in p] for p in root.iter(f"{W}tcPr")][::2]
    assert orders == [["tcW", "gridSpan", "vMerge", "vAlign"]] * 2


def test_a_value_that_is_given_each_time_merges_nothing() -> None:
    data = compiled(made("{{ 职能|纵向合并 }}")).render(duties("管理。", "服务。"))
    assert merges(data) == [("管理。", "restart"), ("服务。", "restart")]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("甲{{ 职能|纵向合并 }}", "不能有别的内容"),
        ("{{ 职能|纵向合并 }}{{ 职能 }}", "不能有别的内容"),
        ("{% if 职能 %}{{ 职能|纵向合并 }}{% endif %}", "不能有别的内容"),
        ('{{ 职能|纵向合并|default("") }}', "要写在标签的最后"),
        ('{{ 职能|纵向合并("甲") }}', "要写在标签的最后"),
        ("{{ 部门概况|纵向合并 }}", "不能用在"),
    ],
)
def test_a_merge_that_can_not_be_is_refused(tag: str, message: str) -> None:
    with pytest.raises(TemplateError) as raised:
        compiled(made(tag))
    assert message in raised.value.findings[0].message
    assert raised.value.findings[0].location == "表1 第2行 第1列 第1段"


def test_a_tag_that_is_set_in_the_same_cell_can_not_decide() -> None:
    with pytest.raises(TemplateError, match="不能有别的内容"):
        compiled(made("{%p set 简称 = 职能 %}\n{{ 简称|纵向合并 }}"))


def test_outside_tables_there_is_nothing_to_merge() -> None:
    with pytest.raises(TemplateError, match="只能用在表格里"):
        compiled(saved(document("{{ 部门概况.单位名称|纵向合并 }}")))


GOALS_LOOP = (
    ["{%tr for 节 in 绩效完成情况.绩效目标完成情况 %}", "", ""],
    ["{%tr for 点 in 节.要点 %}", "", ""],
    ["{{ 节.标题|同值合并 }}", "{{ 点|同值合并 }}", "{{ loop.index }}"],
    ["{%tr endfor %}", "", ""],
    ["{%tr endfor %}", "", ""],
)


def test_cells_that_say_the_same_are_one_and_go_with_those_to_their_left() -> None:
    form = document("目标表")
    add_table(form, *GOALS_LOOP)
    goals = [
        {"标题": "产出", "要点": ["数量好。", "数量好。", "质量好。"]},
        {"标题": "效益", "要点": ["质量好。", "生态好。"]},
    ]
    path = "绩效完成情况.绩效目标完成情况"
    data = compiled(saved(form)).render(report(with_values((path, goals))))
    body: Any = etree.fromstring(members(data)[DOCUMENT])
    shown = []
    for row in body.iter(f"{W}tr"):
        cells = [(text_of(c), c.find(f"{W}tcPr/{W}vMerge")) for c in row.iter(f"{W}tc")]
        shown.append(["".join(t) + ("" if m is None else m.get(f"{W}val")[0]) for t, m in cells])
    assert shown == [
        ["产出r", "数量好。r", "1"],
        ["c", "c", "2"],
        ["c", "质量好。", "3"],
        ["效益r", "质量好。", "1"],
        ["c", "生态好。", "2"],
    ]


def test_a_cell_for_equal_values_holds_nothing_else() -> None:
    form = document("目标表")
    add_table(form, ["共{{ 年度|同值合并 }}年"])
    with pytest.raises(TemplateError, match="“同值合并”所在的格不能有别的内容"):
        compiled(saved(form))
