"""Full marks that prose gives to what was not reached, or was late, though it tells why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.rates.full_marks import MAY_BE_FULL_MARKS, read_full_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


def undue_full_marks(subject: Subject) -> Iterator[Hit]:
    """Return the indicators that were missed by what a sentence tells, and yet lost no points."""
    for passage in subject.periods_with(MAY_BE_FULL_MARKS):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        for full in read_full_marks(passage.text, passage.statements):
            words = quoted(shortened(passage.text[full.start : full.end].lstrip("，。；、")))
            told = "比要求的时间晚"
            if full.aim and full.reached:
                aim, reached = full.aim.quantity.text, full.reached.quantity.text
                told = f"指标值{aim}，实际{reached}，没有达到"
            message = f"{words}：{told}，却没有扣分"
            yield Hit(passage.path, message, "核对得分；按评分办法不扣分的，写明依据", "warning")
