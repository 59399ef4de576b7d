"""Sheets that say they are of another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.annexed import annex_hits
from tests.checks.samples import POINT, hits
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

NAME = "整体自评表.预算部门（单位）名称"


@pytest.mark.parametrize(
    ("own", "told", "count"),
    [
        ("云溪县青禾镇人民政府", "云溪县枫林镇人民政府", 1),
        ("云溪县青禾镇人民政府", "青禾镇政府", 0),
        ("云溪县青禾镇人民政府", "青禾镇财政所", 0),
        ("云溪县人民法院", "云溪县人民检察院", 1),
        ("云溪县人民法院", "云溪县法院", 0),
        ("云溪县人民法院", "云漈县人民法院", 1),
        ("松陵市民政局", "松岭市民政局", 1),
        ("松陵市卫生健康局", "市卫健局（本级）", 0),
        ("松陵市卫生健康局", "松陵市发展和改革委员会", 0),
        ("松陵市城东区城市管理局", "城东区城市管理局", 0),
    ],
)
def test_the_sheet_of_scores_is_of_the_unit(own: str, told: str, count: int) -> None:
    found = [
        each
        for each in annex_hits("C08", ("部门概况.单位名称", own), (NAME, told))
        if "这张表写的单位" in each.message
    ]
    assert len(found) == count
    assert all(each.severity == "warning" for each in found)


@pytest.mark.parametrize(("name", "count"), [("云溪县枫林镇人民政府", 1), ("青禾镇", 0)])
def test_any_table_is_of_the_unit(tmp_path: Path, name: str, count: int) -> None:
    rows = [["填报单位", name, "单位：万元"], ["事项", "预算数", "支出数"], ["道路", "8", "8"]]
    found = check(lay_out(tmp_path / "a.docx", IN_CHAPTERS, rows))
    assert sum(each.rule == "C08" for each in found) == count


@pytest.mark.parametrize("label", ["部门名称", "填报单位"])
@pytest.mark.parametrize(("name", "count"), [("枫林镇人民政府", 1), ("青禾镇人民政府", 0)])
def test_a_line_over_a_table_is_of_the_unit(
    tmp_path: Path, label: str, name: str, count: int
) -> None:
    rows = [[f"{label}：{name}", "", ""], ["事项", "预算数", "支出数"], ["道路", "8", "8"]]
    found = check(lay_out(tmp_path / "a.docx", IN_CHAPTERS, rows))
    assert sum(each.rule == "C08" for each in found) == count


@pytest.mark.parametrize(
    ("name", "count"), [("云漈县林业局", 1), ("云溪县林业局", 0), ("县林业局", 0)]
)
def test_a_unit_of_the_same_kind_in_another_place_is_another(name: str, count: int) -> None:
    found = hits("C08", ("部门概况.单位名称", "云溪县林业局"), (POINT, f"部门名称：{name}"))
    assert len(found) == count
