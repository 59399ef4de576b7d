"""部门整体支出绩效评价报告 from data: validated, checked, and written as a Word file.

    from reportgen import build, check, load

    report = load("inputs/2024/青山桥镇.yaml")
    findings = check(report)
    path = build(report)

The names in ``__all__`` are public, and README has a line on each; the packages and modules below
are not, but for the groups of a report, which are read as its attributes
(``report.overview.unit_name``). Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportgen._version import __version__

if TYPE_CHECKING:
    from reportgen.batch.build_many import BatchResult, build_many
    from reportgen.batch.cluster import cluster
    from reportgen.batch.delivery import BatchOptions
    from reportgen.batch.kept_outcomes import Outcomes
    from reportgen.batch.last_year import LastYear
    from reportgen.batch.outcome import Outcome, Status, Summary
    from reportgen.batch.portraits import Paragraph, Portrait
    from reportgen.batch.render_job import Examination
    from reportgen.batch.scheduling import WorkerPool
    from reportgen.checks.checking import check
    from reportgen.checks.dictionary import Dictionary, standard_dictionary
    from reportgen.checks.dictionary_entries import Typo
    from reportgen.errors import InputError, OutputError, ReportgenError, TemplateError
    from reportgen.findings import Finding, Severity
    from reportgen.formats.loading import Source, load
    from reportgen.forms.building import build, render
    from reportgen.forms.compiled import CompiledTemplate
    from reportgen.forms.form_templates import compile_template
    from reportgen.forms.settings_values import FormSettings, Limit, OutlineHeading
    from reportgen.model.added_fields import AddedField
    from reportgen.model.figures import Amount
    from reportgen.model.last_year_text import LastYearText
    from reportgen.model.places import LooseText, Places
    from reportgen.model.report import Report
    from reportgen.ooxml.data_part import TemplateLabel

__all__ = [
    "AddedField",
    "Amount",
    "BatchOptions",
    "BatchResult",
    "CompiledTemplate",
    "Dictionary",
    "Examination",
    "Finding",
    "FormSettings",
    "InputError",
    "LastYear",
    "LastYearText",
    "Limit",
    "LooseText",
    "Outcome",
    "Outcomes",
    "OutlineHeading",
    "OutputError",
    "Paragraph",
    "Places",
    "Portrait",
    "Report",
    "ReportgenError",
    "Severity",
    "Source",
    "Status",
    "Summary",
    "TemplateError",
    "TemplateLabel",
    "Typo",
    "WorkerPool",
    "__version__",
    "build",
    "build_many",
    "check",
    "cluster",
    "compile_template",
    "load",
    "render",
    "standard_dictionary",
]

_HOMES = {
    "Paragraph": "batch.portraits",
    "OutlineHeading": "forms.settings_values",
    "Limit": "forms.settings_values",
    "AddedField": "model.added_fields",
    "Portrait": "batch.portraits",
    "LastYearText": "model.last_year_text",
    "FormSettings": "forms.settings_values",
    "Amount": "model.figures",
    "BatchOptions": "batch.delivery",
    "BatchResult": "batch.build_many",
    "CompiledTemplate": "forms.compiled",
    "Dictionary": "checks.dictionary",
    "Examination": "batch.render_job",
    "Finding": "findings",
    "InputError": "errors",
    "Outcome": "batch.outcome",
    "Outcomes": "batch.kept_outcomes",
    "OutputError": "errors",
    "LastYear": "batch.last_year",
    "LooseText": "model.places",
    "Places": "model.places",
    "Report": "model.report",
    "ReportgenError": "errors",
    "Severity": "findings",
    "Source": "formats.loading",
    "Status": "batch.outcome",
    "Summary": "batch.outcome",
    "TemplateError": "errors",
    "TemplateLabel": "ooxml.data_part",
    "Typo": "checks.dictionary_entries",
    "WorkerPool": "batch.scheduling",
    "build": "forms.building",
    "build_many": "batch.build_many",
    "check": "checks.checking",
    "cluster": "batch.cluster",
    "compile_template": "forms.form_templates",
    "load": "formats.loading",
    "render": "forms.building",
    "standard_dictionary": "checks.dictionary",
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
