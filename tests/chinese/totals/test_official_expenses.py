"""The kinds of official expenses make their sum, for there are no others."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.official_expenses import read_official_expenses
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“三公”经费6.5万元，其中接待费2.1万元，公务用车运行费3.8万元，因公出国费0万元。", 1),
        ("“三公”经费5.9万元，其中接待费2.1万元，公务用车运行费3.8万元，因公出国费0万元。", 0),
        ("出国（境）费0元、公务用车购置及运行费2.6万元、接待费1.4万元，三公经费合计5万元。", 1),
        ("出国（境）费0元、公务用车购置及运行费2.6万元、接待费1.4万元，三公经费合计4万元。", 0),
        ("三公经费6.9万元：出国费0元，公务用车购置费0元，运行费3.8万元，公务接待费2.1万元。", 1),
        ("三公经费5.9万元：出国费0元，公务用车购置费0元，运行费3.8万元，公务接待费2.1万元。", 0),
    ],
)
def test_each_kind_told_once_makes_the_sum(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费6万元，其中公务接待费2.1万元，公务用车购置费3.8万元，因公出国费0万元。",
        "“三公”经费6万元，上年6.2万元，接待费2.1万元，公务用车运行费3.8万元，出国费0万元。",
        "“三公”经费6万元，会议费1万元，接待费2.1万元，公务用车运行费3.8万元，出国费0万元。",
        "“三公”经费约6万元，其中接待费2.1万元，公务用车运行费3.8万元，因公出国费0万元。",
    ],
)
def test_what_may_not_be_all_is_not_added_up(text: str) -> None:
    assert list(read_official_expenses(read_statements(text))) == []


def test_the_time_grows_with_the_text() -> None:
    text = "“三公”经费6万元，其中接待费2.1万元，公务用车运行费3.8万元，因公出国费0万元。"
    assert_linear(
        lambda size: read_statements(text * size),
        lambda statements: list(read_official_expenses(statements)),
        size=20,
    )
