"""What is found in a template that people have edited: kind by kind, with place and advice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Mm, Pt

from reportgen.forms.lint import check_template
from tests.engine.documents import (
    EACH_DUTY,
    NAME,
    add_table,
    document,
    element,
    paragraph,
    saved,
    template,
    with_markup,
)
from tests.tools import FORM, ROOT

if TYPE_CHECKING:
    from reportgen import Finding
    from tests.commands import Command

NEW = "http://schemas.microsoft.com/office/word/2016/wordml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.docx"


def found(path: Path, data: bytes, rule: str = "") -> list[Finding]:
    """Check the bytes of a template; each finding has a sentence in Chinese and advice."""
    path.write_bytes(data)
    findings = check_template(path)
    for finding in findings:
        assert re.search("[\u4e00-\u9fff]", finding.message), finding
        assert finding.suggestion or finding.rule == "M01", finding
        assert finding.location, finding
    return [finding for finding in findings if rule in ("", finding.rule)]


@pytest.mark.parametrize("form", sorted((ROOT / "templates").glob("*/*.docx")), ids=str)
def test_nothing_that_matters_is_found_in_the_forms_of_the_package(form: Path) -> None:
    assert [f for f in check_template(form) if f.severity != "info"] == []


def test_nothing_at_all_is_found_in_the_single_table_form() -> None:
    assert check_template(FORM) == []


def test_all_kinds_are_found_at_once(path: Path) -> None:
    made = docx.Document(str(FORM))
    made.tables[0].cell(0, 2).paragraphs[0].runs[0].text = "{{ 部门概况.单位各称 }}"
    made.tables[0].cell(1, 2).paragraphs[0].runs[0].text = "｛｛ 部门概况.主管部门 ｝｝"
    made.tables[0].cell(2, 2).paragraphs[0].runs[0].font.size = Pt(15)
    made.sections[0].left_margin = Mm(20)
    made.element.body.insert(0, element(f'<w:p xmlns:n="{NEW}"><n:x/></w:p>'))
    kinds = {(f.rule, f.severity, f.location) for f in found(path, saved(made))}
    assert kinds == {
        ("M01", "error", "表1 第1行 第3列 第1段"),
        ("M04", "warning", "正文"),
        ("M05", "info", "表1 第2行 第3列 第1段"),
        ("M06", "info", "第1节"),
        ("M06", "info", "表1 第3行 第3列 第1段"),
        ("M07", "error", "第1段"),
    }


def test_a_required_field_that_is_not_printed_is_warned_of(path: Path) -> None:
    warned = found(path, template("{{ 年度 }}", NAME, *EACH_DUTY), "M04")
    missing = {f.path for f in warned if f.severity == "warning"}
    assert "部门概况.主管部门" in missing
    assert "绩效完成情况.绩效目标完成情况.要点" in missing
    assert missing.isdisjoint({"年度", "部门概况.单位名称", "部门概况.单位基本职能"})
    (optional,) = (f for f in warned if f.severity == "info")
    assert "结余" in optional.message
    assert "对应问题" not in optional.message, "it is never printed"


@pytest.mark.parametrize(
    ("tags", "printed"),
    [
        (["{% if 部门概况.主管部门 %}有{% endif %}"], False),
        (["{{ 部门概况.主管部门|length }}"], False),
        (["{{ '有' if 部门概况.主管部门 else '无' }}"], False),
        (["{{ 部门概况.主管部门 if 年度 else '无' }}"], True),
        (["{%p set 甲 = 部门概况 %}", "{{ 甲.主管部门 }}"], True),
        (["{{ 部门概况.主管部门 ~ '。' }}"], True),
    ],
)
def test_what_is_only_asked_for_is_not_printed(tags: list[str], printed: bool, path: Path) -> None:
    missing = {f.path for f in found(path, template(*tags), "M04")}
    assert ("部门概况.主管部门" not in missing) == printed


def test_a_field_in_a_header_is_printed_and_one_in_the_properties_is_not(path: Path) -> None:
    made = document("甲")
    made.sections[0].header.paragraphs[0].text = "{{ 部门概况.主管部门 }}"
    made.core_properties.subject = NAME
    missing = {f.path for f in found(path, saved(made), "M04")}
    assert "部门概况.主管部门" not in missing
    assert "部门概况.单位名称" in missing


@pytest.mark.parametrize(
    ("tag", "shown", "advice"),
    [
        ("｛｛ 年度 ｝｝", "｛ ｝", "写作“{{ 年度 }}”"),
        ("{{ 部门概况.单位名称|default(“无”) }}", "“ ”", '|default("无") }}”'),
        ("{{ 年\u200b度 }}", "U+200B", "写作“{{ 年度 }}”"),
        ("{{ 部门概况。单位名称 }}", "。", "写作“{{ 部门概况.单位名称 }}”"),
    ],
)
def test_characters_that_an_editor_changed_are_shown(
    tag: str, shown: str, advice: str, path: Path
) -> None:
    (note,) = found(path, template(tag), "M05")
    assert note.message.endswith(f"被编辑软件改过的字符：{shown}")
    assert advice in note.suggestion
    assert note.severity == "info"


def test_a_tag_in_a_text_box_is_warned_of(path: Path) -> None:
    box = f"<w:txbxContent><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:txbxContent>"
    data = with_markup(paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    (warning,) = found(path, data, "M08")
    assert NAME in warning.message
    assert "文本框" in warning.location


def test_the_copy_of_a_text_box_for_older_programs_is_told_only_where_it_differs(
    path: Path,
) -> None:
    def box(*tags: str) -> bytes:
        inner = (
            f"<w:pict><w:txbxContent><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:txbxContent></w:pict>"
            for tag in tags
        )
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        choice = f'<mc:Choice xmlns:wps="{shape}" Requires="wps">{next(inner)}</mc:Choice>'
        block = f"{choice}<mc:Fallback>{next(inner)}</mc:Fallback>"
        xml = f'<mc:AlternateContent xmlns:mc="{mc}">{block}</mc:AlternateContent>'
        return with_markup(paragraph(f"<w:r>{xml}</w:r>"))

    assert len(found(path, box("{{ 错 }}", "{{ 错 }}"), "M01")) == 1
    both = found(path, box("{{ 年度 }}", "{{ 错 }}"))
    assert [f.location for f in both if f.rule == "M01"] == ["文本框 （兼容副本） 第3段"]
    assert [f.location for f in both if f.rule == "M08"] == ["文本框 第2段"]


def test_a_list_that_is_marked_required_is_printed(path: Path) -> None:
    tags = ["{%p for 段 in 绩效自评结果拟应用和公开情况|必填 %}", "{{ 段 }}", "{%p endfor %}"]
    (note,) = (f for f in found(path, template(*tags), "M04") if f.severity == "info")
    assert "绩效自评结果拟应用和公开情况" not in note.message


def test_layout_that_differs_is_only_noted(path: Path) -> None:
    made = document("某某报告")
    add_table(made, ["甲", "{{ 年度 }}"])
    notes = found(path, saved(made), "M06")
    assert {f.severity for f in notes} == {"info"}
    words = "\n".join(f.message for f in notes)
    for expected in ("纸张", "页边距", "标题是", "列宽会随内容伸缩", "表内文字是", "行距是"):
        assert expected in words


def test_the_command_ends_with_1_for_errors_and_2_for_no_template(command: Command) -> None:
    assert command("template", "check", FORM).out == f"{FORM}：没有发现问题\n"
    Path("x.docx").write_bytes(template("{{ 错 }}"))
    ended = command("template", "check", "x.docx")
    assert ended.code == 1
    assert "没有“错”这个名字" in ended.out
    Path("x.docx").write_bytes(b"no Word file")
    assert command("template", "check", "x.docx").code == 2
    assert command("template", "check", "nowhere.docx").code == 2
