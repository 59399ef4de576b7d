"""What a form requires of a report, as its template marks it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError, TemplateError, build, compile_template, load
from reportgen.forms.requirements import EACH
from tests.engine.documents import document, saved
from tests.reports import CHAPTERS, EDGES, MEASURES, SHORTEST, in_chapters, report, with_values
from tests.sentences import assert_chinese
from tests.tools import CHAPTER_FORM, FORM, INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.forms.compiled import CompiledTemplate
    from tests.reports import Data

STAFF, BUDGET = "部门概况.机构人员", "预算收支"
REQUIRED = [
    f"{STAFF}.机构设置",
    f"{STAFF}.编制数",
    f"{STAFF}.在职人数",
    f"{BUDGET}.收入",
    f"{BUDGET}.一般公共预算支出情况.基本支出",
    f"{BUDGET}.一般公共预算支出情况.项目支出",
    f"{BUDGET}.政府性基金预算支出情况",
    f"{BUDGET}.国有资本经营预算支出情况",
    f"{BUDGET}.社会保险基金预算支出情况",
    "绩效自评结果拟应用和公开情况",
    "落款日期",
]
"""What the chapter-style form requires, in its order."""


def compiled(folder: Path, *paragraphs: str) -> CompiledTemplate:
    path = folder / "县表.docx"
    path.write_bytes(saved(document(*paragraphs)))
    return compile_template(path)


def lacking(template: CompiledTemplate, data: Data) -> list[str]:
    """Return the paths of what a report lacks, each with a sentence about it."""
    try:
        template.render(report(data))
    except InputError as error:
        for finding in error.findings:
            assert finding.severity == "error"
            assert "县表" in finding.message or "2020" in finding.message
            assert_chinese(finding)
        return [finding.path for finding in error.findings]
    return []


def test_the_chapter_style_form_says_all_that_a_report_lacks_at_once() -> None:
    assert lacking(compile_template(CHAPTER_FORM), SHORTEST) == REQUIRED


@pytest.mark.parametrize("path", REQUIRED)
def test_each_part_that_the_form_requires_is_missed_alone(path: str) -> None:
    data = deepcopy(CHAPTERS)
    *groups, last = path.split(".")
    group = data
    for label in groups:
        group = group[label]
    del group[last]
    assert lacking(compile_template(CHAPTER_FORM), data) == [path]


def test_the_single_table_form_requires_nothing_beyond_the_report() -> None:
    assert compile_template(FORM).required == ()


def test_a_report_that_lacks_something_is_not_written_and_named_with_its_place(
    tmp_path: Path,
) -> None:
    sample = load(INPUTS / "最小示例.yaml")
    with pytest.raises(InputError) as caught:
        build(sample, tmp_path / "x.docx", template="hunan")
    assert list(tmp_path.iterdir()) == []
    first = caught.value.findings[0]
    assert first.rule == "C03"
    assert first.message == "表样“hunan”要有“机构设置”，数据里没有"
    assert first.suggestion.startswith("在“部门概况.机构人员”下补上“机构设置: ")
    assert first.location == f"{INPUTS / '最小示例.yaml'}:4:1"
    assert caught.value.findings[-1].suggestion == "在最外层补上“落款日期: …”"
    assert not any(re.search(r"\d", each.suggestion) for each in caught.value.findings)


@pytest.mark.parametrize(
    ("tags", "path"),
    [
        (("{{ 落款日期|必填 }}",), ("落款日期",)),
        (("{{ 部门概况.机构人员.编制数|必填 }}",), ("部门概况", "机构人员", "编制数")),
        (("{% if 预算收支|必填 %}有{% endif %}",), ("预算收支",)),
        (("{% if 年度 > 2000 %}{% elif 落款日期|必填 %}{% endif %}",), ("落款日期",)),
        (
            ("{%p set 收支 = 预算收支 %}", "{{ 收支.收入|必填 }}"),
            ("预算收支", "收入"),
        ),
        (
            ("{%p for 段 in 绩效自评结果拟应用和公开情况|必填 %}", "{{ 段 }}", "{%p endfor %}"),
            ("绩效自评结果拟应用和公开情况",),
        ),
        (
            (f"{{%p for 措施 in {MEASURES} %}}", "{{ 措施.内容|必填 }}", "{%p endfor %}"),
            (*MEASURES.split("."), EACH, "内容"),
        ),
    ],
)
def test_a_mark_is_found_wherever_a_field_may_stand(
    tags: tuple[str, ...], path: tuple[str | int, ...], tmp_path: Path
) -> None:
    assert compiled(tmp_path, *tags).required == (path,)


def test_a_field_of_a_loop_is_required_of_each_item(tmp_path: Path) -> None:
    loop = (f"{{%p for 措施 in {MEASURES} %}}", "{{ 措施.内容|必填 }}", "{%p endfor %}")
    data = with_values((MEASURES, ["甲。一", "乙", "丙"]))
    assert lacking(compiled(tmp_path, *loop), data) == [
        f"{MEASURES}[2].内容",
        f"{MEASURES}[3].内容",
    ]
    assert lacking(compiled(tmp_path, *loop), with_values((MEASURES, []))) == []


def test_a_mark_inside_an_if_holds_all_the_same(tmp_path: Path) -> None:
    template = compiled(tmp_path, "{% if 年度 < 2000 %}{{ 落款日期|必填 }}{% endif %}")
    assert lacking(template, SHORTEST) == ["落款日期"]


@pytest.mark.parametrize("data", [CHAPTERS, in_chapters(EDGES["all-parts"])])
def test_zero_is_a_value(data: Data) -> None:
    data = deepcopy(data)
    data["部门概况"]["机构人员"] |= {"编制数": 0, "在职人数": "0人"}
    assert lacking(compile_template(CHAPTER_FORM), data) == []


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ 落款日期|必填('是') }}", "“必填”的写法不对"),
        ("{{ ('甲' ~ 落款日期)|必填 }}", "“必填”前面只能写一个栏目名"),
        ("{{ 落款日期|default('无')|必填 }}", "“必填”前面只能写一个栏目名"),
        ("{{ 落款日期|必须 }}", "没有“必须”这个过滤器"),
        ("{% if 检查豁免|必填 %}{% endif %}", "“必填”不能用在“检查豁免”上"),
    ],
)
def test_a_mark_on_anything_but_a_field_is_an_error_of_the_template(
    tag: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError, match=message):
        compiled(tmp_path, tag)


def test_the_loop_variable_can_not_be_marked(tmp_path: Path) -> None:
    loop = ("{%p for 段 in 部门概况.单位基本职能 %}", "{{ loop.index|必填 }}", "{%p endfor %}")
    with pytest.raises(TemplateError, match="“必填”"):
        compiled(tmp_path, *loop)
