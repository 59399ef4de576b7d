"""Ordinals, items of lists, and points."""

from __future__ import annotations

import pytest

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.formats.word.headings.typed_ordinals import (
    items_of,
    ordinal_of,
    points_of,
    typed_ordinal,
)
from reportgen.formats.word.text.word_lines import WordLine


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("1、甲", "1、", 1),
        ("　12．甲", "1.", 12),
        ("3）甲", "1)", 3),
        ("（4）甲", "(1)", 4),
        ("(十一)、甲", "(一)", 11),
        ("二、甲", "一、", 2),
        ("三）甲", "(一)", 3),
        ("●甲", "•", 0),
        ("·甲", "•", 0),
        ("二 、 甲", "一、", 2),
        ("⑳甲", "①", 20),
        ("❸甲", "①", 3),
        ("⑵甲", "(1)", 2),
        ("⒊甲", "1.", 3),
        ("㈣甲", "(一)", 4),
        ("㊃甲", "(一)", 4),
        ("Ⅱ.甲", "Ⅰ", 2),
        ("叁、甲", "第", 3),
        ("壹拾贰、甲", "第", 12),
        ("（拾）甲", "(一)", 10),
        ("第三节　甲", "(一)", 3),
        ("第2节、甲", "(一)", 2),
        ("（ 三 ）甲", "(一)", 3),
        ("㊁甲", "(一)", 2),
        ("IV.甲", "Ⅰ", 4),
        ("二：甲", "一、", 2),
    ],
)
def test_typed_ordinals(text: str, style: str, number: int) -> None:
    found = typed_ordinal(text)
    assert found is not None
    assert (found.style, found.number, text[found.end :]) == (style, number, "甲")


def test_stems_are_ordinals_before_a_comma_of_lists() -> None:
    assert typed_ordinal("丙、机构") == ("第", 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "甲",
        "1.5公里",
        "3.2×10⁴平方米",
        "2.4kg",
        "9.5分",
        "1.2厘米",
        "2024年",
        "0、甲",
        "十十、甲",
        "一是甲",
        "第一节课",
        "甲、乙两村",
        "壹万元",
        "三 公 经 费",
        "V.2",
        "IIII.甲",
        "",
    ],
)
def test_what_is_no_ordinal(text: str) -> None:
    assert typed_ordinal(text) is None


def test_an_automatic_number_comes_before_a_typed_one() -> None:
    found = ordinal_of(WordLine("1、甲", "", number="（二）"))
    assert found is not None
    assert (found.style, found.number, found.end) == ("(一)", 2, 0)
    bullet = ordinal_of(WordLine("甲", "", number="•"))
    assert bullet is not None
    assert (bullet.style, bullet.number) == ("•", 0)


def items(*texts: str) -> list[tuple[str, str]]:
    return [(item.ordinal, item.text) for item in items_of([WordLine(text, "") for text in texts])]


def test_a_numeral_before_white_space_and_a_title_is_one() -> None:
    assert typed_ordinal("二　机构人员") == ("一", 2, 2)


def test_an_automatic_number_may_have_no_mark() -> None:
    assert ordinal_of(WordLine("甲", "", number="2 ")) == ("1", 2, 0)
    assert ordinal_of(WordLine("甲", "", number="2.1 ")) == ("1.1", 1, 0)


def test_items_go_to_the_next_ordinal_of_their_style() -> None:
    found = items("1、甲", "（1）乙", "丙", "2、丁")
    assert found == [("1、", "甲\n（1）乙\n丙"), ("2、", "丁")]


def test_text_before_the_first_ordinal_is_an_item() -> None:
    assert items("职能如下：", "1、甲") == [("", "职能如下："), ("1、", "甲")]


def test_a_number_too_far_on_belongs_to_the_item_before() -> None:
    assert items("1、甲", "9、乙", "3、丙") == [("1、", "甲\n9、乙"), ("3、", "丙")]


def test_one_paragraph_and_soft_returns_are_cut() -> None:
    assert items("1、甲。2、乙；3、丙") == [("1、", "甲。"), ("2、", "乙；"), ("3、", "丙")]
    assert items("1.甲\n 2.乙\n丙") == [("1.", "甲"), ("2.", "乙\n丙")]
    assert items("⑴甲\n⑵乙") == [("⑴", "甲"), ("⑵", "乙")]


def points(text: str, first: int = 1) -> tuple[str, list[str]]:
    found = points_of(text, first)
    return found.before, found.points


@pytest.mark.parametrize(
    ("text", "before", "found"),
    [
        ("题目。一是甲；二是乙。", "题目。", ["甲；", "乙。"]),
        ("题目 一是甲 二是乙", "题目", ["甲", "乙"]),
        ("题目一是甲。二是乙", "题目", ["甲。", "乙"]),
        ("一是甲二是乙三是丙", "", ["甲", "乙", "丙"]),
        ("甲。二是乙", "甲。二是乙", []),
        ("唯一是甲，二是乙", "唯一是甲，二是乙", []),
        ("统一是甲", "统一是甲", []),
        ("题目。一要甲；二要乙。", "题目。", ["甲；", "乙。"]),
        ("一要甲，三要素齐全；二要乙，二是丙", "", ["甲，三要素齐全；", "乙，二是丙"]),
    ],
)
def test_points_are_cut_in_turn(text: str, before: str, found: list[str]) -> None:
    assert points(text) == (before, found)


def test_points_may_go_on_from_a_number() -> None:
    assert points("三是甲。四是乙", 3) == ("", ["甲。", "乙"])


def test_points_are_counted_as_far_as_there_are_numerals() -> None:
    text = "".join(f"{chinese_numeral(number)}是甲" for number in range(1, 10_000))
    assert len(points(text)[1]) == 9_999
