"""Recall and precision of every rule on planted errors: ``python -m tests.checks.mutation``.

The table in ``reportgen/checks/README.md`` is what this prints.
"""

from __future__ import annotations

import random
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass

from reportgen import Report, check
from reportgen.codes import CODES
from tests.checks import annex_mutations
from tests.checks.mutations import PLANTERS, Data, clean_data

ROUNDS = 40
SEED = 20240101

COMPANIONS = {
    "A03": {"A06"},
    "A06": {"A03"},
    "C02": {"C01"},
    "T04": {"T09"},
    "S06": {"S12"},
    "S12": {"S06"},
    "S07": {"C02", "C01", "A17"},
    "S11": {"S10", "A17"},
    "B05": {"A05", "B02"},
}
"""Rules that are right to speak up too when another's error is planted."""


@dataclass(frozen=True)
class Score:
    """How one rule did: planted, found, and all it said with and without cause."""

    planted: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        """The share of planted errors that were found."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of reports it spoke up on where its error was planted."""
        spoken = self.found + self.false
        return self.found / spoken if spoken else 1.0


assert annex_mutations  # its import registers the planters


def scores(rounds: int = ROUNDS) -> dict[str, Score]:
    """Plant each kind of error ``rounds`` times, and count what each rule finds."""
    rng = random.Random(SEED)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for _ in range(rounds):
        for code, plant in PLANTERS.items():
            data = clean_data(rng)
            clean = deepcopy(data)
            plant(rng, data)
            after = _told(code, data)
            expected = {code} | COMPANIONS.get(code, set())
            # Where nothing else is said, nothing was said before: what a rule says of clean data
            # shows where another's error is planted, unless the rule is applied to its own alone.
            is_needed = CODES[code].optional or {rule for rule, _, _ in after} - expected
            before = _told(code, clean) if is_needed else set()
            false.update({rule for rule, _, _ in before})
            spoken = {rule for rule, _, _ in after - before}
            planted[code] += 1
            found[code] += code in spoken
            false.update(spoken - expected)
    return {code: Score(planted[code], found[code], false[code]) for code in PLANTERS}


def _told(code: str, data: Data) -> set[tuple[str, str, str]]:
    """Check a report, the planted rule applied too where it is optional."""
    optional = [code] if CODES[code].optional else []
    found = check(Report.model_validate(data), rules=optional)
    return {(each.rule, each.path, each.message) for each in found}


def table(results: dict[str, Score]) -> str:
    """Write the scores as a Markdown table."""
    lines = ["| 规则 | 标题 | 植入 | 查全率 | 查准率 |", "|---|---|---|---|---|"]
    for code, score in results.items():
        shares = f"{score.recall:.1%} | {score.precision:.1%}"
        lines.append(f"| {code} | {CODES[code].headline} | {score.planted} | {shares} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(scores()))
