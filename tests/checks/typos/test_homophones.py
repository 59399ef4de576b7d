"""Words typed as others of the same sound, found by the phrases they stand in."""

from __future__ import annotations

import pytest

from reportgen.checks.typos.homophones import homophones_of
from reportgen.checks.typos.misspelt_terms import read_misspelt_terms
from reportgen.chinese.marked_text import MarkedText


def written(text: str) -> list[tuple[str, str]]:
    return [(each.written, each.term) for each in read_misspelt_terms(MarkedText(text))]


CASES = [
    ("按照项目管理全线的规定报批。", "管理全线", "管理权限"),
    ("本年转向资金36万元。", "转向资金", "专项资金"),
    ("社会校医明显，群众满意度高。", "社会校医", "社会效益"),
    ("支出86万元，器重：人员经费62万元。", "器重", "其中"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), CASES)
def test_a_word_of_the_same_sound_in_a_phrase_is_told(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in written(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("开展提升治理蹄声行动。", "蹄声行动", "提升行动"),
        ("促进经济计数合作和交流。", "计数", "技术"),
    ],
)
def test_a_word_that_may_be_right_is_told_by_what_stands_on_both_sides(
    text: str, wrong: str, right: str
) -> None:
    assert (wrong, right) in written(text)


@pytest.mark.parametrize("text", ["坚持自愿原则，计数准确。", "做好四项工作，涉嫌严重违纪的两人。"])
def test_a_word_beside_other_words_is_right(text: str) -> None:
    assert written(text) == []


def test_a_word_that_is_none_there_is_right() -> None:
    """The first character ends a word, or the last one begins another."""
    assert written("工作董事由公司管理机构聘任。") == []


def test_a_word_has_those_it_may_be_meant_for() -> None:
    assert homophones_of("神迹").common == ("审计",)
    assert not any(homophones_of("预算"))
