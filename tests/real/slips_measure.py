"""Changes one digit of a figure in right sentences, and counts how often something is said.

Which figures stand in an exact relation is found by brute force, whatever the words: so the
grammar is that of real sentences, and nobody chose which slips are easy to find. Two thirds of the
sentences are for building rules (``dev``); the others (``held``) are not to be looked at.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from reportgen import check
from reportgen.named_tuples import NamedTuple
from tests.real.sentences_measure import PARTS, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.real.sentences_measure import Entry

SHARES = ("dev", "held")
_FIGURE = re.compile(
    r"(?<![0-9.A-Za-z〔\[（(第])(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?P<unit>[万亿千]?元|人次|公里|平方米|万[人户亩吨]|[%％]|[一-鿿])?(?![-—~至])"
)
_NO_UNIT = frozenset("年月日号时届级期")
_TOTAL = re.compile("其中|包括|分别|[共合总]|含|分为|累计|[余剩]")
_MOST, _REACH, _RUN, _TRIES, _TRANSPOSED = 24, 6, 16, 20, 0.35
_SHORT, _LONG = 2, 3
_HUNDRED = Decimal(100)


class Figure(NamedTuple):
    """A number of a text with its unit, at ``text[start:end]``."""

    value: Decimal
    unit: str
    start: int
    end: int
    written: str

    @property
    def digits(self) -> int:
        """How many digits it has, without zeros in front."""
        return len(self.written.replace(",", "").replace(".", "").lstrip("0"))


def figures_in(text: str) -> list[Figure]:
    """Return the figures of a text that are no dates or ordinals."""
    return [
        Figure(
            Decimal(found["number"].replace(",", "")),
            (found["unit"] or "").replace("％", "%").replace("名", "人"),
            *found.span("number"),
            found["number"],
        )
        for found in _FIGURE.finditer(text)
        if (found["unit"] or " ") not in _NO_UNIT
    ]


def relations_in(text: str, figures: Sequence[Figure]) -> list[tuple[str, frozenset[int]]]:
    """Return the kinds of exact relations with the positions of their figures, largest first."""
    if len(figures) > _MOST:
        return []
    told = [*_sums(text, figures), *_threes(figures)]
    kept: list[tuple[str, frozenset[int]]] = []
    for kind, places in sorted(told, key=lambda each: -len(each[1])):
        if not any(places <= others for _, others in kept):
            kept.append((kind, places))
    return kept


def _sums(text: str, figures: Sequence[Figure]) -> Iterator[tuple[str, frozenset[int]]]:
    for at, total in enumerate(figures):
        if total.unit == "%":
            continue
        for first in range(len(figures)):
            added = Decimal(0)
            for last in range(first, min(len(figures), first + _RUN)):
                if last == at or figures[last].unit != total.unit or not figures[last].value:
                    break
                added += figures[last].value
                if last > first and added == total.value:
                    around = text[max(0, figures[min(first, at)].start - 8) : figures[last].end]
                    is_told = total.digits >= _SHORT and _TOTAL.search(around)
                    if total.digits >= _LONG or is_told:
                        yield "sum", frozenset((at, *range(first, last + 1)))


def _threes(figures: Sequence[Figure]) -> Iterator[tuple[str, frozenset[int]]]:
    for places in permutations(range(len(figures)), 3):
        if max(places) - min(places) > _REACH:
            continue
        made, one, other = (figures[place] for place in places)
        if one.value and other.value and (kind := _kind(made, one, other)):
            yield kind, frozenset(places)


def _kind(made: Figure, one: Figure, other: Figure) -> str:
    """Return how two figures make a third; empty where they don't, or may do so by chance."""
    if made.unit == "%" and one.unit == other.unit != "%":
        ratio = one.value / other.value * _HUNDRED
        places = len(made.written.partition(".")[2])
        finest = Decimal(1).scaleb(-places) / 2
        if made.value in (50, 100) or not (places or made.digits >= _LONG):
            return ""
        if abs(ratio - made.value) <= finest:
            return "share"
        return "change" if abs(abs(ratio - _HUNDRED) - made.value) <= finest else ""
    if made.unit == one.unit == other.unit != "%":
        return "diff" if made.digits >= _LONG and one.value - other.value == made.value else ""
    is_money = made.unit.endswith("元") and one.unit.endswith("元") != other.unit.endswith("元")
    if is_money and "%" not in (one.unit, other.unit) and min(one.value, other.value) > 1:
        scale = {"万元": 4, "亿元": 8}
        powers = sum(scale.get(each.unit, 0) for each in (one, other)) - scale.get(made.unit, 0)
        product = (one.value * other.value).scaleb(powers)
        return "product" if product == made.value and made.digits >= _SHORT else ""
    return ""


def slipped(written: str, chance: random.Random) -> str:
    """Return a number with one digit changed, or two neighbours exchanged; empty for none."""
    places = [at for at, mark in enumerate(written) if mark.isdigit()]
    for _ in range(_TRIES):
        marks = list(written)
        if chance.random() < _TRANSPOSED and len(places) > 1:
            at = chance.randrange(len(places) - 1)
            first, second = places[at], places[at + 1]
            marks[first], marks[second] = marks[second], marks[first]
        else:
            marks[chance.choice(places)] = chance.choice("0123456789")
        made = "".join(marks)
        if made != written and not (made[0] == "0" and made[1:2] != ".") and set(made) - set("0,."):
            return made
    return ""


def slips_of(entry: Entry, seed: int) -> Iterator[tuple[str, Entry]]:
    """Return the kinds of relations of a right entry, each with a slip in two of its figures."""
    chance = random.Random(f"{entry.texts}{seed}")
    for index, text in enumerate(entry.texts):
        figures = figures_in(text)
        for kind, places in relations_in(text, figures)[:4]:
            for place in chance.sample(sorted(places), 2):
                figure = figures[place]
                made = slipped(figure.written, chance)
                changed = text[: figure.start] + made + text[figure.end :]
                after = figures_in(changed)
                is_same = len(after) == len(figures)
                if (
                    made
                    and is_same
                    and not any(place in it for _, it in relations_in(changed, after))
                ):
                    texts = (*entry.texts[:index], changed, *entry.texts[index + 1 :])
                    yield kind, replace(entry, texts=texts)


def slips_table(share: str = SHARES[0], seed: int = 1) -> str:
    """Return a Markdown table: how many slips of each kind of relation something is said of."""
    slips: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for entry in (each for part in PARTS for each in entries(part) if not each.wanted):
        key = hashlib.md5("".join(entry.texts).encode(), usedforsecurity=False)
        if (key.digest()[0] % 3 == 0) != (share == SHARES[1]):
            continue
        before = {each.message for each in check(entry.report())}
        for kind, wrong in slips_of(entry, seed):
            said = (each.message for each in check(wrong.report()) if each.rule[0] in "AB")
            slips[kind] += 1
            found[kind] += any(message not in before for message in said)
    counts = [*((kind, slips[kind], found[kind]) for kind in sorted(slips))]
    counts.append(("all", slips.total(), found.total()))
    rows = [
        f"| {kind} | {all_} | {seen / all_ * 100:.1f}% |" for kind, all_, seen in counts if all_
    ]
    return "\n".join(["| relation | slips | found |", "|---|---|---|", *rows])
