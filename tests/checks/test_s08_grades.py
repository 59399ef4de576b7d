"""S08: the grade fits the total score, in the sheet and in the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from reportgen.findings import path_text
from tests.checks.annexed import PROJECT, Change, annex_hits
from tests.checks.samples import POINT, hits, hits_in_text, report_with
from tests.checks.test_score_sheets import TEXT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

WRONG: list[list[Change]] = [
    [("整体自评表.等级", "良")],
    [(f"{PROJECT}.等级", "中")],
    [(POINT, "经自评，整体支出绩效自评得分95.5分。")],
    [(POINT, "绩效评价总分为98分，等级为优。")],
    [(POINT, "部门整体支出绩效自评等级为良。")],
    [(POINT, "我单位整体支出绩效自评98分。")],
    [(POINT, "绩效自评结果为“良”。")],
    [(POINT, "自评得分99.4分，等级良好。")],
    [(POINT, "2024年度部门整体支出绩效自评得分98分。")],
    [("整体自评表.总分.得分", "89.99")],
    [("整体自评表.总分.得分", "79.99"), ("整体自评表.等级", "良")],
    [("整体自评表.总分.得分", "60"), ("整体自评表.等级", "差")],
]

RIGHT: list[list[Change]] = [
    [],
    [("整体自评表.等级", None)],
    [(POINT, "经自评，整体支出绩效自评得分99.4分，等级为优。")],
    [(POINT, "农村公路养护项目绩效自评得分95.5分。")],
    [(POINT, "环境卫生考核得分95.5分，等级为良。")],
    [(POINT, "预算执行自评得分9.9分，满意度自评得分10分。")],
    [(POINT, "2023年度部门整体支出绩效自评得分95.5分，等级为良。")],
    [(POINT, "比上年绩效自评得分95.5分有所提高。")],
    [(POINT, "绩效自评用时5分钟，自评100分制。")],
    [("整体自评表.总分.得分", "90")],
    [("整体自评表.总分.得分", "80"), ("整体自评表.等级", "良")],
    [("整体自评表.总分.得分", "60"), ("整体自评表.等级", "中")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S08", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S08", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [([("整体自评表.等级", "良")], "整体自评表.等级", "总分99.40，应是“优”")],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S08", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"


@pytest.mark.parametrize(
    "text",
    [
        "等级划分：90分（含）以上为优，80分（含）—90分为良，60分（含）—80分为中。综合得分78.6分，等级为良。",
        "90分及以上为“优”，80至90分为“良”。管护项目得分91.2分，评价等级为“良”。",
        "优秀（90分以上）、良好（80至90分）、合格（60至80分）、不合格（60分以下），我镇得分85分，等级为合格。",
        "自评得分79分，按照90分以上为优、80分以上为良、60分以上为中的标准，等级评定为良。",
        "分优、良、中、差四档，90分以上为优，80分以上为良，60分以上为中，我站得92分，评为良。",
    ],
)
def test_a_grade_against_the_standard_beside_it(text: str) -> None:
    (hit,) = hits_in_text("S08", text)
    assert (hit.severity, "按这一段写的标准" in hit.message) == ("warning", True)
    assert [finding.rule for finding in check(report_with((POINT, text)))] == ["S08"]


@pytest.mark.parametrize(
    "text",
    [
        "90分以上为优，80分（含）至90分为良。管护项目得分91.2分，评价等级为优。",
        "95分以上为优，85分（含）至95分为良。管护项目得分91.2分，评价等级为良。",
        "90分以上为优。管护项目得分81.2分，评价等级为优。",
        "优秀（90分以上）、良好（80至90分）、合格（60至80分）、不合格（60分以下），我镇得分85分，等级为良好。",
        "自评得分79分，按照90分以上为优、80分以上为良、60分以上为中的标准，等级评定为中。",
        "优秀（90分以上）、良好（80至90分）、一般（60至80分），我镇得分75分，评定为一般。",
        "90分以上为优，80分（含）至90分为良。上年得分81.2分，本年等级为优。",
    ],
)
def test_a_grade_by_the_standard_beside_it(text: str) -> None:
    assert hits_in_text("S08", text) == []


BANDS = "评价等次分为优（90分及以上）、良（80分至90分）、中（60分至80分）、差。"


@pytest.mark.parametrize(
    ("score", "right"), [("95", "优"), ("90", "优"), ("88.6", "良"), ("72", "中")]
)
def test_a_grade_in_the_text_fits_its_score(score: str, right: str) -> None:
    for grade in "优良中":
        for text in (
            f"{BANDS}本单位得{score}分，等次为{grade}。",
            f"自评得分{score}分，评价等级为“{grade}”。",
            f"绩效评价得分为{score}分，等级为{grade}。",
        ):
            found = hits_in_text("S08", text)
            assert bool(found) is (grade != right), text
            assert all(hit.severity == "warning" for hit in found)


def test_grades_of_other_scores_are_left() -> None:
    assert hits_in_text("S08", "上年自评得分95分，本年自评等级为良。") == []
    assert hits_in_text("S08", "满意度得分85分，服务等级为优。") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我单位自评得分104分。", 1),
        ("整体支出绩效自评得分100分。", 0),
        ("自评得分104分（满分120分）。", 0),
        ("自评历时120分钟。", 0),
    ],
)
def test_a_score_is_not_above_the_full_one(text: str, count: int) -> None:
    assert len(hits_in_text("S08", text)) == count


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("综上所述，对照评分表，自评得分95.3分。", 1),
        ("综上所述，对照评分表，自评得分93.5分。", 0),
        ("初评时自评得分95.3分。", 0),
        ("水渠修缮工程按期完工，自评得分95.3分。", 0),
        ("项目支出自评满分100分，自评得95.3分。", 0),
    ],
)
def test_a_score_of_the_whole_is_told_alike_everywhere(after: str, count: int) -> None:
    points = (POINT.removesuffix(".0"), ["我镇部门整体支出绩效自评得分93.5分。", after])
    assert len(hits("S08", points)) == count


def test_the_month_of_the_evaluation_is_no_other_year() -> None:
    text = "2025年3月完成自评，自评得分94分，等次为{}。"
    assert len(hits_in_text("S08", text.format("良"))) == 1
    assert hits_in_text("S08", text.format("优")) == []


@pytest.mark.parametrize(("score", "count"), [("99.7", 1), ("98.6", 0), ("98.60分", 0)])
def test_the_score_on_a_cover_is_that_of_the_sheet(tmp_path: Path, score: str, count: int) -> None:
    cover = [["填报人", "罗青", "自评得分", score], ["自评等级", "优", "填报日期", "2025年4月"]]
    head = ["一级指标", "三级指标", "目标值", "完成值", "分值", "自评得分"]
    rows = [head, ["产出", "改造水厂", "4座", "4座", "60", "60"]]
    rows += [
        ["效益", "供水保证率", "≥95%", "96%", "40", "38.6"],
        ["合计", "", "", "", "100", "98.6"],
    ]
    found = check(lay_out(tmp_path / "a.docx", cover, TEXT.format(score="98.6"), rows))
    told = [each for each in found if each.rule == "S08"]
    assert [each.severity for each in told] == ["error"] * count
