"""What a message quotes from a report, in the marks and with the spaces that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.checks.catalogue import Hit
    from reportgen.checks.subject import Subject

_COMMAS, _CURRENCY = ",，", "人民币"
_QUOTED = lazy_pattern("“([^”]+?)(?=(?:……)?”)")


def quoting_as_written(hit: Hit, looked_at: Subject, subject: Subject) -> Hit:
    """Return a hit that quotes the report itself, not the text as it was read."""
    changed = [
        (read.text, written.text)
        for read, written in zip(looked_at.passages, subject.passages, strict=True)
        if read is not written and read.path == hit.path
    ]

    def as_written(quoted: re.Match[str]) -> str:
        for read, written in changed:
            if (at := read.find(quoted[1])) >= 0:
                return f"“{_written(read, written, at, at + len(quoted[1]))}"
        return quoted[0]

    return hit._replace(message=_QUOTED.sub(as_written, hit.message)) if changed else hit


def _written(read: str, written: str, start: int, end: int) -> str:
    """Return what stands in a written text for a part of the same text as it is read."""
    if len(read) == len(written):
        return written[start:end]
    places: list[int] = []
    place = 0
    while place < len(written):
        left_out = _left_out(written, place, read[len(places) : len(places) + 1])
        if not left_out:
            places.append(place)
        place += left_out or 1
    return written[places[start] : places[end - 1] + 1]


def _left_out(written: str, place: int, following: str) -> int:
    """Return how many characters are not read where another one follows in what is read."""
    character = written[place]
    if character == following:
        return 0
    if character.isspace() or (character in _COMMAS and following.isdigit()):
        return 1
    return len(_CURRENCY) if written.startswith(_CURRENCY, place) else 0
