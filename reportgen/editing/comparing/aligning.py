"""Which item of a list became which: by what they say, by their titles, by likeness."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two texts that share fewer of their pairs of neighbouring characters are two different texts.
_ALIKE = 0.3

# Each item left over is held against each; longer lists than any report has are matched in order.
_MAX_PAIRS = 2_500


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of one item in the old and the new list, None where it is not in one.

    ``moved`` tells that it stands elsewhere among the items that are in both.
    """

    old: int | None
    new: int | None
    moved: bool = False


def align(
    old: Sequence[str], new: Sequence[str], titles: tuple[Sequence[str], Sequence[str]] = ((), ())
) -> list[Pair]:
    """Return the pairs of two lists, each item in one of them.

    ``old`` and ``new`` are the texts of whole items, ``titles`` those of their titles where they
    have any. The pairs come in the order of the new list, removed ones after the item that they
    followed in the old one.
    """
    partner: dict[int, int] = {}
    _match_equal(old, new, partner)
    _match_equal(*titles, partner)
    _match_alike(old, new, partner)
    staying = _in_order(partner)
    pairs = {
        new_at: Pair(old_at, new_at, old_at not in staying) for old_at, new_at in partner.items()
    }
    removed: dict[int | None, list[Pair]] = defaultdict(list)
    anchor = None
    for at in range(len(old)):
        if at not in partner:
            removed[anchor].append(Pair(at, None))
        elif at in staying:
            anchor = at
    result = removed[None]
    for at in range(len(new)):
        pair = pairs.get(at, Pair(None, at))
        result.append(pair)
        if pair.old is not None and not pair.moved:
            result += removed[pair.old]
    return result


def _match_equal(old: Sequence[str], new: Sequence[str], partner: dict[int, int]) -> None:
    """Match equal texts that have no partner yet, the first with the first."""
    taken = set(partner.values())
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, text in enumerate(new):
        if at not in taken:
            places[text].append(at)
    for at, text in enumerate(old):
        if at not in partner and text and places[text]:
            partner[at] = places[text].popleft()


def _match_alike(old: Sequence[str], new: Sequence[str], partner: dict[int, int]) -> None:
    """Match what is left by likeness, the most alike first."""
    taken = set(partner.values())
    left_old = [at for at in range(len(old)) if at not in partner]
    left_new = [at for at in range(len(new)) if at not in taken]
    if len(left_old) * len(left_new) > _MAX_PAIRS:
        partner.update(zip(left_old, left_new, strict=False))
        return
    counts = {at: _pairs_of(new[at]) for at in left_new}
    scored = []
    for i in left_old:
        mine = _pairs_of(old[i])
        scored += [(-_likeness(mine, counts[j]), abs(i - j), i, j) for j in left_new]
    for score, _, i, j in sorted(scored):
        if -score >= _ALIKE and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)


def _pairs_of(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters, also those with the ends of the text."""
    bounded = f"\n{text}\n"
    return Counter(bounded[at : at + 2] for at in range(len(bounded) - 1))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of pairs in common, from 0 to 1 (Dice's coefficient)."""
    if len(one) > len(other):
        one, other = other, one
    common = sum(min(count, other[pair]) for pair, count in one.items())
    return 2 * common / (one.total() + other.total())


def _in_order(partner: dict[int, int]) -> set[int]:
    """Return the old positions of a largest set of items that keep their order.

    The longest increasing subsequence, by patience sorting.
    """
    old = sorted(partner)
    tops: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at in old:
        pile = bisect_left(tops, partner[at])
        before[at] = ends[pile - 1] if pile else None
        tops[pile : pile + 1] = [partner[at]]
        ends[pile : pile + 1] = [at]
    staying: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        staying.add(last)
        last = before[last]
    return staying
