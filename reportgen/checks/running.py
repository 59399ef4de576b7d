"""Applying the rules to a report: findings with their places, waivers taken into account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import ON_ANNEXES, ON_PROSE, Hit, rule_of
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.partly_read import with_unread
from reportgen.checks.readings import Readings
from reportgen.checks.subject import Subject
from reportgen.checks.waivers import apply_waivers
from reportgen.chinese.grade_bands import MAY_BE_ABOVE_FULL, MAY_BE_OWN_SCORE, MAY_STATE_GRADES
from reportgen.codes import C04, C08, RULE_CODES, S01, S02, S05, S08, S15
from reportgen.findings import SEVERITIES, Finding, path_text
from reportgen.model.absent import AbsentError
from reportgen.model.other_tables import OTHER_TABLE
from reportgen.model.places import LOOSE
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.checks.catalogue import Rule
    from reportgen.checks.dictionary import Dictionary
    from reportgen.model.report import Report

_QUOTED_OR_MINUS = lazy_pattern(r"“[^”]*”|(?<![A-Za-z0-9.-])-(?=[\d.])|(?<=[=×÷+−])-(?=[\d.])")

MAX_HITS = 1000
"""How many findings of one rule are told: more are of no use to anybody."""


def findings_of(
    report: Report,
    *,
    last: Report | None = None,
    dictionary: Dictionary | None = None,
    optional: Collection[str] = (),
) -> list[Finding]:
    """Apply all rules to a report; return the findings, the worst first, then in the form's order.

    ``last`` is last year's report for what compares two years; ``optional`` are the codes of
    optional rules to apply too. What the report itself waives
    (检查豁免) comes as info that says so; a waiver without reason, with an unknown code, or that
    waives nothing is a finding of its own.
    """
    subject = Subject(report, last, dictionary or standard_dictionary(), optional)
    found = list(apply_waivers(report, list(_all_hits(subject))))
    levels = list(SEVERITIES)
    return sorted(found, key=lambda finding: levels.index(finding.severity))


def _all_hits(subject: Subject) -> Iterator[Finding]:
    places, readings = subject.report.places, Readings(subject)
    for rule in _rules_for(subject):
        code = rule.code
        looked_at = readings.looked_at_by(code)
        for found in _hits(rule, looked_at):
            hit = readings.as_written(with_unread(found, code, subject.report), looked_at)
            is_loose = hit.path[:1] == (LOOSE,)
            if is_loose and code[0] not in ON_PROSE and code not in (C04, C08, S08, S15):
                continue
            yield Finding(
                code,
                hit.severity or code.severity,
                "" if is_loose or hit.path[:1] == (OTHER_TABLE,) else path_text(hit.path),
                places.locate(hit.path),
                _with_one_minus(hit.message),
                _with_one_minus(hit.suggestion),
            )


def _rules_for(subject: Subject) -> list[Rule]:
    """Return the rules that may find something; those on annexes need not be imported without."""
    annexed = subject.report.annexes is not None
    graded = annexed or bool(
        subject.passages_with(MAY_STATE_GRADES, MAY_BE_ABOVE_FULL, MAY_BE_OWN_SCORE)
    )
    has_tables = bool(subject.report.places.tables)
    also = dict.fromkeys((S01, S02, S05), has_tables) | {S08: graded or has_tables}
    return [
        rule_of(code)
        for code in RULE_CODES
        if (not code.optional or code in subject.optional)
        and (annexed or code[0] not in ON_ANNEXES or also.get(code, False))
    ]


def _with_one_minus(text: str) -> str:
    """Return a message in which a minus is always the same; what it quotes stays as it is."""
    if "-" not in text:
        return text
    return _QUOTED_OR_MINUS.sub(lambda match: match[0] if len(match[0]) > 1 else "−", text)


def _hits(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """Apply one rule, as far as the report has what the rule needs, and up to a number of hits."""
    try:
        for number, hit in enumerate(rule.find(subject), start=1):
            yield hit
            if number == MAX_HITS:
                message = f"这条规则已经查到{MAX_HITS}处，后面的没有再列"
                yield Hit((), message, "改好列出的这些，再检查一次")
                return
    except AbsentError:
        return
