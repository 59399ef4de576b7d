"""The errors that this package raises, as one tree.

    ReportgenError
    ├── InputError      a data file that can't be read or does not hold a report
    ├── TemplateError   a template that can't be found, is damaged, or has wrong tags
    └── OutputError     a place that can't be written, or holds a file edited by a person

Each carries findings: Chinese sentences with path and location, all of them at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Finding


class ReportgenError(Exception):
    """Base of all errors raised on purpose; ``str()`` of it is one line for each finding."""

    findings: tuple[Finding, ...]

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(*self.findings)

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


class InputError(ReportgenError):
    """Data that can't be read or does not hold a valid report."""


class TemplateError(ReportgenError):
    """A template that is missing, not a Word file, or has wrong or forbidden tags."""


class OutputError(ReportgenError):
    """A file that can't be written, or must not be overwritten."""
