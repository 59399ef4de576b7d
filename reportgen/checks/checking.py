"""Checking a report or a data file: everything that a finance bureau would send back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.findings import SEVERITIES
from reportgen.formats.loading import load

if TYPE_CHECKING:
    from collections.abc import Collection

    from reportgen.checks.dictionary import Dictionary
    from reportgen.findings import Finding
    from reportgen.formats.loading import Source
    from reportgen.model.report import Report


def check(
    report: Report | Source,
    *,
    last: Report | Source | None = None,
    dictionary: Dictionary | None = None,
    rules: Collection[str] = (),
) -> list[Finding]:
    """Return all findings on a report, the worst first; none when it may be sent.

    A source that does not load gives the findings of its InputError; one from a Word file also
    what in it has no field. ``last`` is last year's report, for what compares two years;
    ``dictionary`` replaces the standard word lists; ``rules`` names optional rules to apply too,
    as ``S12`` or ``+S12``. Raises InputError for a ``last`` that does not load, and for a name
    that is no optional rule.
    """
    from reportgen.checks.running import findings_of
    from reportgen.model.report import Report

    optional: Collection[str] = ()
    if rules:
        from reportgen.checks.explaining import optional_codes

        optional = optional_codes(rules)
    if last is not None and not isinstance(last, Report):
        last = load(last)
    try:
        loaded = report if isinstance(report, Report) else load(report)
    except InputError as error:
        return list(error.findings)
    found = findings_of(loaded, last=last, dictionary=dictionary, optional=optional)
    levels = list(SEVERITIES)
    return sorted([*found, *loaded.remarks], key=lambda finding: levels.index(finding.severity))
