"""JSON as plain data: the standard's grammar, exact numbers, every place known."""

from __future__ import annotations

import json as standard
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import load
from reportgen.formats import json
from reportgen.formats.document import DataSyntaxError
from tests.strategies import reports

if TYPE_CHECKING:
    from reportgen.model.report import Report

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES, st.sampled_from((None, 0, 2)), st.booleans())
def test_it_reads_what_the_standard_library_writes(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    text = standard.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert json.read(f" {text}\n").data == value


def test_numbers_are_exact() -> None:
    assert json.read("[5381.80, 0.1]").data == [Decimal("5381.80"), Decimal("0.1")]
    assert str(json.read("5381.80").data) == "5381.80"


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
    ],
)
def test_a_mistake_has_its_place_and_a_chinese_sentence(
    text: str, place: tuple[int, int], words: str
) -> None:
    with pytest.raises(DataSyntaxError, match=words) as caught:
        json.read(text)
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.suggestion


def test_places_and_repeated_keys() -> None:
    document = json.read('{"甲": [1,\n 2],\n "甲": 3}')
    assert document.marks == {
        (): (1, 1),
        ("甲",): (1, 2),
        ("甲", 0): (1, 8),
        ("甲", 1): (2, 2),
    }
    assert document.repeated == [(("甲",), (3, 2))]
    assert document.data == {"甲": [1, 2]}


@settings(max_examples=60, deadline=None)
@given(reports(), st.sampled_from((None, 2)))
def test_a_dumped_report_loads_as_the_same_report(report: Report, indent: int | None) -> None:
    assert load(json.read(json.dump(report, indent=indent)).data) == report
