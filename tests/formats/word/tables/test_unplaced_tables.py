"""Tables of no form, those in cells too, as the rules on sums look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("total", "count"), [("386.40", 1), ("384.60", 0)])
def test_a_table_in_a_cell_adds_up(tmp_path: Path, total: str, count: int) -> None:
    inner = [
        ["项目", "支出数（万元）"],
        ["农资储备", "258.20"],
        ["网点建设", "126.40"],
        ["合计", total],
    ]
    found = check(lay_out(tmp_path / "a.docx", IN_CHAPTERS, [["分项情况", inner]]))
    told = [each for each in found if each.rule == "A07"]
    assert len(told) == count
    assert all(
        "里的表“支出数（万元）”一栏各行之和258.2+126.4=384.6" in each.message for each in told
    )


def test_a_table_in_a_cell_with_rows_of_other_cells_is_left_alone(tmp_path: Path) -> None:
    inner = [
        ["项目", "支出数（万元）"],
        ["农资储备", ""],
        ["网点建设", "126.40"],
        ["合计", "384.60"],
    ]
    found = check(lay_out(tmp_path / "a.docx", IN_CHAPTERS, [["分项情况", inner]]))
    assert [each for each in found if each.rule == "A07"] == []
