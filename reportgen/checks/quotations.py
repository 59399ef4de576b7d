"""What a message quotes from a report, in the marks and with the spaces that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportgen.checks.catalogue import Hit
    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.sentences import Span

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
    for place, character in enumerate(written):
        if not character.isspace() or read.text[len(places) : len(places) + 1] == character:
            places.append(place)
    return written[places[start] : places[end - 1] + 1]


def _uncut(cuts: Sequence[Span], place: int) -> int:
    """Return where a character of a text stood before some of it was cut."""
    for start, end in cuts:
        if start > place:
            break
        place += end - start
    return place
