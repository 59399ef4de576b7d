"""What a report has and its form has no place for is told, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen import compile_template, load
from tests.engine.documents import compiled, document, saved, template
from tests.own_forms import overview, with_own
from tests.reports import CHAPTERS, EDGES, SPENT, report, with_values
from tests.tools import CHAPTER_FORM, FORM, INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command

TITLE = "{{ 年度 }}{{ 部门概况.单位名称 }}"
OFFICIAL = f"{SPENT}.三公经费"
EVERYTHING = (
    "{{ 部门概况.年度预算金额 }}{{ 部门概况.主管部门 }}{{ 部门概况.单位基本职能|join }}"
    f"{{{{ {SPENT}.概述|join }}}}{{{{ {SPENT}.支出总额 }}}}",
    "{%p for 节 in 绩效完成情况.绩效目标完成情况 %}",
    "{{ 节.标题 }}{{ 节.要点|join }}",
    "{%p endfor %}",
    "{%p for 项 in 存在的问题分析及改进措施.存在的问题 %}",
    "{{ 项.标题 }}{{ 项.内容 }}",
    "{%p endfor %}",
    "{%p for 项 in 存在的问题分析及改进措施.改进措施 %}",
    "{{ 项.标题 }}{{ 项.内容 }}",
    "{%p endfor %}",
)
"""All that the shortest report has but its title."""


def told(*paragraphs: str, **changes: Any) -> list[str]:
    """Return the fields that a form of some paragraphs is told not to print of a report."""
    changed = with_values(*((path.replace("_", "."), value) for path, value in changes.items()))
    found = compiled(template(TITLE, *paragraphs)).unprinted(report(changed))
    assert all((each.rule, each.severity) == ("M10", "info") for each in found)
    return found[0].message.partition("：")[2].split("、") if found else []


def test_a_form_that_prints_all_of_it_is_told_nothing() -> None:
    assert told(*EVERYTHING) == []


def test_each_field_without_a_place_is_told_and_a_whole_group_once() -> None:
    assert told() == [
        "部门概况.年度预算金额",
        "部门概况.主管部门",
        "部门概况.单位基本职能",
        "绩效完成情况",
        "存在的问题分析及改进措施",
    ]


def test_of_the_items_of_a_list_what_is_not_printed_is_told() -> None:
    path = "存在的问题分析及改进措施.存在的问题"
    form = [
        "{{ 项.标题 }}" if each == "{{ 项.标题 }}{{ 项.内容 }}" else each for each in EVERYTHING
    ]
    assert told(*form) == []
    assert told(*form, **{path: [{"标题": "甲", "内容": "乙"}]}) == [f"{path}.内容"]


@pytest.mark.parametrize(
    ("tag", "given", "lacking"),
    [
        ("", "3万元", [OFFICIAL]),
        (f"{{{{ {OFFICIAL} }}}}", "3万元", []),
        (f"{{{{ {OFFICIAL} }}}}", {"公务接待费": "3万元"}, []),
        (f"{{{{ {OFFICIAL}.合计 }}}}", {"公务接待费": "3万元", "预算数": "4万元"}, []),
        (f"{{{{ {OFFICIAL}|列举 }}}}", {"公务接待费": "3万元"}, []),
        (f"{{{{ {OFFICIAL}|列举 }}}}", "3万元", [f"{OFFICIAL}.合计"]),
        (
            f"{{{{ {OFFICIAL}.公务接待费 }}}}",
            {"公务接待费": "3万元", "公务用车购置及运行费": "1万元"},
            [f"{OFFICIAL}.公务用车购置及运行费"],
        ),
        (f"{{% if {OFFICIAL} %}}有{{% endif %}}", "3万元", [OFFICIAL]),
        (f"{{{{ '有' if {OFFICIAL} else '无' }}}}", "3万元", [OFFICIAL]),
        (f"{{% set 三公 = {OFFICIAL} %}}{{{{ 三公|数值 }}}}", "3万元", []),
    ],
)
def test_a_sum_stands_for_its_parts_and_they_for_it(
    tag: str, given: Any, lacking: list[str]
) -> None:
    assert told(*EVERYTHING, tag, **{OFFICIAL: given}) == lacking


def test_what_is_said_of_a_sum_is_a_field_of_its_own() -> None:
    fund = "预算收支.政府性基金预算支出情况"
    form = compiled(template(TITLE, *EVERYTHING, f"{{{{ {fund} }}}}"))
    given = report({**with_values(), "预算收支": {fund[5:]: {"合计": "1万元", "说明": ["用了。"]}}})
    (found,) = form.unprinted(given)
    assert found.path == f"{fund}.说明"


def test_what_only_the_properties_of_the_file_say_is_not_on_paper() -> None:
    made = document(TITLE, *(each.replace("{{ 部门概况.主管部门 }}", "") for each in EVERYTHING))
    made.core_properties.subject = "{{ 部门概况.主管部门 }}"
    (found,) = compiled(saved(made)).unprinted(report(with_values()))
    assert found.path == "部门概况.主管部门"


@pytest.mark.parametrize("form", [FORM, CHAPTER_FORM], ids=["xiangtan", "hunan"])
def test_the_forms_here_print_all_that_is_theirs(form: Path) -> None:
    compiled_form = compile_template(form)
    for name in ("最小示例", "含附件示例"):
        assert compiled_form.unprinted(load(INPUTS / f"{name}.yaml")) == []
    assert compiled_form.unprinted(report(EDGES["all-parts"])) == []


def test_the_table_is_told_what_only_chapters_have() -> None:
    chapters = load(CHAPTERS)
    assert compile_template(CHAPTER_FORM).unprinted(chapters) == []
    (found,) = compile_template(FORM).unprinted(chapters)
    assert found.message.endswith(
        "：部门概况.机构人员、预算收支、绩效自评结果拟应用和公开情况、落款日期"
    )


def test_docxtpl_itself_is_told_the_same() -> None:
    form = compiled(template(TITLE))
    given = report(with_values())
    assert form.with_engine("docxtpl").unprinted(given) == form.unprinted(given)


def test_build_and_check_name_the_fields_that_a_countys_form_has_no_row_for(
    command: Command, tmp_path: Path
) -> None:
    import yaml

    overview()
    source = tmp_path / "甲.yaml"
    source.write_text(yaml.safe_dump(with_own(with_values()), allow_unicode=True), encoding="utf-8")
    words = "M10　表样“一览表”没有地方印，填了也不在生成的文件里：部门概况.主管部门"
    for ended in (
        command("build", source, "--template", "一览表", "-o", "甲.docx"),
        command("build", source, source.with_name("没有.yaml"), "--template", "一览表", "--force"),
        command("check", source),
    ):
        assert words in ended.out
    assert "M10" not in command("check", "甲.docx").out  # it is the paper
    checked = command("template", "check", "templates/一览表/2023.docx").out
    assert "必填的“主管部门”没有印在表样里" in checked
    other = command("build", source, "-o", "乙.docx").out  # the county's own fields are lost there
    assert "部门概况.填报人、联系电话、公示率" in other
