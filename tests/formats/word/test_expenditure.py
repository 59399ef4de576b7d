"""The figures of the expenditure row, sentence by sentence."""

from __future__ import annotations

import pytest

from reportgen.formats.word.expenditure import figures_of, nested
from reportgen.formats.word.paragraphs import Line


def figures(*texts: str) -> dict[str, object]:
    return nested(figures_of([Line(text, f"第{n}段") for n, text in enumerate(texts, 1)]).found)


@pytest.mark.parametrize(
    "text",
    [
        "2024年部门整体支出10万元。",
        "2024年度，本单位支出总额共计10万元。",
        "2024年全镇全年实际支出合计为：10万元。",
        "部门整体支出总额达到了10万元。",
    ],
)
def test_the_total(text: str) -> None:
    assert figures(text) == {"支出总额": "10万元"}


def test_words_that_stand_too_long_before_an_amount_are_not_its_label() -> None:
    assert figures(f"部门整体支出{'共计' * 5}10万元。") == {}


def test_the_last_paragraph_with_the_total_comes_first() -> None:
    found = figures_of([Line("去年较好。", ""), Line("2024年部门整体支出10万元。", "第2段")])
    assert (found.year, found.places, [line.text for line in found.prose]) == (
        2024,
        {("支出总额",): "第2段"},
        ["去年较好。"],
    )


def test_no_official_expenses_are_zero() -> None:
    text = "2024年部门整体支出10万元，没有发生其他支出，未发生“三公”经费支出。"
    assert figures(text)["三公经费"] == {"合计": "0万元"}


def test_sentences_in_other_words_are_told() -> None:
    found = figures_of([Line("2024年部门整体支出总额为10万元。", "第1段")])
    assert found.reworded == [("第1段", "2024年部门整体支出总额为10万元。")]
    assert found.prose == []


def test_different_amounts_are_not_chosen_from() -> None:
    found = figures_of([Line("2024年部门整体支出10万元。项目支出1万元，项目支出2万元。", "")])
    assert found.unsure == [("按支出性质", "项目支出")]
    assert [line.text for line in found.prose] == ["项目支出1万元，项目支出2万元。"]
