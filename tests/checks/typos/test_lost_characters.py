"""Terms of budgets that lack a character within."""

from __future__ import annotations

import pytest

from reportgen.checks.typos.lost_characters import read_lost_characters
from reportgen.chinese.marked_text import MarkedText
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "written", "term"),
    [
        ("年初逐项申报绩目标。", "绩目标", "绩效目标"),
        ("规范政采购程序。", "政采购", "政府采购"),
        ("着力改善人居境。", "人居境", "人居环境"),
        ("压减公务待，从严控制会议费。", "公务待", "公务接待"),
        ("足额缴存住房积金。", "住房积金", "住房公积金"),
        ("提升群众满度。", "群众满度", "群众满意度"),
    ],
)
def test_a_term_without_a_character(text: str, written: str, term: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"“{written}”应为“{term}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "完成全年业绩目标，职工福利按标准发放。",
        "制定绩效标准，落实公务待遇。",
        "理财管理规范，物资使用合理。",
        "资金付款及时，指标系统完善。",
    ],
)
def test_characters_of_other_words(text: str) -> None:
    assert list(read_lost_characters(MarkedText(text))) == []
