"""What reports often say, with one slip in it: a character lost, twice, exchanged or misheard.

Known are runs of four characters that such texts often have, a number and a mark counting as one
each. A slip makes a pair of characters that is unusual. Only there is it tried whether one
character more or less, the other order, or others of the same sound or shape make a text of which
several such runs are; what good texts have all the same is right.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.checks.familiar_runs import MARK, NUMBER, RUN, familiar, normal
from reportgen.checks.known_pairs import known_pairs
from reportgen.checks.unlikely_words import DOUBLED, SMALL_WORDS, MisspeltTerm, rights_of
from reportgen.chinese.marked_text import pairs_in
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.familiar_runs import Familiar
    from reportgen.chinese.marked_text import MarkedText

_BEFORE, _AFTER = 7, 9
_PLACES = frozenset("国省市州县区乡镇村社部厅局院所站会员法")
"""Characters that end a name before a word that begins with them: 共和国国民."""

_LEAST, _SURE = 2, 3
_HELD = 4096


class _Mended(NamedTuple):
    """What stands at a place, what is meant, and from where to where both differ in the latter."""

    kind: str
    start: int
    written: str
    right: str
    first: int
    last: int

    def whole(self, text: str) -> str:
        """Return the text with what is meant."""
        return text[: self.start] + self.right + text[self.start + len(self.written) :]


class Slip(NamedTuple):
    """What stands so far from a pair, and what is meant; the least part of both that tells it."""

    offset: int
    written: str
    meant: str
    least: str
    run: str


def broken_phrases_in(marked: MarkedText) -> Iterator[MisspeltTerm]:
    """Return where a text has what reports often say but for one slip.

    It is gone through by lines: many of them stand in the text that was checked before, too.
    """
    past = 0
    for line in marked.text.split("\n"):
        for at, written, meant in _broken_in_line(line):
            yield MisspeltTerm(past + at, written, meant)
        past += len(line) + 1


@lru_cache(_HELD)
def _broken_in_line(line: str) -> Sequence[MisspeltTerm]:
    known = familiar()
    return [
        MisspeltTerm(start, slip.written, slip.meant)
        for start, slip in slips_in(line, known)
        if not known.is_right(slip.least)
    ]


def slips_in(line: str, known: Familiar) -> Iterator[tuple[int, Slip]]:
    """Return what seems to be a slip, and where, though good texts may have it."""
    padded = f"\n{line}\n"
    for pair in known.unusual_in(set(pairs_in(line))):
        at = padded.find(pair)
        while at > 0:
            before = padded[max(0, at - _BEFORE) : at]
            slip = _slip_at(known, before, padded[at : at + _AFTER])
            start = at + slip.offset if slip else 0
            if slip and padded.startswith(slip.written, start):
                yield start - 1, slip
            at = padded.find(pair, at + 1)


def _slip_at(known: Familiar, before: str, after: str) -> Slip | None:
    """Return the slip that makes a pair, if there is one: ``after`` begins with that pair."""
    text = normal(before + after)
    at = len(normal(before + after[0])) - 1
    if at < 0 or at + 1 >= len(text):
        return None
    best: _Mended | None = None
    runs: Sequence[int] = ()
    for mended in _tries(known, text, at):
        around = known.runs_around(mended.whole(text), mended.first, mended.last)
        if len(around) > len(runs) and _is_sure(known, text, mended, around):
            best, runs = mended, around
    return _told(best, text, at, runs) if best else None


def _told(mended: _Mended, text: str, at: int, runs: Sequence[int]) -> Slip:
    """Return a slip with as much of the text as the known runs around it have."""
    whole = mended.whole(text)
    start, end = runs[0], runs[-1] + RUN
    meant, written = whole[start:end], text[start : end - len(whole) + len(text)]
    while meant[:1] in (NUMBER, MARK):
        start, meant, written = start + 1, meant[1:], written[1:]
    while meant[-1:] in (NUMBER, MARK):
        meant, written = meant[:-1], written[:-1]
    return Slip(start - at, written, meant, mended.written, mended.right)


def _is_sure(known: Familiar, text: str, mended: _Mended, runs: Sequence[int]) -> bool:
    """Return whether known runs around a slip tell that it is one.

    What is outside them must not belong to what is beside the slip.
    """
    if mended.kind == "exchanged":
        return not known_pairs().is_word(*mended.written[1:3])
    if mended.kind == "twice":
        around = f" {mended.whole(text)} "[mended.first : mended.first + 3]
        return _is_of_one_word(known, *around)
    if len(runs) < (_SURE if mended.last - mended.first > 1 else _LEAST):
        return False
    whole = mended.whole(text)
    if _is_of_outer_word(mended, whole, runs):
        return False
    if mended.kind != "lost":
        return text[mended.first : mended.last] not in SMALL_WORDS and _is_of_word(mended, whole)
    if not _has_half_word(known, text, mended):
        return False
    if len(runs) >= _SURE or {mended.right[0], mended.right[-1]} & {NUMBER, MARK}:
        return True
    return not known_pairs().follows(whole[mended.first - 1], whole[mended.last])


def _is_of_outer_word(mended: _Mended, whole: str, runs: Sequence[int]) -> bool:
    """Return whether what is beside a slip makes a word with what is outside the known runs."""
    pairs, first, last = known_pairs(), mended.first, mended.last
    if first - 1 == runs[0] and first > 1 and pairs.is_word(whole[first - 2], whole[first - 1]):
        return True
    is_last = last + 1 == runs[-1] + RUN
    return is_last and pairs.is_word(*whole[last : last + 2].ljust(2))


def _is_of_one_word(known: Familiar, before: str, one: str, after: str) -> bool:
    """Return whether a character that stands twice is of one word, not of one on each side."""
    pairs = known_pairs()
    of_first, of_next = pairs.is_word(before, one), pairs.is_word(one, after)
    if one in DOUBLED or of_first == of_next:
        return False
    return of_first or (one in known.halves and one not in _PLACES)


def _is_of_word(mended: _Mended, whole: str) -> bool:
    """Return whether what is meant in another's place is a word with a character beside it."""
    pairs = known_pairs()
    return any(pairs.is_word(*whole[at : at + 2]) for at in range(mended.first - 1, mended.last))


def _has_half_word(known: Familiar, text: str, mended: _Mended) -> bool:
    """Return whether what stands without a lost character is half a word, and of no other."""
    pairs, whole, at = known_pairs(), mended.whole(text), mended.first
    before, left, lost, right, after = (*f" {whole} "[at - 1 : at + 4],)
    return (
        left in known.halves and pairs.is_word(left, lost) and not pairs.is_word(before, left)
    ) or (right in known.halves and pairs.is_word(lost, right) and not pairs.is_word(right, after))


def _tries(known: Familiar, text: str, at: int) -> Iterator[_Mended]:
    """Return what one slip at a pair may have been made of."""
    one, other = text[at], text[at + 1]
    if one == other:
        if one not in SMALL_WORDS:
            for start in range(max(0, at - 2), at):
                written = text[start : start + RUN + 1]
                right = written[: at - start] + written[at - start + 1 :]
                if len(right) == RUN and known.has(right):
                    yield _Mended("twice", start, written, right, at, at + 1)
        return
    yield from _lost(known, text, at)
    for start in range(max(0, at - 2), min(at, len(text) - RUN) + 1):
        written = text[start : start + RUN]
        first, second, third, last = (*written,)
        if known.has(right := first + third + second + last):
            yield _Mended("exchanged", start, written, right, start + 1, start + 3)
        yield from _misheard(known, written, start, at - start)


def _lost(known: Familiar, text: str, at: int) -> Iterator[_Mended]:
    one, other, after = text[at], text[at + 1], text[at + 2 : at + 3]
    if after:
        for lost in known.with_second(one, other + after):
            if lost not in (one, other):
                yield _Mended(
                    "lost", at, one + other + after, one + lost + other + after, at + 1, at + 2
                )
    if at:
        before = text[at - 1]
        for lost in known.with_third(before + one, other):
            if lost not in (one, other):
                yield _Mended(
                    "lost",
                    at - 1,
                    before + one + other,
                    before + one + lost + other,
                    at + 1,
                    at + 2,
                )


def _misheard(known: Familiar, written: str, start: int, pair_at: int) -> Iterator[_Mended]:
    """Return what is meant by a run with its second, its third or both in another's place."""
    first, second, third, last = (*written,)
    if pair_at in (0, 1):
        for right in known.with_second(first, third + last):
            if right in rights_of(second):
                yield _Mended(
                    "misheard", start, written, first + right + third + last, start + 1, start + 2
                )
    if pair_at in (1, 2):
        for right in known.with_third(first + second, last):
            if right in rights_of(third):
                yield _Mended(
                    "misheard", start, written, first + second + right + last, start + 2, start + 3
                )
    if pair_at in (0, 2):
        for both in known.within(first, last):
            if both[0] in rights_of(second) and both[1] in rights_of(third):
                yield _Mended("misheard", start, written, first + both + last, start + 1, start + 3)
