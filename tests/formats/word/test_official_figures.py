"""三公经费 in prose that tells of budget, last year and this year at once."""

from __future__ import annotations

import pytest

from reportgen.formats.word.expenditure_prose import figures_of, nested
from reportgen.formats.word.word_lines import WordLine

_VEHICLES, _RUNNING = "公务用车购置及运行费", "公务用车运行费"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "“三公”经费支出预算为15万元，支出决算为11.24万元，其中：因公出国（境）费支出预算为0万元，"
            "支出决算为0万元；公务接待费支出预算为5万元，支出决算为2.24万元；公务用车购置及运行维护费"
            "支出预算为10万元，支出决算为9万元。",
            {
                "预算数": "15万元",
                "合计": "11.24万元",
                "因公出国（境）费": "0万元",
                "公务接待费": "2.24万元",
                _VEHICLES: "9万元",
            },
        ),
        (
            "三公经费预算20万元，其中公务接待费9万元。2024年决算支出9.07万元，比上年9.5万元下降4.53%。",
            {"预算数": "20万元", "合计": "9.07万元", "上年数": "9.5万元"},
        ),
        (
            "三公经费实际支出8.32万元，其中：公务接待费1.32万元，公车运维费7万元；上年支出10.1万元，"
            "其中公务接待费2.1万元，公车运维费8万元。",
            {
                "合计": "8.32万元",
                "公务接待费": "1.32万元",
                _VEHICLES: {_RUNNING: "7万元"},
                "上年数": "10.1万元",
            },
        ),
        (
            "公务用车运维费支出5.6万元（上年6.1万元），公务接待费支出0.9万元（上年1.2万元），"
            "“三公”经费合计6.5万元（上年7.3万元）。",
            {
                "合计": "6.5万元",
                "公务接待费": "0.9万元",
                _VEHICLES: {_RUNNING: "5.6万元"},
                "上年数": "7.3万元",
            },
        ),
        (
            "三公经费实际使用18.6万元，其中：接待费4.6万元、用车费14万元。",
            {"合计": "18.6万元", "公务接待费": "4.6万元", _VEHICLES: "14万元"},
        ),
        (
            "“三公”经费支出3万元，其中：公务用车运行费3万元，没有发生公务接待费，未安排因公出国（境）费用。",
            {
                "合计": "3万元",
                _VEHICLES: {_RUNNING: "3万元"},
                "公务接待费": "0万元",
                "因公出国（境）费": "0万元",
            },
        ),
        (
            "“三公”经费：年初预算8万元，全年执行5.5万元，上年决算6.2万元。",
            {"预算数": "8万元", "合计": "5.5万元", "上年数": "6.2万元"},
        ),
        (
            "三公经费支出总额7.3万元，较上年同期8.1万元下降9.88%。",
            {"合计": "7.3万元", "上年数": "8.1万元"},
        ),
        (
            "“三公”经费支出4.86万元，完成预算的97.2%，其中公务用车购置及运行费4.86万元，无公务接待费。",
            {"合计": "4.86万元", _VEHICLES: "4.86万元", "公务接待费": "0万元"},
        ),
        ("三公经费支出无。", {"合计": "0万元"}),
        ("三公经费支出3万元，无公务接待费超标的现象。", {"合计": "3万元"}),
        ("三公经费预算8万元。2019年决算5万元。", {"预算数": "8万元"}),
    ],
)
def test_budget_last_year_and_this_year_are_told_apart(text: str, read: object) -> None:
    figures = figures_of([WordLine(text, "第1段")], 2024)
    official = nested(figures.found)["三公经费"]
    assert (official if isinstance(official, dict) else {"合计": official}) == read


def test_a_budget_that_is_compared_with_is_no_other_figure() -> None:
    text = "2024年“三公”经费支出1.85万元，比预算2.00万元减少0.15万元，较上年2.5万元下降26%。"
    found = figures_of([WordLine(text, "")], 2024).found
    totals = {path[-1]: amount for path, amount in found.items()}
    assert totals == {"合计": "1.85万元", "预算数": "2.00万元", "上年数": "2.5万元"}
