"""What is wrong with scores told in words."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("共扣4.5分，其中执行率扣3分、采购扣1.5分，自评得分96.5分。", 1),
        ("共扣4.5分，其中执行率扣3分、采购扣1.5分，自评得分95.5分。", 0),
        ("自评得分93分，共计扣6分。", 1),
        ("自评得分93分，共计扣7分。", 0),
        ("共扣4.5分，加分1分，最终得分96.5分。", 0),
        ("产出指标满分40分，共扣4.5分，得分35.5分。", 0),
    ],
)
def test_what_was_taken_off_leaves_the_score(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_points_are_no_rate_of_execution() -> None:
    text = "预算执行率92%，比95%的要求低，扣0.6分，预算执行10分得9.4分。"
    assert hits_in_text("A12", text) == []


def test_points_taken_off_are_no_account() -> None:
    text = "满分100分，支付进度扣0.7分，结转结余率扣1.2分，资产管理扣3分，得分95.1分。"
    assert hits_in_text("A12", text) == []
