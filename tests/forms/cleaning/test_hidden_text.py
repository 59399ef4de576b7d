"""Hidden text of a form: told of, and in no report; what hidden tags do is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import NAME, UNIT, filled, lines, paragraph, run, with_markup
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = "<w:vanish/>"


def test_it_is_told_with_its_place_and_taken_out(tmp_path: Path) -> None:
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    path.write_bytes(with_markup(paragraph("首段"), paragraph(NAME, run("去年退回过", HIDDEN))))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert "隐藏的文字“去年退回过”" in told.message
    assert told.location.endswith("第2段")
    assert lines(filled(path.read_bytes())) == ["首段", UNIT]
    fix_template(path, mended)
    assert [found for found in check_template(mended) if found.rule == "M16"] == []


def test_so_is_what_a_style_hides() -> None:
    parts = members(with_markup(paragraph(NAME, run("暗记", '<w:rStyle w:val="藏"/>'))))
    style = '<w:style w:type="character" w:styleId="藏"><w:rPr><w:vanish/></w:rPr></w:style>'
    name = "word/styles.xml"
    parts[name] = parts[name].replace(b"</w:styles>", f"{style}</w:styles>".encode())
    assert lines(filled(packed(parts))) == [UNIT]


def test_a_hidden_tag_does_what_it_says() -> None:
    data = with_markup(
        paragraph(
            run("{% if 年度 ", HIDDEN), run("== 1 %}", HIDDEN), "甲", run("{% endif %}", HIDDEN)
        ),
        paragraph(run("{{ 年", HIDDEN), run("度 }}", HIDDEN), "乙"),
        paragraph(run("不藏", '<w:vanish w:val="0"/>')),
    )
    assert lines(filled(data)) == ["", "2024乙", "不藏"]


def test_what_a_hidden_tag_prints_is_seen(tmp_path: Path) -> None:
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    red = f'{HIDDEN}<w:color w:val="FF0000"/>'
    path.write_bytes(with_markup(paragraph(run("{{ 部门概况.", red), run("单位名称 }}", red))))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert "标签“{{ 部门概况.单位名称 }}”是隐藏的文字" in told.message
    built = filled(path.read_bytes())
    assert lines(built) == [UNIT]
    assert HIDDEN not in members(built)["word/document.xml"].decode()
    fix_template(path, mended)
    assert [found for found in check_template(mended) if found.rule == "M16"] == []
