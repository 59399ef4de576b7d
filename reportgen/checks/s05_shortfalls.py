"""S05: lost points and missed targets have a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.reasons_beside import ReasonsBeside
from reportgen.checks.score_sheets import (
    REASON,
    TOLERANCE,
    has_no_column,
    has_reason,
    sheets,
    value_of,
)
from reportgen.model.annexes.scoring import is_reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.S05,
    explanation="检查每个指标：得分低于分值，或完成值没有达到指标值的，写了偏差原因和改进措施。"
    "只写“无”“—”一类的算没有写；别省的表写在表里别的一栏、一行，或者表下面的，算写了；没有这一栏的表，是警告。",
    wrong="年度指标值≥300人，实际完成值292人，得分9.73，偏差原因：空。",
    right="年度指标值≥300人，实际完成值292人，得分9.73，偏差原因：一家企业推迟投产，用工减少。",
)
def shortfalls_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for lost points and missed targets without a reason."""
    beside = ReasonsBeside(subject.report)
    for sheet in sheets(subject):
        for path, given, shown in sheet.known_rows:
            if has_reason(given):
                continue
            score = value_of(shown.score)
            if score is not None and given.weight.value - score > TOLERANCE:
                why = f"分值{given.weight}，得分{plain(score)}"
            elif is_reached(given.target, given.actual) is False:
                why = f"指标值{given.target}，完成{given.actual}，没有达到"
            else:
                continue
            if beside.tell(given.name, subject.report.places.locate(path)):
                continue
            message = f"“{given.name}”{why}，没有写偏差原因"
            advice = "写明没有达到的原因和改进措施"
            if has_no_column(subject, (*path, REASON)):
                message += "；这张表没有这一栏，表外也没有找到"
                yield Hit((*path, REASON), message, f"{advice}，可以写在表下面", "warning")
            else:
                yield Hit((*path, REASON), message, advice)
