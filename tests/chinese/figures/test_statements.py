"""What a passage says of each figure."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import plain_name, read_statements


@pytest.mark.parametrize(
    ("text", "roles", "bases"),
    [
        ("预算90万元，支出81万元，执行率90%。", ["level", "level", "rate"], ["planned", "done"]),
        ("到位资金90万元，比上年增加5万元。", ["level", "difference"], ["granted"]),
        ("核定编制30名，在职28人。", ["level", "level"], ["planned", "done"]),
        ("年末结转6万元。", ["level"], ["left"]),
    ],
)
def test_roles_and_bases(text: str, roles: list[str], bases: list[str]) -> None:
    statements = read_statements(text)
    assert [one.role for one in statements] == roles
    assert [one.basis for one in statements][: len(bases)] == bases


def test_sentences_and_items_are_counted() -> None:
    statements = read_statements("甲支出1万元；乙支出2万元。丙支出3万元。")
    assert [one.period for one in statements] == [0, 0, 1]
    assert len({one.item for one in statements}) == 3


@pytest.mark.parametrize("words", ["“三公”经费支出合计", "2024年“三公”经费", "全年“三公”决算数"])
def test_names_without_how_and_when(words: str) -> None:
    assert plain_name(words) == "三公"


def test_the_year_before_a_figure() -> None:
    first, last = read_statements("2023年支出5万元，上年支出4万元。")
    assert (first.year, first.is_last_year, last.is_last_year) == (2023, False, True)
