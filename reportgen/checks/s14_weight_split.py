"""S14: 20 for the execution and 80 for the goals, as some provinces demand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import sheets, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.score_sheets import ScoreSheet
    from reportgen.checks.subject import Subject

_OTHER_EXECUTION, _OTHER_GOALS = 20, 80


@rule(
    codes.S14,
    explanation="核对每张自评表：预算执行分值是20，绩效指标分值合计是80（有的省这样规定）。",
    wrong="预算执行分值10，绩效指标分值合计90。",
    right="预算执行分值20，绩效指标分值合计80。",
)
def execution_counts_twenty(subject: Subject) -> Iterator[Hit]:
    """Compare the weights with the split of 20 and 80."""
    for sheet in sheets(subject):
        weight, goals = value_of(sheet.total.weight), _weights(sheet)
        if weight is None or (weight == _OTHER_EXECUTION and goals == _OTHER_GOALS):
            continue
        message = (
            f"{sheet.name}预算执行分值{plain(weight)}，绩效指标分值合计{plain(goals)}，应是20和80"
        )
        yield Hit((*sheet.funds, "分值"), message, "按本省的规定改正分值")


def _weights(sheet: ScoreSheet) -> Decimal:
    return sum((one.weight.value for _, one, _ in sheet.rows), Decimal(0))
