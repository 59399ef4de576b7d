"""What a message quotes from a report, in the marks and with the spaces that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.checks.catalogue import Hit
    from reportgen.checks.subject import Subject

_QUOTED = lazy_pattern("“([^”]+?)(?=(?:……)?”)")


def quoting_as_written(hit: Hit, looked_at: Subject, subject: Subject) -> Hit:
    """Return a hit that quotes the report itself, not the text without spaces looked at."""
    changed = [
        (read.text, written.text)
        for read, written in zip(looked_at.passages, subject.passages, strict=True)
        if read is not written and read.path == hit.path
    ]

    def as_written(quoted: re.Match[str]) -> str:
        for read, written in changed:
            if (at := read.find(quoted[1])) >= 0:
                start, end = (
                    _place(read, written, at),
                    _place(read, written, at + len(quoted[1]) - 1),
                )
                return f"“{written[start : end + 1]}"
        return quoted[0]

    return hit._replace(message=_QUOTED.sub(as_written, hit.message)) if changed else hit


def _place(read: str, written: str, at: int) -> int:
    """Return where a character of the text that was looked at stands in the one of the report."""
    place = at
    if len(read) != len(written):
        place = -1
        for character in read[: at + 1]:
            place += 1
            while written[place] != character and written[place].isspace():
                place += 1
    return place
