"""Reasons that tell of the other direction than what they explain."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("因临聘人员增加，劳务费较上年减少3.2万元。", "人员增加"),
        ("因严控会议规模，会议费较上年增加0.8万元。", "严控"),
        ("由于修缮项目增加，项目支出比上年减少41万元。", "项目增加"),
        ("由于厉行节约，印刷费比2023年增长12%。", "厉行节约"),
        ("支出减少的主要原因是本年新增了水渠工程。", "新增了水渠工程"),
        ("公用经费较上年增加4.6万元，主要是压减了一般性支出。", "压减"),
        ("由于补助资金大幅减少，财政拨款收入较上年增长9.5%。", "资金大幅减少"),
        ("公务接待费支出1.9万元，比上年减少0.7万元，主要原因是来访批次增加。", "批次增加"),
        ("培训费与上年相比，增加0.5万元，增长14.2%。主要原因是严格控制培训次数。", "严格控制"),
    ],
)
def test_a_reason_for_the_other_direction(text: str, why: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert f"原因写的是{why}" in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "因临聘人员增加，劳务费较上年增加3.2万元。",
        "公务接待费比上年减少0.4万元，主要是严格控制标准，接待批次减少。",
        "由于压减公用经费，项目支出较上年增加18万元。",
        "由于退休人员增加，工资福利支出较上年减少12万元。",
        "公用经费较上年减少8万元，主要是人员增加但严控开支。",
        "由于项目支出增加，年末结余较上年减少12万元。",
        "由于上年新增项目，本年项目支出较上年减少20万元。",
        "因新增人员经费由县财政统发，人员经费支出较上年减少3万元。",
        "支出减少的主要原因是本年新增项目少于上年。",
        "由于在职人员减少、临聘人员增加，劳务费较上年增加2万元。",
        "项目支出较上年减少20万元，主要是项目减少；劳务费增加6万元，主要是人员增加。",
    ],
)
def test_a_reason_that_may_be_one(text: str) -> None:
    assert hits_in_text("A12", text) == []
