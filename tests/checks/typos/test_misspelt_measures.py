"""Measure words with a character of the same sound."""

from __future__ import annotations

from tests.checks.samples import hits_in_text


def test_a_measure_word_with_a_wrong_character() -> None:
    for text, right in (
        ("化解信访积案16建。", "6件"),
        ("走访困难群众126护，送去棉被。", "6户"),
        ("新建便民桥2坐；维修水渠。", "2座"),
        ("培训护林员120余仁。", "余人"),
    ):
        (hit,) = hits_in_text("T05", text)
        assert f"应为“{right}”" in hit.message


def test_figures_before_other_words() -> None:
    for text in ("排练地方戏第3出。", "2024各项指标完成。", "化解信访积案16件。", "多见，其一。"):
        assert hits_in_text("T05", text) == []


def test_money_with_a_character_of_the_same_sound() -> None:
    for text, right in (
        ("支出12万愿用于修路。", "万元"),
        ("下达资金3.6亿园，全部到位。", "亿元"),
        ("共拨付36.8顽元。", "万元"),
    ):
        (hit,) = hits_in_text("T05", text)
        assert f"应为“{right}”" in hit.message


def test_words_behind_a_figure_are_right() -> None:
    text = "惠及3万园区职工、12万原住民和2万员工，10亿源于财政。"
    assert hits_in_text("T05", text) == []
