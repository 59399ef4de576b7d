"""The marks that rules look for first stand wherever the rules find anything."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from reportgen.chinese.signs import Sign
from tests.real.sentences_measure import PARTS, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.catalogue import Hit
    from reportgen.checks.passage import Passage
    from reportgen.model.report import Report

EVERY = 4
"""Of so many real sentences one is tried."""

CODES = [code for code in rules() if code.startswith("A")]


class Unmarked(Subject):
    """Looks through the whole text, whatever marks stand in it."""

    def passages_with(self, *signs: Sign) -> list[Passage]:
        return super().passages_with(*map(unmarked, signs))

    def periods_with(self, *signs: Sign) -> list[Passage]:
        return super().periods_with(*map(unmarked, signs))

    def places_with(self, *signs: Sign) -> list[tuple[int, int]]:
        return super().places_with(*map(unmarked, signs))

    def contexts_with(self, *signs: Sign, before: int = 3, after: int = 1) -> list[Passage]:
        return super().contexts_with(*map(unmarked, signs), before=before, after=after)


def unmarked(sign: Sign) -> Sign:
    return Sign(sign.pattern)


def hits(subject: type[Subject], report: Report) -> list[list[Hit]]:
    return [
        list(rules()[code].find(subject(report, None, standard_dictionary()))) for code in CODES
    ]


def reports() -> Iterator[Report]:
    for part in PARTS:
        for entry in islice(entries(part), 0, None, EVERY):
            yield entry.report()


def test_no_mark_that_a_rule_looks_for_hides_what_it_would_find() -> None:
    for report in reports():
        assert hits(Unmarked, report) == hits(Subject, report)
