"""Rewords the sentences of the measure, and counts how often that changes what is said of them.

A wrong sentence of whose figures something is said must have it said in other words too; a right
one must stay so. Two thirds of the sentences are for building rules (``dev``); the others
(``held``) are not to be looked at.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen import check
from tests.real.rewordings import REWORDINGS
from tests.real.sentences_measure import PARTS, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Finding
    from tests.real.sentences_measure import Entry

SHARES = ("dev", "held")
_ON_FIGURES = "A"


@dataclass
class Reworded:
    """What came of one rewording: the sentences, and those of which something else is said."""

    wrong: int = 0
    kept: int = 0
    right: int = 0
    clean: int = 0
    notes: list[str] = field(default_factory=list)

    def __add__(self, other: Reworded) -> Reworded:
        return Reworded(
            self.wrong + other.wrong,
            self.kept + other.kept,
            self.right + other.right,
            self.clean + other.clean,
            self.notes + other.notes,
        )


def reworded_entries(share: str = SHARES[0]) -> Iterator[Entry]:
    """Return the entries of one share that are right, or wrong in their figures."""
    for entry in (each for part in PARTS for each in entries(part)):
        key = hashlib.md5("".join(entry.texts).encode(), usedforsecurity=False)
        is_held = key.digest()[0] % 3 == 0
        if is_held == (share == SHARES[1]) and (not entry.wanted or _wanted(entry)):
            yield entry


def measure_entry(entry: Entry, results: dict[str, Reworded]) -> None:
    """Add to ``results`` what each rewording makes of an entry."""
    wanted, before = _wanted(entry), _codes(check(entry.report()))
    if wanted and not wanted & before.keys():
        return
    for name, reworded in REWORDINGS.items():
        texts = tuple(map(reworded, entry.texts))
        if texts == entry.texts:
            continue
        result = results.setdefault(name, Reworded())
        codes = _codes(check(replace(entry, texts=texts).report()))
        if wanted:
            result.wrong += 1
            result.kept += (is_kept := bool(wanted & codes.keys()))
            if not is_kept:
                result.notes.append(f"漏报 {name} {'/'.join(sorted(wanted))}：{texts}")
        else:
            result.right += 1
            result.clean += (is_clean := not codes - before)
            if not is_clean:
                result.notes.append(f"误报 {name} {'/'.join(codes - before)}：{texts}")


def measure_rewordings(share: str = SHARES[0]) -> dict[str, Reworded]:
    """Return what came of each rewording in one share of the sentences."""
    results: dict[str, Reworded] = {}
    for entry in reworded_entries(share):
        measure_entry(entry, results)
    return {name: results[name] for name in REWORDINGS if name in results}


def rewordings_table(results: dict[str, Reworded]) -> str:
    """Return the results as a Markdown table, with all of them in the last row."""
    rows = [*results.items(), ("合计", sum(results.values(), Reworded()))]
    head = "| 改写 | 错的句子 | 仍然查出 | 对的句子 | 多报的 |\n|---|---|---|---|---|"
    return "\n".join([head, *(_row(name, each) for name, each in rows)])


def _row(name: str, result: Reworded) -> str:
    share = f"{100 * result.kept / result.wrong:.1f}%" if result.wrong else "—"
    return f"| {name} | {result.wrong} | {share} | {result.right} | {result.right - result.clean} |"


def _wanted(entry: Entry) -> frozenset[str]:
    return frozenset(code for code in entry.wanted if code.startswith(_ON_FIGURES))


def _codes(findings: list[Finding]) -> Counter[str]:
    return Counter(each.rule for each in findings if each.rule.startswith(_ON_FIGURES))
