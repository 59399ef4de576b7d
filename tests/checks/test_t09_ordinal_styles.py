"""T09: one style of ordinals throughout."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

DUTIES = "部门概况.单位基本职能"


def test_t09_reports_the_rarer_style_where_it_first_stands() -> None:
    found = hits(
        "T09",
        (POINT, "1、建机制。2、抓落实。"),
        ("绩效完成情况.绩效目标完成情况.0.要点.1", "1.强保障。"),
    )
    (hit,) = found
    assert hit.path == ("绩效完成情况", "绩效目标完成情况", 0, "要点", 1)
    assert hit.message == "序号样式混用：“1.强保障”这样的有1处，“1、”这样的有2处"
    assert hit.suggestion == "阿拉伯数字后统一用点（1.），汉字数字后用顿号（一、）"


@pytest.mark.parametrize(
    "text",
    ["1、建机制。2.抓落实。", "1.建机制。2、抓落实。", "措施：1．建机制；2、抓落实。"],
)
def test_t09_mixed_styles(text: str) -> None:
    assert len(hits_in_text("T09", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1.建机制。2.抓落实。一、加强领导。",
        "1、建机制。2、抓落实。投资1.5亿元。",
        "1.改造1、2号楼。2.修复3、4号井。",
        "（1）建机制。1.抓落实。①强保障。",
    ],
)
def test_t09_near_misses(text: str) -> None:
    assert hits_in_text("T09", text) == []


def test_t09_leaves_the_duties_of_the_form_alone() -> None:
    assert hits("T09", (DUTIES, ["1、管财务。"]), (POINT, "1.建机制。")) == []
