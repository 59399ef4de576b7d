"""S13: the cap that some provinces set for the total of a low execution."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import TOLERANCE, cap_of, sheets, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.S13,
    explanation="核对每张自评表的总分上限（有的省这样规定）：执行率不到50%的59分，"
    "不到60%的69分，不到70%的79分，不到80%的89分。",
    wrong="执行率75%，总分92分。",
    right="执行率75%，总分89分。",
)
def low_execution_caps_the_total(subject: Subject) -> Iterator[Hit]:
    """Compare the total score with the cap that a low execution sets."""
    for sheet in sheets(subject):
        rate, score = value_of(sheet.total.rate), value_of(sheet.shown.total.score)
        cap = cap_of(sheet)
        if cap is not None and score is not None and score - cap > TOLERANCE:
            message = f"{sheet.name}执行率{plain(rate or Decimal(0))}%，总分最高{cap}分，"
            message += f"现在是{plain(score)}分，超出{plain(score - cap)}分"
            yield Hit((*sheet.path, "总分", "得分"), message, f"总分按{cap}分填报")
