"""The names of the unit's own county and town with a character of the same sound or shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import is_chinese
from reportgen.checks.typos.unlikely_words import is_slip_for
from reportgen.chinese.character_pairs import places_in
from reportgen.chinese.unit_names import county_of, short_name
from reportgen.model.absent import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_ENDS = frozenset("县镇乡")
_LENGTH = 3
_NAMED_APART = frozenset(("大太", "太大", "大天", "上下", "下上", "东西", "南北"))
"""Pairs of characters that tell neighbours of one another: 大平镇 and 太平镇."""


def misspelt_names(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where in the text a name of the unit has one wrong character, and the right name."""
    unit_name = subject.report.overview.unit_name
    if is_absent(unit_name):
        return
    for name in {county_of(unit_name), short_name(unit_name)}:
        if len(name) == _LENGTH and name[-1] in _ENDS:
            yield from _variants(subject.text, name)


def is_misspelt(written: str, name: str) -> bool:
    """Return whether something is a name but for one character of the same sound or shape."""
    return (
        any(start == 0 for start, _, _ in _variants(written, name))
        if len(name) == _LENGTH
        else False
    )


def _variants(text: str, name: str) -> Iterator[tuple[int, str, str]]:
    """Return where a name stands but for its first or its second character."""
    first, rest = name[0], name[1:]
    places = [(start, 1) for start in places_in(text, first)]
    places += [(start - 1, 0) for start in places_in(text, rest) if start]
    for start, at in places:
        written = text[start : start + _LENGTH]
        if written[2:] != name[2] or written == name or not is_chinese(written[at]):
            continue
        wrong, right = written[at], name[at]
        if wrong + right not in _NAMED_APART and is_slip_for(wrong, right):
            yield start, written, name
