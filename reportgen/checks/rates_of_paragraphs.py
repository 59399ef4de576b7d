"""Rates that are not what the sums of their paragraph and the one before make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.figures.exactness import FINEST
from reportgen.chinese.rates.rates_of_adjusted import (
    MAY_BE_OF_ADJUSTED,
    read_rates_of_adjusted,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path


def wrong_rates_of_budgets(subject: Subject, known: Collection[tuple[Path, str]]) -> Iterator[Hit]:
    """Return the rates that are wrong; none whose words ``known`` mistakes tell."""
    for passage in subject.passages_with(MAY_BE_OF_ADJUSTED):
        before = subject.paragraph_before(passage)
        if before is None:
            continue
        for found in read_rates_of_adjusted(before.statements, passage.statements):
            spent, rate = found.spent.quantity, found.rate.quantity
            words = passage.text[found.spent.begin : rate.end].lstrip("，。；、：")
            if any(path == passage.path and rate.text in told for path, told in known):
                continue
            true = plain(found.true.quantize(FINEST))
            yield Hit(
                passage.path,
                f"{quoted(words)}：上一段写的预算是{found.budget.text}，"
                f"{spent.text}÷{found.budget.text}={true}%，不是{rate.text}",
                "核对这几个数，改正算错的一个",
                "warning",
            )
