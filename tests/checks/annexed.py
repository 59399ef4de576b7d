"""The clean report with 附件, and ways to put one figure or text into it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.annexes import ANNEXES
from tests.checks.samples import hits

if TYPE_CHECKING:
    from reportgen.checks.catalogue import Hit

Change = tuple[str, Any]

ROWS = "整体自评表.绩效指标"
REQUEST = "整体自评表.年度预算申请"
MONEY = f"{REQUEST}.年度资金总额"
PROJECT = "项目自评表.0"
FUNDS = f"{PROJECT}.项目资金"
REASON = "偏差原因分析及改进措施"


def annex_hits(code: str, *changes: Change) -> list[Hit]:
    """Return what one rule finds in the clean report with annexes, some fields replaced.

    Paths that begin with the name of a table stand in 附件.
    """
    inside = [(f"附件.{path}" if path.split(".")[0] in ANNEXES else path, value)
              for path, value in changes]  # fmt: skip
    return hits(code, ("附件", deepcopy(ANNEXES)), *inside)


def cases(table: dict[str, list[Any]]) -> list[tuple[str, Any]]:
    """Return each case of a table with its code."""
    return [(code, case) for code, group in table.items() for case in group]
