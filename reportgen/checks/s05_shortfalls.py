"""S05: lost points and missed targets have a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.reasons_beside import ReasonsBeside
from reportgen.checks.reasons_in_prose import ReasonsInProse
from reportgen.checks.score_sheets import (
    REASON,
    TOLERANCE,
    has_no_column,
    has_reason,
    sheets,
    value_of,
)
from reportgen.checks.tables.target_tables import missed_targets
from reportgen.model.absent import known
from reportgen.model.annexes.scoring import is_reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.score_sheets import ScoreSheet
    from reportgen.checks.subject import Subject


@rule(
    codes.S05,
    explanation="检查每个指标：得分低于分值，或完成值没有达到指标值的，写了偏差原因和改进措施。"
    "只写“无”“—”一类的算没有写；别省的表写在表里别的一栏、一行，或者表下面、正文里的，"
    "算写了：列出的扣分加起来正好是表里扣的，算全部写了，否则看写到了哪个指标。没有这一栏的表，是警告；正文里只列目标和完成数的表也查。",
    wrong="年度指标值≥300人，实际完成值292人，得分9.73，偏差原因：空。",
    right="年度指标值≥300人，实际完成值292人，得分9.73，偏差原因：一家企业推迟投产，用工减少。",
)
def shortfalls_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for lost points and missed targets without a reason."""
    beside, prose = ReasonsBeside(subject.report), ReasonsInProse(subject)
    for sheet in sheets(subject):
        for path, given, shown in sheet.known_rows:
            if has_reason(given):
                continue
            score = value_of(shown.score)
            lost = None if score is None else given.weight.value - score
            if score is not None and given.weight.value - score > TOLERANCE:
                why = f"分值{given.weight}，得分{plain(score)}"
            elif is_reached(given.target, given.actual) is False:
                why = f"指标值{given.target}，完成{given.actual}，没有达到"
            else:
                continue
            if beside.tell(given.name, subject.report.places.locate(path)):
                continue
            has_none = has_no_column(subject, (*path, REASON))
            is_free = has_none or sheet.is_of_other_form
            if is_free and (prose.tell(given.name, lost) or prose.tell_all(_lost(sheet))):
                continue
            message = f"“{given.name}”{why}，没有写偏差原因"
            advice = "写明没有达到的原因和改进措施"
            if has_none:
                message += "；这张表没有这一栏，表外也没有找到"
                yield Hit((*path, REASON), message, f"{advice}，可以写在表下面", "warning")
            else:
                yield Hit((*path, REASON), message, advice)
    yield from missed_targets(subject, prose)


def _lost(sheet: ScoreSheet) -> Decimal:
    """Return how many points the rows of a sheet lost in all."""
    rows = [(sheet.total.weight, sheet.total.score)]
    rows += [(known(one.weight), known(one.score)) for _, _, one in sheet.rows]
    pairs = [
        (one.value, other.value) for one, other in rows if one is not None and other is not None
    ]
    return sum((one - other for one, other in pairs if one > other), Decimal(0))
