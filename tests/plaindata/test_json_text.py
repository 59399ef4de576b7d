"""JSON as plain data: the standard's grammar, exact numbers, every place known."""

from __future__ import annotations

import json as standard
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import load
from reportgen.findings import Finding
from reportgen.labels import name_of
from reportgen.plaindata import json_text
from reportgen.plaindata.document import DataSyntaxError
from tests.dumps import as_json
from tests.growing import assert_linear
from tests.sentences import assert_chinese
from tests.strategies import reports

if TYPE_CHECKING:
    from reportgen.model.report import Report

PIECES = (
    *("{", "}", "[", "]", ",", ":", '"', "\\", "\\u", '"甲"', '"乙": ', "1", "0", ".", "-", "+"),
    *("true", "null", "NaN", "nul", " ", "\n", "\t", "\u3000", "\ufeff", "'", "，", "\x00"),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def _problem(text: str) -> DataSyntaxError:
    with pytest.raises(DataSyntaxError) as caught:
        json_text.read(text)
    problem = caught.value
    assert_chinese(Finding("D01", "error", "", "", problem.message, problem.suggestion))
    return problem


@settings(max_examples=100, deadline=None)
@given(VALUES, st.sampled_from((None, 0, 2)), st.booleans())
def test_it_reads_what_the_standard_library_writes(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    text = standard.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert json_text.read(f" {text}\n").data == value


def test_numbers_are_exact() -> None:
    assert json_text.read("[5381.80, 0.1]").data == [Decimal("5381.80"), Decimal("0.1")]
    assert str(json_text.read("5381.80").data) == "5381.80"
    assert str(json_text.read("-0.00").data) == "-0.00"


def _refuse_constant(word: str) -> None:
    raise ValueError(word)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_it_reads_just_what_the_standard_library_reads(text: str) -> None:
    try:
        value = standard.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except ValueError:
        problem = _problem(text)
        lines = text.split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        return
    document = json_text.read(text)
    assert document.repeated or document.data == value


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", (1, 1), "缺少内容"),
        ("{", (1, 2), "双引号括起来的栏目名"),
        ('{"甲" 1}', (1, 6), "少了冒号"),
        ('{"甲": 1 "乙": 2}', (1, 9), "少了逗号"),
        ('{"甲": 1,}', (1, 9), "双引号括起来的栏目名"),
        ("[1 2]", (1, 4), "少了逗号"),
        ("[1,\n,2]", (2, 1), "缺少内容"),
        ('{"甲": NaN}', (1, 7), "缺少内容"),
        ('{"甲": 1e3}', (1, 7), "科学计数法"),
        ('{"甲": "乙}', (1, 7), "双引号没有配对"),
        ('{"甲": "乙\n"}', (1, 9), "换行或有控制字符"),
        ('{"甲": "\\q"}', (1, 8), "反斜杠"),
        ("{'甲': 1}", (1, 2), "双引号括起来的栏目名"),
        ("{} {}", (1, 4), "多余的内容"),
        ("[" * 101, (1, 101), "嵌套超过100层"),
        ("1" * 50, (1, 1), "数字太长"),
        ("]", (1, 1), "缺少内容"),
        ("[1", (1, 3), "少了右方括号"),
        ('{"甲": 1', (1, 8), "少了右花括号"),
        ('{"甲"', (1, 5), "少了冒号"),
        ('{"甲"：1}', (1, 5), "少了冒号"),
        ("{“甲”: 1}", (1, 2), "双引号括起来的栏目名"),
        ('{甲: "乙"}', (1, 2), "双引号括起来的栏目名"),
        ('{"甲": 乙}', (1, 7), "没有加双引号"),
        ('{"甲": True}', (1, 7), "没有加双引号"),
        ('{"甲": truely}', (1, 11), "少了逗号"),
        ('{"甲": 1，"乙": 2}', (1, 8), "少了逗号"),
        ('{"甲": 1 // 注\n}', (1, 9), "少了逗号"),
        ("[01]", (1, 3), "少了逗号"),
        ("[+1]", (1, 2), "缺少内容"),
        ("[.5]", (1, 2), "缺少内容"),
        ("[5.]", (1, 3), "少了逗号"),
        ("[-Infinity]", (1, 2), "缺少内容"),
        ('["\\u12"]', (1, 4), "反斜杠"),
        ('{"甲\\": 1}', (1, 2), "双引号没有配对"),
        ('["甲\x01"]', (1, 4), "控制字符"),
        ("\ufeff{}", (1, 1), "缺少内容"),
        ("{\u3000}", (1, 2), "双引号括起来的栏目名"),
        ('{"甲": 1,\r\n "乙" 2}', (2, 6), "少了冒号"),
        ("[" * 100_000, (1, 101), "嵌套超过100层"),
    ],
)
def test_a_mistake_has_its_place_and_a_chinese_sentence(
    text: str, place: tuple[int, int], words: str
) -> None:
    problem = _problem(text)
    assert words in problem.message
    assert (problem.line, problem.column) == place


def test_data_may_be_nested_a_hundred_levels() -> None:
    assert json_text.read("[" * 100 + "]" * 100).data
    assert json_text.read('{"a":' * 100 + "1" + "}" * 100).data
    for text in ("[" * 101 + "]" * 101, '{"a":' * 101 + "1" + "}" * 101):
        assert _problem(text).message == "内容嵌套超过100层"


def test_places_and_repeated_keys() -> None:
    document = json_text.read('{"甲": [1,\n 2],\n "甲": 3}')
    assert document.marks == {
        (): (1, 1),
        ("甲",): (1, 2),
        ("甲", 0): (1, 8),
        ("甲", 1): (2, 2),
    }
    assert document.repeated == [(("甲",), (3, 2))]
    assert document.data == {"甲": [1, 2]}


@given(reports(), st.sampled_from((None, 2)))
def test_a_dumped_report_loads_as_the_same_report(report: Report, indent: int | None) -> None:
    assert load(json_text.read(as_json(report, indent=indent)).data) == report


@given(reports(), st.sampled_from((None, 2)))
def test_every_place_of_a_report_has_its_key(report: Report, indent: int | None) -> None:
    text = as_json(report, indent=indent)
    lines = text.split("\n")
    for path, (line, column) in json_text.read(text).marks.items():
        here = lines[line - 1][column - 1 :]
        if path and isinstance(path[-1], str):
            key, _ = standard.JSONDecoder().raw_decode(here)
            assert name_of(key) == path[-1]
        else:
            assert here[0] in '{["' or here[0].isdecimal()


def test_time_grows_with_the_text_and_no_faster() -> None:
    def items(count: int) -> str:
        return "[" + ",\n".join(['"办成了一件实事"'] * count) + "]"

    assert_linear(items, json_text.read, 4_000)
