"""A template is mended only where that is certain, nothing is lost, and every change is said."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import OutputError, render
from reportgen.engine.tags import find_tags
from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.commands import Command, files_in
from tests.engine.documents import Words, document, element, lines, opened, run, template
from tests.reports import SHORTEST, report
from tests.strategies import inline_texts
from tests.tools import FORM
from tests.wordfile import members, rows


def fixed(folder: Path, *paragraphs: Words) -> tuple[list[str], list[str]]:
    """Change a template of these paragraphs; return its lines, and what was said."""
    path = folder / "x.docx"
    path.write_bytes(template(*paragraphs))
    said = [str(change) for change in fix_template(path, folder / "y.docx")]
    made = folder / "y.docx" if said else path
    return lines(made.read_bytes()), said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("｛｛ 年度 ｝｝", "{{ 年度 }}"),
        ("甲｛% if 年度 %｝乙{% endif %}丙", "甲{% if 年度 %}乙{% endif %}丙"),
        ("{{ 年度|default(“甲”) }}", '{{ 年度|default("甲") }}'),
        ("{{ 部门概况.单位各称 }}", "{{ 部门概况.单位名称 }}"),
        ("{{ 部门概况.单位称 }}", "{{ 部门概况.单位名称 }}"),
        ("{{ 部门概括.主管部门 }}", "{{ 部门概况.主管部门 }}"),
        ("{{ 单位名称 }}", "{{ 部门概况.单位名称 }}"),
        ("{%p for 项 in 单位基本职能 %}", "{%p for 项 in 部门概况.单位基本职能 %}"),
    ],
)
def test_what_is_certain_is_mended_and_said(before: str, after: str, tmp_path: Path) -> None:
    text, said = fixed(tmp_path, before)
    assert text == [after]
    assert said
    assert all(line.startswith("已改：第1段：“") and "→" in line for line in said)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 年度 }}",
        "{%- if 年度 -%}甲{%- endif %}",
        "{{ 部门概况.电话 }}",
        "{{ 错 }}",
        "{{ 得分 }}",
        "{{ 标题 }}",
        "{% if 部门概况.主管部门 == '部门概况.单位各称' %}甲{% endif %}",
        "{{ 绩效完成情况.部门整体支出管理和使用基本情况.三公经费.公务用车费 }}",
    ],
)
def test_what_is_not_certain_is_left_alone(text: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, text) == ([text], [])
    assert files_in(tmp_path) == ["x.docx"]


def test_a_name_that_a_tag_defines_is_no_field_without_its_group(tmp_path: Path) -> None:
    text = ["{%p set 结余 = 部门概况 %}", "{{ 结余.主管部门 }}"]
    assert fixed(tmp_path, *text) == (text, [])


def test_properties_headers_and_footers_are_mended_too(tmp_path: Path) -> None:
    made = document("甲")
    made.sections[0].header.paragraphs[0].text = "{{ 单位名称 }}"
    made.sections[0].footer.paragraphs[0].text = "{ 年度 }}"
    made.core_properties.title = "｛｛ 部门概况.单位名称 ｝｝报告"
    path = tmp_path / "x.docx"
    made.save(str(path))
    places = {change.place for change in fix_template(path, path)}
    assert places == {"页眉 第1段", "页脚 第1段", "文件属性“title”"}
    after = opened(path.read_bytes())
    assert after.sections[0].header.paragraphs[0].text == "{{ 部门概况.单位名称 }}"
    assert after.sections[0].footer.paragraphs[0].text == "{{ 年度 }}"
    assert after.core_properties.title == "{{ 部门概况.单位名称 }}报告"


@given(data=st.data())
def test_mending_never_makes_a_template_worse(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Marks put in or taken out anywhere: no word is lost, and what is changed becomes a tag."""
    whole = "{% if 部门概况.主管部门 %}由{{ 部门概况.主管部门 }}管，{{ 年度 }}年{% endif %}占50%。"
    text = list(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        taken = data.draw(st.booleans()) and text[at] in "{}%｛ "
        text[at : at + taken] = data.draw(st.sampled_from(["", "{", "}", "%", "｛", " "]))
    path = tmp_path_factory.mktemp("x") / "x.docx"
    path.write_bytes(template("".join(text)))
    before = lines(path.read_bytes())
    changes = fix_template(path, path)
    after = lines(path.read_bytes())
    assert (after == before) == (not changes)
    words = [re.sub("[{}%｛ ]", "", each) for each in (*before, *after)]
    assert words[0] == words[1]
    assert all(find_tags(change.after)[1] == [] for change in changes)


def test_a_tag_that_is_split_over_runs_is_put_together(tmp_path: Path) -> None:
    text, said = fixed(tmp_path, ("甲{{ 年", "度 }", "}乙"))
    assert text == ["甲{{ 年度 }}乙"]
    assert said == ["已改：第1段：“{{ 年度 }}”：标签被拆成几截，已接上"]


@given(texts=st.lists(inline_texts(), min_size=1, max_size=4), split=st.booleans())
def test_text_outside_tags_is_never_changed(
    texts: list[str], split: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = [re.sub("[{}%#\t\n\r｛｝％＃]", "", text) for text in texts]
    tag = ("｛｛ 年", "度 ｝｝") if split else ("｛｛ 年度 ｝｝",)
    text, _ = fixed(tmp_path_factory.mktemp("x"), (*plain, *tag, *plain))
    whole = "".join(plain)
    assert text == [f"{whole}{{{{ 年度 }}}}{whole}"]


def test_in_place_the_file_as_it_was_is_kept_and_never_overwritten(command: Command) -> None:
    path, data = Path("x.docx"), template("｛｛ 年度 ｝｝")
    path.write_bytes(data)
    assert "已改" in command("template", "check", "x.docx", "--fix").out
    assert Path("x.docx.bak").read_bytes() == data
    assert lines(path.read_bytes()) == ["{{ 年度 }}"]
    path.write_bytes(data)
    Path("x.docx.bak").write_text("mine")
    assert "已改" in command("template", "check", "x.docx", "--fix").out
    assert Path("x.docx.bak").read_text() == "mine"
    assert Path("x.docx.bak2").read_bytes() == data


def test_a_named_file_is_written_and_the_original_left_alone(command: Command) -> None:
    path, data = Path("x.docx"), template("｛｛ 年度 ｝｝")
    path.write_bytes(data)
    command("template", "check", "x.docx", "--fix", "-o", "y.docx")
    assert files_in(Path()) == ["x.docx", "y.docx"]
    assert path.read_bytes() == data
    with pytest.raises(OutputError, match="已有这个文件，不覆盖"):
        fix_template(path, Path("y.docx"))


def test_parts_without_a_change_keep_every_byte_and_the_form_its_print(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    made = docx.Document(str(FORM))
    made.tables[0].cell(0, 2).paragraphs[0].runs[0].text = "｛｛ 部门概况.单位各称 ｝｝"
    made.save(str(path))
    before = members(path.read_bytes())
    assert len(fix_template(path, path)) == 1
    after = members(path.read_bytes())
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
    assert [f for f in check_template(path) if f.severity == "error"] == []
    printed = [rows(render(report(SHORTEST), form)) for form in (FORM, path)]
    assert printed[0] == printed[1]


def test_what_is_only_told_of_is_not_said_to_be_gone(tmp_path: Path) -> None:
    made = document("{{ 年度 }}")
    made.paragraphs[0]._p.append(
        element(f"<w:fldSimple w:instr=' DATE '>{run('今天')}</w:fldSimple>")
    )
    path = tmp_path / "x.docx"
    made.save(str(path))
    assert any("变成当天的日期" in found.message for found in check_template(path))
    assert fix_template(path, tmp_path / "y.docx") == []
