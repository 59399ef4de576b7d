"""Compiled templates: what they render, and everything that is wrong with one at once."""

from __future__ import annotations

import os
import subprocess
import sys
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from reportgen import compile_template, load, opc
from tests.reports import ACHIEVED, DUTIES, SPENT, with_values
from tests.strategies import inline_texts
from tests.template.documents import (
    add,
    add_table,
    cells,
    compiled,
    document,
    element,
    filled,
    given,
    lines,
    opened,
    printed,
    problems,
    saved,
    template,
)
from tests.tools import FORM, INPUTS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen import Finding

UNIT = "云溪县青禾镇人民政府"
LOOP = ["{%p for 项 in 部门概况.单位基本职能 %}", "{{ loop.index }}、{{ 项 }}", "{%p endfor %}"]


def places(findings: list[Finding]) -> list[str]:
    """Give the places of findings."""
    return [finding.location for finding in findings]


def messages(data: bytes) -> list[str]:
    """Give the sentences about what is wrong with the bytes of a template."""
    return [finding.message for finding in problems(data)]


def test_a_tag_split_over_runs_is_put_together() -> None:
    words = ["甲{", "{ 部门", "概况.单位", "名称 }", "}乙"]
    made = document(words)
    for number, run in enumerate(made.paragraphs[0].runs):
        run.bold = number % 2 == 0
    made.paragraphs[0].runs[1]._r.addnext(element("<w:proofErr w:type='spellStart'/>"))
    assert lines(filled(saved(made))) == [f"甲{UNIT}乙"]


def test_a_tab_or_break_inside_a_tag_goes() -> None:
    made = document("{{ 部门概况")
    run = made.paragraphs[0].runs[0]
    run.add_tab()
    run.add_text(".单位名称 }}")
    assert lines(filled(saved(made))) == [UNIT]


def test_full_width_and_curly_characters_are_mended() -> None:
    assert printed("｛｛部门概况．单位名称｝｝（｛｛　年度　｝｝）") == [f"{UNIT}（2024）"]


def test_text_beside_tags_keeps_its_format_when_a_part_is_left_out() -> None:
    made = document(
        ["{% if 绩效完成情况.部门整体支出管理和使用基本情况.结余 %}结余", "粗{% endif %}", "体"]
    )
    made.paragraphs[0].runs[1].bold = True
    with_balance = opened(filled(saved(made), (f"{SPENT}.结余", "5")))
    runs = [(run.text, bool(run.bold)) for run in with_balance.paragraphs[0].runs if run.text]
    assert runs == [("结余", False), ("粗", True), ("体", False)]
    without = opened(filled(saved(made)))
    assert [(run.text, bool(run.bold)) for run in without.paragraphs[0].runs if run.text] == [
        ("体", False)
    ]


def test_paragraphs_rows_and_cells_repeat() -> None:
    made = document()
    add_table(
        made,
        ["职能", "序号"],
        ["{%tr for 项 in 部门概况.单位基本职能 %}", ""],
        ["{{ 项 }}", "{{ loop.index }}"],
        ["{%tr endfor %}", ""],
    )
    assert cells(filled(saved(made), (DUTIES, ["甲", "乙"]))) == [
        ["职能", "序号"],
        ["甲", "1"],
        ["乙", "2"],
    ]
    assert lines(filled(template(*LOOP), (DUTIES, ["甲", "乙"]))) == ["1、甲", "2、乙"]


@pytest.mark.parametrize("duties", [[], ["甲"]])
def test_whatever_a_loop_leaves_empty_stays_valid(duties: list[str]) -> None:
    made = document("正文")
    add_table(made, ["标签", LOOP])
    add_table(made, ["{%tr for 项 in 部门概况.单位基本职能 %}"], ["{{ 项 }}"], ["{%tr endfor %}"])
    header, footer = made.sections[0].header, made.sections[0].footer
    for part in (header, footer):
        add(part, *LOOP)
        part._element.remove(part.paragraphs[0]._p)
    root = opened(filled(saved(made), (DUTIES, duties)))
    for cell in root.element.body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")
    for table in root.element.body.iter(qn("w:tbl")):
        assert table.findall(qn("w:tr"))
    for part in (root.sections[0].header, root.sections[0].footer):
        assert part.paragraphs


def test_an_if_inside_a_loop_that_is_never_true_leaves_a_valid_cell() -> None:
    inner = "绩效完成情况.绩效目标完成情况"
    loop = [
        f"{{%p for 节 in {inner} %}}",
        "{%p if 节.标题 == '没有' %}",
        "甲",
        "{%p endif %}",
        "{%p endfor %}",
    ]
    made = document()
    add_table(made, ["标签", loop])
    assert cells(filled(saved(made))) == [["标签", ""]]


def test_the_format_of_a_loop_stays_in_the_empty_paragraph() -> None:
    made = document()
    table = add_table(made, ["标签", LOOP])
    for paragraph in table.cell(0, 1).paragraphs:
        paragraph.style = "List Bullet"
    result = opened(filled(saved(made), (DUTIES, [])))
    assert result.tables[0].cell(0, 1).paragraphs[0].style.name == "List Bullet"


def test_comments_and_short_names() -> None:
    assert printed("{# 说明 #}甲", "{%p set 概况 = 部门概况 %}", "{{ 概况.单位名称 }}") == [
        "甲",
        UNIT,
    ]


def test_braces_of_the_template_itself_survive() -> None:
    made = document("集合{1}与{{ 年度 }}和{")
    made.element.body[0].append(element("<w:bookmarkStart w:id='7' w:name='{_GUID}'/>"))
    made.element.body[0].append(element("<w:bookmarkEnd w:id='7'/>"))
    data = filled(saved(made))
    assert lines(data) == ["集合{1}与2024和{"]
    start = next(opened(data).element.body.iter(qn("w:bookmarkStart")))
    assert start.get(qn("w:name")) == "{_GUID}"


def test_core_properties_header_and_footer_are_rendered() -> None:
    made = document("正文")
    made.core_properties.title = "{{ 部门概况.单位名称 }}{{ 年度 }}"
    made.core_properties.author = "｛｛ 部门概况.单位名称 ｝｝"
    made.sections[0].header.paragraphs[0].text = "{{ 年度 }}年"
    made.sections[0].footer.paragraphs[0].text = "{% if 年度 == 2024 %}对{% else %}错{% endif %}"
    result = opened(filled(saved(made)))
    assert result.core_properties.title == f"{UNIT}2024"
    assert result.core_properties.author == UNIT
    assert result.sections[0].header.paragraphs[0].text == "2024年"
    assert result.sections[0].footer.paragraphs[0].text == "对"


def test_all_that_is_wrong_is_said_at_once_each_with_its_place() -> None:
    made = document("{{ 部门概况.单位各称 }}", "好", "{{ 年度 }")
    add_table(
        made, ["甲", "{{ 部门概况 }}"], ["乙", ["丙", "{%p for 项 in 部门概况.单位基本职能 %}"]]
    )
    made.sections[0].header.paragraphs[0].text = "{{ 年 }}"
    made.sections[0].footer.paragraphs[0].text = "年度 }}"
    made.core_properties.subject = "{{ 单位 }}"
    found = problems(saved(made))
    assert set(places(found)) == {
        "第1段",
        "第3段",
        "表1 第1行 第2列 第1段",
        "表1 第2行 第2列 第2段",
        "页眉 第1段",
        "页脚 第1段",
        "文件属性“subject”",
    }
    quotes = " ".join(finding.message for finding in found)
    for quote in (
        "{{ 部门概况.单位各称 }}",
        "{{ 年度 }",
        "{{ 部门概况 }}",
        "年度 }}",
        "{{ 单位 }}",
    ):
        assert f"“{quote}”" in quotes
    assert "没有结束" in quotes


def test_a_column_counts_merged_cells() -> None:
    made = document()
    table = add_table(made, ["甲", "", "{{ 错 }}"])
    table.cell(0, 0).merge(table.cell(0, 1))
    assert places(problems(saved(made))) == ["表1 第1行 第3列 第1段"]


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (["甲{%p for 项 in 部门概况.单位基本职能 %}", "{%p endfor %}"], "所在的段不能有别的内容"),
        (["{% for 项 in 部门概况.单位基本职能 %}甲", "{% endfor %}"], "不在同一段或同一格里"),
        (["{%tr for 项 in 部门概况.单位基本职能 %}"], "只能用在表格里"),
        (["{%p if 年度 %}", "甲"], "没有结束"),
        (["{%p endif %}"], "前面没有对应的"),
    ],
)
def test_blocks_that_do_not_fit(paragraphs: list[str], message: str) -> None:
    assert any(message in each for each in messages(template(*paragraphs)))


def test_a_loop_may_not_cross_cells() -> None:
    made = document()
    add_table(made, ["{%p for 项 in 部门概况.单位基本职能 %}", "{%p endfor %}"])
    assert any("不在同一段或同一格里" in each for each in messages(saved(made)))


def test_what_stands_beside_a_tag_for_a_whole_row_is_not_lost() -> None:
    made = document()
    add_table(made, ["{%tr if 年度 %}", "别的"], ["甲", "乙"], ["{%tr endif %}", ""])
    assert any("所在的行不能有别的内容" in each for each in messages(saved(made)))


def test_a_broken_loop_does_not_make_its_items_unknown() -> None:
    found = messages(template("{%p for 项 in 部门概况.单位基本职能 }", "{{ 项 }}", "{%p endfor %}"))
    assert len(found) == 1
    assert "右边的括号" in found[0]


def test_a_tag_in_a_text_box_is_rendered_and_placed() -> None:
    box = (
        "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>{{ %s }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    made = document("正文")
    made.paragraphs[0].runs[0]._r.append(element(box % "年度"))
    texts = [text.text for text in opened(filled(saved(made))).element.body.iter(qn("w:t"))]
    assert texts == ["正文", "2024"]
    wrong = document("正文")
    wrong.paragraphs[0].runs[0]._r.append(element(box % "年月"))
    assert places(problems(saved(wrong))) == ["文本框 第2段"]


def test_a_tag_where_it_can_not_work_is_an_error() -> None:
    made = document("正文")
    made.paragraphs[0].runs[0]._r.append(element("<w:instrText>TITLE {{ 年度 }}</w:instrText>"))
    assert any("标签写在这里不起作用" in each for each in messages(saved(made)))


def test_deleted_text_is_no_tag() -> None:
    made = document("正文")
    gone = element("<w:del w:id='1' w:author='x'><w:r><w:delText>旧</w:delText></w:r></w:del>")
    made.paragraphs[0]._p.append(gone)
    assert lines(filled(saved(made))) == ["正文"]


def test_ids_of_revisions_do_not_repeat_in_loops() -> None:
    made = document(*LOOP)
    for paragraph in made.paragraphs:
        paragraph._p.set(qn("w:rsidR"), "00AA00AA")
    data = opc.unpack(filled(saved(made), (DUTIES, ["甲", "乙"])))
    assert b"rsidR" not in data[opc.DOCUMENT]


def test_the_same_report_gives_the_same_bytes_in_any_process_on_any_day(tmp_path: Path) -> None:
    source = INPUTS / "最小示例.yaml"
    code = (
        "import hashlib, sys; from reportgen import *; "
        f"print(hashlib.sha256(compile_template(__import__('pathlib').Path({str(FORM)!r}))"
        f".render(load({str(source)!r}))).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("77", "America/New_York"))
    }
    template_ = compile_template(FORM)
    report = load(source)
    assert template_.render(report) == template_.render(report)
    assert len(found) == 1


@settings(max_examples=60, deadline=None)
@for_all(st.lists(inline_texts(), min_size=1, max_size=3), inline_texts())
def test_any_text_comes_back_exactly(duties: list[str], name: str) -> None:
    template_ = COMPILED["texts"]
    data = template_.render(given((DUTIES, duties), ("部门概况.单位名称", name)))
    assert lines(data) == [name, *duties]


@settings(max_examples=60, deadline=None)
@for_all(
    st.decimals(0, 10**12, places=2) | st.integers(0, 10**12),
    st.sampled_from(("", "元", "万元", "亿元")),
)
def test_any_amount_prints_as_entered(value: object, unit: str) -> None:
    entered = f"{value:f}{unit}" if not isinstance(value, int) else f"{value}{unit}"
    data = COMPILED["amount"].render(given(("部门概况.年度预算金额", entered)))
    assert lines(data) == [entered if unit else f"{entered}万元"]


COMPILED = {
    "texts": compiled(
        template(
            "{{ 部门概况.单位名称 }}",
            "{%p for 项 in 部门概况.单位基本职能 %}",
            "{{ 项 }}",
            "{%p endfor %}",
        )
    ),
    "amount": compiled(template("{{ 部门概况.年度预算金额 }}")),
}


def test_an_automatic_number_repeats_with_its_paragraph() -> None:
    made = document(*LOOP)
    properties = made.paragraphs[1]._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    properties.append(deepcopy(numbering))
    result = opened(filled(saved(made), (DUTIES, ["甲", "乙"])))
    assert [p._p.pPr.numPr is not None for p in result.paragraphs] == [True, True]


def test_sections_without_points_print_their_title_only() -> None:
    data = compile_template(FORM).render(
        load(with_values((ACHIEVED, [{"标题": "民生改善", "要点": []}])))
    )
    assert opened(data).tables[0].cell(5, 2).text == "民生改善"


def test_one_point_has_no_ordinal_and_many_have() -> None:
    points = [f"第{number}件事。" for number in range(12)]
    form = compile_template(FORM)
    one, many = (
        opened(form.render(load(with_values((ACHIEVED, [{"标题": "节", "要点": some}])))))
        for some in (points[:1], points)
    )
    assert one.tables[0].cell(5, 2).text == "节\u3000第0件事。"
    assert many.tables[0].cell(5, 2).text.endswith("十一是第10件事。十二是第11件事。")
