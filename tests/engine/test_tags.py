"""Tags in a text: found, mended, and refused with what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.engine.tags import has_tags
from reportgen.forms.report_tags import find_tags, mend
from tests.growing import assert_linear


def bodies(text: str) -> list[str]:
    """Return the bodies of a text's tags; fails when one is broken."""
    tags, errors = find_tags(text)
    assert errors == []
    return [tag.body for tag in tags]


def broken(text: str) -> list[tuple[str, str]]:
    """Return message and quote of each broken tag."""
    return [(error.message, error.quote) for error in find_tags(text)[1]]


def test_outputs_statements_and_comments_are_found_in_their_order() -> None:
    tags, errors = find_tags("甲{{ 年度 }}乙{% if 年度 %}丙{# 注 #}{%p endif %}")
    assert errors == []
    assert [(tag.kind, tag.scope, tag.body) for tag in tags] == [
        ("output", "", "年度"),
        ("statement", "", "if 年度"),
        ("comment", "", ""),
        ("statement", "p", "endif"),
    ]
    assert [tag.text for tag in tags] == ["{{ 年度 }}", "{% if 年度 %}", "{# 注 #}", "{%p endif %}"]


def test_a_tag_tells_its_place_in_the_text() -> None:
    text = "年度：{{ 年度 }}年"
    (tag,) = find_tags(text)[0]
    assert text[tag.start : tag.end] == tag.text == "{{ 年度 }}"


@pytest.mark.parametrize(
    ("tag", "scope", "body"),
    [
        ("{%p for 职能 in 清单 %}", "p", "for 职能 in 清单"),
        ("{%tr endfor %}", "tr", "endfor"),
        ("{%tc if 甲 %}", "tc", "if 甲"),
        ("{%r endif %}", "r", "endif"),
        ("{% p endif %}", "p", "endif"),
        ("{%endif%}", "", "endif"),
        ("{%set 甲 = 乙%}", "", "set 甲 = 乙"),
        ("{%ｐ　ｅｎｄｉｆ %}", "p", "endif"),
    ],
)
def test_a_statement_says_what_it_stands_for(tag: str, scope: str, body: str) -> None:
    (found,) = find_tags(tag)[0]
    assert (found.scope, found.body) == (scope, body)


@pytest.mark.parametrize(
    "text",
    [
        "｛｛ 年度 ｝｝",
        "｛{ 年度 }｝",
        "{｛年度｝}",
        "{\u200b{ 年\u200d度 }\ufeff}",
        "{{\u3000年度\xa0}}",
        "{{\t年度\n}}",
        "{{\u2060 年\xad度}}",
        "{\u200f{ 年\u200e度 }\u202c}",
    ],
)
def test_full_width_braces_and_odd_spaces_of_an_output_are_mended(text: str) -> None:
    assert bodies(text) == ["年度"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("｛％ if 甲 ％｝", "if 甲"),
        ("{％ if 甲 %｝", "if 甲"),
        ("{% if 甲 is　零 %}", "if 甲 is 零"),
        ("｛％p endif％｝", "endif"),
        ("{% if 甲＝＝“是” %}", 'if 甲=="是"'),
    ],
)
def test_full_width_marks_of_a_statement_are_mended(text: str, body: str) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "scope", "body"),
    [
        ("{%P for 甲 in 乙 %}", "p", "for 甲 in 乙"),
        ("{%p For 甲 In 乙 %}", "p", "for 甲 in 乙"),
        ("{%p for甲in乙.丙 %}", "p", "for 甲 in 乙.丙"),
        ("{%pfor 甲 in 乙%}", "p", "for 甲 in 乙"),
        ("{%TR ENDFOR %}", "tr", "endfor"),
        ("{%pendfor%}", "p", "endfor"),
        ("{%p end for %}", "p", "endfor"),
        ("{%End if%}", "", "endif"),
        ("{%p if甲 %}", "p", "if 甲"),
        ("{%trelse%}", "tr", "else"),
        ("{% If 甲 And Not 乙 %}", "", "if 甲 and not 乙"),
        ("{% if 年度 = 2024 %}", "", "if 年度 == 2024"),
        ("{% if 年度≥2023 %}", "", "if 年度>=2023"),
        ("{% elif 年度 <> 2023 %}", "", "elif 年度 != 2023"),
        ("{% if 甲|round(precision=2) > 3 %}", "", "if 甲|round(precision=2) > 3"),
        ("{% if 甲 == '=' %}", "", "if 甲 == '='"),
        ("{% set 甲 = 1 %}", "", "set 甲 = 1"),
        ("{% if loop.index in 乙 %}", "", "if loop.index in 乙"),
        ("{% for 甲 in 乙 if 甲.In %}", "", "for 甲 in 乙 if 甲.In"),
    ],
)
def test_words_are_known_in_capitals_and_without_blanks(text: str, scope: str, body: str) -> None:
    (tag,), errors = find_tags(text)
    assert errors == []
    assert (tag.scope, tag.body) == (scope, body)


@pytest.mark.parametrize(
    ("entered", "mended"),
    [
        ("部门概况·单位名称", "部门概况.单位名称"),
        ("部门概况．单位名称", "部门概况.单位名称"),
        ("部门概况。单位名称", "部门概况.单位名称"),
        ("支出｜列举（“，其中：”，“、”）", '支出|列举("，其中：","、")'),
        ("甲|列举(‘（’、‘）’)", "甲|列举('（','）')"),
        ("甲【0】", "甲[0]"),
        ("甲|default(＂无＂)", '甲|default("无")'),
        ("ｌｏｏｐ．ｉｎｄｅｘ", "loop.index"),
        ("甲 ～ “。”", '甲 ~ "。"'),
        ("甲 ~ '“引”'", "甲 ~ '“引”'"),
        ('甲 ~ "a\\b"', '甲 ~ "a\\\\b"'),
        ("三公经费.因公出国（境）费", "三公经费.因公出国境费"),
        ("三公经费.因公出国(境)费", "三公经费.因公出国境费"),
        ("甲~'因公出国（境）费'", "甲~'因公出国（境）费'"),
    ],
)
def test_an_expression_is_mended_and_its_quoted_text_stays(entered: str, mended: str) -> None:
    assert mend(entered) == mended


def test_a_quote_that_is_not_closed_is_left_for_the_parser_to_refuse() -> None:
    assert mend("甲 ~ “元") == "甲 ~ “元"


@pytest.mark.parametrize(
    ("text", "message", "quote"),
    [
        ("共{{ 年度", "标签少了右边的括号", "{{ 年度"),
        ("共{{ 年度 }年", "标签右边的括号不对", "{{ 年度 }年"),
        ("{{ 年度 %}", "标签右边的括号不对", "{{ 年度 %}"),
        ("{% if 年度 }}", "标签右边的括号不对", "{% if 年度 }}"),
        ("{# 注", "标签少了右边的括号", "{# 注"),
        ("共 年度 }}年", "标签少了左边的括号", "共 年度 }}"),
        ("{ 年度 }}", "标签少了左边的括号", "{ 年度 }}"),
        ("if 年度 ％｝", "标签少了左边的括号", "if 年度 ％｝"),
        ("{{ }}", "标签是空的", "{{ }}"),
        ("{% %}", "标签是空的", "{% %}"),
    ],
)
def test_a_broken_tag_is_quoted_with_what_is_wrong(text: str, message: str, quote: str) -> None:
    assert broken(text) == [(message, quote)]


def test_every_broken_tag_of_a_text_is_reported_and_whole_ones_are_still_found() -> None:
    tags, errors = find_tags("{{ 甲 和{{ 乙 }}、丙 }}，{% if 丁 }，{# 戊 {{ 己 }} #}")
    assert [tag.text for tag in tags] == ["{{ 乙 }}", "{# 戊 {{ 己 }} #}"]
    assert [error.message for error in errors] == [
        "标签少了右边的括号",
        "标签少了左边的括号",
        "标签右边的括号不对",
    ]


@pytest.mark.parametrize(
    "text", ["{}", "{甲}", "5%", "{ {年度} }", "｛年度｝", "a}b{c", "{5B0E-1}"]
)
def test_single_braces_are_text(text: str) -> None:
    assert not has_tags(text)
    assert find_tags(text) == ([], [])


def test_a_brace_behind_a_tag_is_text() -> None:
    assert bodies("{{{ 年度 }}}"[1:]) == ["年度"]


def test_a_hundred_thousand_open_braces_take_no_time() -> None:
    assert len(find_tags("{{" * 50_000)[1]) == 50_000
    assert_linear(lambda size: "{{" * size, find_tags, 10_000)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*"{}%#｛｝％＃-+pr甲.“'\" \u200b"]), max_size=40).map("".join))
def test_whatever_the_text_every_tag_is_its_own_piece_of_it(text: str) -> None:
    tags, errors = find_tags(text)
    end = 0
    for tag in tags:
        assert end <= tag.start < tag.end
        assert text[tag.start : tag.end] == tag.text
        end = tag.end
    assert all(error.quote in text for error in errors)
    assert has_tags(text) or not (tags or errors)
