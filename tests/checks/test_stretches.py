"""Which passages a search looks through, by the marks that stand in them."""

from __future__ import annotations

from itertools import accumulate

from reportgen.checks.cues import CHANGES, FIGURES
from reportgen.checks.stretches import Stretches

LINES = ("收入增加5万元。", "甲乙丙丁" * 12, "其中：甲3个。", "丙" * 9)


def with_any(marks: str | tuple[str, ...] | frozenset[str]) -> list[str]:
    text = "".join(f"{line}\n" for line in LINES)
    stretches = Stretches(text, list(accumulate(len(line) + 1 for line in LINES)))
    assert stretches.with_any(marks) is stretches.with_any(marks)
    return [text[start:end] for start, end in stretches.with_any(marks)]


def test_without_marks_all_is_looked_through() -> None:
    assert with_any("") == ["".join(f"{line}\n" for line in LINES)]


def test_the_passages_with_a_mark_or_a_word_or_a_cue() -> None:
    assert with_any("甲") == [f"{LINES[1]}\n", f"{LINES[2]}\n"]
    assert with_any(("其中：", "收入")) == [f"{LINES[0]}\n", f"{LINES[2]}\n"]
    assert with_any(CHANGES) == [f"{LINES[0]}\n"]
    assert with_any("号") == []


def test_passages_with_figures() -> None:
    assert with_any(FIGURES) == [f"{LINES[0]}\n", f"{LINES[2]}\n"]
