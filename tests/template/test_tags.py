"""Tags in a paragraph's text: found, mended, or refused with what is wrong."""

from __future__ import annotations

import pytest

from reportgen.template.tags import find_tags, has_tags, mend


def sources(text: str) -> list[str]:
    tags, errors = find_tags(text)
    assert errors == []
    return [tag.source for tag in tags]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{{ 部门概况.单位名称 }}", "{{ 部门概况.单位名称 }}"),
        ("{{部门概况.单位名称}}", "{{ 部门概况.单位名称 }}"),
        ("｛｛ 部门概况．单位名称 ｝｝", "{{ 部门概况.单位名称 }}"),
        ("{｛ 年度 }｝", "{{ 年度 }}"),
        ("{\u200b{ 年\u200b度 }\ufeff}", "{{ 年度 }}"),
        ("{{\u3000年度\xa0}}", "{{ 年度 }}"),
        ("{{ 部门概况。单位名称 }}", "{{ 部门概况.单位名称 }}"),
        ("｛％ if 支出．结余 is 零 ％｝", "{% if 支出.结余 is 零 %}"),
        ("{%p endfor %}", "{% endfor %}"),
        ("{%tr for 项 in 部门概况.单位基本职能 %}", "{% for 项 in 部门概况.单位基本职能 %}"),
        ("{{ 支出|列举（“，其中：”，“、”） }}", '{{ 支出|列举("，其中：","、") }}'),
        ("{{ 支出|列举(‘，（含）’) }}", "{{ 支出|列举('，（含）') }}"),
        ("{{ 三公经费.因公出国（境）费 }}", "{{ 三公经费.因公出国境费 }}"),
        ("{{ 三公经费.因公出国(境)费 }}", "{{ 三公经费.因公出国境费 }}"),
        ("{# 说明 #}", ""),
    ],
)
def test_what_editors_do_to_a_tag_is_mended(text: str, source: str) -> None:
    assert sources(text) == [source]


def test_text_between_quotes_is_never_mended() -> None:
    assert mend("x|列举(\"，（）．\", '｛｝')") == "x|列举(\"，（）．\", '｛｝')"


def test_tags_are_found_with_their_places() -> None:
    text = "甲{{ 年度 }}乙{% if 年度 %}丙{% endif %}丁"
    tags, errors = find_tags(text)
    assert errors == []
    assert [text[tag.start : tag.end] for tag in tags] == [tag.text for tag in tags]
    assert [(tag.kind, tag.scope) for tag in tags] == [
        ("output", ""),
        ("statement", ""),
        ("statement", ""),
    ]


@pytest.mark.parametrize(
    ("text", "message", "quote"),
    [
        ("{{ 年度 }", "标签右边的括号不对", "{{ 年度 }"),
        ("{{ 年度", "标签少了右边的括号", "{{ 年度"),
        ("年度 }}", "标签少了左边的括号", "年度 }}"),
        ("{ 年度 }}", "标签少了左边的括号", "{ 年度 }}"),
        ("{% if 年度 }", "标签右边的括号不对", "{% if 年度 }"),
        ("{{ 年度 {{ 年度 }}", "标签少了右边的括号", "{{ 年度"),
        ("{{ }}", "标签是空的", "{{ }}"),
        ("{%- if 年度 -%}", "标签里不能用“-”“+”去空白", "{%- if 年度 -%}"),
    ],
)
def test_a_broken_tag_is_quoted_with_what_is_wrong(text: str, message: str, quote: str) -> None:
    _, errors = find_tags(text)
    assert [(error.message, error.quote) for error in errors] == [(message, quote)]


def test_a_broken_tag_does_not_hide_the_next_one() -> None:
    tags, errors = find_tags("{{ 年度 } 和 {{ 年度 }} 和 {{ 年度")
    assert [tag.body for tag in tags] == ["年度"]
    assert len(errors) == 2


@pytest.mark.parametrize("text", ["", "{年度}", "100%", "{}", "集合{1, 2}", "C{"])
def test_plain_text_with_braces_has_no_tags(text: str) -> None:
    assert not has_tags(text)
    assert find_tags(text) == ([], [])
