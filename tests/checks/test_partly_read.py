"""Sums of a table that was read in part only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = [
    "年度预算申请（万元）",
    "",
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "分值",
    "执行率",
    "得分",
]
_TOTAL = ["", "年度资金总额", "1000", "1000", "950", "10", "95%", "9.5"]
_BY = ["", "按收入性质分：950", None, None, "其中：一般公共预算：900", None, None, None]


def _severities(tmp_path: Path, *last: list[str | None]) -> list[str]:
    rows = [["预算部门（单位）名称", "云溪县青禾镇人民政府", *[""] * 6], _HEAD, _TOTAL, _BY, *last]
    path = lay_out(tmp_path / "表.docx", "附件1\n2024年度部门整体支出绩效自评表", rows)
    return [each.severity for each in check(path) if each.rule == "S10"]


@pytest.mark.parametrize(
    ("last", "severity"),
    [
        (["", "其他资金（上级补助）50", None, None, "", "", "", ""], "info"),
        (["", "政府性基金拨款：40", None, None, "", "", "", ""], "error"),
    ],
)
def test_a_sum_with_an_unread_figure_beside_it_is_a_hint(
    tmp_path: Path, last: list[str | None], severity: str
) -> None:
    assert _severities(tmp_path, last) == [severity]
