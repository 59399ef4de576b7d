"""What a check goes by besides the report: the form, last year's report, own words, rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.forms.installed import DEFAULT
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.checks.dictionary import Dictionary
    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report


class WantedChecks(NamedTuple):
    """A check as it was asked for.

    ``form`` is the name of a form or a template's file, empty for that which each report is meant
    for, ``last`` last year's report, ``words`` a dictionary of one's own, ``rules`` the codes of
    more rules, as ``S12,S13``.
    """

    form: str | Path = ""
    last: str = ""
    words: str = ""
    rules: tuple[str, ...] = ()

    def examiner(
        self, last_of: Callable[[Report], Report | None] | None = None
    ) -> Callable[[PartialLoad], list[Finding]]:
        """Return the check of one report; raises InputError where something can't be read.

        ``last_of`` finds the report of the year before, where each unit has its own.
        """
        # For start-up, here as below: a command that asks for no check does without.
        from reportgen.checks.checking import check_against_form
        from reportgen.forms.form_settings import form_settings

        one = None if last_of is not None else self.last_report()
        dictionary, rules = self.dictionary(), self.all_rules()

        def examine(loaded: PartialLoad) -> list[Finding]:
            last = one if last_of is None else last_of(loaded.report)
            settings = form_settings(self.form or loaded.form or DEFAULT)
            return check_against_form(
                loaded, settings, last=last, dictionary=dictionary, rules=rules
            )

        return examine

    def last_report(self) -> Report | None:
        """Return last year's report, where it is one."""
        if not self.last:
            return None
        # For start-up: only what was asked for.
        from reportgen.formats.loading import load

        return load(self.last)

    def dictionary(self) -> Dictionary | None:
        """Return the standard dictionary with the words of one's own; None without."""
        if not self.words:
            return None
        # For start-up: only what was asked for.
        from reportgen.checks.dictionary import standard_dictionary

        return standard_dictionary().extended(Path(self.words))

    def all_rules(self) -> tuple[str, ...]:
        """Return the codes of the rules that count here and not everywhere."""
        # For start-up: only what was asked for.
        from reportgen.forms.form_settings import enabled_rules

        rules = set(enabled_rules(self.form)) if self.form else set()
        asked = [code for group in self.rules for code in group.replace("，", ",").split(",")]
        if asked:
            # For start-up: only what was asked for.
            from reportgen.checks.explaining import optional_codes

            rules |= optional_codes(asked)
        return tuple(sorted(rules))


def unit_of(report: Report) -> str:
    """Return the name of the unit; empty where the report lacks it."""
    # For start-up: pydantic.
    from reportgen.model.absent import AbsentError

    try:
        return report.overview.unit_name
    except (AbsentError, AttributeError):
        return ""
