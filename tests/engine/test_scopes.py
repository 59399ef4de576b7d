"""What a tag may say: the form's names, and only a small part of Jinja."""

from __future__ import annotations

import pytest

from reportgen.engine.expressions import StatementError
from reportgen.engine.scopes import Scopes
from reportgen.forms.report_language import REPORT_LANGUAGE, schema_of
from reportgen.forms.report_tags import find_tags

SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"
GOALS = "绩效完成情况.绩效目标完成情况"


def read(text: str) -> Scopes:
    scopes = Scopes(schema_of(), REPORT_LANGUAGE)
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
        "{% for 项 in 部门概况.单位基本职能 %}{{ loop.nextitem }}{{ loop.previtem }}{% endfor %}",
        f"{{% for 项 in {GOALS} %}}{{% if not loop.nextitem.要点 %}}{{{{ 项.标题 }}}}{{% endif %}}"
        "{% endfor %}",
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
        "{% for i in 部门概况.单位基本职能 recursive %}",
        "{% set x = 'a' ~ 'a' %}",
        "{% set x.y = 年度 %}",
        "{{ loop(年度) }}",
    ],
)
def test_nothing_else_of_jinja_or_python_can_be_said(text: str) -> None:
    with pytest.raises(StatementError):
        read(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 年度|成句 }}", "“成句”不能用在“年度”上"),
        ("{{ 部门概况|成句 }}", "“成句”不能用在“部门概况”上"),
        ("{{ 部门概况.年度预算金额|成句 }}", "“成句”不能用在“年度预算金额”上"),
        ("{{ 部门概况.单位名称|中文数字 }}", "“中文数字”不能用在“单位名称”上"),
        ("{{ '一'|中文数字 }}", "“中文数字”不能用在“这里”上"),
        ("{{ 年度|length }}", "“length”不能用在“年度”上"),
        ("{{ 部门概况|length }}", "“length”不能用在“部门概况”上"),
        ("{{ 部门概况|列举 }}", "“列举”不能用在“部门概况”上"),
        (f"{{{{ {GOALS}|join }}}}", "“join”不能用在“绩效目标完成情况”上"),
        ("{{ 部门概况.单位名称|join }}", "“join”不能用在“单位名称”上"),
        ("{{ 部门概况.单位名称|first }}", "“first”不能用在“单位名称”上"),
        ("{{ 部门概况|default('无') }}", "“default”不能用在“部门概况”上"),
        ("{{ 部门概况.单位名称|成句(1) }}", "“成句”的写法不对"),
        ("{{ 部门概况.单位名称|default(otherwise='无') }}", "“default”的写法不对"),
        (f"{{{{ {SPENT}.按经济分类|列举(1) }}}}", "“列举”的括号里只能写文字"),
        ("{% if 部门概况.单位名称 is odd %}", "“is odd”不能用在“单位名称”上"),
        ("{% if 年度 is defined %}", "没有“is defined”这种判断"),
        ("{% if 年度 == '2024' %}", "文字和数字不能比较"),
        ("{% if 部门概况.单位名称 < 3 %}", "文字和数字不能比较"),
        ("{% if 20 in 年度 %}", "文字和数字不能比较"),
        ("{% if 部门概况 == 部门概况 %}", "金额和成组的栏目不能直接比较"),
        ("{{ 部门概况 ~ '' }}", "“部门概况”是一组栏目，不能直接写出来"),
        ("{{ 部门概况.单位基本职能 ~ '' }}", "“单位基本职能”有多项，不能直接写出来"),
        ("{{ 检查豁免 }}", "“检查豁免”是一组栏目，不能直接写出来"),
        ("{{ 部门概况 or '无' }}", "条件不能直接写出来"),
        ("{{ not 年度 }}", "条件不能直接写出来"),
        ("{{ 年度 if 年度 }}", "“… if …”没有写完"),
        ("{{ 年度, 年度 }}", "标签里用了不允许的写法"),
        ("{{ 年度 年度 }}", "标签里有多余的内容或不认识的符号"),
        ("{{ 年度 ~ }}", "标签没有写完"),
        ("{{ 部门概况.单位名称 ~ '元 }}", "标签里有多余的内容或不认识的符号"),
        ("{% if %}", "标签没有写完"),
        ("{% for 项 %}", "for 的写法不对"),
        ("{% for 甲, 乙 in 部门概况.单位基本职能 %}", "for 后面只能写一个名字"),
        ("{% set 甲 %}", "标签写法不对"),
        ("{% if 年度 %}{% else 年度 %}", "标签里有多余的内容或不认识的符号"),
        ("{% if 年度 %}{% else %}{% else %}", "“else”的位置不对"),
        ("{% if 年度 %}{% else %}{% elif 年度 %}", "“elif”的位置不对"),
        ("{% for 项 in 部门概况.单位基本职能 %}{% elif 年度 %}", "“elif”的位置不对"),
        ("{% if 年度 %}{% endif 年度 %}", "“endif”后面有多余的内容"),
        ("{% fro 项 in 部门概况.单位基本职能 %}", "表样里不能用“fro”"),
        ("{% for 项 in 部门概况.单位基本职能 if loop.first %}", "for 的 if 里不能用 loop"),
        ("{% for 项 in 部门概况.单位基本职能 %}{{ loop.previous }}", "loop 没有“previous”"),
        (
            f"{{% for 项 in {GOALS} %}}{{{{ loop.nextitem.内容 }}}}",
            "这里下没有“内容”",
        ),
        ("{% for 项 in 部门概况.单位基本职能 %}{{ loop.first }}", "条件不能直接写出来"),
    ],
)
def test_what_would_fail_or_print_nonsense_when_filled_in_is_refused(
    text: str, message: str
) -> None:
    with pytest.raises(StatementError) as caught:
        read(text)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 200 + "年度" + ")" * 200,
        "(" * 5000 + "年度" + ")" * 5000,
        "[" * 300 + "]" * 300,
        "not " * 200 + "年度",
        " or ".join(["年度"] * 100),
        "年度" + "|default" * 100,
        "年度" + ".年度" * 5000,
        "年度 if 年度 else " * 40 + "年度",
        "'" + "长" * 2000 + "'",
    ],
)
def test_a_tag_nested_or_long_beyond_all_use_is_refused(expression: str) -> None:
    with pytest.raises(StatementError, match="标签太长，或括号太多"):
        read(f"{{{{ {expression} }}}}")


@pytest.mark.parametrize(
    "text",
    [
        "{% if 年度 %}{% set 甲 = 年度 %}{% else %}{{ 甲 }}",
        "{% if 年度 %}{% set 甲 = 年度 %}{% elif 甲 %}",
        "{% if 年度 %}{% set 甲 = 年度 %}{% endif %}{{ 甲 }}",
        "{% for 甲 in 部门概况.单位基本职能 %}{% else %}{{ 甲 }}",
    ],
)
def test_a_name_is_known_only_where_it_is_sure_to_be_defined(text: str) -> None:
    with pytest.raises(StatementError, match="没有“甲”这个名字"):
        read(text)


def test_a_name_may_be_set_again_to_the_same_but_not_to_something_else() -> None:
    again = "{% set 甲 = 部门概况 %}{% set 甲 = 部门概况 %}{{ 甲.单位名称 }}"
    assert read(again).blocks == []
    for other in ("{% set 甲 = 年度 %}", "{% for 甲 in 部门概况.单位基本职能 %}"):
        with pytest.raises(StatementError, match="“甲”已有所指，不能另作他用"):
            read(again + other)


@pytest.mark.parametrize("more", ["{% set 节 = 年度 %}", "{% for 节 in 节.要点 %}"])
def test_the_variable_of_a_loop_is_not_used_for_anything_else_inside_it(more: str) -> None:
    with pytest.raises(StatementError, match="“节”已有所指"):
        read(f"{{% for 节 in {GOALS} %}}{more}")


def test_loops_over_unrelated_lists_are_not_nested_deeper_than_two() -> None:
    loop = "{% for 项 in 部门概况.单位基本职能 %}"
    read("".join(loop.replace("项", name) for name in "甲乙"))
    with pytest.raises(StatementError, match="互不相关的循环套得太深"):
        read("".join(loop.replace("项", name) for name in "甲乙丙"))


def test_loops_over_the_own_items_of_the_outer_one_may_be_nested() -> None:
    outer = "{% for 节 in 绩效完成情况.绩效目标完成情况 %}{% for 点 in 节.要点 %}{{ 点 }}"
    assert len(read(outer).blocks) == 2


@pytest.mark.parametrize(
    "loops",
    [
        "".join(f"{{% for 点{n} in 节.要点 %}}" for n in range(4)),
        f"{{% for 又 in {GOALS} %}}{{% for 点 in 又.要点 %}}{{% for 再 in 节.要点 %}}"
        "{% for 三 in 又.要点 %}",
        f"{{% set 全 = {GOALS} %}}{{% for 又 in 全 %}}{{% for 再 in 全 %}}",
    ],
)
def test_running_through_the_same_items_again_inside_themselves_counts_as_unrelated(
    loops: str,
) -> None:
    with pytest.raises(StatementError, match="互不相关的循环套得太深"):
        read(f"{{% for 节 in {GOALS} %}}{loops}")


def test_for_and_if_are_not_nested_without_end() -> None:
    with pytest.raises(StatementError, match="套了超过"):
        read("{% if 年度 %}" * 21)


def test_a_name_of_a_loop_is_gone_after_it() -> None:
    with pytest.raises(StatementError, match="没有“项”这个名字"):
        read("{% for 项 in 部门概况.单位基本职能 %}{% endfor %}{{ 项 }}")
