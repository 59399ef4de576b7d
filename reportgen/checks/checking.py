"""Checking a report or a data file: everything that a finance bureau would send back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from reportgen import codes
from reportgen.errors import InputError, TemplateError, wrong_type
from reportgen.findings import SEVERITIES, path_text
from reportgen.formats.carriers import WORD, carrier_of
from reportgen.formats.loading import load, require_source
from reportgen.formats.partial_loading import PartialLoad, load_partly

if TYPE_CHECKING:
    from collections.abc import Collection

    from reportgen.checks.dictionary import Dictionary
    from reportgen.findings import Finding
    from reportgen.formats.loading import Source
    from reportgen.forms.settings_values import FormSettings
    from reportgen.model.report import Report


def check(
    report: Report | Source,
    *,
    last: Report | Source | None = None,
    dictionary: Dictionary | None = None,
    rules: Collection[str] = (),
) -> list[Finding]:
    """Return all findings on a report, the worst first; none when it may be sent.

    A source that lacks something, or has something wrong, is checked on all the rest; what keeps
    it from being loaded comes first. One that can't be read at all gives the findings of its
    InputError; one from a Word file also what in it has no field. ``last`` is last year's report,
    for what compares two years; ``dictionary`` replaces the standard word lists; ``rules`` names
    optional rules to apply too, as ``S12`` or ``+S12``. Raises InputError for a ``last`` that does
    not load, and for a name that is no optional rule.
    """
    # For start-up: pydantic.
    from reportgen.model.report import Report

    if not isinstance(report, Report):
        require_source("report", report, "Report、")
    require_rules(rules)
    if dictionary is not None and not hasattr(dictionary, "extended"):
        raise wrong_type("dictionary", "Dictionary（由 standard_dictionary 得到）", dictionary)
    if last is not None and not isinstance(last, Report):
        require_source("last", last, "Report、")
        last = load(last)
    try:
        loaded = PartialLoad(report) if isinstance(report, Report) else load_partly(report)
    except InputError as error:
        return list(error.findings)
    if not loaded.form:
        return check_loaded(loaded, last=last, dictionary=dictionary, rules=rules)
    # For start-up: most reports tell no form.
    from reportgen.forms.form_settings import form_settings

    settings = form_settings(loaded.form)
    return check_against_form(loaded, settings, last=last, dictionary=dictionary, rules=rules)


def require_rules(rules: object) -> None:
    """Raise TypeError for an argument that is no list of codes."""
    if isinstance(rules, (str, bytes)) or not isinstance(rules or (), Iterable):
        raise wrong_type("rules", f'编号的列表，如 ["{codes.S12}"]', rules)
    for each in cast("Iterable[object]", rules or ()):
        if not isinstance(each, str):
            raise wrong_type("rules 的一项", "编号", each)


def check_loaded(
    loaded: PartialLoad,
    *,
    last: Report | None = None,
    dictionary: Dictionary | None = None,
    rules: Collection[str] = (),
) -> list[Finding]:
    """Return the findings of ``check`` on what was loaded, whole or partly."""
    # For start-up: pydantic and the dictionaries, while the source may still be refused.
    from reportgen.checks.running import findings_of

    optional: Collection[str] = ()
    if rules:
        # For start-up: most callers turn no rule on.
        from reportgen.checks.explaining import optional_codes

        optional = optional_codes(rules)
    found = findings_of(loaded.report, last=last, dictionary=dictionary, optional=optional)
    found = [*loaded.problems, *_beside(loaded, found), *loaded.report.remarks]
    levels = list(SEVERITIES)
    return sorted(found, key=lambda finding: levels.index(finding.severity))


def check_against_form(
    loaded: PartialLoad,
    settings: FormSettings,
    *,
    last: Report | None = None,
    dictionary: Dictionary | None = None,
    rules: Collection[str] = (),
) -> list[Finding]:
    """Return the findings of ``check``, and of what the form itself asks for beside.

    That is what its 表样.yaml says, and what it has no place for on paper.
    """
    # For start-up: pydantic, while the source may still be refused.
    from reportgen.forms.limits import beyond_limits

    own = tuple(sorted({*rules, *settings.rules}))
    found = check_loaded(loaded, last=last, dictionary=dictionary, rules=own)
    return [*found, *beyond_limits(loaded.report, settings), *_not_on_paper(loaded)]


def _not_on_paper(loaded: PartialLoad) -> list[Finding]:
    """Return what was given and the form will not print; nothing for what is a Word file itself.

    Nor for one whose form, or year, is not known: what is wrong with the form its own check says.
    """
    report = loaded.report
    if not loaded.form or carrier_of(report.places.file) is WORD:
        return []
    # For start-up, here as below: pydantic, lxml and Jinja.
    from reportgen.model.absent import is_absent

    if is_absent(report.year):
        return []
    # For start-up, as above.
    from reportgen.forms.building import unprinted

    try:
        return [each for each in unprinted(report, loaded.form) if each.rule == codes.M10]
    except TemplateError:
        return []


def _beside(loaded: PartialLoad, found: Iterable[Finding]) -> list[Finding]:
    """Return the findings but for those of rules on missing fields, which are said already."""
    missing = tuple(path_text(path) for path in loaded.absent)
    inside = tuple(f"{path}{mark}" for path in missing for mark in ".[")
    return [
        finding
        for finding in found
        if finding.path not in missing and not finding.path.startswith(inside)
    ]
