"""Averages of a day or month beside the sum of the year."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "集镇垃圾站全年转运垃圾6205吨，日均转运17吨。",
            "集镇垃圾站全年转运垃圾6205吨，日均转运27吨。",
        ),
        ("水厂全年供水43.8万吨，日均供水1200吨。", "水厂全年供水43.8万吨，日均供水2100吨。"),
        ("月均办理1200件，全年办理14400件。", "月均办理1020件，全年办理14400件。"),
        ("敬老院全年伙食费28.8万元，月均2.4万元。", "敬老院全年伙食费28.8万元，月均2.8万元。"),
    ],
)
def test_what_is_done_each_day_makes_the_sum_of_the_year(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    (hit,) = hits_in_text("A12", wrong)
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "窗口全年受理事项9860件，日均受理40件。",  # on 250 working days
        "水厂全年供水43.8万吨，高峰期日均供水2100吨。",
        "下半年办理事项7200件，月均办理1020件。",
        "全年清运垃圾7300吨，日均清运25吨左右。",
        "食堂全年开餐，全年采购大米6205公斤，日均消耗蔬菜27公斤。",
        "接待站全年接待来访6205人次，日均接待21人次。",
    ],
)
def test_what_is_done_on_some_days_has_any_average(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("护林员补助每年10200元（850元/月）。", 0),
        ("护林员补助每年10200元（580元/月）。", 1),
        ("村文书报酬年均29350元（每月2446元）。", 0),
        ("村文书报酬年均29350元（每月2646元）。", 1),
        ("村文书报酬每年29400元，每月2540元。", 1),
        ("保洁员每年8000元（每月800元，寒暑假不发）。", 0),
        ("接生员每年补助6000元（每月发放400元，年底考核后发放1200元）。", 0),
        ("村文书报酬每年29400元（其中基本报酬每月1800元）。", 0),
        ("村文书报酬每年29400元，每月1900元，其余考核后发放。", 0),
    ],
)
def test_what_is_paid_each_month_makes_what_is_paid_each_year(text: str, count: int) -> None:
    hits = hits_in_text("A12", text)
    assert [hit.severity for hit in hits] == ["warning"] * count
