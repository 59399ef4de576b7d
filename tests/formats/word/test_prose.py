"""Rows written in every way that people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.formats.reading import read_word
from tests.formats.word.making import Style, make, plain, pointed, seed_data, standard, texts, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TITLES = [each["标题"] for each in seed_data()["绩效完成情况"]["绩效目标完成情况"]]


def one_each(points: Sequence[str]) -> list[str]:
    return [f"{chinese_numeral(n)}是{text}" for n, text in enumerate(points, 1)]


def numbered(points: Sequence[str], pattern: str) -> list[str]:
    return [pattern.format(n) + text for n, text in enumerate(points, 1)]


def ordinal(title: str, pattern: str) -> str:
    number = TITLES.index(title) + 1
    return pattern.format(number, chinese_numeral(number)) + title


def circled(number: int) -> str:
    return chr(ord("①") + number - 1)


STYLES = {
    "as the real report": Style(),
    "headings on their own lines": Style(section=lambda title, points: [title, pointed(points)]),
    "points one each": Style(section=lambda title, points: [title, *one_each(points)]),
    "heading and 。": Style(section=lambda title, points: [f"{title}。{pointed(points)}"]),
    "heading and colon": Style(section=lambda title, points: [f"{title}：{pointed(points)}"]),
    "heading and full-width space": Style(
        section=lambda title, points: [f"　　{title}　{pointed(points)}"]
    ),
    "heading and tab": Style(section=lambda title, points: [f"{title}\t{pointed(points)}"]),
    "heading and soft return": Style(section=lambda title, points: [f"{title}\n{pointed(points)}"]),
    "heading touches 一是": Style(section=lambda title, points: [title + pointed(points)]),
    "first point with heading": Style(
        section=lambda title, points: [f"{title}。{one_each(points)[0]}", *one_each(points)[1:]]
    ),
    "points without numbers": Style(section=lambda title, points: [title, *points]),
    "points 1.": Style(section=lambda title, points: [title, *numbered(points, "{}.")]),
    "points （1）": Style(section=lambda title, points: [title, *numbered(points, "（{}）")]),
    "headings 一、": Style(
        section=lambda title, points: [ordinal(title, "{1}、"), *numbered(points, "{}．")]
    ),
    "headings （一）": Style(
        section=lambda title, points: [f"{ordinal(title, '（{1}）')} {pointed(points)}"]
    ),
    "empty paragraphs between": Style(
        section=lambda title, points: ["", title, "　", pointed(points), ""]
    ),
    "duties 1.": Style(duty=lambda n, text: f"{n}.{text}"),
    "duties 1．": Style(duty=lambda n, text: f"　　{n}． {text}"),
    "duties （1）": Style(duty=lambda n, text: f"（{n}）{text}"),
    "duties (一)": Style(duty=lambda n, text: f"({chinese_numeral(n)}){text}"),
    "duties 一、": Style(duty=lambda n, text: f"{chinese_numeral(n)}、{text}"),
    "duties ①": Style(duty=lambda n, text: f"{circled(n)}{text}"),
    "duties without numbers": Style(duty=lambda n, text: text),
    "problems 一、 on two lines": Style(
        problem=lambda n, title, text: f"{chinese_numeral(n)}、{title}：\n{text}"
    ),
    "problems ①": Style(problem=lambda n, title, text: f"{circled(n)}{title}。{text}"),
    "problems without numbers": Style(problem=lambda n, title, text: f"{title}。{text}"),
    "measures with 。": Style(measure=lambda n, title, text: f"{n}、{title}。{text}"),
    "measures with a space": Style(measure=lambda n, title, text: f"（{n}）{title} {text}"),
    "measures with a tab": Style(measure=lambda n, title, text: f"{n}.{title}\t{text}"),
    "budget with a space": Style(budget=lambda amount: amount.replace("万", " 万")),
    "budget in full width": Style(budget=lambda amount: amount.replace("3960", "３９６０")),
}


@pytest.mark.parametrize("name", STYLES)
def test_any_style_gives_the_same_data(tmp_path: Path, name: str) -> None:
    data = seed_data()
    reading = read_word(write(tmp_path, make(texts(data, STYLES[name]))))
    found = plain(reading.data)
    if name == "budget in full width":
        assert found["部门概况"].pop("年度预算金额") == "3960万元"
        del data["部门概况"]["年度预算金额"]
    assert found == data
    assert reading.unplaced == []


def test_rows_in_one_paragraph(tmp_path: Path) -> None:
    data = seed_data()
    rows = texts(data)
    for at in (3, 6):
        rows[at] = ["".join(rows[at])]
    rows[7] = ["\n".join(rows[7])]
    assert plain(read_word(write(tmp_path, make(rows))).data) == data


@pytest.mark.parametrize(
    ("duties", "wanted"),
    [
        (["1.2024年收支平衡。"], ["2024年收支平衡。"]),
        (["1.抓生产。", "2.5个村试点。"], ["抓生产。", "5个村试点。"]),
        (["1.5个村试点。", "2.抓生产。"], ["5个村试点。", "抓生产。"]),
        (["1、5个村试点。"], ["5个村试点。"]),
        (["1.5亿元用于民生。"], ["1.5亿元用于民生。"]),
    ],
)
def test_an_ordinal_before_a_number(tmp_path: Path, duties: list[str], wanted: list[str]) -> None:
    rows = texts(seed_data())
    rows[3] = duties
    reading = read_word(write(tmp_path, make(rows)))
    assert reading.data["部门概况"]["单位基本职能"] == wanted


SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况")


def read_spent(folder: Path, *paragraphs: str) -> tuple[dict[str, Any], list[str]]:
    """Return the group read from paragraphs, and the figures that were not found."""
    rows = texts(seed_data())
    rows[4] = list(paragraphs)
    reading = read_word(write(folder, make(rows)))
    missing = [
        each.path.rpartition(".")[2]
        for each in reading.notes
        if each.message.startswith(("正文里没有找到", "正文里写了几个"))
    ]
    group: dict[str, Any] = reading.data[SPENT[0]][SPENT[1]]
    return group, missing


STANDARD = standard(seed_data()[SPENT[0]][SPENT[1]], "其中：")
FIGURES = {key: value for key, value in seed_data()[SPENT[0]][SPENT[1]].items() if key != "概述"}

WORDINGS = {
    "the form's": STANDARD,
    "the real report's": standard(seed_data()[SPENT[0]][SPENT[1]]),
    "semicolons, other names, colons": (
        "2024年度部门整体支出总额为3539万元；其中：工资福利支出：1533万元；商品服务支出：738万元；"
        "对个人和家庭补助支出923万元；资本性支出345万元；对企业补助支出0万元。按支出性质分："
        "基本支出3136万元，项目支出403万元。年末结余0万元。三公经费支出合计0万元。"
    ),
    "spaces and line breaks": STANDARD.replace("，", "，\n　　").replace("万元", " 万元"),
    "several paragraphs": STANDARD.replace("。", "。|"),
}


@pytest.mark.parametrize("name", WORDINGS)
def test_wordings_of_the_figures(tmp_path: Path, name: str) -> None:
    group, missing = read_spent(tmp_path, "预算执行平稳。", *WORDINGS[name].split("|"))
    assert plain({key: value for key, value in group.items() if key != "概述"}) == FIGURES
    assert group["概述"] == ["预算执行平稳。"]
    assert missing == []


def test_prose_around_the_figures_stays(tmp_path: Path) -> None:
    text = "全年收支平衡。2024年部门整体支出3539万元，比上年增长3.2%。其中：基本支出3136万元。"
    group, missing = read_spent(tmp_path, text)
    assert group["支出总额"] == "3539万元"
    assert group["按支出性质"] == {"基本支出": "3136万元"}
    assert group["概述"] == ["全年收支平衡。2024年部门整体支出3539万元，比上年增长3.2%。"]
    assert missing == [
        "工资福利支出",
        "商品和服务支出",
        "对个人和家庭的补助",
        "资本性支出",
        "对企业补助",
        "项目支出",
        "结余",
        "三公经费",
    ]


def test_a_second_amount_is_not_guessed_from(tmp_path: Path) -> None:
    text = "2024年部门整体支出3539万元。基本支出3136万元，经核对基本支出3163万元。"
    group, missing = read_spent(tmp_path, text)
    assert "按支出性质" not in group
    assert "基本支出" in missing
    assert group["概述"] == ["基本支出3136万元，经核对基本支出3163万元。"]


def test_figures_of_other_years_and_of_the_budget_are_not_taken(tmp_path: Path) -> None:
    text = "上年部门整体支出3300万元，年初预算基本支出3000万元，去年项目支出300万元。"
    group, missing = read_spent(tmp_path, text)
    assert group == {"概述": [text]}
    assert {"支出总额", "基本支出", "项目支出"} <= set(missing)


def test_spelling_of_amounts_stays(tmp_path: Path) -> None:
    text = (
        "2024年部门整体支出5,381.80万元。"
        "其中：基本支出5000.00万元，项目支出3818000元，年末结余1.5万元。"
    )
    group, _ = read_spent(tmp_path, text)
    assert group["支出总额"] == "5,381.80万元"
    assert group["按支出性质"] == {"基本支出": "5000.00万元", "项目支出": "3818000元"}
    assert group["结余"] == "1.5万元"


def test_parts_of_official_expenses(tmp_path: Path) -> None:
    text = (
        "2024年部门整体支出10万元。“三公”经费支出2.6万元，其中：因公出国（境）费0万元、"
        "公务用车购置及运行维护费1.6万元、公务接待费1万元。"
    )
    group, _ = read_spent(tmp_path, text)
    assert group["三公经费"] == {
        "合计": "2.6万元",
        "因公出国（境）费": "0万元",
        "公务用车购置及运行费": "1.6万元",
        "公务接待费": "1万元",
    }


@pytest.mark.parametrize(
    "text", ["当年无结余", "年末没有结余", "当年资金无结余", "年末结余为0万元", "当年结余为零"]
)
def test_no_balance_is_zero(tmp_path: Path, text: str) -> None:
    group, _ = read_spent(tmp_path, f"2024年部门整体支出10万元，{text}。")
    assert group["结余"] == "0万元"
    assert group["概述"] == []
