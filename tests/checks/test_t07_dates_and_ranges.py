"""T07: short dates and ranges (GB/T 15835-2011, GB/T 15834-2011)."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


def messages(code: str, text: str) -> list[str]:
    return [hit.message for hit in hits_in_text(code, text)]


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("应对“7.28”特大洪涝灾害。", "“7.28”是月日简称，中间应用间隔号", "写成“7·28”"),
        ("应对7.28特大洪涝灾害。", "“7.28”是月日简称，中间应用间隔号", "写成“7·28”"),
        ("开展“3.15”宣传。", "“3.15”是月日简称，中间应用间隔号", "写成“3·15”"),
        (
            "收入10-30万元的村7个。",
            "“10-30万元”的范围用了短横",
            "写成“10～30万元”或“10万元至30万元”",
        ),
        (
            "建成0.5–1.5公里管网。",
            "“0.5–1.5公里”的范围用了短横",
            "写成“0.5～1.5公里”或“0.5公里至1.5公里”",
        ),
        ("增长10%-15%。", "“10%-15%”的范围用了短横", "写成“10%～15%”或“10%至15%”"),
        (
            "补助5万元-10万元。",
            "“5万元-10万元”的范围用了短横",
            "写成“5万元～10万元”或“5万元至10万元”",
        ),
        (
            "维修9，800米渠道。投资1，260万元。",
            "“1，260万元”的千分位用了全角逗号",
            "写成“1260万元”，或用半角逗号",
        ),
        ("工期3-5年。", "“3-5年”的范围用了短横", "写成“3～5年”或“3年至5年”"),
        (
            "每户1,000-2,000元。",
            "“1,000-2,000元”的范围用了短横",
            "写成“1,000～2,000元”或“1,000元至2,000元”",
        ),
    ],
)
def test_t07_short_dates_and_ranges(text: str, message: str, suggestion: str) -> None:
    (hit,) = hits_in_text("T07", text)
    assert (hit.message, hit.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "应对“7·28”特大洪涝灾害，收入10～30万元的村7个。",
        "收入10万元至30万元。",
        "修渠1,260米，投资1,260万元，另有3处，126万元。",
        "升级为“2.0”版，“1.5”倍，“13.5”亿元。",
        "增长7.28%，投资7.28亿元。",
        "2023-2025年规划，3-5月施工，6-8日培训。",
        "电话0731-57881234户主。",
        "执行GB/T 9704-2012条款、DB43-15米。",
        "按第3-5条、第3-5名执行。",
        "8:30-9:30分段施工。",
        "验收1-3栋、1-2期工程。",
        "相差3960-3539=421万元。",
        "2024-06-08次会议。",
        "以3-2个球获胜。",
        "青禾-石桥公路5公里。",
        "编号为12-15号。",
        "3-5月份完成。",
    ],
)
def test_t07_near_misses(text: str) -> None:
    assert messages("T07", text) == []


def test_t07_reports_each_occurrence() -> None:
    text = "“7.28”洪灾后，收入5-10万元的9个村与10-30万元的7个村纪念“7.28”。"
    assert len(messages("T07", text)) == 4


def test_a_difference_is_no_range() -> None:
    assert hits_in_text("T07", "调整率=（396万元-328万元）/328万元=20.73%") == []
    assert len(hits_in_text("T07", "收入10-30万元的村5个。")) == 1
