"""What a message quotes from a report, in the marks and with the spaces that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.plain_figures import BRACKETED_UNIT
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportgen.checks.catalogue import Hit
    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.sentences import Span

_COMMAS, _CURRENCY, _BRACKETS = ",，", "人民币", "（）()"
_CLOSING, _NO_COMMAS = ("）", ")"), str.maketrans("", "", _COMMAS)
_QUOTED = lazy_pattern("“([^”]+?)(?=(?:……)?”)")


def quoting_as_written(hit: Hit, looked_at: Subject, subject: Subject) -> Hit:
    """Return a hit that quotes the report itself, not the text as it was read."""
    changed = [
        (read, written)
        for read, written in zip(looked_at.passages, subject.passages, strict=True)
        if read is not written and read.path == hit.path
    ]

    def as_written(quoted: re.Match[str]) -> str:
        for read, written in changed:
            if (at := _within_quotes(read.text).find(quoted[1])) >= 0:
                words = _written(read, written.text, at, at + len(quoted[1]))
                return f"“{_within_quotes(words)}"
        return quoted[0]

    return hit._replace(message=_QUOTED.sub(as_written, hit.message)) if changed else hit


def _within_quotes(words: str) -> str:
    """Return words as they stand in quotes."""
    return words.replace("“", "‘").replace("”", "’")


def _written(read: Passage, written: str, start: int, end: int) -> str:
    """Return what stands in a written text for a part of the same text as it is read."""
    if len(read.text) == len(written):
        return written[start:end]
    if read.cuts:
        return written[_uncut(read.cuts, start) : _uncut(read.cuts, end - 1) + 1]
    places: list[int] = []
    place = 0
    while place < len(written):
        if moved := _moved(read.text, written, len(places), place):
            figure = _without_commas(moved["figure"])
            places += [place] * len(figure) + [moved.end() - 1] * len(moved["unit"])
            place = moved.end()
            continue
        left_out = _left_out(written, place, read.text[len(places) : len(places) + 1])
        if not left_out:
            places.append(place)
        place += left_out or 1
    if len(places) != len(read.text):
        return read.text[start:end]
    last = places[end - 1] + 1
    is_left_out = places[end : end + 1] != [last]
    last += is_left_out and written[last : last + 1] in _CLOSING
    return written[places[start] : last]


def _moved(read: str, written: str, at: int, place: int) -> re.Match[str] | None:
    """Return a figure that is read with the unit that stands before it in brackets: （万元）12."""
    found = BRACKETED_UNIT.match(written, place) if written[place] in _BRACKETS else None
    if found and read.startswith(_without_commas(found["figure"]) + found["unit"], at):
        return found
    return None


def _without_commas(figure: str) -> str:
    return figure.translate(_NO_COMMAS)


def _left_out(written: str, place: int, following: str) -> int:
    """Return how many characters are not read where another one follows in what is read."""
    character = written[place]
    if character == following:
        return 0
    if character.isspace() or (character in _COMMAS and following.isdigit()):
        return 1
    if written.startswith(_CURRENCY, place):
        return len(_CURRENCY)
    return int(character in _BRACKETS and following not in _BRACKETS)


def _uncut(cuts: Sequence[Span], place: int) -> int:
    """Return where a character of a text stood before some of it was cut."""
    for start, end in cuts:
        if start > place:
            break
        place += end - start
    return place
