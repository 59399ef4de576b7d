"""A04: the parts of 三公 make its total."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

OFFICIAL = f"{EXPENDITURE}.三公经费"
Change = tuple[str, Any]


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
        official(合计="12.6万元", 因公出国境费="0"),
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
