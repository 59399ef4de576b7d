"""A wrong character told by what good texts often have around, words and what runs across them."""

from __future__ import annotations

import pytest

from reportgen.checks.typos.misspelt_terms import read_misspelt_terms
from reportgen.chinese.marked_text import MarkedText


def written(text: str) -> list[tuple[str, str]]:
    return [(each.written, each.term) for each in read_misspelt_terms(MarkedText(text))]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全行业无染物排放达标。", "无染", "污染"),
        ("监理单位严格旅行合同约定。", "旅行", "履行"),
        ("加强当的建设和作风建设。", "当的", "党的"),
        ("组织开展专业技素人员培训。", "技素", "技术"),
    ],
)
def test_a_character_that_makes_no_good_pair_with_the_next_word_is_told(
    text: str, wrong: str, right: str
) -> None:
    """Beside its own word it may look right: of 严格旅行合同, 旅行 is a word and 行合 the pair."""
    assert (wrong, right) in written(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年立刑事案件136起，均已移送。",
        "灌区配套建设项目于2023年完工。",
        "推进数智政府建设。",
        "由董事会或者经理层作出决定。",
        "永丰社区、庙坪村、沙湾水库的管护人员到位。",
    ],
)
def test_small_words_and_names_are_left(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全乡支预出算已批复。", "支预出算", "支出预算"),
        ("加强预算效绩管理办法的宣传。", "效绩", "绩效"),
    ],
)
def test_two_characters_of_a_phrase_in_the_other_order_are_told(
    text: str, wrong: str, right: str
) -> None:
    assert (wrong, right) in written(text)
