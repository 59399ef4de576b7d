"""Totals that the sentence behind a list of ；-items tells."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "养老服务45.2万元；公墓建设130万元；社工服务18.6万元。共计下达市、县补助资金193.8万元。",
            0,
        ),
        (
            "养老服务45.2万元；公墓建设130万元；社工服务18.6万元。共计下达市、县补助资金198.3万元。",
            1,
        ),
        ("养老服务45.2万元；公墓建设130万元；社工服务16.8万元。以上合计193.8万元。", 1),
        ("养老服务45.2万元；公墓建设130万元；社工服务18.6万元。合计支出421.6万元。", 0),
        ("养老服务45.2万元，其中床位12万元；公墓130万元；社工18.6万元。共计198.3万元。", 0),
        ("养老服务45.2万元，占60%；公墓130万元，上年98万元；社工18.6万元。共计198.3万元。", 0),
    ],
)
def test_a_total_told_in_the_next_sentence_is_what_the_items_make(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count
