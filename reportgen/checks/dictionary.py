"""The word lists that rules look things up in, and a user's own additions to them.

The standard lists are the YAML files in ``data/``, kept there once more in a form that is read
faster; a user's file has the same sections, and one more (``停用``) for entries to be taken out.
In a phrase ``…`` stands for some characters of the same sentence and ``#`` for a number.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.checks.dictionary_entries import (
    REACH,
    TYPOS,
    Sections,
    Typo,
    phrase_pattern,
)
from reportgen.errors import require_path
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import os
    import re
    from collections.abc import Iterator, Mapping

    from reportgen.chinese.marked_text import MarkedText

_STANDARD = Path(__file__).parent / "data" / "standard.json"
"""What the YAML files beside it say, which take longer to read than all rules take for a report."""
_NOT_WORDS = lazy_pattern(r"[\W_][\W_]*")
_IN_WORDS = lazy_pattern(r"[^\W_]")


PHRASE_SECTIONS = {
    "placeholders": "占位用语",
    "empty_phrases": "空话",
    "achievement_phrases": "成绩用语",
    "problem_phrases": "问题用语",
    "fixed_terms": "固定写法",
}
"""The sections of a data file by the list that each is, but for 错别字."""


class Dictionary:
    """The word lists of the rules; each field is a section of the data files.

    ``typos`` 错别字, by their wrong forms; ``placeholders`` 占位用语 (what was left to be filled
    in); ``empty_phrases`` 空话 (a problem that says nothing); ``achievement_phrases`` 成绩用语 and
    ``problem_phrases`` 问题用语 (praise and blame that contradict each other);
    ``fixed_terms`` 固定写法 (terms whose half-width marks and spaces are right).
    """

    def __init__(
        self,
        typos: Mapping[str, Typo] | None = None,
        placeholders: tuple[str, ...] = (),
        empty_phrases: tuple[str, ...] = (),
        achievement_phrases: tuple[str, ...] = (),
        problem_phrases: tuple[str, ...] = (),
        fixed_terms: tuple[str, ...] = (),
    ) -> None:
        self.typos: Mapping[str, Typo] = typos or {}
        self.placeholders = placeholders
        self.empty_phrases = empty_phrases
        self.achievement_phrases = achievement_phrases
        self.problem_phrases = problem_phrases
        self.fixed_terms = fixed_terms

    def extended(self, path: str | os.PathLike[str]) -> Dictionary:
        """Return the dictionary with the entries of a user's YAML file added.

        A typo that is there already is replaced; what stands under 停用 is taken out of all
        sections. Raises InputError with all findings at once: a file that can't be read, unknown
        or repeated sections, entries of a wrong form, with file, line and column.
        """
        require_path("path", path)
        # For start-up: most reports are checked without a user's file.
        from reportgen.checks.dictionary_file import read_sections

        known = {*self.typos, *(phrase for _, phrases in self._phrases() for phrase in phrases)}
        return self._with_sections(read_sections(Path(path), known, section_names()))

    def _with_sections(self, sections: Sections) -> Dictionary:
        """Return the dictionary with sections added, and what they drop taken out."""
        typos = {**self.typos, **{typo.wrong: typo for typo in sections.typos}}
        changes = {
            name: tuple(
                phrase
                for phrase in dict.fromkeys(
                    (*own, *sections.phrases.get(PHRASE_SECTIONS[name], ()))
                )
                if phrase not in sections.dropped
            )
            for name, own in self._phrases()
        }
        kept = {wrong: typo for wrong, typo in typos.items() if wrong not in sections.dropped}
        return Dictionary(kept, **changes)

    def is_fixed(self, text: str, start: int, end: int) -> bool:
        """Return whether a place lies within one of 固定写法, which are right as they stand."""
        near = self.fixed_term_pattern.finditer(text, max(0, start - REACH), end + REACH)
        return any(term.start() <= start and end <= term.end() for term in near)

    def is_empty_phrase(self, text: str) -> bool:
        """Return whether a text says nothing: one of 空话, marks and spaces left aside."""
        first = _IN_WORDS.search(text)
        if first and first[0] not in self._empty_starts:
            return False
        return _NOT_WORDS.sub("", text) in self._empty

    @LazyProperty
    def placeholder_pattern(self) -> re.Pattern[str]:
        """Finds 占位用语."""
        return phrase_pattern(self.placeholders)

    @LazyProperty
    def achievement_pattern(self) -> re.Pattern[str]:
        """Finds 成绩用语."""
        return phrase_pattern(self.achievement_phrases)

    @LazyProperty
    def problem_pattern(self) -> re.Pattern[str]:
        """Finds 问题用语."""
        return phrase_pattern(self.problem_phrases)

    @LazyProperty
    def fixed_term_pattern(self) -> re.Pattern[str]:
        """Finds 固定写法."""
        return phrase_pattern(self.fixed_terms)

    @LazyProperty
    def wrong_forms(self) -> Mapping[str, frozenset[str]]:
        """What stands in 错别字 as wrong, by a pair of characters that the right form has not."""
        found: dict[str, set[str]] = {}
        for wrong, typo in self.typos.items():
            mark = wrong[:2]
            if mark in typo.right:
                pairs = map("".join, pairwise(wrong))
                mark = next((pair for pair in pairs if pair not in typo.right), wrong)
            found.setdefault(mark, set()).add(wrong)
        return {mark: frozenset(forms) for mark, forms in found.items()}

    @LazyProperty
    def typo_marks(self) -> frozenset[str]:
        """Of these one stands wherever a typo does, and few stand in a text without any."""
        return frozenset(self.wrong_forms)

    @LazyProperty
    def _empty(self) -> frozenset[str]:
        return frozenset(_NOT_WORDS.sub("", phrase) for phrase in self.empty_phrases)

    @LazyProperty
    def _empty_starts(self) -> frozenset[str]:
        return frozenset(phrase[:1] for phrase in self._empty)

    def _phrases(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(name, getattr(self, name)) for name in PHRASE_SECTIONS]


def typos_in(marked: MarkedText, dictionary: Dictionary) -> Iterator[tuple[int, Typo]]:
    """Return start and entry of each typo in a text, in their order; contexts are respected."""
    last_end = 0
    for start, wrong in sorted(_wrong_forms_in(marked, dictionary), key=_first_and_longest):
        typo = dictionary.typos[wrong]
        if start >= last_end and typo.is_wrong_at(marked.text, start):
            yield start, typo
            last_end = start + len(wrong)


def _wrong_forms_in(marked: MarkedText, dictionary: Dictionary) -> Iterator[tuple[int, str]]:
    for mark in marked.standing(dictionary.typo_marks):
        yield from marked.places_of(dictionary.wrong_forms[mark])


def _first_and_longest(place: tuple[int, str]) -> tuple[int, int]:
    return place[0], -len(place[1])


def section_names() -> list[str]:
    """Return the sections of a data file: 错别字, then the lists in their order."""
    return [TYPOS, *PHRASE_SECTIONS.values()]


@cache
def standard_dictionary() -> Dictionary:
    """Return the dictionary that comes with the package; read once."""
    lists = json.loads(_STANDARD.read_text(encoding="utf-8"))
    phrases = {name: tuple(lists[section]) for name, section in PHRASE_SECTIONS.items()}
    typos = (
        Typo(wrong, right, tuple(exceptions), tuple(only))
        for wrong, right, exceptions, only in lists[TYPOS]
    )
    return Dictionary({typo.wrong: typo for typo in typos}, **phrases)
