"""Recall and precision of every rule on planted errors: ``python -m tests.checks.mutation``.

The table in ``reportgen/checks/README.md`` is what this prints.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from reportgen import Finding, Report, check
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
    "B05": {"B02"},
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
            before = {(f.rule, f.path, f.message) for f in _examined(code, data)}
            false.update({rule for rule, _, _ in before})
            plant(rng, data)
            after = {(f.rule, f.path, f.message) for f in _examined(code, data)}
            spoken = {rule for rule, _, _ in after - before}
            planted[code] += 1
            found[code] += code in spoken
            false.update(spoken - {code} - COMPANIONS.get(code, set()))
    return {code: Score(planted[code], found[code], false[code]) for code in PLANTERS}


def _examined(code: str, data: Data) -> list[Finding]:
    """Check a report, the planted rule applied too where it is optional."""
    optional = [code] if CODES[code].optional else []
    return check(Report.model_validate(data), rules=optional)


def table(results: dict[str, Score]) -> str:
    """Write the scores as a Markdown table."""
    lines = ["| 规则 | 标题 | 植入 | 查全率 | 查准率 |", "|---|---|---|---|---|"]
    for code, score in results.items():
        shares = f"{score.recall:.1%} | {score.precision:.1%}"
        lines.append(f"| {code} | {CODES[code].headline} | {score.planted} | {shares} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(scores()))
