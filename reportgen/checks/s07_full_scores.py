"""S07: full scores in a report without problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import WHOLE
from reportgen.checks.problem_texts import says_none
from reportgen.checks.score_sheets import sheets, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.model.annexes.evaluation import FundTotal, Indicator


@rule(
    codes.S07,
    explanation="整体自评表每一项都是满分，而“存在的问题”为空或只写“无”的，提醒一次。",
    wrong="总分100，存在的问题：无。",
    right="总分100，存在的问题：村级票据交审偏慢。有3个村仍按季度交审。",
)
def full_scores_with_no_problem(subject: Subject) -> Iterator[Hit]:
    """Ask whether a unit with full scores really has no problems."""
    problems = subject.report.improvement.problems
    if not all(map(says_none, problems)):
        return
    for sheet in sheets(subject):
        rows: list[FundTotal | Indicator] = [sheet.total, *sheet.shown.indicators]
        pairs = [(value_of(row.weight), value_of(row.score)) for row in rows]
        if sheet.path == WHOLE and all(score == weight for weight, score in pairs):
            message = "每一项都是满分，“存在的问题”又写“无”，可信度会受质疑"
            yield Hit((*WHOLE, "总分"), message, "如实打分，或写明存在的问题")
