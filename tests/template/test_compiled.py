"""Compiled templates: what they render, and everything that is wrong with one at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from reportgen import TemplateError, compile_template, load, opc
from tests.reports import ACHIEVED, with_values
from tests.strategies import inline_texts, texts
from tests.template.documents import (
    DUTIES,
    EACH_DUTY,
    NAME,
    UNIT,
    add_table,
    cells,
    compiled,
    complaint,
    document,
    element,
    filled,
    given,
    lines,
    located,
    opened,
    paragraph,
    problems,
    run,
    saved,
    template,
    with_markup,
)
from tests.tools import FORM, INPUTS, ROOT
from tests.wordfile import CORE, DOCUMENT, W, members, packed, replaced

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = compiled(template(NAME, *EACH_DUTY))
AMOUNT = compiled(template("{{ 部门概况.年度预算金额 }}"))
BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "<w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def test_core_properties_header_and_footer_are_rendered() -> None:
    made = document("正文")
    made.core_properties.title = "{{ 部门概况.单位名称 }}{{ 年度 }}"
    made.core_properties.author = "｛｛ 部门概况.单位名称 ｝｝"
    made.core_properties.keywords = "{甲}"
    made.sections[0].header.paragraphs[0].text = "{{ 年度 }}年"
    made.sections[0].footer.paragraphs[0].text = "{% if 年度 == 2024 %}对{% else %}错{% endif %}"
    result = opened(filled(saved(made), ("部门概况.单位名称", "甲 & <乙>")))
    assert result.core_properties.title == "甲 & <乙>2024"
    assert result.core_properties.author == "甲 & <乙>"
    assert result.core_properties.keywords == "{甲}"
    assert result.sections[0].header.paragraphs[0].text == "2024年"
    assert result.sections[0].footer.paragraphs[0].text == "对"


def test_a_core_property_has_no_breaks() -> None:
    made = document("正文")
    made.core_properties.title = "{{ 部门概况.单位基本职能|first }}{# 注 #}"
    data = filled(saved(made), (DUTIES, ["甲\n乙"]))
    assert opened(data).core_properties.title == "甲 乙"


def test_footnotes_are_rendered_and_placed() -> None:
    base = members(template("正文"))
    right = packed({**base, "word/footnotes.xml": NOTES.format("{{ 年度 }}").encode()})
    assert "<w:t xml:space=\"preserve\">2024</w:t>" in members(filled(right))[
        "word/footnotes.xml"
    ].decode()
    wrong = packed({**base, "word/footnotes.xml": NOTES.format("{{ 年 }}").encode()})
    assert [place for place, _ in located(wrong)] == ["脚注 第1段"]


def test_a_tag_in_a_text_box_is_rendered_and_placed() -> None:
    right = with_markup(paragraph("正文", BOX.format(run("{{ 年度 }}"))))
    assert [text.text for text in opened(filled(right)).element.body.iter(f"{W}t")] == [
        "正文",
        "2024",
    ]
    wrong = with_markup(paragraph("正文", BOX.format(run("{{ 年月 }}"))))
    assert [place for place, _ in located(wrong)] == ["文本框 第2段"]


def test_all_that_is_wrong_is_said_at_once_each_with_its_place_and_text() -> None:
    made = document(*EACH_DUTY, "{{ 部门概况.单位各称 }}", "好", "共{{ 年度 }年")
    add_table(
        made,
        ["{%tr if 年度 %}", ""],
        ["甲", "{{ 部门概况 }}"],
        ["{%tr endif %}", ""],
        ["乙", ["丙", "{%p for 项 in 部门概况.单位基本职能 %}"]],
    )
    made.element.body.insert(0, paragraph('<w:hyperlink w:tooltip="{{ 年度 }}"/>'))
    made.sections[0].header.paragraphs[0].text = "{{ 年 }}"
    made.sections[0].footer.paragraphs[0].text = "年度 }}"
    made.core_properties.subject = "{{ 单位 }}"
    assert set(located(saved(made))) == {
        ("第1段", "“{{ 年度 }}”：标签写在这里不起作用"),
        ("第5段", "“{{ 部门概况.单位各称 }}”：“部门概况”下没有“单位各称”"),
        ("第7段", "“{{ 年度 }年”：标签右边的括号不对"),
        ("表1 第2行 第2列 第1段", "“{{ 部门概况 }}”：“部门概况”是一组栏目，不能直接写出来"),
        ("表1 第4行 第2列 第2段", "“{%p for 项 in 部门概况.单位基本职能 %}”：“for”没有结束"),
        ("页眉 第1段", "“{{ 年 }}”：没有“年”这个名字"),
        ("页脚 第1段", "“年度 }}”：标签少了左边的括号"),
        ("文件属性“subject”", "“{{ 单位 }}”：没有“单位”这个名字"),
    }


def test_a_column_counts_merged_cells_and_a_nested_table_has_its_own_number() -> None:
    made = document()
    table = add_table(made, ["甲", "", "{{ 错 }}"])
    table.cell(0, 0).merge(table.cell(0, 1))
    add_table(table.cell(0, 0), ["{{ 误 }}"])
    found = [place for place, _ in located(saved(made))]
    assert sorted(found) == ["表1 第1行 第3列 第1段", "表2 第1行 第1列 第1段"]


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (["甲{%p for 项 in 部门概况.单位基本职能 %}", "{{ 项 }}", "{%p endfor %}"], "所在的段不能有别的内容"),
        (["{% for 项 in 部门概况.单位基本职能 %}甲", "{% endfor %}"], "第1段，两个标签不在同一段"),
        (["{%p if 年度 %}", "{% endif %}"], "第1段，两个标签不在同一段"),
        (["{%p if 年度 %}", "甲{% else %}乙", "{%p endif %}"], "第1段，两个标签不在同一段"),
        (["{%tr if 年度 %}", "{%p endif %}"], "“{%tr”只能用在表格里"),
        (["{%p if 年度 %}", "甲"], "“if”没有结束　在后面补上“{%p endif %}”"),
        (["{%p endif %}"], "“endif”前面没有对应的“if”"),
        (["{%p if 年度 %}{%p if 年度 %}", "{%p endif %}"], "“if”没有结束"),
        (["{%p for 项 in 部门概况.单位基本职能 }", "{{ 项 }}", "{%p endfor %}"], "右边的括号"),
        (["for 项 in 部门概况.单位基本职能 %}", "{{ 项 }}", "{%p endfor %}"], "少了左边的括号"),
        (["{# 注 #}{% if 年度 }甲{% endif %}"], "右边的括号不对"),
        (["{% if 年度 %}{{ 年度 }{% endif %}"], "右边的括号不对"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_finding_without_others_that_follow_from_it(
    paragraphs: list[str], words: str
) -> None:
    if "只能用在表格里" in words:
        assert any(words in each.message for each in problems(template(*paragraphs)))
    else:
        assert words in complaint(*paragraphs)


def test_tags_for_rows_and_paragraphs_do_not_share_a_paragraph() -> None:
    made = document()
    add_table(made, ["{%tr if 年度 %}{%p if 年度 %}"], ["甲"], ["{%p endif %}{%tr endif %}"])
    assert {message.partition("：")[2] for _, message in located(saved(made))} >= {
        "一段里混用了“{%p”“{%tr”“{%tc”"
    }


def test_a_loop_may_not_cross_cells() -> None:
    made = document()
    add_table(made, ["{%p for 项 in 部门概况.单位基本职能 %}", "{%p endfor %}"])
    (finding,) = problems(saved(made))
    assert finding.location == "表1 第1行 第2列 第1段"
    assert "与它配对的标签在表1 第1行 第1列 第1段" in finding.message


@pytest.mark.parametrize("row", [["{%tr if 年度 %}", "别的"], ["{%tr if 年度 %}", "{{ 年度 }}"]])
def test_what_stands_beside_a_tag_for_a_whole_row_is_not_lost(row: list[str]) -> None:
    made = document()
    add_table(made, row, ["甲", "乙"], ["{%tr endif %}", ""])
    (found,) = located(saved(made))
    assert found[0] == "表1 第1行 第1列 第1段"
    assert "所在的行不能有别的内容" in found[1]


def test_a_picture_inside_a_tag_is_an_error() -> None:
    data = with_markup(paragraph("{{ 年", "<w:r><w:drawing/></w:r>", "度 }}"))
    assert located(data) == [("第1段", "“{{ 年…度 }}”：标签中间夹了图片、域或脚注")]


@pytest.mark.parametrize(
    "markup",
    [
        "<w:r><w:instrText>TITLE {{ 年度 }}</w:instrText></w:r>",
        '<w:fldSimple w:instr="TITLE {{ 年度 }}"/>',
        "<w:del><w:r><w:delText>{{ 年度 }}</w:delText></w:r></w:del>",
    ],
)
def test_a_tag_where_it_can_not_work_is_an_error(markup: str) -> None:
    data = with_markup(paragraph("正文"), paragraph(markup))
    assert located(data) == [("第2段", "“{{ 年度 }}”：标签写在这里不起作用")]


@pytest.mark.parametrize("split", ["{{ 年度 }}", "{</a:t></a:r><a:r><a:t>{ 年度 }}"])
def test_a_tag_in_a_chart_is_an_error(split: str) -> None:
    chart = f'<c:chart xmlns:c="c" xmlns:a="a"><a:r><a:t>{split}</a:t></a:r></c:chart>'
    data = packed({**members(template("甲")), "word/charts/chart1.xml": chart.encode()})
    assert located(data) == [("word/charts/chart1.xml", "这个部件里的标签不起作用")]


def test_data_that_looks_like_tags_in_parts_of_others_is_kept() -> None:
    json = b'<a>{"x":{"y":{}}} {{ z }}</a>'
    data = packed({**members(template(NAME)), "customXml/item9.xml": json})
    assert members(filled(data))["customXml/item9.xml"] == json


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/styles.xml", b"<a>"),
        ("word/_rels/document.xml.rels", b"<a>"),
        (CORE, b'<!DOCTYPE a [<!ENTITY b "c">]><a>{&b;</a>'),
        (DOCUMENT, b"{"),
        (DOCUMENT, b'<x xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{</x>'),
        (DOCUMENT, b'<x xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main">{</x>'),
    ],
)  # fmt: skip
def test_a_part_that_can_not_be_worked_on_is_named(part: str, content: bytes) -> None:
    data = packed({**members(template("甲")), part: content})
    assert located(data) == [(part, "部件不是规范的 XML，或不是常用的写法")]


def test_a_document_in_utf_16_is_read() -> None:
    base = members(template(NAME))
    text = base[DOCUMENT].decode().replace("encoding='UTF-8'", "encoding='UTF-16'")
    assert "UTF-16" in text
    assert lines(filled(packed({**base, DOCUMENT: text.encode("utf-16")}))) == [UNIT]


def test_what_only_the_data_shows_to_be_impossible_is_an_error_of_the_template() -> None:
    source = compiled(template("{% for 项 in 部门概况.单位基本职能 %}{{ loop.index|中文数字 }}{% endfor %}"))
    assert lines(source.render(given((DUTIES, ["甲"] * 12)))) == [
        "一二三四五六七八九十十一十二"
    ]
    with pytest.raises(TemplateError, match="这份数据填不进模板（中文数字只能写0到9999）"):
        source.render(given((DUTIES, ["甲"] * 10_000)))


def test_the_file_and_the_place_in_it_are_named(tmp_path: Path) -> None:
    path = tmp_path / "表样.docx"
    path.write_bytes(template("甲", "{{ 年月 }}"))
    with pytest.raises(TemplateError) as caught:
        compile_template(path)
    assert str(caught.value).startswith(f"{path} 第2段：错误 M01 “{{{{ 年月 }}}}”：")
    assert [finding.as_dict()["severity"] for finding in caught.value.findings] == ["error"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK", "模板文件不是 .docx，或已损坏"), (b"\xd0\xcf\x11\xe0", "模板文件是旧格式")],
)
def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "表样.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=words):
        compile_template(path)


def test_a_template_that_is_not_there_or_a_folder_can_not_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "无.docx", tmp_path):
        with pytest.raises(TemplateError, match="模板打不开"):
            compile_template(path)


def test_the_same_report_gives_the_same_bytes_in_any_process_on_any_day(tmp_path: Path) -> None:
    source = INPUTS / "最小示例.yaml"
    template_ = compile_template(FORM)
    report = load(source)
    here = template_.render(report)
    assert template_.render(report) == here == compile_template(FORM).render(load(source))
    code = (
        "import sys, time; from pathlib import Path; from reportgen import compile_template, load\n"
        "now = time.time; time.time = lambda: now() + float(sys.argv[3])\n"
        "data = compile_template(Path(sys.argv[1])).render(load(sys.argv[2]))\n"
        "sys.stdout.buffer.write(data)"
    )
    for seed, zone, later in (("1", "Asia/Shanghai", "4e7"), ("77", "America/New_York", "0")):
        there = subprocess.run(
            [sys.executable, "-c", code, str(FORM), str(source), later],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        assert there == here


def test_rendering_one_report_leaves_nothing_behind_for_the_next() -> None:
    first, second = given((DUTIES, ["甲", "乙"])), given()
    alone = TEXTS.render(second)
    TEXTS.render(first)
    assert TEXTS.render(second) == alone


@settings(max_examples=100, deadline=None)
@for_all(st.lists(texts(), min_size=1, max_size=3), inline_texts())
def test_any_text_comes_back_exactly(duties: list[str], name: str) -> None:
    data = TEXTS.render(given((DUTIES, duties), ("部门概况.单位名称", name)))
    assert lines(data) == [name, *duties]


@settings(max_examples=60, deadline=None)
@for_all(
    st.decimals(0, 10**12, places=2) | st.integers(0, 10**12),
    st.sampled_from(("", "元", "万元", "亿元")),
)
def test_any_amount_prints_as_entered(value: object, unit: str) -> None:
    entered = f"{value:f}{unit}" if not isinstance(value, int) else f"{value}{unit}"
    data = AMOUNT.render(given(("部门概况.年度预算金额", entered)))
    assert lines(data) == [entered if unit else f"{entered}万元"]


def test_sections_of_the_form_number_their_points_from_two_on() -> None:
    form = compile_template(FORM)
    points = [f"第{number}件事。" for number in range(12)]
    shown = [
        cells(form.render(load(with_values((ACHIEVED, [{"标题": "节", "要点": some}])))))[5][2]
        for some in ([], points[:1], points)
    ]
    assert shown[:2] == ["节", "节\u3000第0件事。"]
    assert shown[2].startswith("节\u3000一是第0件事。二是第1件事。")
    assert shown[2].endswith("十一是第10件事。十二是第11件事。")


def test_members_of_a_rendered_file_are_in_order_and_have_no_dates() -> None:
    names = list(opc.unpack(TEXTS.render(given())))
    assert names[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert names[-1] == "customXml/item2.xml"
    assert names[3:-1] == sorted(names[3:-1])


