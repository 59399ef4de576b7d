"""A01, A02: the expenditure by class and by nature makes 支出总额."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

CLASSES = f"{EXPENDITURE}.按经济分类"
TOTAL = f"{EXPENDITURE}.支出总额"
Change = tuple[str, Any]
NATURES = f"{EXPENDITURE}.按支出性质"


@pytest.mark.parametrize(
    "changes",
    [
        [(f"{CLASSES}.工资福利支出", "1901万元")],
        [(f"{CLASSES}.商品和服务支出", "725万元")],
        [(f"{CLASSES}.对企业补助", "0.02万元")],
        [(f"{CLASSES}.资本性支出", None)],
        [(TOTAL, "3920.02万元")],
        [(f"{CLASSES}.工资福利支出", "19000600元")],
        [
            (TOTAL, "39200000元"),
            (
                CLASSES,
                {
                    "工资福利支出": "19000000元",
                    "商品和服务支出": "20199899元",
                },
            ),
        ],
    ],
)
def test_classes_that_do_not_make_the_total(changes: list[Change]) -> None:
    assert len(hits("A01", *changes)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(f"{CLASSES}.对企业补助", "0万元")],
        [(f"{CLASSES}.对企业补助", "0.01万元")],
        [(f"{CLASSES}.工资福利支出", "19000400元")],
        [(f"{CLASSES}.工资福利支出", "1,900.00万元")],
        [(TOTAL, "0.392亿元")],
        [(CLASSES, None)],
        [(TOTAL, "345万元"), (CLASSES, {"资本性支出": "345万元"})],
    ],
)
def test_classes_that_make_the_total(changes: list[Change]) -> None:
    assert hits("A01", *changes) == []


def test_class_sum_is_written_out() -> None:
    [hit] = hits(
        "A01",
        (TOTAL, "3540万元"),
        (
            CLASSES,
            {
                "工资福利支出": "1533万元",
                "商品和服务支出": "738万元",
                "对个人和家庭的补助": "923万元",
                "资本性支出": "345万元",
                "对企业补助": "0万元",
            },
        ),
    )
    assert hit.message == ("按经济分类各项之和1533+738+923+345+0=3539，与支出总额3540相差1万元")
    assert hit.path == ("绩效完成情况", "部门整体支出管理和使用基本情况", "支出总额")
    assert hit.severity is None


def test_missing_class_is_named_where_it_may_be_the_gap() -> None:
    [short] = hits("A01", (f"{CLASSES}.资本性支出", None))
    [over] = hits("A01", (TOTAL, "3900万元"))
    assert "“资本性支出”“对企业补助”" in short.suggestion
    assert "没有填" not in over.suggestion


@pytest.mark.parametrize(
    "changes",
    [
        [(f"{NATURES}.基本支出", "3571万元")],
        [(f"{NATURES}.项目支出", "403.5万元")],
        [(f"{NATURES}.项目支出", None)],
        [(NATURES, {"基本支出": "35170000元", "项目支出": "4029000元"})],
    ],
)
def test_natures_that_do_not_make_the_total(changes: list[Change]) -> None:
    assert len(hits("A02", *changes)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(f"{NATURES}.基本支出", "35170000元")],
        [(f"{NATURES}.项目支出", "402.99万元")],
        [(NATURES, {"基本支出": "3920万元"})],
        [(NATURES, None)],
    ],
)
def test_natures_that_make_the_total(changes: list[Change]) -> None:
    assert hits("A02", *changes) == []


def test_nature_sum_is_written_out() -> None:
    [hit] = hits("A02", (f"{NATURES}.基本支出", "3571万元"))
    assert hit.message == "按支出性质各项之和3571+403=3974，与支出总额3920相差54万元"
