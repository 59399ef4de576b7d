"""检查豁免: findings that the unit has looked at and stands by, each with its reason."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Finding
    from reportgen.model.report import Report

LABEL = "检查豁免"
FAMILY = "W"
"""The first letter of the rules on waivers themselves, which can't be waived."""

_KEY = lazy_pattern(
    r"\s*([A-Z]\d\d(?:\s*[、,;/和及与\s]\s*[A-Z]\d\d)*)(?![A-Z\d])[\s:]*(.*)", re.DOTALL
)
_CODE = lazy_pattern(r"[A-Z]\d\d")
_STEP = lazy_pattern(r"[.\[]")
_NOT_IN_PATHS = lazy_pattern(r"[^\w.\[\]]+")


class Waiver(NamedTuple):
    """One entry of 检查豁免: ``A06``, or ``A06 path`` for one field and what stands below it.

    ``key`` is the entry as written, ``code`` empty when it does not begin with a code, ``path``
    the field without marks, empty for the whole report. ``is_one_of_several`` tells that the entry
    names other codes too (``A10、A03``), each of which is a waiver.
    """

    key: str
    code: str
    path: str
    reason: str
    is_one_of_several: bool = False

    @property
    def name(self) -> str:
        """How messages name it: the entry as written, of several codes the one it is for."""
        return self.code if self.is_one_of_several else self.key

    @property
    def is_reasoned(self) -> bool:
        """Whether a reason is given: at least one word."""
        return any(map(str.isalnum, self.reason))

    def covers(self, code: str, path: str) -> bool:
        """Return whether the waiver is for a finding of this rule at this path."""
        return code == self.code and self.path in fields_around(path)


def waivers_of(report: Report) -> list[Waiver]:
    """Return the waivers of a report in their order.

    One entry may name several codes. Between code and path stands a space, or a colon, or
    nothing; case and width do not matter, nor marks in the path's labels.
    """
    entries = report.waivers.items()
    return [waiver for key, reason in entries for waiver in _waivers(key, reason.strip())]


def _waivers(key: str, reason: str) -> list[Waiver]:
    match = _KEY.fullmatch(unicodedata.normalize("NFKC", key).upper())
    if match is None:
        return [Waiver(key, "", "", reason)]
    codes, path = dict.fromkeys(_CODE.findall(match[1])), plain_path(match[2])
    return [Waiver(key, code, path, reason, len(codes) > 1) for code in codes]


def plain_path(path: str) -> str:
    """Return a path so that all ways to write it are the same: no marks, one width, one case."""
    return _NOT_IN_PATHS.sub("", unicodedata.normalize("NFKC", path).upper())


def fields_around(path: str) -> set[str]:
    """Return the fields that a path is in, plain as waivers have them: itself and all above it."""
    field = plain_path(path)
    return {field[:end] for end in (0, len(field), *(m.start() for m in _STEP.finditer(field)))}


def apply_waivers(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in their order; those that are waived with a reason come as info.

    A waived finding stays in the list, its message led by “已豁免（理由）：”. Findings on the
    waivers themselves stay as they are.
    """
    waivers = WaiverIndex(waiver for waiver in waivers_of(report) if waiver.is_reasoned)
    return [_waived(finding, waivers) for finding in findings]


class WaiverIndex:
    """Waivers by what they are for, so that any number of them costs a finding the same."""

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._known: dict[tuple[str, str], tuple[int, Waiver]] = {}
        for order, waiver in enumerate(waivers):
            self._known.setdefault((waiver.code, waiver.path), (order, waiver))

    def first_for(self, code: str, path: str) -> Waiver | None:
        """Return the first waiver that covers a finding of a rule at a path."""
        if not self._known:
            return None
        found = [self._known.get((code, field)) for field in fields_around(path)]
        return min(filter(None, found), key=lambda each: each[0], default=(0, None))[1]


def _waived(finding: Finding, waivers: WaiverIndex) -> Finding:
    if finding.rule[0] == FAMILY:
        return finding
    waiver = waivers.first_for(finding.rule, finding.path)
    if waiver is None:
        return finding
    reason = waiver.reason.rstrip("。；")
    message = f"已豁免（{reason}）：{finding.message}"
    return finding._replace(severity="info", message=message, suggestion="")
