"""The entries of the dictionary: typos, phrases, and the sections of its files."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPOS, DROPPED = "错别字", "停用"
"""Sections with a form of their own: the typos, and (in a user's file) what to take out."""

_GAP = r"[^。！？；\n]{0,30}?"
REACH = 40
"""How far around a place a phrase may reach."""


class Typo(NamedTuple):
    """A wrong form and the right one.

    ``exceptions`` are phrases in which the wrong form is right as it stands; where ``only`` is
    given, it is wrong only within one of these. All of them contain the wrong form.
    """

    wrong: str
    right: str
    exceptions: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def is_wrong_at(self, text: str, start: int) -> bool:
        """Return whether the wrong form, which stands at ``start``, is wrong there."""
        exceptions = (*self.exceptions, self.right) if self.wrong in self.right else self.exceptions
        if exceptions and self._is_within(exceptions, text, start):
            return False
        return not self.only or self._is_within(self.only, text, start)

    def _is_within(self, phrases: tuple[str, ...], text: str, start: int) -> bool:
        end = start + len(self.wrong)
        low, high = max(0, start - REACH), end + REACH
        found = phrase_pattern(phrases).finditer(text, low, high)
        return any(match.start() <= start and end <= match.end() for match in found)


class Sections(NamedTuple):
    """What one data file holds: typos, the phrases of each section, and what to take out."""

    typos: tuple[Typo, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = {}
    dropped: frozenset[str] = frozenset()


_WILD = lazy_pattern("(…+|#)")


@cache
def phrase_sign(phrases: tuple[str, ...]) -> Sign:
    """Return the sign of some phrases: of each, its longest piece stands as it is."""
    pieces = (max(_WILD.split(phrase)[::2], key=len) for phrase in phrases)
    return Sign(phrase_pattern(phrases), pieces)


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return phrases as one pattern that prefers the longest; none of them matches nothing.

    A phrase that begins or ends with a Latin letter does not match inside a longer word; one that
    repeats a character matches also where it is repeated more often (``XX`` finds ``XXX``).
    """
    if not phrases:
        return lazy_pattern(r"(?!)")
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        rests.setdefault(phrase[0], []).append(_after_first(phrase))
    # One branch for each first character, each beginning with that character: the search then
    # passes at once over characters with which no phrase begins.
    return lazy_pattern(
        "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    )


def _after_first(phrase: str) -> str:
    """Return the expression for what follows a phrase's first character."""
    first, last = phrase[0], phrase[-1]
    before = f"(?<![A-Za-z]{first})" if _is_letter(first) else ""
    after = r"(?![A-Za-z])" if _is_letter(last) else ""
    if len(phrase) > 1 and set(phrase) == {first}:
        return f"{before}{re.escape(first)}{{{len(phrase) - 1},}}{after}"
    rest = _WILD.split(phrase[1:])
    wild = [
        _GAP if part[:1] == "…" else r"\d+" if part == "#" else re.escape(part) for part in rest
    ]
    return before + "".join(wild) + after


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
