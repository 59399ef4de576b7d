"""Planted errors are found, and the table that tells how well is the one that is printed."""

from __future__ import annotations

from functools import cache

import pytest

from reportgen.checks.catalogue import rules
from tests.checks.mutation import Score, scores, table
from tests.checks.mutations import PLANTERS
from tests.tools import ROOT

README = ROOT / "reportgen" / "checks" / "README.md"
NOT_PLANTED = {"C07", "W01", "W02", "W03"}
"""What needs last year's report or a waiver, and has tests of its own."""


@cache
def results() -> dict[str, Score]:
    return scores()


def test_an_error_is_planted_for_every_rule() -> None:
    assert set(PLANTERS) == set(rules()) - NOT_PLANTED


@pytest.mark.parametrize("code", PLANTERS)
def test_planted_errors_are_found_and_nothing_else_is_said(code: str) -> None:
    score = results()[code]
    assert score.recall >= 0.95
    assert score.precision >= 0.98


def test_the_readme_has_the_figures_that_are_printed() -> None:
    assert table(results()) in README.read_text(encoding="utf-8")
