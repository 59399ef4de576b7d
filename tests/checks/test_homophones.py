"""Words typed as others of the same sound, found by the phrases they stand in."""

from __future__ import annotations

import pytest

from reportgen.checks.homophones import homophones_of
from reportgen.checks.misspelt_terms import read_misspelt_terms
from reportgen.chinese.marked_text import MarkedText


def written(text: str) -> list[tuple[str, str]]:
    return [(each.written, each.term) for each in read_misspelt_terms(MarkedText(text))]


CASES = [
    ("按照项目管理全线的规定报批。", "管理全线", "管理权限"),
    ("安排转向资金36万元。", "转向资金", "专项资金"),
    ("社会校医明显，群众满意度高。", "社会校医", "社会效益"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), CASES)
def test_a_word_of_the_same_sound_in_a_phrase_is_told(text: str, wrong: str, right: str) -> None:
    assert (wrong, right) in written(text)


def test_a_word_that_is_none_there_is_right() -> None:
    """The first character ends a word, or the last one begins another."""
    assert written("工作董事由公司管理机构聘任。") == []


def test_a_word_has_those_it_may_be_meant_for() -> None:
    assert homophones_of("神迹") == ["审计"]
    assert homophones_of("预算") == ()
