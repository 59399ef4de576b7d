"""What plain docxtpl gets wrong by itself and is right here, side by side; and what is alike.

Each test of a defect shows it on docxtpl, used as its documentation says, with the same template
and data: a test here that docxtpl would pass fails.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError

from reportgen import InputError, TemplateError, load
from reportgen.forms.context import context_of
from reportgen.forms.report_language import REPORT_LANGUAGE
from tests.engine.documents import (
    DUTIES,
    EACH_DUTY,
    GOALS,
    NAME,
    add_table,
    cells,
    compiled,
    document,
    filled,
    lines,
    opened,
    problems,
    saved,
    template,
)
from tests.reports import EDGES, report, with_values
from tests.tools import FORM

if TYPE_CHECKING:
    from docx.document import Document

UNIT_NAME = "部门概况.单位名称"


def plain(data: bytes, environment: Environment | None = None, **context: Any) -> bytes:
    """Fill the bytes of a template with docxtpl: open, render, save."""
    made = DocxTemplate(io.BytesIO(data))
    made.render(context, environment)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def plain_lines(*paragraphs: str, **context: Any) -> list[str]:
    """Return the paragraphs that docxtpl makes of these."""
    return lines(plain(template(*paragraphs), **context))


@pytest.mark.parametrize("text", ["研发 R&D 经费", "甲&乙", "甲<乙", "甲 < 乙", "<w:t>甲</w:t>"])
def test_markup_in_data_loses_no_text(text: str) -> None:
    paragraphs = (f"{NAME}。", "完")
    assert lines(filled(template(*paragraphs), (UNIT_NAME, text))) == [f"{text}。", "完"]
    left = "".join(plain_lines(*paragraphs, 部门概况={"单位名称": text}))
    assert text not in left


@pytest.mark.parametrize("character", ["\ud800", "\x00", "\x01", "\x1f", "\ufffe", "\uffff"])
def test_what_no_word_file_can_hold_is_refused_and_not_lost(character: str) -> None:
    text = f"甲{character}乙"
    with pytest.raises(InputError, match=r"第2个字符 U\+[0-9A-F]{4} 不能写进 Word 文件"):
        load(with_values((UNIT_NAME, text)))
    left = "".join(plain_lines(NAME, "完", 部门概况={"单位名称": text}))
    assert left.startswith("甲")
    assert character not in left


@pytest.mark.parametrize(
    ("text", "turned"), [("{_{ 年度 }_}", "{{ 年度 }}"), ("{_% if %_}", "{% if %}")]
)
def test_braces_in_data_stay_as_they_are(text: str, turned: str) -> None:
    assert lines(filled(template(NAME), (UNIT_NAME, text))) == [text]
    assert plain_lines(NAME, 部门概况={"单位名称": text}) == [turned]


def test_what_is_not_given_prints_nothing() -> None:
    paragraph = "甲{{ 绩效完成情况.部门整体支出管理和使用基本情况.结余 }}乙"
    assert lines(filled(template(paragraph))) == ["甲乙"]
    nothing = {"部门整体支出管理和使用基本情况": {"结余": None}}
    assert plain_lines(paragraph, 绩效完成情况=nothing) == ["甲None乙"]


def test_an_empty_list_leaves_a_cell_with_a_paragraph() -> None:
    made = document()
    add_table(made, ["职能", list(EACH_DUTY)])
    ours = filled(saved(made), (DUTIES, []))
    assert cells(ours) == [["职能", ""]]
    assert paragraphs_per_cell(ours) == [1, 1]
    assert paragraphs_per_cell(plain(saved(made), 部门概况={"单位基本职能": []})) == [1, 0]


def paragraphs_per_cell(data: bytes) -> list[int]:
    row = opened(data).tables[0].rows[0]._tr
    return [len(cell.p_lst) for cell in row.tc_lst]


@pytest.mark.parametrize("name", ["年月", "部门概况.单位各称", "部门概况.单位基本职能.单位"])
def test_a_misspelled_name_is_an_error(name: str) -> None:
    paragraph = f"甲{{{{ {name} }}}}乙"
    (finding,) = problems(template(paragraph))
    assert f"“{{{{ {name} }}}}”：" in finding.message
    assert plain_lines(paragraph, 年度=2024, 部门概况={"单位基本职能": []}) == ["甲乙"]


@pytest.mark.parametrize(
    ("paragraphs", "left"),
    [
        (("甲{ 年度 }}乙", "完"), ["甲{ 年度 }}乙", "完"]),
        (("甲{{ 年度", "乙 }}", "完"), ["甲", "完"]),
        (("甲{# 注 #乙", "中", "丙{# 注 #}丁", "完"), ["甲丁", "完"]),
        (("{%p if 年度 %}乙", "丙", "{%p endif %}", "完"), ["丙", "完"]),
    ],
)
def test_a_missing_brace_or_a_tag_that_would_swallow_text_is_an_error_with_its_place(
    paragraphs: tuple[str, ...], left: list[str]
) -> None:
    found = problems(template(*paragraphs))
    assert found[0].location == "第1段"
    assert plain_lines(*paragraphs, 年度=2024) == left


def test_an_error_names_the_paragraph_and_quotes_the_tag() -> None:
    (finding,) = problems(template("头", "{{ 年度 }", "尾"))
    assert str(finding).startswith("第2段：错误 M01 “{{ 年度 }”：标签右边的括号不对")
    with pytest.raises(TemplateSyntaxError) as caught:
        plain_lines("头", "{{ 年度 }", "尾", 年度=2024)
    assert caught.value.message == "unexpected '}'"


def with_code_in(place: str, code: str) -> Document:
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
    source = saved(with_code_in(place, "{{ cycler.__init__.__globals__.os.getpid() }}"))
    with pytest.raises(TemplateError, match="标签里用了不允许的写法"):
        compiled(source)
    ran = opened(plain(source))
    section = ran.sections[0]
    shown = {
        "body": ran.paragraphs[0].text,
        "property": ran.core_properties.title,
        "header": section.header.paragraphs[0].text,
        "footer": section.footer.paragraphs[0].text,
    }
    assert shown[place] == str(os.getpid())


def test_a_line_break_of_windows_makes_one_break() -> None:
    assert lines(filled(template("{{ 部门概况.单位基本职能|first }}"), (DUTIES, ["甲\r\n乙"]))) == [
        "甲\n乙"
    ]
    assert plain_lines("{{ 甲 }}", 甲="甲\r\n乙") == ["甲\n\n乙"]


PLAIN = {
    "one value": ["单位：{{ 部门概况.单位名称 }}（盖章）", "{{ 年度 }}年度"],
    "an amount": ["{{ 部门概况.年度预算金额 }}"],
    "a loop in a paragraph": [
        "{% for 项 in 部门概况.单位基本职能 %}{{ loop.index }}.{{ 项 }}{% endfor %}"
    ],
    "a loop of paragraphs": ["头", *EACH_DUTY, "尾"],
    "an if of paragraphs": ["{%p if 年度 == 2024 %}", "是", "{%p else %}", "否", "{%p endif %}"],
    "an if in a paragraph": ["{% if 年度 > 2030 %}后{% elif 年度 > 2020 %}中{% endif %}"],
    "loops in loops": [
        f"{{%p for 节 in {GOALS} %}}",
        "{{ 节.标题 }}：{% for 点 in 节.要点 %}{{ loop.index|中文数字 }}是{{ 点 }}{% endfor %}",
        "{%p endfor %}",
    ],
    "a set": ["{%p set 概况 = 部门概况 %}", "{{ 概况.主管部门 }}"],
    "filters": ["{{ 部门概况.单位名称|成句 }}{{ 部门概况.单位基本职能|length }}项"],
    "tests": [
        "{%p for 项 in 部门概况.单位基本职能 %}",
        "{% if loop.index is odd %}{{ 项 }}{% endif %}",
        "{%p endfor %}",
    ],
    "joined": ['{{ 部门概况.单位基本职能|join("；") }}。'],
    "run tags": ["甲{%r if 年度 %}乙{%r endif %}丙"],
    "a comment": ["甲{# 说明 #}乙", "{#p 整段 #}", "丙"],
}  # fmt: skip


def docxtpl_environment() -> Environment:
    """Return docxtpl our filters and tests, and escaping, which its documentation advises."""
    environment = Environment(autoescape=True)
    environment.filters.update({n: f.function for n, f in REPORT_LANGUAGE.filters.items()})
    environment.tests.update({n: t.function for n, t in REPORT_LANGUAGE.tests.items()})
    return environment


@pytest.mark.parametrize("name", PLAIN)
def test_well_behaved_paragraphs_print_as_docxtpl_prints_them(name: str) -> None:
    data = template(*PLAIN[name])
    given = report(with_values((DUTIES, ["管理。", "服务。", "监督。"])))
    ours = lines(compiled(data).render(given))
    assert ours == lines(plain(data, docxtpl_environment(), **context_of(given)))
    assert "".join(ours)


@pytest.mark.parametrize("kind", ["tr", "tc"])
def test_well_behaved_tables_print_as_docxtpl_prints_them(kind: str) -> None:
    made = document()
    opening, closing = f"{{%{kind} for 项 in 部门概况.单位基本职能 %}}", f"{{%{kind} endfor %}}"
    if kind == "tr":
        add_table(
            made, ["序", "职能"], [opening, ""], ["{{ loop.index }}", "{{ 项 }}"], [closing, ""]
        )
    else:
        add_table(made, [opening, "{{ 项 }}", closing])
    given = report(with_values((DUTIES, ["管理。", "服务。", "监督。"])))
    ours = compiled(saved(made)).render(given)
    assert cells(ours) == cells(plain(saved(made), docxtpl_environment(), **context_of(given)))


@pytest.mark.parametrize("name", ["shortest", "all-parts", "sixty-points"])
def test_the_form_prints_as_docxtpl_prints_it(name: str) -> None:
    data, given = FORM.read_bytes(), report(EDGES[name])
    ours = compiled(data).render(given)
    theirs = plain(data, docxtpl_environment(), **context_of(given))
    assert cells(ours) == cells(theirs)
    # docxtpl leaves the breaks of the sections of which nothing is printed, and so empty pages.
    more = [""] if name == "all-parts" else ["", ""]
    assert [*lines(ours), *more] == lines(theirs)
