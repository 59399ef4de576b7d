"""Which passages and sentences a search looks through, by the marks that stand in them."""

from __future__ import annotations

from itertools import accumulate

from reportgen.checks.stretches import Stretches
from reportgen.chinese.marked_text import MarkedText
from reportgen.chinese.signs import FIGURES, words

LINES = ("乙。收入增加5万元。甲", "甲乙丙丁" * 12, "其中：甲3个。", "丙" * 9)
TEXT = "".join(f"{line}\n" for line in LINES)


def stretches() -> Stretches:
    return Stretches(MarkedText(TEXT), list(accumulate(len(line) + 1 for line in LINES)))


def lines_with(marks: frozenset[str]) -> list[str]:
    found = stretches()
    assert found.lines_with(marks) is found.lines_with(marks)
    return [TEXT[start:end].removesuffix("\n") for start, end in found.lines_with(marks)]


def sentences_with(marks: str) -> list[str]:
    return [TEXT[start:end] for start, end in stretches().sentences_with(words(marks))]


def test_without_marks_all_is_looked_through() -> None:
    assert [TEXT[start:end] for start, end in stretches().lines_with(frozenset())] == [TEXT]


def test_the_passages_with_a_character_or_a_word() -> None:
    assert lines_with(words("甲")) == [*LINES[:3]]
    assert lines_with(words("其中： 收入")) == [LINES[0], LINES[2]]
    assert lines_with(words("号 收支")) == []


def test_passages_with_figures() -> None:
    assert lines_with(FIGURES) == [LINES[0], LINES[2]]


def test_the_sentences_with_a_character_or_a_word() -> None:
    assert sentences_with("增加 收入") == ["收入增加5万元。"]
    assert sentences_with("乙 甲3") == ["乙。", f"{LINES[1]}\n", "其中：甲3个。"]
    assert sentences_with("甲") == ["甲\n", f"{LINES[1]}\n", "其中：甲3个。"]
    assert sentences_with("。收") == ["收入增加5万元。"]
