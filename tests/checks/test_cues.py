"""Trigger words are found by one search, each with its places."""

from __future__ import annotations

from reportgen.checks.cues import cues_in


def test_words_are_found_with_their_places() -> None:
    assert cues_in("结余3万元。\n年末结余4万元。") == {"结余": [0, 9]}


def test_a_word_counts_only_where_no_longer_one_stands_in_its_place() -> None:
    assert set(cues_in("分别为：甲、乙")) == {"分别为：", "："}
    found = cues_in("分别为：甲、乙；丙、丁分别为3个")
    assert found["分别为"] == [0, 11]


def test_a_common_word_counts_only_before_a_figure() -> None:
    assert "增加" not in cues_in("收入增加较多")
    assert cues_in("收入增加5万元")["增加"] == []
