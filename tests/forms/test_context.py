"""A report as templates see it."""

from __future__ import annotations

import pytest

from reportgen.engine.language import NOTHING
from reportgen.forms.context import context_of
from reportgen.forms.report_language import FieldGroup
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.figures import Amount
from reportgen.model.report import Report
from tests.engine.documents import given, printed
from tests.reports import EDGES, SPENT, report, with_values


def spent(**values: object) -> FieldGroup:
    """Return the expenditure of the shortest report with some of its figures."""
    changes = [(f"{SPENT}.{label}", value) for label, value in values.items()]
    group: FieldGroup = context_of(given(*changes))["绩效完成情况"][
        "部门整体支出管理和使用基本情况"
    ]
    return group


def test_groups_and_lists_are_there_by_placeholder_names() -> None:
    context = context_of(report(EDGES["all-parts"]))
    assert list(context) == [
        "年度",
        "部门概况",
        "预算收支",
        "绩效完成情况",
        "存在的问题分析及改进措施",
        "绩效自评结果拟应用和公开情况",
        "落款日期",
        "附件",
        "检查豁免",
    ]
    assert context["年度"] == 2024
    assert context["部门概况"]["单位名称"] == "云溪县青禾镇人民政府"
    assert context["绩效完成情况"]["绩效目标完成情况"][0]["要点"] == ["新增就业292人。"]
    expenses = context["绩效完成情况"]["部门整体支出管理和使用基本情况"]["三公经费"]
    assert str(expenses["因公出国境费"]) == "0万元"
    assert str(expenses["公务用车购置及运行费"]["公务用车运行费"]) == "8.6万元"


def test_a_group_that_is_not_given_is_there_with_nothing_in_it() -> None:
    nothing = spent()
    for name in ("按经济分类", "按支出性质", "三公经费"):
        assert isinstance(nothing[name], FieldGroup)
        assert not nothing[name]
    assert nothing["三公经费"]["公务用车购置及运行费"]["公务用车运行费"] is NOTHING
    assert nothing["结余"] is NOTHING


def test_a_group_that_is_a_sum_prints_its_total() -> None:
    assert str(spent(三公经费="3.50万元")["三公经费"]) == "3.50万元"
    parts = spent(
        三公经费={"公务接待费": "1.20", "公务用车购置及运行费": {"公务用车运行费": "2.3"}}
    )
    assert str(parts["三公经费"]) == str(parts["三公经费"]["合计"]) == "3.5万元"
    both = spent(三公经费={"合计": "9万元", "公务接待费": "1.20"})
    assert str(both["三公经费"]["合计"]) == "9万元"


def test_the_parts_of_a_sum_are_those_given_in_the_order_of_the_form() -> None:
    classes = spent(按经济分类={"资本性支出": "1", "工资福利支出": "0"})["按经济分类"]
    assert classes.amounts == (("工资福利支出", Amount("0")), ("资本性支出", Amount("1")))
    vehicles = spent(三公经费={"公务用车购置及运行费": "2", "因公出国（境）费": "1"})["三公经费"]
    assert [label for label, _ in vehicles.amounts] == ["因公出国（境）费", "公务用车购置及运行费"]


def test_defaults_of_the_form_are_filled_in() -> None:
    rest = context_of(given())["存在的问题分析及改进措施"]
    assert rest["其他需要说明问题"] == ["无"]
    assert rest["改进措施"][0]["内容"] == ""


@pytest.mark.parametrize("name", EDGES)
def test_every_name_of_the_form_is_there_in_every_report(name: str) -> None:
    def look_up(node: FieldNode, group: FieldGroup) -> None:
        for key, field in (node.fields or {}).items():
            value = group[key]
            if field.kind == "group":
                assert isinstance(value, FieldGroup)
                look_up(field, value)

    look_up(field_tree(Report), context_of(report(EDGES[name])))


def test_an_amount_that_is_not_given_prints_nothing_and_is_false() -> None:
    path = f"{SPENT}.结余"
    paragraph = (
        f"{{{{ {path} }}}}；{{{{ {path}|default('无') }}}}；{{% if {path} %}}有{{% endif %}}"
    )
    assert printed(paragraph) == ["；无；"]
    assert printed(paragraph, changes=[(path, "0万元")]) == ["0万元；0万元；有"]


def test_the_first_of_an_empty_list_has_fields_that_print_nothing() -> None:
    goals = "绩效完成情况.绩效目标完成情况"
    paragraph = f"（{{{{ ({goals}|first).标题 }}}}{{{{ ({goals}|last).标题|成句 }}}}）"
    assert printed(paragraph) == ["（民生改善民生改善。）"]
    assert printed(paragraph.replace("|成句", ""), changes=[(goals, [])]) == ["（）"]


def test_a_report_is_not_changed_by_being_seen() -> None:
    seen = report(with_values())
    context_of(seen)["部门概况"].clear()
    assert seen == report(with_values())
