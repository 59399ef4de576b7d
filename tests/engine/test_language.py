"""Filters, tests and printing of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.chinese.numerals import chinese_integer
from reportgen.engine.language import NOTHING, default, environment
from reportgen.forms.report_language import (
    REPORT_LANGUAGE,
    FieldGroup,
    as_sentence,
    bare_number,
    count_lines,
    enumerate_amounts,
    is_zero,
)
from reportgen.model.figures import Amount


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese_numeral(number) == text


@given(st.integers(1, 9999))
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese_integer(chinese_numeral(number)) == number


@pytest.mark.parametrize("number", [-1, 10000])
def test_other_numbers_have_no_chinese_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="0到9999"):
        chinese_numeral(number)


def test_a_figure_is_printed_without_its_unit_and_nothing_as_nothing() -> None:
    group = FieldGroup({"合计": Amount("3539万元")})
    group.total = Amount("3539万元")
    assert [bare_number(each) for each in (Amount("120000元"), group, FieldGroup(), NOTHING)] == [
        *("12", "3539", "", "")
    ]


def test_a_figure_and_the_year_before_stand_in_a_tag() -> None:
    source = "{{ 年度|上年 }}年预算{{ 预算|数值 }}"
    printed = (
        environment(REPORT_LANGUAGE).from_string(source).render(年度=2024, 预算=Amount("0.396亿元"))
    )
    assert printed == "2023年预算3960"


def test_the_items_before_and_after_stand_in_a_loop_and_are_nothing_at_its_ends() -> None:
    source = (
        "{% for 项 in 目标 %}{{ loop.previtem.标题 }}<{{ 项.标题 }}>{{ loop.nextitem.标题 }}"
        "{% if not loop.nextitem.标题 %}。{% else %}；{% endif %}{% endfor %}"
    )
    goals = [FieldGroup({"标题": title}) for title in "甲乙丙"]
    template = environment(REPORT_LANGUAGE, runs=False).from_string(source)
    assert template.render(目标=goals) == "<甲>乙；甲<乙>丙；乙<丙>。"


def test_lines_are_counted_for_each_text_with_its_indent_and_breaks() -> None:
    assert count_lines("一" * 19, "24") == 1
    assert count_lines("一" * 20, "24") == 2
    assert count_lines("一\n二", "24") == 2
    assert count_lines(["一" * 24, "二"], "24") == 3
    group = FieldGroup({"标题": "一", "内容": "二" * 42, "分值": NOTHING})
    assert count_lines(group, "24") == 2
    assert count_lines([group, group], "24") == 4
    assert count_lines(NOTHING, "24") == count_lines([], "24") == 0
    for width in ("", "0", "二"):
        with pytest.raises(ValueError, match="一行几个字"):
            count_lines("一", width)


def test_amounts_that_are_given_are_enumerated() -> None:
    group = FieldGroup({"工资福利支出": Amount("1533万元")})
    group.amounts = (("工资福利支出", Amount("1533万元")), ("对企业补助", Amount("0万元")))
    wanted = "，其中：工资福利支出1533万元、对企业补助0万元"
    assert enumerate_amounts(group, "，其中：", "、") == wanted
    assert enumerate_amounts(FieldGroup(), "，其中：") == ""
    assert enumerate_amounts(None) == ""


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("财力不足", "财力不足。"),
        ("财力不足。", "财力不足。"),
        ("难？", "难？"),
        ("擦亮“青山桥皮鞋”", "擦亮“青山桥皮鞋”。"),
        ("做到“问计于民。”", "做到“问计于民。”"),
    ],
)
def test_a_title_becomes_a_sentence(title: str, sentence: str) -> None:
    assert as_sentence(title) == sentence


def test_zero_and_default() -> None:
    assert is_zero(Amount("0.00万元"))
    assert not is_zero(Amount("1元"))
    assert not is_zero(None)
    assert (default(None, "无"), default("", "无"), default("有", "无")) == ("无", "无", "有")


def test_a_group_is_true_when_anything_in_it_is_given() -> None:
    assert not FieldGroup({"甲": None, "乙": [], "丙": FieldGroup({"丁": None})})
    assert FieldGroup({"甲": None, "乙": Amount("0")})


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#x27;"),
        (None, ""),
        (Amount("5381.80"), "5381.80万元"),
        ("{{ 年度 }}{_{", "{{ 年度 }}{_{"),
        ("甲\n乙", '甲</w:t><w:br/><w:t xml:space="preserve">乙'),
        ("甲\t乙", '甲</w:t><w:tab/><w:t xml:space="preserve">乙'),
    ],
)
def test_values_are_printed_into_runs(value: object, printed: str) -> None:
    assert environment().from_string("{{ x }}").render(x=value) == printed


def test_values_are_printed_as_plain_text_elsewhere() -> None:
    text = environment(runs=False).from_string("{{ x }}").render(x="甲\n乙<")
    assert text == "甲 乙&lt;"


def test_no_attribute_of_a_python_object_is_reachable() -> None:
    for source in ("{{ x.__class__ }}", "{{ x.upper }}", "{{ x['upper'] }}"):
        with pytest.raises(Exception, match=r"upper|__class__"):
            environment(REPORT_LANGUAGE).from_string(source).render(x="a")
