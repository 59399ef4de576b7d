"""Dates of the evaluation itself that are before the year of which it tells was over."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits, hits_in_text


@pytest.mark.parametrize(
    ("date", "count"),
    [("2024年4月10日", 1), ("2023年12月20日", 1), ("2024年12月20日", 0), ("2025年4月10日", 0)],
)
def test_a_report_is_signed_after_its_year(date: str, count: int) -> None:
    found = hits("Y01", ("落款日期", date))
    assert [(hit.path, hit.severity) for hit in found] == [(("落款日期",), "warning")] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2025年3月，各站所逐项打分，2024年4月2日经镇长办公会议审定。", 1),
        ("2025年3月，各站所逐项打分，2025年4月2日经镇长办公会议审定。", 0),
        ("2024年3月，各站所逐项编报绩效目标，2024年4月2日经镇长办公会议审定。", 0),
    ],
)
def test_what_was_evaluated_is_decided_on_afterwards(text: str, count: int) -> None:
    assert len([hit for hit in hits_in_text("Y01", text) if "早了一年" in hit.message]) == count
