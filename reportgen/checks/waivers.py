"""检查豁免: findings that the unit has looked at and stands by, each with its reason."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Finding
    from reportgen.model.report import Report

LABEL = "检查豁免"
FAMILY = "W"
"""The first letter of the rules on waivers themselves, which can't be waived."""

_KEY = lazy_pattern(r"\s*([A-Z]\d\d)(?![A-Z\d])[\s:]*(.*)", re.DOTALL)
_NOT_IN_PATHS = lazy_pattern(r"[^\w.\[\]]+")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of 检查豁免: ``A06``, or ``A06 path`` for one field and what stands below it.

    ``key`` is the entry as written, ``code`` empty when it does not begin with a code, ``path``
    the field without marks, empty for the whole report.
    """

    key: str
    code: str
    path: str
    reason: str

    @property
    def is_reasoned(self) -> bool:
        """Whether a reason is given: at least one word."""
        return any(map(str.isalnum, self.reason))

    def covers(self, code: str, path: str) -> bool:
        """Return whether the waiver is for a finding of this rule at this path."""
        field = plain_path(path)
        below = field[len(self.path) :]
        inside = not self.path or (field.startswith(self.path) and below[:1] in ("", ".", "["))
        return code == self.code and inside


def waivers_of(report: Report) -> list[Waiver]:
    """Return the waivers of a report in their order.

    Between code and path stands a space, or a colon, or nothing; case and width do not matter,
    nor marks in the path's labels.
    """
    return [_waiver(key, reason.strip()) for key, reason in report.waivers.items()]


def _waiver(key: str, reason: str) -> Waiver:
    match = _KEY.fullmatch(unicodedata.normalize("NFKC", key).upper())
    if match is None:
        return Waiver(key, "", "", reason)
    return Waiver(key, match[1], plain_path(match[2]), reason)


def plain_path(path: str) -> str:
    """Return a path so that all ways to write it are the same: no marks, one width, one case."""
    return _NOT_IN_PATHS.sub("", unicodedata.normalize("NFKC", path).upper())


def apply_waivers(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in their order; those that are waived with a reason come as info.

    A waived finding stays in the list, its message led by “已豁免（理由）：”. Findings on the
    waivers themselves stay as they are.
    """
    waivers = [waiver for waiver in waivers_of(report) if waiver.is_reasoned]
    return [_waived(finding, waivers) for finding in findings] if waivers else list(findings)


def _waived(finding: Finding, waivers: list[Waiver]) -> Finding:
    for waiver in waivers:
        if finding.rule[0] != FAMILY and waiver.covers(finding.rule, finding.path):
            reason = waiver.reason.rstrip("。；")
            message = f"已豁免（{reason}）：{finding.message}"
            return replace(finding, severity="info", message=message, suggestion="")
    return finding
