"""What is wrong with a template: all at once, each with its place, its text and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from reportgen import TemplateError, compile_template
from tests.engine.documents import (
    EACH_DUTY,
    NAME,
    add_table,
    complaint,
    document,
    filled,
    lines,
    located,
    paragraph,
    problems,
    saved,
    template,
    with_markup,
)
from tests.wordfile import CORE, DOCUMENT, members, packed

if TYPE_CHECKING:
    from pathlib import Path

LOOP = "{%p for 项 in 部门概况.单位基本职能 %}"


def test_all_that_is_wrong_is_said_at_once_each_with_its_place_and_text() -> None:
    made = document(*EACH_DUTY, "{{ 部门概况.单位各称 }}", "好", "共{{ 年度 }年")
    add_table(
        made,
        ["{%tr if 年度 %}", ""],
        ["甲", "{{ 部门概况 }}"],
        ["{%tr endif %}", ""],
        ["乙", ["丙", LOOP]],
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
        ([f"甲{LOOP}", "{{ 项 }}", "{%p endfor %}"], "所在的段不能有别的内容"),
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
    add_table(made, [LOOP, "{%p endfor %}"])
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
    assert located(data) == [("第1段", "“{{ 年…度 }}”：标签中间夹了图片、域、脚注或别的记号")]


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<w:r><w:instrText>TITLE {{ 年度 }}</w:instrText></w:r>", "标签写在这里不起作用"),
        ('<w:fldSimple w:instr="TITLE {{ 年度 }}"/>', "标签写在这里不起作用"),
    ],
)
def test_a_tag_where_it_can_not_work_is_an_error(markup: str, why: str) -> None:
    data = with_markup(paragraph("正文"), paragraph(markup))
    assert located(data) == [("第2段", f"“{{{{ 年度 }}}}”：{why}")]


@pytest.mark.parametrize(
    ("rows", "words", "advice"),
    [
        ([["{%p if 年度 %}", "{%p endif %}"]], "两个标签跨了格", "{%tc … %}"),
        ([["{%p if 年度 %}", "甲"], ["{%p endif %}", "乙"]], "两个标签跨了行", "{%tr … %}"),
    ],
)
def test_a_pair_that_crosses_cells_or_rows_is_told_what_to_write(
    rows: list[list[str]], words: str, advice: str
) -> None:
    made = document()
    add_table(made, *rows)
    (finding,) = problems(saved(made))
    assert words in finding.message
    assert advice in finding.suggestion


@pytest.mark.parametrize(
    ("tag", "advice"),
    [
        ("{{ 单位名称 }}", "写全：“部门概况.单位名称”"),
        (
            "{{ 部门概况.支出总额 }}",
            "写全：“绩效完成情况.部门整体支出管理和使用基本情况.支出总额”",
        ),
        ("{{ 对应问题 }}", "“{%p for 项 in 存在的问题分析及改进措施.改进措施 %}”里的“项.对应问题”"),
        ("{{ 单位各称 }}", "可用："),
    ],
)
def test_a_field_without_its_group_is_told_where_it_stands(tag: str, advice: str) -> None:
    (finding,) = problems(template(tag))
    assert advice in finding.suggestion


@pytest.mark.parametrize("split", ["{{ 年度 }}", "{</a:t></a:r><a:r><a:t>{ 年度 }}"])
def test_a_tag_in_a_chart_is_an_error(split: str) -> None:
    chart = f'<c:chart xmlns:c="c" xmlns:a="a"><a:r><a:t>{split}</a:t></a:r></c:chart>'
    data = packed({**members(template("甲")), "word/charts/chart1.xml": chart.encode()})
    place, message = "图表（word/charts/chart1.xml）", "“{{ 年度 }}”：这个部件里的标签不起作用"
    assert located(data) == [(place, message)]


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


def test_the_file_and_the_place_in_it_are_named(tmp_path: Path) -> None:
    path = tmp_path / "表样.docx"
    path.write_bytes(template("甲", "{{ 年月 }}"))
    with pytest.raises(TemplateError) as caught:
        compile_template(path)
    assert str(caught.value).startswith(f"{path} 第2段：错误 M01 “{{{{ 年月 }}}}”：")
    assert [finding.as_dict()["severity"] for finding in caught.value.findings] == ["error"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK", "表样文件不是 .docx，或已损坏"), (b"\xd0\xcf\x11\xe0", "表样文件是旧格式")],
)
def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "表样.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=words):
        compile_template(path)


def test_a_template_that_is_not_there_or_a_folder_can_not_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "无.docx", tmp_path):
        with pytest.raises(TemplateError, match="表样打不开"):
            compile_template(path)


@pytest.mark.parametrize("place", ["word/_rels/document.xml.rels", "word/charts/chart1.xml"])
def test_a_tag_in_an_address_or_a_part_that_is_not_filled_in_is_an_error(place: str) -> None:
    tag = "{{ 年度 }}"
    base = members(template(NAME))
    link = f'<Relationship Id="rIdX" Type="x/image" TargetMode="External" Target="{quote(tag)}"/>'
    parts = {
        "word/_rels/document.xml.rels": base["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", f"{link}</Relationships>".encode()
        ),
        "word/charts/chart1.xml": f"<c><t>{{{{</t><t> 年度 }}}}</t><v>{tag}</v></c>".encode(),
    }
    (found,) = problems(packed({**base, place: parts[place]}))
    assert place in found.location
    assert tag in found.message


@pytest.mark.parametrize(
    "texts",
    [
        ("{% if 年度 == 1 %}乙", "{% endif %}丙"),
        ("甲{% if 年度 == 1 %}乙{% else %}", "丁{% endif %}"),
    ],
)
def test_a_tag_that_cuts_a_field_of_word_in_two_is_an_error(texts: tuple[str, str]) -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> QUOTE a </w:instrText></w:r>"
    data = with_markup(paragraph("首段"), paragraph(begin, code, separate, texts[0], end, texts[1]))
    (found,) = located(data)
    assert found == ("第2段", "“QUOTE a”：标签跨在域的两边")
    whole = with_markup(paragraph("{% if 年度 %}", begin, code, separate, "甲", end, "{% endif %}"))
    assert lines(filled(whole)) == ["甲"]


def test_so_is_one_around_the_last_line_of_a_table_of_contents() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
    data = with_markup(
        paragraph(begin, code, separate, "一、概况"),
        paragraph("{%p if 年度 == 1 %}"),
        paragraph("二、问题", end),
        paragraph("{%p endif %}"),
    )
    assert located(data) == [("第1段", "“TOC \\o”：标签跨在域的两边")]


@pytest.mark.parametrize(
    "content",
    [
        "<c><v>｛｛ 年度 ｝｝</v></c>".encode(),
        '<?xml version="1.0" encoding="UTF-16"?><c><v>{{ 年度 }}</v></c>'.encode("utf-16"),
        "<c><v>{％ if 年度 ％}</v></c>".encode(),
    ],
)
def test_a_tag_in_a_chart_is_found_however_it_is_written(content: bytes) -> None:
    data = packed({**members(template(NAME)), "word/charts/chart1.xml": content})
    ((place, message),) = located(data)
    assert (place, "不起作用" in message) == ("图表（word/charts/chart1.xml）", True)


def test_a_tag_in_the_address_of_a_link_by_field_is_an_error() -> None:
    code = f'<w:r><w:instrText>HYPERLINK "http://x/{quote("{{ 年度 }}")}"</w:instrText></w:r>'
    ((place, message),) = located(with_markup(paragraph(NAME, code)))
    assert (place, "不起作用" in message) == ("第1段", True)


@pytest.mark.parametrize(
    ("wrapped", "name"),
    [
        ("<w:hyperlink w:anchor='a'>{}</w:hyperlink>", "链接"),
        ("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "内容控件"),
    ],
)
def test_a_tag_that_cuts_a_link_or_a_control_in_two_is_an_error(wrapped: str, name: str) -> None:
    torn = "<w:r><w:t>甲{% if 年度 == 1 %}乙</w:t></w:r>"
    data = with_markup(paragraph("首段"), paragraph(wrapped.format(torn), "{% endif %}丙"))
    assert located(data) == [("第2段", f"“甲乙”：标签跨在{name}的两边")]
    branch = "<w:r><w:t>乙{% else %}丁</w:t></w:r>"
    data = with_markup(paragraph("{% if 年度 %}", wrapped.format(branch), "{% endif %}丙"))
    assert located(data) == [("第1段", f"“乙丁”：标签跨在{name}的两边")]
    both = "<w:r><w:t>甲{% if 年度 == 1 %}乙{% endif %}</w:t></w:r>"
    (line,) = lines(filled(with_markup(paragraph(wrapped.format(both), "丙"))))
    assert line.endswith("丙")
