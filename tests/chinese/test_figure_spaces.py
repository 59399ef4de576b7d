"""Spaces around figures."""

from __future__ import annotations

import pytest

from reportgen.chinese.figure_spaces import without_figure_spaces


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("支出 90.5 万元，增长 3 %，共 12 人。", "支出90.5万元，增长3%，共12人。"),
        ("2024 年 5 月，（含 3 个村）。", "2024年5月，（含3个村）。"),
        ("型号 A4 纸，GB 9704 标准，第 2\u00a0号。", "型号 A4纸，GB 9704标准，第2号。"),
        ("预算 90 80 万元。", "预算90 80万元。"),
        ("占 %，比上年减少 万元。", "占 %，比上年减少 万元。"),
        ("支付偏慢\u30002个项目没有招标。", "支付偏慢\u30002个项目没有招标。"),
    ],
)
def test_spaces_around_figures_are_left_out(written: str, read: str) -> None:
    assert without_figure_spaces(written) == read
