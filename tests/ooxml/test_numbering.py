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
    ],
)
def test_kinds_of_numbers(kind: str, start: int, printed: list[str]) -> None:
    found = lists(level(kind, "%1", start=start), "")
    assert [found.label("1", 0) for _ in printed] == printed


def test_levels_count_within_those_above() -> None:
    found = lists(level("decimal", "%1") + level("decimal", "%1.%2", at=1), "")
    asked = [0, 1, 1, 0, 1]
    assert [found.label("1", at) for at in asked] == ["1", "1.1", "1.2", "2", "2.1"]


def test_lists_of_one_kind_count_on_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    found = lists(level("decimal", "%1"), "", "", anew)
    assert [found.label(each, 0) for each in "12132"] == ["1", "2", "3", "5", "4"]


def test_a_list_may_write_a_level_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level("chineseCounting", "第%1条")}</w:lvlOverride>'
    assert lists(level("decimal", "%1"), own).label("1", 0) == "第一条"


def test_bullets_none_and_unknown_lists() -> None:
    assert lists(level("bullet", "\uf06c"), "").label("1", 0) == "•"
    assert lists(level("none", "%1"), "").label("1", 0) == ""
    assert Numbering(None).label("1", 0) == ""
    assert numbering('<w:num w:numId="1"/>').label("1", 0) == "1."
