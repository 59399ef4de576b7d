"""A10: 三公 of nil is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

OFFICIAL = f"{EXPENDITURE}.三公经费"
Change = tuple[str, Any]


def official(**parts: Any) -> Change:
    return OFFICIAL, {label.replace("国境费", "国（境）费"): one for label, one in parts.items()}


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
