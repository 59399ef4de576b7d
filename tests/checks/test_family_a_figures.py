"""A01, A02, A04, A10: sums among the filled-in figures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

CLASSES = f"{EXPENDITURE}.按经济分类"
NATURES = f"{EXPENDITURE}.按支出性质"
OFFICIAL = f"{EXPENDITURE}.三公经费"
TOTAL = f"{EXPENDITURE}.支出总额"

Change = tuple[str, Any]


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


def official(**parts: Any) -> Change:
    return OFFICIAL, {label.replace("国境费", "国（境）费"): one for label, one in parts.items()}


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        (
            official(
                合计="12.6万元", 因公出国境费="0", 公务用车购置及运行费="8.4", 公务接待费="4.1"
            ),
            None,
        ),
        (official(合计="9万元", 公务用车购置及运行费="6", 公务接待费="3.5"), None),
        (official(合计="9万元", 公务接待费="3.5"), "warning"),
        (
            official(
                公务用车购置及运行费={
                    "合计": "8.4",
                    "公务用车购置费": "0",
                    "公务用车运行费": "8.14",
                }
            ),
            None,
        ),
        (official(公务用车购置及运行费={"合计": "8.4", "公务用车运行费": "8"}), "warning"),
        (
            official(
                合计="126000元", 因公出国境费="0", 公务用车购置及运行费="8.4", 公务接待费="4.1"
            ),
            None,
        ),
    ],
)
def test_official_expenses_that_do_not_add_up(change: Change, severity: str | None) -> None:
    [hit] = hits("A04", change)
    assert hit.severity == severity


@pytest.mark.parametrize(
    "change",
    [
        (OFFICIAL, "12.6万元"),
        (OFFICIAL, None),
        official(合计="12.5万元", 因公出国境费="0", 公务用车购置及运行费="8.4", 公务接待费="4.1"),
        official(合计="125400元", 因公出国境费="0", 公务用车购置及运行费="8.4", 公务接待费="4.1"),
        official(公务用车购置及运行费="8.4", 公务接待费="4.1"),
        official(公务用车购置及运行费={"公务用车购置费": "18", "公务用车运行费": "8.4"}),
    ],
)
def test_official_expenses_that_add_up(change: Change) -> None:
    assert hits("A04", change) == []


def test_both_sums_of_official_expenses_are_written_out() -> None:
    change = official(
        合计="12.6万元",
        因公出国境费="0万元",
        公务用车购置及运行费={"合计": "8.4", "公务用车购置费": "0", "公务用车运行费": "8.14"},
        公务接待费="4.1万元",
    )
    whole, vehicles = hits("A04", change)
    assert whole.message == "“三公”经费各项之和0+8.4+4.1=12.5，与合计12.6相差0.1万元"
    assert vehicles.message == "公务用车购置及运行费各项之和0+8.14=8.14，与合计8.4相差0.26万元"
    assert whole.path[-2:] == ("三公经费", "合计")
    assert vehicles.path[-2:] == ("公务用车购置及运行费", "合计")


@pytest.mark.parametrize(
    "change",
    [
        (OFFICIAL, "0万元"),
        (OFFICIAL, "0.00元"),
        official(合计="0", 因公出国境费="0", 公务用车购置及运行费="0", 公务接待费="0"),
        official(公务接待费="0"),
    ],
)
def test_official_expenses_of_nil(change: Change) -> None:
    [hit] = hits("A10", change)
    assert "全部为0" in hit.message


@pytest.mark.parametrize(
    "change",
    [
        (OFFICIAL, "0.01万元"),
        (OFFICIAL, None),
        official(合计="0", 公务接待费="0.6"),
        official(公务用车购置及运行费="0", 公务接待费="1.2"),
    ],
)
def test_official_expenses_with_a_figure(change: Change) -> None:
    assert hits("A10", change) == []


def test_nil_quotes_what_was_filled_in() -> None:
    [hit] = hits("A10", official(因公出国境费="0万元", 公务接待费="0万元"))
    assert hit.message == (
        "“三公”经费填报为0万元（因公出国（境）费0万元、公务接待费0万元），全部为0"
    )
