"""W03: a waiver needs something to waive."""

from __future__ import annotations

import pytest

from tests.checks.samples import EXPENDITURE, hits

SUMMARY = (f"{EXPENDITURE}.概述", "其它工作平稳推进。")


@pytest.mark.parametrize("key", ["T05", "T05 部门概况", f"T05 {EXPENDITURE}.支出总额"])
def test_reports_what_waives_nothing(key: str) -> None:
    changes = () if key == "T05" else (SUMMARY,)
    (hit,) = hits("W03", ("检查豁免", {key: "照文件原文"}), *changes)
    assert hit.message == f"这次检查没有“{key}”的结果，这条豁免没有用到"


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("T05", "照文件原文"),
        (f"T05 {EXPENDITURE}.概述", "照文件原文"),
        ("T05 绩效完成情况", "照文件原文"),
        ("T05 部门概况", ""),
        ("T99", "照文件原文"),
        ("W03", "照文件原文"),
    ],
)
def test_is_silent_where_the_waiver_applies_or_is_wrong_itself(key: str, reason: str) -> None:
    assert hits("W03", ("检查豁免", {key: reason}), SUMMARY) == []
