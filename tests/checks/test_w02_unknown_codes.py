"""W02: a waiver needs the code of a rule."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits

REASON = "余款已由财政收回"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("A1O", "“A1O”不起作用：没有这个编号的规则"),
        ("A99 三公经费", "“A99 三公经费”不起作用：没有这个编号的规则"),
        ("三公经费", "“三公经费”不起作用：没有这个编号的规则"),
        ("W03", "“W03”不起作用：检查豁免本身的规则不能豁免"),
    ],
)
def test_reports_a_code_that_no_rule_has(key: str, message: str) -> None:
    (hit,) = hits("W02", ("检查豁免", {key: REASON}))
    assert (hit.path, hit.message) == (("检查豁免", key), message)


@pytest.mark.parametrize("key", ["T05", "t05", "T05 绩效完成情况", "T05：绩效完成情况"])
def test_accepts_codes_of_rules(key: str) -> None:
    assert hits("W02", ("检查豁免", {key: REASON})) == []
