"""Automatic numbers, as Word prints them."""

from __future__ import annotations

import pytest

from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.wordprocessing import parse
from tests.formats.word.markup import W


def numbering(inner: str) -> Numbering:
    return Numbering(parse(f'<w:numbering xmlns:w="{W}">{inner}</w:numbering>'.encode()))


def level(kind: str, text: str, at: int = 0, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(levels: str, *numbers: str) -> Numbering:
    kind = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    reference = '<w:abstractNumId w:val="7"/>'
    nums = (f'<w:num w:numId="{n}">{reference}{own}</w:num>' for n, own in enumerate(numbers, 1))
    return numbering(kind + "".join(nums))


@pytest.mark.parametrize(
    ("kind", "start", "printed"),
    [
        ("decimal", 9, ["9", "10"]),
        ("chineseCounting", 10, ["十", "十一"]),
        ("chineseCounting", 9999, ["九千九百九十九", "10000"]),
        ("decimalEnclosedCircle", 20, ["⑳", "21"]),
        ("upperRoman", 4, ["IV", "V"]),
        ("lowerRoman", 49, ["xlix", "l"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 1, ["a", "b"]),
        ("decimalFullWidth", 10, ["１０", "１１"]),
        ("upperRoman", 0, ["0", "I"]),
        ("decimalZero", 9, ["09", "10"]),
        ("decimalEnclosedParen", 1, ["⑴", "⑵"]),
        ("decimalEnclosedFullstop", 20, ["⒛", "21"]),
        ("ideographEnclosedCircle", 9, ["㊈", "㊉"]),
        ("unheardOf", 3, ["3", "4"]),
        ("chineseLegalSimplified", 9, ["玖", "壹拾"]),
        ("ideographLegalTraditional", 2, ["貳", "參"]),
        ("ideographDigital", 9, ["九", "一〇"]),
        ("ideographTraditional", 1, ["甲", "乙"]),
        ("ideographTraditional", 10, ["癸", "11"]),
        ("ideographZodiac", 12, ["亥", "13"]),
        ("ideographZodiacTraditional", 11, ["甲戌", "乙亥"]),
        ("ideographEnclosedCircle", 1, ["㊀", "㊁"]),
        ("decimalZero", 0, ["00", "01"]),
        ("ordinal", 0, ["0th", "1st"]),
        ("numberInDash", 3, ["- 3 -", "- 4 -"]),
        ("ordinal", 11, ["11th", "12th"]),
        ("ordinal", 21, ["21st", "22nd"]),
    ],
)
def test_kinds_of_numbers(kind: str, start: int, printed: list[str]) -> None:
    found = lists(level(kind, "%1", start=start), "")
    assert [found.label("1", 0) for _ in printed] == printed


def test_levels_count_within_those_above() -> None:
    found = lists(level("decimal", "%1") + level("decimal", "%1.%2", at=1), "")
    asked = [0, 1, 1, 0, 1]
    assert [found.label("1", at) for at in asked] == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_level_that_was_passed_over_counts_as_used() -> None:
    found = lists(level("decimal", "%1") + level("decimal", "%1.%2", at=1), "")
    assert [found.label("1", at) for at in (1, 1, 0, 1)] == ["1.1", "1.2", "2", "2.1"]


def test_a_level_with_a_sign_gives_no_number_to_those_below() -> None:
    found = lists(level("bullet", "-") + level("decimal", "%1%2", at=1), "")
    assert [found.label("1", at) for at in (0, 1)] == ["•", "1"]


def test_lists_of_one_kind_count_on_from_where_one_started_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    found = lists(level("decimal", "%1"), "", "", anew)
    assert [found.label(each, 0) for each in "12132"] == ["1", "2", "3", "5", "6"]


def test_a_list_may_write_a_level_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level("chineseCounting", "第%1条")}</w:lvlOverride>'
    assert lists(level("decimal", "%1"), own).label("1", 0) == "第一条"


def test_bullets_none_and_unknown_lists() -> None:
    assert lists(level("bullet", "\uf06c"), "").label("1", 0) == "•"
    assert lists(level("bullet", ""), "").label("1", 0) == ""
    assert lists(level("none", "%1"), "").label("1", 0) == ""
    assert lists(level("none", "备注："), "").label("1", 0) == "备注："
    assert Numbering(None).label("1", 0) == ""
    assert numbering('<w:num w:numId="1"/>').label("1", 0) == "1."


def test_numbers_below_a_chapter_in_words_may_be_in_digits_alone() -> None:
    below = level("decimal", "%1.%2", at=1).replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    found = lists(level("chineseCounting", "第%1章") + below, "")
    assert [found.label("1", at) for at in (0, 1)] == ["第一章", "1.1"]


def test_among_numbers_in_digits_alone_those_of_two_digits_stay_so() -> None:
    below = level("decimalZero", "%1.%2", at=1).replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    found = lists(level("upperRoman", "%1") + below, "")
    assert [found.label("1", at) for at in (0, 1)] == ["I", "1.01"]


@pytest.mark.parametrize(("restart", "last"), [("0", "3"), ("1", "1"), ("2", "1")])
def test_a_level_may_count_on_below_the_next_of_those_above(restart: str, last: str) -> None:
    third = level("decimal", "%3", at=2).replace(
        "<w:num", f'<w:lvlRestart w:val="{restart}"/><w:num'
    )
    found = lists(level("decimal", "%1") + level("decimal", "%2", at=1) + third, "")
    assert [found.label("1", at) for at in (0, 1, 2, 2, 0, 1, 2)][-1] == last


def test_a_level_that_restarts_with_chapters_counts_on_below_sections() -> None:
    third = level("decimal", "%3", at=2).replace("<w:num", '<w:lvlRestart w:val="1"/><w:num')
    found = lists(level("decimal", "%1") + level("decimal", "%2", at=1) + third, "")
    assert [found.label("1", at) for at in (0, 1, 2, 1, 2)][-1] == "2"


def test_a_list_of_a_style_is_numbered_as_the_style_says() -> None:
    style = '<w:abstractNum w:abstractNumId="{}"><w:{} w:val="条文"/>{}</w:abstractNum>'
    found = numbering(
        style.format(3, "styleLink", level("chineseCounting", "（%1）"))
        + style.format(4, "numStyleLink", "")
        + '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>'
    )
    assert [found.label(each, 0) for each in "121"] == ["（一）", "（二）", "（三）"]


def test_a_number_of_ones_own_is_written_as_its_first() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    own = (
        f'<mc:AlternateContent {mc}><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    found = lists(level("decimal", "%1", start=9).replace('<w:numFmt w:val="decimal"/>', own), "")
    assert [found.label("1", 0) for _ in range(2)] == ["009", "010"]
