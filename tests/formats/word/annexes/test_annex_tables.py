"""Scorecards and declarations of goals are no 绩效自评表, whatever levels they have."""

from __future__ import annotations

import pytest

from reportgen.model.report import ANNEXES
from tests.formats.word.annexes.plain_tables import annex, plainly, read
from tests.formats.word.markup import paragraph, table

WHOLE = "整体自评表"
LEVELS = ("一级指标", "二级指标", "三级指标")
SCORED = plainly("履职", "产出", "预算执行率", "50", "执行数与预算数之比", "每少1%扣1分", "48")
EVALUATION = table(
    plainly("预算部门（单位）名称", "青禾镇人民政府", "", "", "", ""),
    plainly(*LEVELS, "年度指标值", "实际完成值", "分值"),
    plainly("产出指标", "数量指标", "修渠", "≥8公里", "9公里", "90"),
)


@pytest.mark.parametrize("title", ["部门整体支出绩效自评表", "部门整体支出绩效指标评分表"])
@pytest.mark.parametrize(
    ("meaning", "standard"), [("指标解释", "指标说明及评分标准"), ("指标说明", "评价标准")]
)
def test_a_scorecard_is_listed_at_once(title: str, meaning: str, standard: str) -> None:
    reading = read(
        paragraph("附件1"),
        paragraph(title),
        table(plainly(*LEVELS, "分值", meaning, standard, "得分"), SCORED),
        paragraph("附件2"),
        paragraph("部门整体支出绩效自评表"),
        EVALUATION,
    )
    sheet = annex(reading, WHOLE)
    assert [each["三级指标"] for each in sheet["绩效指标"]] == ["修渠"]
    tables = [each.message for each in reading.unplaced if each.location.endswith("表1")]
    assert len(tables) == 1
    assert f"认不出的栏：{meaning}、{standard}" in tables[0]


def test_a_scorecard_alone_lacks_nothing() -> None:
    reading = read(
        paragraph("附件1"),
        paragraph("部门整体支出绩效自评表"),
        table(plainly(*LEVELS, "分值", "指标解释", "评分标准", "得分"), SCORED),
        paragraph("附表：2.项目支出绩效自评表"),
        table(plainly("项目名称", "水渠清淤")),
    )
    assert WHOLE not in reading.data[ANNEXES]
    assert not any("附表" in each.message or "表：2" in each.message for each in reading.unplaced)


def test_a_table_with_standards_beside_targets_is_read() -> None:
    reading = read(
        table(
            plainly("预算部门（单位）名称", "青禾镇人民政府", "", "", "", ""),
            plainly(*LEVELS, "评分标准", "年度指标值", "实际完成值"),
            plainly("产出指标", "数量指标", "修渠", "每少1公里扣1分", "≥8公里", "9公里"),
        ),
    )
    assert annex(reading, WHOLE)["绩效指标"][0]["实际完成值"] == "9公里"


def test_a_declaration_of_goals_tells_nothing_that_was_spent() -> None:
    reading = read(
        paragraph("部门整体支出绩效目标申报表"),
        table(
            plainly("部门名称", "青禾镇人民政府", "", "", ""),
            plainly("年度预算申请（万元）", "资金总额：900", "", "按支出性质分：", ""),
            plainly("", "", "", "其中：基本支出：600", ""),
            plainly("年度绩效指标", *LEVELS, "指标值"),
            plainly("", "产出指标", "数量指标", "修渠", "8公里"),
        ),
        paragraph("部门整体支出绩效自评表"),
        EVALUATION,
    )
    sheet = annex(reading, WHOLE)
    assert [each["三级指标"] for each in sheet["绩效指标"]] == ["修渠"]
    assert "年度预算申请" not in sheet
    assert sum("表1" in each.location for each in reading.unplaced) == 1
