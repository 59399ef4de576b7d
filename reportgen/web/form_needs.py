"""What a form asks for beyond what every report has: told beside the field, and shown as missing.

Building says it too, but only then, when all else is there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import InputError, ReportgenError
from reportgen.formats.loading import model_of
from reportgen.forms.form_templates import compiled_for
from reportgen.forms.installed import DEFAULT
from reportgen.forms.whole_context import whole_context
from reportgen.web.calls import RefusedCallError
from reportgen.web.stand_ins import filled_report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path as FilePath
    from typing import Any

    from reportgen.findings import Finding, Path
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report
    from reportgen.web.stand_ins import Blanks
    from reportgen.web.unit_state import Examined

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_TRIES = 6


def with_needs(held: Examined, data: Mapping[str, Any], form: str) -> Examined:
    """Return what was found in a file, with what the form asks for and the report lacks."""
    if held.loaded is None:
        return held
    known = {each.path for each in held.findings}
    needs = [each for each in _needs(held.loaded, data, form) if each.path not in known]
    return replace(held, findings=(*held.findings, *needs))


def _needs(loaded: PartialLoad, data: Mapping[str, Any], form: str) -> list[Finding]:
    try:
        report = loaded.report
        if loaded.problems:
            report, _ = filled_report(data, model_of(form or loaded.form, data))
        return lacking_in(report, form or loaded.form or DEFAULT)
    except (ReportgenError, RefusedCallError):
        return []  # said where the form is looked at, or the data are


def printable(data: Mapping[str, Any], form: str, model: type[Report]) -> tuple[Report, Blanks]:
    """Return a report with stand-ins for all that is missing, also for what the form asks for."""
    wanted: list[Path] = []
    for _ in range(_TRIES):
        report, blanks = filled_report(data, model, wanted)
        lacking = lacking_in(report, form)
        if not lacking:
            break
        wanted += [_steps(each.path) for each in lacking]
    return report, blanks


def lacking_in(report: Report, form: str | FilePath) -> list[Finding]:
    """Return a finding for each field that a form requires and a report does not have."""
    compiled = compiled_for(form, report.year)
    try:
        whole_context(report, compiled.model, compiled.required, compiled.label.name, None)
    except InputError as error:
        return list(error.findings)
    return []


def _steps(path: str) -> Path:
    return tuple(int(at) - 1 if at else label for label, at in _STEP.findall(path))
