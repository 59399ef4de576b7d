"""Prints recall and precision on real sentences by kind: ``python -m tests.real``.

``python -m tests.real seen`` shows one part only, with what was missed and what was false. The
table in ``reportgen/checks/README.md`` is what this prints. ``python -m tests.real reports``
prints how much of whole reports in Word files is read right, wrong, listed or lost;
``python -m tests.real slips`` how often a slip in a right sentence is found, ``slips held`` in
those that were not looked at; ``python -m tests.real reworded`` how often other words for the
same change what is said of a sentence, ``reworded held`` in those that were not looked at.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.real.reports_measure import reports_table
from tests.real.rewordings_measure import measure_rewordings, rewordings_table
from tests.real.sentences_measure import PARTS, Tally, measure
from tests.real.slips_measure import SHARES, slips_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {"seen": "看过的", "unseen": "后来打开的"}


def main(arguments: list[str]) -> int:
    """Print the table of the parts asked for, or of all; return 0."""
    if "reports" in arguments:
        print(reports_table())
        return 0
    if "slips" in arguments:
        print(slips_table(SHARES["held" in arguments]))
        return 0
    if "reworded" in arguments:
        results = measure_rewordings(SHARES["held" in arguments])
        print(rewordings_table(results))
        if "held" not in arguments:
            print("\n".join(note for each in results.values() for note in each.notes))
        return 0
    asked = [part for part in PARTS if part in arguments]
    measured = {part: measure(part) for part in asked or PARTS}
    print(table(measured))
    if asked:
        for tallies in measured.values():
            print("\n".join(note for tally in tallies.values() for note in tally.notes))
    return 0


def table(measured: Mapping[str, Mapping[str, Tally]]) -> str:
    """Write the tallies as a Markdown table: the kinds of each part, then all of it, then both."""
    rows: list[tuple[str, Tally]] = []
    for part, tallies in measured.items():
        rows += [(f"{_NAMES[part]}：{kind}", tally) for kind, tally in sorted(tallies.items())]
        rows.append((f"{_NAMES[part]}，合计", sum(tallies.values(), Tally())))
    if len(measured) > 1:
        every = [tally for tallies in measured.values() for tally in tallies.values()]
        rows.append(("全部", sum(every, Tally())))
    head = "| 种类 | 句子 | 其中错的 | 查全率 | 查准率 |\n|---|---|---|---|---|"
    return "\n".join([head, *(_row(name, tally) for name, tally in rows)])


def _row(name: str, tally: Tally) -> str:
    shares = f"{tally.recall:.1f}% | {tally.precision:.1f}%"
    return f"| {name} | {tally.entries} | {tally.wrong} | {shares} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
