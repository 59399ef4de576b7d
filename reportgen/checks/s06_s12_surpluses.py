"""S06, S12: results far beyond their target have a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.reasons_beside import ReasonsBeside
from reportgen.checks.score_sheets import REASON, has_reason, sheets
from reportgen.model.annexes.scoring import comparable, is_downward
from reportgen.model.percentages import percentage
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_FAR_BEYOND = Decimal("1.3")
_OF_CUTS = lazy_pattern("(?:压减|压降|节约|节能|节水|节支|下降|降低)[^，。；]{0,4}(?:率|比例|幅度)")
"""Indicators of which there cannot be too much."""


@rule(
    codes.S06,
    explanation="检查“≥”“＞”“＝”的定量指标：完成值 ÷ 指标值达到130%的，写了原因（"
    f"指标值可能定低了）；压减率、节约率、下降率越高越好，不报。开启{codes.S12}时由它来报，这里不重复。",
    wrong="年度指标值≥100人，实际完成值160人，偏差原因：空。",
    right="年度指标值≥100人，实际完成值160人，偏差原因：新引进企业一家，用工超出预计。",
)
def surpluses_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for results far beyond their target without a reason."""
    if codes.S12 not in subject.optional:
        yield from (hit for name, hit in _surpluses(subject) if not _OF_CUTS.search(name))


@rule(
    codes.S12,
    explanation=f"与{codes.S06}相同，作为错误（有的省这样规定）。",
    wrong="年度指标值≥100人，实际完成值160人，偏差原因：空。",
    right="年度指标值≥100人，实际完成值160人，偏差原因：新引进企业一家，用工超出预计。",
)
def surpluses_must_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for results far beyond their target without a reason, where one is a must."""
    yield from (hit for _, hit in _surpluses(subject))


def _surpluses(subject: Subject) -> Iterator[tuple[str, Hit]]:
    """Return the names of indicators far beyond their target without a reason, with what to say."""
    beside = ReasonsBeside(subject.report)
    for sheet in sheets(subject):
        for path, given, _ in sheet.known_rows:
            target, actual = given.target.value, given.actual.value
            if not comparable(given.target, given.actual) or target is None or actual is None:
                continue
            if is_downward(given.target) or target <= 0 or has_reason(given):
                continue
            if actual >= _FAR_BEYOND * target:
                if beside.tell(given.name, subject.report.places.locate(path)):
                    continue
                message = (
                    f"“{given.name}”完成{given.actual}，是指标值{given.target}的"
                    f"{plain(actual)}÷{plain(target)}={percentage(actual, target)}%，没有写原因"
                )
                advice = "写明超出较多的原因；指标值定低了的，以后调整"
                yield given.name, Hit((*path, REASON), message, advice)
