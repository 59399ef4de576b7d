"""What a tag may say: the form's names, and only a small part of Jinja."""

from __future__ import annotations

import pytest

from reportgen.template.scopes import Scopes, StatementError
from reportgen.template.tags import find_tags

SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"


def read(text: str) -> Scopes:
    scopes = Scopes()
    for tag in find_tags(text)[0]:
        scopes.read(tag)
    return scopes


@pytest.mark.parametrize(
    "text",
    [
        "{{ 部门概况.单位名称 }}",
        "{{ 年度 }}",
        f"{{{{ {SPENT}.按经济分类|列举('，其中：', '、') }}}}",
        f"{{{{ {SPENT}.三公经费 }}}}{{{{ {SPENT}.三公经费.合计 }}}}",
        f"{{{{ {SPENT}.三公经费.公务用车购置及运行费 }}}}",
        "{% for 项 in 部门概况.单位基本职能 %}{{ loop.index }}{{ 项 }}{% endfor %}",
        "{% for 项 in 部门概况.单位基本职能 if 项 %}{{ 项 }}{% else %}无{% endfor %}",
        f"{{% set 钱 = {SPENT} %}}{{% if 钱.结余 is 零 %}}无{{% elif 钱.结余 %}}有{{% endif %}}",
        "{{ 部门概况.单位基本职能|length }}{{ 部门概况.单位基本职能|join('；') }}",
        "{{ 部门概况.单位名称|成句 }}{{ 年度 if 年度 == 2024 else '往年' }}",
    ],
)
def test_the_language_of_templates(text: str) -> None:
    assert read(text).blocks == []


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("{{ 部门概况.单位名 }}", "“部门概况”下没有“单位名”", "是不是“单位名称”？"),
        ("{{ 部门概况 }}", "“部门概况”是一组栏目，不能直接写出来", "写出其中一栏"),
        ("{{ 部门概况.单位基本职能 }}", "“单位基本职能”有多项，不能直接写出来", "逐项写"),
        ("{{ 单位名称 }}", "没有“单位名称”这个名字", ""),
        ("{{ 年度.月 }}", "“年度”没有下级栏目“月”", "去掉“.月”"),
        ("{% for 项 in 年度 %}", "“年度”只有一项，不能用 for", ""),
        ("{{ 年度|upper }}", "没有“upper”这个过滤器", "可用"),
        (f"{{% if {SPENT}.结余 > 0 %}}", "金额和成组的栏目不能直接比较", "is 零"),
        ("{% if 年度 is 零 %}", "“is 零”不能用在“年度”上", ""),
        ("{% endfor %}", "“endfor”前面没有对应的“for”", ""),
        ("{% else %}", "“else”前面没有 if", ""),
        ("{% if 年度 %}{% endfor %}", "“endfor”与前面的“{% if 年度 %}”不配对", "先写“endif”"),
        ("{% set 年度 = 部门概况 %}", "“年度”已有所指，不能另作他用", ""),
    ],
)
def test_a_wrong_tag_says_what_and_what_to_do(text: str, message: str, advice: str) -> None:
    with pytest.raises(StatementError) as caught:
        read(text)
    assert caught.value.message == message
    assert advice in caught.value.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "{{ 年度.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 年度['__class__'] }}",
        "{{ 部门概况.items() }}",
        "{{ range(10) }}",
        "{{ cycler('a') }}",
        "{{ self }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 2 ** 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'x'|center(1000000000) }}",
        "{{ 部门概况.单位名称|attr('__class__') }}",
        "{% import 'os' as os %}",
        "{% include 'x' %}",
        "{% extends 'x' %}",
        "{% macro x() %}",
        "{% call x() %}",
        "{% block x %}",
        "{% raw %}",
        "{% autoescape false %}",
        "{% for i in range(1000000000) %}",
        "{% for i in [1, 2] %}",
        "{% for i in 部门概况.单位基本职能 recursive %}",
        "{% set x = 'a' ~ 'a' %}",
        "{% set x.y = 年度 %}",
        "{{ loop(年度) }}",
    ],
)
def test_nothing_else_of_jinja_or_python_can_be_said(text: str) -> None:
    with pytest.raises(StatementError):
        read(text)


def test_loops_over_unrelated_lists_are_not_nested_deeper_than_two() -> None:
    loop = "{% for 项 in 部门概况.单位基本职能 %}"
    read("".join(loop.replace("项", name) for name in "甲乙"))
    with pytest.raises(StatementError, match="互不相关的循环套得太深"):
        read("".join(loop.replace("项", name) for name in "甲乙丙"))


def test_loops_over_the_own_items_of_the_outer_one_may_be_nested() -> None:
    outer = "{% for 节 in 绩效完成情况.绩效目标完成情况 %}{% for 点 in 节.要点 %}{{ 点 }}"
    assert len(read(outer).blocks) == 2


def test_for_and_if_are_not_nested_without_end() -> None:
    with pytest.raises(StatementError, match="套了超过"):
        read("{% if 年度 %}" * 21)


def test_a_name_of_a_loop_is_gone_after_it() -> None:
    with pytest.raises(StatementError, match="没有“项”这个名字"):
        read("{% for 项 in 部门概况.单位基本职能 %}{% endfor %}{{ 项 }}")
