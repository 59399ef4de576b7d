"""C08: another unit's name where this one is meant."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("决算单位1个：松坪镇人民政府（本级）。", None),
        ("大塘乡人民政府属于财政全额拨款的行政单位。", None),
        ("为加强管理，松坪镇成立了绩效评价领导小组。", "warning"),
        ("松坪镇2024年部门预算安排3960万元。", "warning"),
        ("大塘乡人民政府高度重视，成立了绩效评价工作小组。", "warning"),
        ("松岭县人民医院高度重视绩效评价工作，专门作了部署。", "warning"),
        ("大塘乡人民政府始终严格执行财务管理制度，按规定列支。", "warning"),
    ],
)
def test_another_town_reports(text: str, severity: str | None) -> None:
    (hit,) = hits_in_text("C08", text)
    assert hit.severity == severity
    assert "报告单位是云溪县青禾镇人民政府" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "决算单位1个：青禾镇人民政府（本级）。",
        "云溪县青禾镇人民政府属于财政全额拨款的行政单位。",
        "与松坪镇签订联防协议，共同巡查界河。",
        "县水利局2024年部门预算中安排本镇项目2个。",
        "全镇2024年部门整体支出按进度执行。",
        "各乡镇2024年部门预算已经批复。",
        "为加强管理，镇成立了绩效评价领导小组。",
    ],
)
def test_other_units_are_only_mentioned(text: str) -> None:
    assert hits_in_text("C08", text) == []


def test_a_bureau_is_compared_with_bureaus() -> None:
    name = ("部门概况.单位名称", "云溪县水利局")
    (hit,) = hits("C08", name, (POINT, "云溪县林业局是财政全额拨款的行政单位。"))
    assert "云溪县林业局" in hit.message
    assert hits("C08", name, (POINT, "松坪镇是财政全额拨款的行政单位。")) == []


@pytest.mark.parametrize(
    "text",
    [
        "柏木镇人民政府2024年严格执行批复的部门预算。",
        "柏木镇纳入2024年度部门预算编制范围的预算单位共2个。",
    ],
)
def test_another_town_with_the_year(text: str) -> None:
    assert hits_in_text("C08", text)
    assert hits_in_text("C08", text.replace("柏木", "青禾")) == []
