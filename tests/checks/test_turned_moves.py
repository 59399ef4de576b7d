"""Moves told the wrong way round, against the sentence before or the row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.samples import hits_in_text
from tests.checks.test_score_sheets import TEXT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

SPENT = "“三公”经费支出14.26万元，其中公务接待费2.16万元。"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("较2023年16.81万元增加2.55万元。", 1),
        ("比上年16.81万元减少2.55万元。", 0),
        ("较上年11.71万元减少2.55万元。", 1),
        ("较上年13.00万元增加1.00万元，其中接待费14.00万元。", 0),
    ],
)
def test_a_move_leads_to_the_figure_of_the_sentence_before(text: str, count: int) -> None:
    assert len(hits_in_text("A12", SPENT + text)) == count


@pytest.mark.parametrize(
    ("remark", "count"), [("比上年下降5.31%", 1), ("比上年增加5.31%", 0), ("未超预算", 0)]
)
def test_the_remark_of_a_row_says_what_its_figures_do(
    tmp_path: Path, remark: str, count: int
) -> None:
    rows = [
        ["项目", "上年决算", "本年预算", "本年决算", "说明"],
        ["公务接待费", "1.60", "2.00", "1.90", ""],
        ["公务用车运行维护费", "4.05", "4.20", "4.05", ""],
        ["合计", "5.65", "6.20", "5.95", remark],
    ]
    found = check(lay_out(tmp_path / "a.docx", TEXT.format(score="98"), rows))
    told = [each for each in found if each.rule == "A12" and "写的是" in each.message]
    assert len(told) == count
