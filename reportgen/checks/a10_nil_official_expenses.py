"""A10: 三公 of 0 is to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import EXPENDITURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.A10,
    explanation="“三公”经费填报为0（合计和填了的各项都是0）时，提示确认一次。"
    "有公务用车或公务接待的单位很少全年为0。没有填“三公”经费时不判定。",
    wrong="“三公”经费支出0万元。",
    right="“三公”经费支出12.6万元。",
)
def official_expenses_are_nil(subject: Subject) -> Iterator[Hit]:
    """Ask for confirmation where 三公 is 0."""
    official = subject.report.performance.expenditure.official_expenses
    if official is None:
        return
    if official.total_amount.value or any(amount.value for _, amount in official.items()):
        return
    parts = "、".join(f"{label}{amount}" for label, amount in official.items())
    yield Hit(
        (*EXPENDITURE, "三公经费"),
        f"“三公”经费填报为{official.total_amount}{f'（{parts}）' if parts else ''}，全部为0",
        "与决算核对；全年确实没有发生的，不用改",
    )
