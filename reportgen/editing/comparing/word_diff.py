"""Which words of a text changed, in time that grows about as the texts do."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Part = Literal["same", "removed", "added"]

PARTS: tuple[Part, ...] = ("same", "removed", "added")

_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]*")
_WORD = re.compile(r"[0-9０-９][0-9０-９.,．，]*(?<![.,．，])|[A-Za-z]+|.", re.DOTALL)

# The work of SequenceMatcher grows with the pairs of equal tokens; beyond this many a passage is
# shown as replaced in whole, which nobody would read word by word anyway.
_MAX_PAIRS = 200_000
_MIN_SAME = 2


class Span(NamedTuple):
    """A piece of a changed text: the same in both, removed from the old, or added in the new."""

    part: Part
    text: str


def spans_of(old: str, new: str) -> tuple[Span, ...]:
    """Return the pieces of two texts in order.

    Those that are the same or removed make up the old text, those that are the same or added the
    new one. A figure or a Latin word is one word; else each character is. Sentences are matched
    first, and words within those that changed.
    """
    found: list[Span] = []
    for before, after, same in _matched(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        if same:
            found.append(Span("same", before))
        else:
            found += _by_words(before, after)
    return tuple(_merged(found))


def _by_words(old: str, new: str) -> list[Span]:
    pieces = list(_matched(_WORD.findall(old), _WORD.findall(new)))
    found: list[Span] = []
    for at, (before, after, same) in enumerate(pieces):
        # One character between two changes is the same by chance, and only disturbs the reader.
        inside = 0 < at < len(pieces) - 1
        if same and not (inside and len(before) < _MIN_SAME):
            found.append(Span("same", before))
        else:
            found += [Span("removed", before), Span("added", after)]
    return found


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Return pieces of both sequences, joined, in order, and whether they are the same."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    yield "".join(old[:start]), "".join(old[:start]), True
    counts = Counter(after)
    if sum(counts[token] for token in before) > _MAX_PAIRS:
        yield "".join(before), "".join(after), False
    else:
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield "".join(before[i1:i2]), "".join(after[j1:j2]), tag == "equal"
    tail = "".join(old[len(old) - end :])
    yield tail, tail, True


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Join neighbours; between two same pieces, all that was removed comes first."""
    filled = (span for span in spans if span.text)
    for _, group in groupby(filled, key=lambda span: span.part == "same"):
        pieces = list(group)
        for part in PARTS:
            if text := "".join(piece.text for piece in pieces if piece.part == part):
                yield Span(part, text)
