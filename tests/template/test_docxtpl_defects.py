"""What plain docxtpl gets wrong by itself, and is right here: both are shown, side by side."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from reportgen import InputError, TemplateError, load, opc
from tests.reports import DUTIES, with_values
from tests.template.documents import (
    add_table,
    cells,
    compiled,
    document,
    filled,
    lines,
    opened,
    saved,
    template,
)

if TYPE_CHECKING:
    from docx.document import Document

NAME = "{{ 部门概况.单位名称 }}"


def plain(data: bytes, **context: Any) -> bytes:
    """Fill a template with docxtpl as its documentation shows."""
    made = DocxTemplate(io.BytesIO(data))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.render(context)
        buffer = io.BytesIO()
        made.save(buffer)
    return buffer.getvalue()


def plain_lines(data: bytes, **context: Any) -> list[str]:
    return lines(plain(data, **context))


@pytest.mark.parametrize("text", ["研发 R&D 经费", "a<b>c", "x &lt; y", "<w:t>甲</w:t>"])
def test_markup_in_data_loses_no_text(text: str) -> None:
    assert lines(filled(template(NAME), ("部门概况.单位名称", text))) == [text]
    try:
        shown = plain_lines(template(NAME), 部门概况={"单位名称": text})
    except etree.XMLSyntaxError:
        shown = []
    assert shown != [text]


@pytest.mark.parametrize("text", ["甲\ud800乙", "甲\x01乙", "甲\ufffe乙"])
def test_what_no_word_file_can_hold_is_refused_and_not_lost(text: str) -> None:
    with pytest.raises(InputError, match="不能写进 Word 文件"):
        load(with_values(("部门概况.单位名称", text)))
    try:
        shown = plain_lines(template(NAME), 部门概况={"单位名称": text})
    except (ValueError, etree.XMLSyntaxError):
        shown = []
    assert shown != [text]


def test_braces_in_data_stay_as_they_are() -> None:
    text = "{_{ 年度 }_}"
    assert lines(filled(template(NAME), ("部门概况.单位名称", text))) == [text]
    assert plain_lines(template(NAME), 部门概况={"单位名称": text}) == ["{{ 年度 }}"]


def test_what_is_not_given_prints_nothing() -> None:
    path = "绩效完成情况.部门整体支出管理和使用基本情况.结余"
    source = template(f"甲{{{{ {path} }}}}乙")
    assert lines(filled(source)) == ["甲乙"]
    nothing = {"部门整体支出管理和使用基本情况": {"结余": None}}
    assert plain_lines(source, 绩效完成情况=nothing) == ["甲None乙"]


def test_an_empty_list_leaves_a_cell_with_a_paragraph() -> None:
    made = document()
    loop = ["{%p for 项 in 部门概况.单位基本职能 %}", "{{ 项 }}", "{%p endfor %}"]
    add_table(made, ["职能", loop])
    data = saved(made)
    assert cells(filled(data, (DUTIES, []))) == [["职能", ""]]
    assert paragraphs_per_cell(filled(data, (DUTIES, []))) == [1, 1]
    empty = plain(data, 部门概况={"单位基本职能": []})
    assert paragraphs_per_cell(empty) == [1, 0]


def paragraphs_per_cell(data: bytes) -> list[int]:
    row = opened(data).tables[0].rows[0]._tr
    return [len(cell.p_lst) for cell in row.tc_lst]


def test_a_misspelled_name_is_an_error() -> None:
    source = template("{{ 部门概况.单位各称 }}")
    with pytest.raises(TemplateError, match="是不是“单位名称”？"):
        compiled(source)
    assert plain_lines(source, 部门概况={"单位名称": "甲"}) == [""]


def test_a_missing_brace_is_an_error() -> None:
    source = template("甲{{ 年度 }乙")
    with pytest.raises(TemplateError, match="标签右边的括号不对"):
        compiled(source)
    try:
        shown = plain_lines(source, 年度=2024)
    except Exception as error:
        shown = [str(error)]
    assert shown != ["甲2024乙"]


def with_code_in(place: str) -> Document:
    code = "{{ ''.__class__.__mro__|length }}"
    made = document("正文")
    if place == "property":
        made.core_properties.title = code
    elif place == "header":
        made.sections[0].header.paragraphs[0].text = code
    elif place == "footer":
        made.sections[0].footer.paragraphs[0].text = code
    else:
        made.paragraphs[0].text = code
    return made


@pytest.mark.parametrize("place", ["body", "property", "header", "footer"])
def test_a_template_runs_no_python(place: str) -> None:
    source = saved(with_code_in(place))
    with pytest.raises(TemplateError, match=r"__mro__|__class__|不允许"):
        compiled(source)
    result = opc.unpack(plain(source))
    assert any(b"__mro__" not in data and b">2<" in data for data in result.values())


def test_a_line_break_of_windows_makes_one_break() -> None:
    source = template("{{ 部门概况.单位基本职能|join('') }}")
    data = filled(source, (DUTIES, ["甲\r\n乙"]))
    assert lines(data) == ["甲\n乙"]
    assert plain_lines(template("{{ 甲 }}"), 甲="甲\r\n乙") != ["甲\n乙"]
