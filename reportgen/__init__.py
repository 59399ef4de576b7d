"""部门整体支出绩效评价报告 from data: validated, checked, and written as a Word file.

    from reportgen import build, check, load

    report = load("inputs/2024/青山桥镇.yaml")
    findings = check(report)
    path = build(report)

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportgen._version import __version__

if TYPE_CHECKING:
    from reportgen.batch.build_many import BatchResult, build_many
    from reportgen.batch.outcome import Outcome
    from reportgen.checks.checking import check
    from reportgen.errors import InputError, OutputError, ReportgenError, TemplateError
    from reportgen.findings import Finding
    from reportgen.formats.loading import load
    from reportgen.forms.building import build, render
    from reportgen.forms.compiled import CompiledTemplate, compile_template
    from reportgen.model.figures import Amount
    from reportgen.model.report import Report

__all__ = [
    "Amount",
    "BatchResult",
    "CompiledTemplate",
    "Finding",
    "InputError",
    "Outcome",
    "OutputError",
    "Report",
    "ReportgenError",
    "TemplateError",
    "__version__",
    "build",
    "build_many",
    "check",
    "compile_template",
    "load",
    "render",
]

_HOMES = {
    "Amount": "model.figures",
    "BatchResult": "batch.build_many",
    "CompiledTemplate": "forms.compiled",
    "Finding": "findings",
    "InputError": "errors",
    "Outcome": "batch.outcome",
    "OutputError": "errors",
    "Report": "model.report",
    "ReportgenError": "errors",
    "TemplateError": "errors",
    "build": "forms.building",
    "build_many": "batch.build_many",
    "check": "checks.checking",
    "compile_template": "forms.compiled",
    "load": "formats.loading",
    "render": "forms.building",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
