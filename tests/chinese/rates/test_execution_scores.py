"""Scores that a rate of execution makes."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "预算执行率指标分值20分，2024年执行率90%，自评得20分，其他指标见附表。",
        "部门预算执行率为85%，该指标10分，自评得满分。",
        "项目资金预算120万元，全年支出84万元，执行率70%，预算执行指标10分，自评得10分，没有扣分。",
        "预算执行分值15分，全年执行率88%，按执行率乘以分值计算，得13.8分。",
        "全年预算执行率91.5%，该项分值10分，按比例折算得9.51分。",
        "过程指标分值30分，得27分，得分率80%。",
        "产出类指标50分，自评得46分，得分率为94%，扣分主要是时效。",
    ],
)
def test_scores_that_the_rate_does_not_make(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全年预算执行率91.5%，该项分值10分，按比例折算得9.15分。",
        "预算执行率93%，按照评分标准，执行率在90%以上的得满分，预算执行10分得10分。",
        "预算执行率99.97%，预算执行指标10分，得10分。",
        "预算执行率100%，分值10分，得10分。",
        "项目预算执行率82%，质量指标分值10分，验收合格率100%，得10分。",
        "执行率92%，低于95%的标准，扣0.6分，预算执行10分得9.4分。",
        "过程指标分值30分，得27分，得分率90%。",
    ],
)
def test_scores_in_proportion_or_by_a_standard_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("（一）预算执行情况（10分）。全年预算420万元，执行357万元，执行率85%，得10分。", 1),
        ("（一）预算执行情况（10分）。全年预算420万元，执行357万元，执行率85%，得8.5分。", 0),
        ("预算执行率得分=执行率×分值=88.6%×10分=9.86分。", 1),
        ("预算执行率得分=执行率×分值=88.6%×10分=8.86分。", 0),
        ("得分=20×93.46%=18.69分。", 0),
    ],
)
def test_scores_behind_their_rate_and_written_out(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
