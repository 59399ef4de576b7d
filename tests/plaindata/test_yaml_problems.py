"""What is wrong with the syntax of a YAML file: a Chinese sentence, and the place to go to."""

from __future__ import annotations

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.findings import Finding
from reportgen.plaindata import yaml_events, yaml_text
from reportgen.plaindata.document import DataSyntaxError
from tests.sentences import assert_chinese

BROKEN: dict[str, tuple[str, tuple[int, int], str]] = {
    "full-width colon": ("年度：2024\n部门概况: 无\n", (1, 3), "冒号写成了全角"),
    "full-width colons": (
        "年度: 1\n# 注\n主管：甲\n\n单位：乙\n丙: 丁\n",
        (3, 3),
        "冒号写成了全角",
    ),
    "full-width colon of a group": ("部门概况：\n  单位: 甲\n", (1, 5), "冒号写成了全角"),
    "full-width colon in an item": ("- 标题：甲\n  内容: 乙\n", (1, 5), "冒号写成了全角"),
    "full-width colon with marks": ("出国（境）费：1\n甲: 乙\n", (1, 7), "冒号写成了全角"),
    "no space after colon": ("年度:2024\n部门概况: 无\n", (1, 3), "冒号后面没有空格"),
    "no colon": ("年度: 2024\n部门概况\n绩效: 无\n", (2, 1), "这一行少了冒号"),
    "two colons": ("概述: 其中: 甲\n", (1, 7), "冒号用得不对"),
    "text with a group below it": ("概述: 甲\n  其中: 乙\n", (2, 5), "冒号用得不对"),
    "key indented too little": ("甲:\n  乙: 1\n 丙: 2\n", (3, 2), "缩进或写法不对，这里应是“栏目"),
    "key indented too much": ("甲:\n  乙: 1\n   丙: 2\n", (3, 5), "冒号用得不对"),
    "item indented too little": ("甲:\n  - 乙\n - 丙\n", (3, 2), "缩进或写法不对"),
    "item among keys": ("甲: 1\n- 乙\n", (2, 1), "缩进或写法不对，这里应是“栏目"),
    "key among items": ("- 甲\n乙: 1\n", (2, 1), "缩进或写法不对，这里应是列表的一项"),
    "item beside its key": ("甲: - 乙\n", (1, 4), "列表的“- ”不能写在这里"),
    "question mark beside its key": ("甲: ? 乙\n", (1, 4), "“?”不能写在这里"),
    "tab before a key": ("甲:\n\t乙: 1\n", (2, 1), "制表符"),
    "at sign": ("甲: @乙\n", (1, 4), "不能用在这里的字符"),
    "backtick": ("甲: 1\n乙: `丙\n", (2, 4), "不能用在这里的字符"),
    "percent sign": ("甲: %乙\n", (1, 4), "不能用在这里的字符"),
    "percent sign at the start": ("%甲: 乙\n丙: 丁\n", (1, 2), "“%”开头的内容被当作指令"),
    "newer YAML": ("%YAML 3.0\n---\n甲: 乙\n", (1, 1), "“%”开头的内容被当作指令"),
    "double quote left open": ('甲: 1\n乙: "丙\n丁: 2\n', (2, 4), "引号没有配对"),
    "single quote left open": ("甲: '乙\n丙: 2\n", (1, 4), "引号没有配对"),
    "quote open over documents": ('甲: "乙\n---\n丙: 丁\n', (1, 4), "引号没有配对"),
    "text after a quote": ('概述: "三公"经费\n', (1, 9), "引号后面还有内容"),
    "text after a single quote": ("概述: '三公'经费\n", (1, 9), "引号后面还有内容"),
    "bracket left open": ("甲: [1, 2\n乙: 3\n", (1, 4), "括号没有写完"),
    "brace left open": ("甲: {乙: 1\n丙: 2\n", (1, 4), "括号没有写完"),
    "bracket without beginning": ("甲: ]乙\n", (1, 4), "这里没有写内容"),
    "two commas": ("甲: [1,,2]\n", (1, 7), "这里没有写内容"),
    "comma first": ("甲: ,乙\n", (1, 4), "这里没有写内容"),
    "star": ("甲: *乙\n", (1, 5), "“*”“&”开头的内容被当作引用"),
    "two stars": ("甲: **重点**\n", (1, 5), "“*”“&”开头的内容被当作引用"),
    "unknown alias": ("甲: *abc\n", (1, 4), "“*”开头的内容被当作引用"),
    "ampersand": ("甲: & 乙\n", (1, 5), "“*”“&”开头的内容被当作引用"),
    "unknown escape": ('甲: "\\q"\n', (1, 5), "反斜杠写法不对"),
    "broken escape": ('甲: "\\xZZ"\n', (1, 7), "反斜杠写法不对"),
    "tag": ("甲: !b 丙\n", (1, 4), "“!”开头的内容被当作标签"),
    "number tag": ("甲: !!int 5\n", (1, 4), "“!”开头的内容被当作标签"),
    "Python tag": ("甲: !!python/object:os.system x\n", (1, 4), "“!”开头的内容被当作标签"),
    "tag of a mapping": ("甲: !!map {}\n", (1, 4), "“!”开头的内容被当作标签"),
    "tag left open": ("甲: !<乙 丙\n", (1, 6), "“!”开头的内容被当作标签"),
    "text beside a bar": ("甲: |乙\n  丙\n", (1, 5), "“|”或“>”后面的写法不对"),
    "bar with nought": ("甲: |0\n  乙\n", (1, 5), "“|”或“>”后面的写法不对"),
    "second document": ("甲: 1\n---\n乙: 2\n", (2, 1), "不止一份数据"),
    "text after the end": ("甲: 1\n...\n乙: 2\n", (3, 1), "这里不能再写内容"),
    "list as key": ("? [甲]\n: 乙\n", (1, 3), "栏目名写法不对"),
    "mapping as key": ("{{ 年度 }}: 乙\n", (1, 1), "栏目名写法不对"),
    "placeholder as value": ("甲: {{ 年度 }}\n", (1, 5), "栏目名写法不对"),
    "alias as key": ("甲: &a k\n*a : 2\n", (2, 1), "栏目名写法不对"),
    "control character": ("甲: 1\n乙: 丙\x01丁\n", (2, 5), "有不能用的字符 U+0001"),
    "mark after others that may stand": ("甲: \ufeff\x85乙\n丙: \x7f\n", (2, 4), "U+007F"),
    "noncharacter": ("甲: \uffff\n", (1, 4), "有不能用的字符 U+FFFF"),
    "lone surrogate": ("甲: 1\n\ud800\n", (2, 1), "有不能用的字符 U+D800"),
    "no key": ("甲: 1\n: 乙\n", (2, 1), "缩进或写法不对"),
}

_PIECES = (
    *("甲", "：", ":", ": ", " ", "  ", "\t", "\n", "- ", "-", "? ", "---\n", "...\n", "#", " #"),
    *("[", "]", "{", "}", ",", "'", '"', "&a ", "*a", "!", "%", "@", "|", ">", "\\"),
)


def _problem(text: str) -> DataSyntaxError:
    with pytest.raises(DataSyntaxError) as caught:
        yaml_text.read(text)
    problem = caught.value
    assert_chinese(Finding("D01", "error", "", "", problem.message, problem.suggestion))
    return problem


@pytest.mark.parametrize(("text", "place", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_has_its_place_and_a_chinese_sentence(
    text: str, place: tuple[int, int], words: str
) -> None:
    problem = _problem(text)
    assert words in problem.message
    assert (problem.line, problem.column) == place
    assert str(problem) == problem.message


@pytest.mark.parametrize("text", [text for text, _, _ in BROKEN.values()], ids=BROKEN.keys())
def test_the_parser_that_is_everywhere_finds_the_same_mistakes(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = _problem(text).line
    monkeypatch.setattr(yaml_events, "_Loader", pyyaml.SafeLoader)
    problem = _problem(text)
    assert problem.message != yaml_events._OTHER_PROBLEM[0]
    assert abs(problem.line - line) <= 1


@pytest.mark.parametrize("escape", ["\\uD800", "\\U00110000"])
def test_an_escape_of_what_is_no_character_is_refused(escape: str) -> None:
    problem = _problem(f'甲: "{escape}"\n')
    assert problem.message == "双引号里的反斜杠写法不对"
    assert (problem.line, problem.column) == (1, 7)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# 注\n" * 500 + "甲: @乙\n", (501, 4)),
        ("甲: 𠮷\n乙: '𠮷'丙\n", (2, 7)),
        ("甲: 1\r\n乙: @\r\n", (2, 4)),
    ],
)
def test_lines_and_columns_count_characters_from_one(text: str, place: tuple[int, int]) -> None:
    problem = _problem(text)
    assert (problem.line, problem.column) == place


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_any_text_is_read_or_refused_in_chinese(text: str) -> None:
    try:
        yaml_text.read(text)
        return
    except DataSyntaxError:
        problem = _problem(text)
    lines = text.split("\n")
    assert 1 <= problem.line <= len(lines)
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert problem.message != yaml_events._OTHER_PROBLEM[0]
