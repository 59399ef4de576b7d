"""What the drawn form says once its tags are filled."""

import re

import pytest

from reportgen import render
from tests.forms.drawn import W, paragraphs, text
from tests.reports import ACHIEVED, DUTIES, MEASURES, PROBLEMS, SHORTEST, SPENT, report, with_values
from tests.wordfile import rows, title

CLASSES = {"工资福利支出": "3万元", "资本性支出": "1万元"}


@pytest.mark.parametrize(
    ("data", "sentences"),
    [
        ({}, "。"),
        ({"按经济分类": CLASSES}, "，其中：工资福利支出3万元、资本性支出1万元。"),
        ({"按经济分类": {"对企业补助": "0万元"}}, "，其中：对企业补助0万元。"),
        (
            {"按支出性质": {"基本支出": "3万元", "项目支出": "1万元"}, "结余": "0万元"},
            "。其中：基本支出3万元，项目支出1万元，当年无结余。",
        ),
        ({"按支出性质": {"基本支出": "3万元"}}, "。其中：基本支出3万元。"),
        ({"结余": "2万元"}, "。年末结余2万元。"),
        ({"结余": "0.00元"}, "。当年无结余。"),
        ({"三公经费": "0万元"}, "。“三公”经费支出0万元。"),
        (
            {"三公经费": {"公务接待费": "2万元"}},
            "。“三公”经费支出2万元，其中：公务接待费2万元。",
        ),
        (
            {"三公经费": {"因公出国（境）费": "1", "公务用车购置及运行费": {"公务用车运行费": 2}}},
            "。“三公”经费支出3万元，其中：因公出国（境）费1万元、公务用车购置及运行费2万元。",
        ),
        (
            {"按支出性质": {"基本支出": "4"}, "三公经费": "1"},
            "。其中：基本支出4万元。“三公”经费支出1万元。",
        ),
    ],
)
def test_expenditure_reads_as_the_fixed_sentences_of_the_form_without_what_is_not_given(
    data: dict[str, object], sentences: str
) -> None:
    spent = {"概述": ["概述一。", "概述二。"], "支出总额": "4万元", **data}
    filled = rows(render(report(with_values((SPENT, spent)))))[4][2]
    assert filled.split("\n") == ["概述一。", "概述二。", f"2024年部门整体支出4万元{sentences}"]


def test_values_and_lists_read_as_on_the_form() -> None:
    data = with_values(
        (DUTIES, ["管理。", "服务。"]),
        (
            ACHIEVED,
            [{"标题": "发展", "要点": ["增产。", "增收。"]}, {"标题": "民生", "要点": ["改善。"]}],
        ),
        (PROBLEMS, [{"标题": "底子薄", "内容": "缺钱。"}, {"标题": "人手少"}]),
        (MEASURES, [{"标题": "加强管理", "内容": "从严。"}, {"标题": "补充人手"}]),
    )
    filled = render(report(data))
    assert title(filled) == ["云溪县青禾镇人民政府", "部门整体支出绩效评价报告"]
    assert [row[2] for row in rows(filled)] == [
        "云溪县青禾镇人民政府",
        "3960万元",
        "云溪县人民政府",
        "1、管理。\n2、服务。",
        "预算执行平稳。\n2024年部门整体支出3920万元。",
        "发展　一是增产。二是增收。\n民生　改善。",
        "1.底子薄。缺钱。\n2.人手少",
        "1.加强管理　从严。\n2.补充人手",
        "无",
    ]


def test_a_title_that_ends_a_sentence_gets_no_second_mark() -> None:
    data = with_values((PROBLEMS, [{"标题": "够不够？", "内容": "不够。"}]))
    assert rows(render(report(data)))[6][2] == "1.够不够？不够。"


def test_labels_of_merged_rows_are_printed_once() -> None:
    labels = [row[0].replace("\n", "") for row in rows(render(report(SHORTEST)))]
    merged = {0: "部门概况", 4: "绩效完成情况", 6: "存在的问题分析及改进措施"}
    assert labels == [merged.get(row, "") for row in range(9)]


def test_each_tag_lies_in_one_run_and_a_paragraph_tag_alone_in_its_paragraph() -> None:
    tag = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
    for paragraph in paragraphs():
        pieces = [piece.text or "" for piece in paragraph.iter(f"{W}t")]
        assert tag.findall(text(paragraph)) == [t for piece in pieces for t in tag.findall(piece)]
        assert "{%p" not in text(paragraph) or re.fullmatch(r"\{%p [^{}]* %\}", text(paragraph))
