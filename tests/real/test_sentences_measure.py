"""The rules hold on real sentences, also on those they were not built with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportgen import check
from reportgen.checks.catalogue import rules
from reportgen.model.report import Report
from tests.real.__main__ import table
from tests.real.sentences_measure import FRAME, PARTS, Tally, entries, measure
from tests.tools import ROOT

LEAST_RECALL, LEAST_PRECISION = 85, 95
README = ROOT / "reportgen" / "checks" / "README.md"


@cache
def measured(part: str) -> dict[str, Tally]:
    return measure(part)


def test_nothing_is_found_in_the_neutral_report() -> None:
    assert check(Report.model_validate(FRAME)) == []


@pytest.mark.parametrize("part", PARTS)
def test_errors_are_found_and_little_else(part: str) -> None:
    whole = sum(measured(part).values(), Tally())
    assert whole.recall >= LEAST_RECALL, whole.notes
    assert whole.precision >= LEAST_PRECISION, whole.notes
    assert whole.false_errors == 0, whole.notes


def test_half_of_the_sentences_are_right() -> None:
    all_of_them = [entry for part in PARTS for entry in entries(part)]
    wrong = sum(bool(entry.wanted) for entry in all_of_them)
    assert len(all_of_them) >= 150
    assert 0.4 <= wrong / len(all_of_them) <= 0.6
    assert len(entries("unseen")) * 3 >= len(all_of_them)


def test_no_sentence_is_in_a_test_or_an_example_of_a_rule() -> None:
    folder = Path(__file__).parent.parent
    tests = "".join(
        path.read_text(encoding="utf-8")
        for name in ("checks", "chinese")
        for path in (folder / name).glob("*.py")
    )
    examples = "".join(rule.wrong + rule.right + rule.explanation for rule in rules().values())
    for part in PARTS:
        for entry in entries(part):
            for text in entry.texts:
                assert text not in tests, text
                assert text not in examples, text


def test_the_readme_has_the_figures_that_are_printed() -> None:
    assert table({part: measured(part) for part in PARTS}) in README.read_text(encoding="utf-8")
