"""Compiled templates: what they render, the same bytes everywhere, any text and amount."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from reportgen import TemplateError, compile_template, load
from reportgen.ooxml import package
from tests.engine.documents import (
    DUTIES,
    EACH_DUTY,
    NAME,
    UNIT,
    cells,
    compiled,
    document,
    filled,
    given,
    lines,
    located,
    opened,
    paragraph,
    run,
    saved,
    template,
    with_markup,
)
from tests.reports import ACHIEVED, with_values
from tests.strategies import inline_texts, texts
from tests.tools import FORM, INPUTS, ROOT
from tests.wordfile import DOCUMENT, W, members, packed

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
    assert (
        '<w:t xml:space="preserve">2024</w:t>'
        in members(filled(right))["word/footnotes.xml"].decode()
    )
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


def test_a_document_in_utf_16_is_read() -> None:
    base = members(template(NAME))
    text = base[DOCUMENT].decode().replace("encoding='UTF-8'", "encoding='UTF-16'")
    assert "UTF-16" in text
    assert lines(filled(packed({**base, DOCUMENT: text.encode("utf-16")}))) == [UNIT]


def test_what_only_the_data_shows_to_be_impossible_is_an_error_of_the_template() -> None:
    source = compiled(
        template("{% for 项 in 部门概况.单位基本职能 %}{{ loop.index|中文数字 }}{% endfor %}")
    )
    assert lines(source.render(given((DUTIES, ["甲"] * 12)))) == ["一二三四五六七八九十十一十二"]
    with pytest.raises(TemplateError, match="这份数据填不进表样"):
        source.render(given((DUTIES, ["甲"] * 10_000)))


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


@for_all(st.lists(texts(), min_size=1, max_size=3), inline_texts())
def test_any_text_comes_back_exactly(duties: list[str], name: str) -> None:
    data = TEXTS.render(given((DUTIES, duties), ("部门概况.单位名称", name)))
    assert lines(data) == [name, *duties]


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
    names = list(package.unpack(TEXTS.render(given())))
    assert names[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert names[-1] == "customXml/item2.xml"
    assert names[3:-1] == sorted(names[3:-1])


def test_annexes_that_the_form_does_not_print_are_told() -> None:
    report = load(INPUTS / "含附件示例.yaml")
    finding, fields = TEXTS.unprinted(report)
    assert (finding.rule, finding.severity, finding.path) == ("M10", "info", "附件")
    assert "附件（基础数据表、整体自评表、项目自评表）" in finding.message
    assert finding.location.startswith(f"{INPUTS / '含附件示例.yaml'}:")
    assert "部门概况.年度预算金额" in fields.message
    assert [each.path for each in TEXTS.unprinted(load(INPUTS / "最小示例.yaml"))] == [fields.path]
    finding, _ = compiled(template("{{ 附件.整体自评表.等级 }}")).unprinted(report)
    assert "附件（基础数据表、项目自评表）" in finding.message
    assert compile_template(FORM, "xiangtan").unprinted(report) == []
