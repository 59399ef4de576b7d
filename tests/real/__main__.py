"""Prints recall and precision on real sentences by kind: ``python -m tests.real``.

``python -m tests.real seen`` shows one part only, with what was missed and what was false.
"""

import sys

from tests.real.sentences_measure import PARTS, Tally, measure


def main(arguments: list[str]) -> int:
    """Print the table of the parts asked for, or of all; return 0."""
    asked = [part for part in PARTS if part in arguments]
    kinds: dict[str, Tally] = {}
    for part in asked or PARTS:
        tallies = measure(part)
        for kind, tally in tallies.items():
            kinds[kind] = kinds.get(kind, Tally()) + tally
        print(_row(part, sum(tallies.values(), Tally())))
    print("\n| 种类 | 错的 | 查全率 | 查准率 |\n|---|---|---|---|")
    for kind, tally in {**kinds, "合计": sum(kinds.values(), Tally())}.items():
        print(_row(kind, tally))
    if asked:
        print("\n".join(note for tally in kinds.values() for note in tally.notes))
    return 0


def _row(name: str, tally: Tally) -> str:
    errors = f"（错误级误报{tally.false_errors}条）" if tally.false_errors else ""
    return f"| {name} | {tally.wrong} | {tally.recall:.1f}% | {tally.precision:.1f}%{errors} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
