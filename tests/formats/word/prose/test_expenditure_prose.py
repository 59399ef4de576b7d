"""The figures of the expenditure row, sentence by sentence."""

from __future__ import annotations

import pytest

from reportgen.formats.word.prose.expenditure_prose import figures_of, nested
from reportgen.formats.word.text.word_lines import WordLine


def figures(*texts: str) -> dict[str, object]:
    return nested(figures_of([WordLine(text, f"第{n}段") for n, text in enumerate(texts, 1)]).found)


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
    found = figures_of(
        [WordLine("去年较好。", ""), WordLine("2024年部门整体支出10万元。", "第2段")]
    )
    assert (found.year, found.places, [line.text for line in found.prose]) == (
        2024,
        {("支出总额",): "第2段"},
        ["去年较好。"],
    )


def test_what_projects_cost_is_not_the_total() -> None:
    assert figures("全年安排专项资金6项，实际支出286万元。") == {}
    said = "年初预算900万元，全年支出880万元。", "全年安排专项资金6项，实际支出286万元。"
    assert figures(*said) == {"支出总额": "880万元"}
    assert figures("项目支出286万元，支出总额880万元。")["支出总额"] == "880万元"


def test_no_official_expenses_are_zero() -> None:
    text = "2024年部门整体支出10万元，没有发生其他支出，未发生“三公”经费支出。"
    assert figures(text)["三公经费"] == {"合计": "0万元"}


def test_parts_of_a_part_are_figures_of_their_own_and_stay_as_prose() -> None:
    text = "“三公”经费支出5万元，其中公务用车运行维护费4万元、公务接待费1万元。"
    found = figures_of([WordLine("2024年部门整体支出10万元。", ""), WordLine(text, "")])
    assert nested(found.found)["三公经费"] == {
        "合计": "5万元",
        "公务用车购置及运行费": {"公务用车运行费": "4万元"},
        "公务接待费": "1万元",
    }
    assert [line.text for line in found.prose] == [text]


def test_a_part_with_its_own_parts_is_their_sum() -> None:
    text = "公务用车购置及运行维护费9万元，其中公务用车购置费5万元、公务用车运行费4万元。"
    assert figures(text)["三公经费"] == {
        "公务用车购置及运行费": {
            "合计": "9万元",
            "公务用车购置费": "5万元",
            "公务用车运行费": "4万元",
        }
    }


@pytest.mark.parametrize(
    "text",
    [
        "年末无结转结余。",
        "当年无结余。",
        "年末没有结转和结余资金。",
        "当年结转结余为零。",
        "年末结转结余0万元。",
    ],
)
def test_no_balance_is_zero(text: str) -> None:
    assert figures(f"2024年部门整体支出10万元。{text}")["结余"] == "0万元"


@pytest.mark.parametrize(
    "text", ["2024年，我镇部门整体支出10万元。", "2024年度本单位部门整体支出10万元。"]
)
def test_the_unit_that_speaks_is_no_content(text: str) -> None:
    found = figures_of([WordLine(text, "")])
    assert (found.year, found.prose) == (2024, [])


def test_sentences_in_other_words_are_told() -> None:
    found = figures_of([WordLine("2024年部门整体支出总额为10万元。", "第1段")])
    assert found.reworded == [("第1段", "2024年部门整体支出总额为10万元。")]
    assert found.prose == []


def test_different_amounts_are_not_chosen_from() -> None:
    found = figures_of([WordLine("2024年部门整体支出10万元。项目支出1万元，项目支出2万元。", "")])
    assert found.unsure == [("按支出性质", "项目支出")]
    assert [line.text for line in found.prose] == ["项目支出1万元，项目支出2万元。"]


def test_three_years_of_official_expenses_in_one_sentence_are_told_apart() -> None:
    text = (
        "2024年部门整体支出10万元。2024年“三公”经费年初预算8万元，其中公务接待费3万元、公务用车运维费5万元；"
        "上年支出6.5万元；本年支出3万元，其中公务接待费1万元、运维费2万元。"
    )
    assert figures(text) == {
        "支出总额": "10万元",
        "三公经费": {
            "合计": "3万元",
            "预算数": "8万元",
            "上年数": "6.5万元",
            "公务接待费": "1万元",
            "公务用车购置及运行费": {"公务用车运行费": "2万元"},
        },
    }


def test_economic_kinds_that_make_up_the_basic_spending_are_none_of_the_whole() -> None:
    texts = [
        "2024年部门整体支出90万元，其中：基本支出50万元，项目支出40万元。",
        "基本支出50万元，其中：工资福利支出40万元，商品和服务支出10万元。",
    ]
    kinds = {"基本支出": "50万元", "项目支出": "40万元"}
    assert figures(*texts) == {"支出总额": "90万元", "按支出性质": kinds}
    found = figures_of([WordLine(text, "") for text in texts])
    assert [line.text for line in found.prose] == [texts[1]]
    assert found.unsure == []


@pytest.mark.parametrize("name", ["“三公经费”", "“三公”经费", "三公经费"])
def test_the_name_of_official_expenses_may_stand_in_quotes(name: str) -> None:
    assert figures(f"{name}支出45.6万元。") == {"三公经费": {"合计": "45.6万元"}}
