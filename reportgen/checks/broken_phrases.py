"""What reports often say, with one slip in it: a character lost, twice, or two exchanged.

Known are runs of four characters that such texts often have, a number and a mark counting as one
each. A slip makes a pair of characters that is unusual, and that stands apart or the other way
round in one of the runs. Only there is it tried whether one character more or less, or the other
order, makes a text of which several such runs are; what good texts have all the same is right.
"""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from reportgen.checks.familiar_runs import MARK, NUMBER, RUN, familiar, normal
from reportgen.checks.known_pairs import is_chinese, known_pairs
from reportgen.checks.unlikely_words import DOUBLED, SMALL_WORDS, MisspeltTerm
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.familiar_runs import Familiar
    from reportgen.chinese.marked_text import MarkedText

_BEFORE, _AFTER = 7, 9
_PLACES = frozenset("国省市州县区乡镇村社部厅局院所站会员法")
"""Characters that end a name before a word that begins with them: 共和国国民."""

_LEAST, _SURE = 2, 3


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
    """Return where a text has what reports often say but for one slip."""
    known = familiar()
    for start, slip in slips_in(marked, known):
        if not known.is_right(slip.least):
            yield MisspeltTerm(start, slip.written, slip.meant)


def slips_in(marked: MarkedText, known: Familiar) -> Iterator[tuple[int, Slip]]:
    """Return what seems to be a slip, and where, though good texts may have it."""
    text, unusual = marked.text, known.unusual_in(marked.pairs)
    for at in compress(count(), map(unusual.__contains__, marked.numbers)):
        if not _may_be_slip(known, text[max(0, at - 2) : at + RUN], min(at, 2)):
            continue
        before, after = text[max(0, at - _BEFORE) : at], text[at : at + _AFTER]
        begin, end = before.rpartition("\n")[2], after.partition("\n")[0]
        slip = _slip_at(known, f"\n{begin}", end) if len(end) > 1 else None
        start = at + slip.offset if slip else 0
        if slip and text.startswith(slip.written, start):
            yield start, slip


def _may_be_slip(known: Familiar, text: str, at: int) -> bool:
    """Return whether a known run may be near a pair: surely, where others than words stand there.

    The text has two characters before the pair and two behind it.
    """
    one, other = text[at], text[at + 1]
    if one == other or not all(map(is_chinese, text)):
        return True
    if known.with_second(one, text[at + 1 : at + 3]):
        return True
    if at and known.with_third(text[at - 1 : at + 1], other):
        return True
    for start in range(max(0, at - 2), min(at, len(text) - RUN) + 1):
        first, second, third, last = (*text[start : start + RUN],)
        if known.has(first + third + second + last):
            return True
    return False


def _slip_at(known: Familiar, before: str, after: str) -> Slip | None:
    """Return the slip that makes a pair, if there is one: ``after`` begins with that pair."""
    text = normal(before + after)
    at = len(normal(before + after[0])) - 1
    if at < 0 or at + 1 >= len(text):
        return None
    best: _Mended | None = None
    runs: Sequence[int] = ()
    for mended in _tries(known, text, at):
        if not _is_likely(known, text, mended):
            continue
        around = known.runs_around(mended.whole(text), mended.first, mended.last)
        if len(around) > len(runs) and _is_sure(mended, text, around):
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


def _is_likely(known: Familiar, text: str, mended: _Mended) -> bool:
    """Return whether the characters at a slip are no words as they stand, and are as meant."""
    if mended.kind == "exchanged":
        return not known_pairs().is_word(*mended.written[1:3])
    if mended.kind == "twice":
        around = f" {mended.whole(text)} "[mended.first : mended.first + 3]
        return _is_of_one_word(known, *around)
    return _has_half_word(known, text, mended)


def _is_sure(mended: _Mended, text: str, runs: Sequence[int]) -> bool:
    """Return whether known runs around what is likely tell that it is a slip.

    Of a lost character, what is outside them must not belong to what is beside it.
    """
    if mended.kind != "lost":
        return True
    whole = mended.whole(text)
    if len(runs) < _LEAST or _is_of_outer_word(mended, whole, runs):
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
        if not known.begins(text[start]):
            continue
        written = text[start : start + RUN]
        first, second, third, last = (*written,)
        if known.has(right := first + third + second + last):
            yield _Mended("exchanged", start, written, right, start + 1, start + 3)


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
