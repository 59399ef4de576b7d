"""The word lists that rules look things up in, and a user's own additions to them.

The standard lists are data files in ``data/``; a user's file has the same sections, and one more
(``停用``) for entries to be taken out. In a phrase ``…`` stands for some characters of the same
sentence and ``#`` for a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterator, Mapping

TYPOS, DROPPED = "错别字", "停用"
"""Sections with a form of their own: the typos, and (in a user's file) what to take out."""

_GAP = r"[^。！？；\n]{0,30}?"
_NOT_WORDS = lazy_pattern(r"[\W_]+")
_IN_WORDS = lazy_pattern(r"[^\W_]")
_REACH = 40
_COMMON = frozenset(
    "的一了和在是有不以为人上下中大工作会成建动实治查出新力防定施合坚题积分经理化设业产全面"
    "开展发行进级部门政府资金项目管制度完善年月万元个户村镇县区党民生农社安排落责任法机关各"
    "其及与对等项重点提高强加大水电路环保文明服务公共事故消火急救灾调解纠纷组织学习教育评效规标象乡立报求分扶断升"
)


@dataclass(frozen=True, slots=True)
class Typo:
    """A wrong form and the right one.

    ``exceptions`` are phrases in which the wrong form is right as it stands; where ``only`` is
    given, it is wrong only within one of these. All of them contain the wrong form.
    """

    wrong: str
    right: str
    exceptions: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def is_wrong_at(self, text: str, start: int) -> bool:
        """Tell whether the wrong form, which stands at ``start``, is wrong there."""
        exceptions = (*self.exceptions, self.right) if self.wrong in self.right else self.exceptions
        if exceptions and self._is_within(exceptions, text, start):
            return False
        return not self.only or self._is_within(self.only, text, start)

    def _is_within(self, phrases: tuple[str, ...], text: str, start: int) -> bool:
        end = start + len(self.wrong)
        low, high = max(0, start - _REACH), end + _REACH
        found = phrase_pattern(phrases).finditer(text, low, high)
        return any(match.start() <= start and end <= match.end() for match in found)


@dataclass(frozen=True)
class Dictionary:
    """The word lists of the rules; each field is a section of the data files.

    ``typos`` 错别字, by their wrong forms; ``placeholders`` 占位用语 (what was left to be filled
    in); ``empty_phrases`` 空话 (a problem that says nothing); ``achievement_phrases`` 成绩用语 and
    ``problem_phrases`` 问题用语 (praise and blame that contradict each other);
    ``fixed_terms`` 固定写法 (terms whose half-width marks and spaces are right).
    """

    typos: Mapping[str, Typo] = field(default_factory=dict, metadata={"section": TYPOS})
    placeholders: tuple[str, ...] = field(default=(), metadata={"section": "占位用语"})
    empty_phrases: tuple[str, ...] = field(default=(), metadata={"section": "空话"})
    achievement_phrases: tuple[str, ...] = field(default=(), metadata={"section": "成绩用语"})
    problem_phrases: tuple[str, ...] = field(default=(), metadata={"section": "问题用语"})
    fixed_terms: tuple[str, ...] = field(default=(), metadata={"section": "固定写法"})

    def extended(self, path: str | os.PathLike[str]) -> Dictionary:
        """Give the dictionary with the entries of a user's YAML file added.

        A typo that is there already is replaced; what stands under 停用 is taken out of all
        sections. Raises InputError with all findings at once: a file that can't be read, unknown
        or repeated sections, entries of a wrong form, with file, line and column.
        """
        from reportgen.checks.dictionary_file import read_sections

        known = {*self.typos, *(phrase for _, phrases in self._phrases() for phrase in phrases)}
        return self.with_sections(read_sections(Path(path), known))

    def with_sections(self, sections: Sections) -> Dictionary:
        """Give the dictionary with sections added, and what they drop taken out."""
        typos = {**self.typos, **{typo.wrong: typo for typo in sections.typos}}
        changes = {
            name: tuple(
                phrase
                for phrase in dict.fromkeys((*own, *sections.phrases.get(section_of(name), ())))
                if phrase not in sections.dropped
            )
            for name, own in self._phrases()
        }
        kept = {wrong: typo for wrong, typo in typos.items() if wrong not in sections.dropped}
        return replace(self, typos=kept, **changes)

    def is_fixed(self, text: str, start: int, end: int) -> bool:
        """Tell whether a place lies within one of 固定写法, which are right as they stand."""
        near = self.fixed_term_pattern.finditer(text, max(0, start - _REACH), end + _REACH)
        return any(term.start() <= start and end <= term.end() for term in near)

    def is_empty_phrase(self, text: str) -> bool:
        """Tell whether a text says nothing: one of 空话, marks and spaces left aside."""
        first = _IN_WORDS.search(text)
        if first and first[0] not in self._empty_starts:
            return False
        return _NOT_WORDS.sub("", text) in self._empty

    def find_typos(self, text: str) -> Iterator[tuple[int, Typo]]:
        """Give start and entry of each typo in a text, in their order; contexts are respected."""
        last_end = 0
        for match in self._marked_characters.finditer(text):
            for typo, offset in self._typos_by_character[match[0]]:
                start = match.start() - offset
                if (
                    start >= last_end
                    and text.startswith(typo.wrong, start)
                    and typo.is_wrong_at(text, start)
                ):
                    yield start, typo
                    last_end = start + len(typo.wrong)
                    break

    @cached_property
    def placeholder_pattern(self) -> re.Pattern[str]:
        """Finds 占位用语."""
        return phrase_pattern(self.placeholders)

    @cached_property
    def achievement_pattern(self) -> re.Pattern[str]:
        """Finds 成绩用语."""
        return phrase_pattern(self.achievement_phrases)

    @cached_property
    def problem_pattern(self) -> re.Pattern[str]:
        """Finds 问题用语."""
        return phrase_pattern(self.problem_phrases)

    @cached_property
    def fixed_term_pattern(self) -> re.Pattern[str]:
        """Finds 固定写法."""
        return phrase_pattern(self.fixed_terms)

    @cached_property
    def _typos_by_character(self) -> dict[str, list[tuple[Typo, int]]]:
        """Give typos and the offset of the character they are found by; longest first.

        That is an uncommon one, if possible the wrong one.
        """
        found: dict[str, list[tuple[Typo, int]]] = {}
        for typo in sorted(self.typos.values(), key=lambda typo: -len(typo.wrong)):
            offset = min(
                range(len(typo.wrong)),
                key=lambda at: (typo.wrong[at] in _COMMON, typo.wrong[at] in typo.right),
            )
            found.setdefault(typo.wrong[offset], []).append((typo, offset))
        return found

    @cached_property
    def _marked_characters(self) -> re.Pattern[str]:
        """Finds the characters by which typos are found, beside one that stands so in a typo.

        Few are in a good text. The set of them comes first, so that the search passes at once
        over all other characters.
        """
        if not self.typos:
            return phrase_pattern(())
        marks = [
            (typo.wrong, at) for each in self._typos_by_character.values() for typo, at in each
        ]
        after = {wrong[at + 1] for wrong, at in marks if at + 1 < len(wrong)}
        before = {wrong[at - 1] for wrong, at in marks if at + 1 == len(wrong) > 1}
        alone = {wrong for wrong, _ in marks if len(wrong) == 1}
        beside = f"(?={_any_of(after)})|(?<={_any_of(before)}.)|(?<={_any_of(alone)})"
        return re.compile(f"{_any_of(self._typos_by_character)}(?:{beside})")

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(_NOT_WORDS.sub("", phrase) for phrase in self.empty_phrases)

    @cached_property
    def _empty_starts(self) -> frozenset[str]:
        return frozenset(phrase[:1] for phrase in self._empty)

    def _phrases(self) -> list[tuple[str, tuple[str, ...]]]:
        names = [one.name for one in fields(self) if one.metadata["section"] != TYPOS]
        return [(name, getattr(self, name)) for name in names]


@dataclass(frozen=True, slots=True)
class Sections:
    """What one data file holds: typos, the phrases of each section, and what to take out."""

    typos: tuple[Typo, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


def section_of(name: str) -> str:
    """Give the section that a field of Dictionary stands for."""
    section: str = Dictionary.__dataclass_fields__[name].metadata["section"]
    return section


def section_names() -> list[str]:
    """Give the sections of a data file: the fields of Dictionary in their order."""
    return [section_of(one.name) for one in fields(Dictionary)]


@cache
def standard_dictionary() -> Dictionary:
    """Give the dictionary that comes with the package; read once."""
    from reportgen.checks.dictionary_file import parse_sections
    from reportgen.formats import yaml

    dictionary = Dictionary()
    folder = resources.files("reportgen.checks") / "data"
    for name in ("typos.yaml", "phrases.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        dictionary = dictionary.with_sections(parse_sections(yaml.read(text), name, set()))
    return dictionary


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases to one pattern that prefers the longest; none of them matches nothing.

    A phrase that begins or ends with a Latin letter does not match inside a longer word; one that
    repeats a character matches also where it is repeated more often (``XX`` finds ``XXX``).
    """
    if not phrases:
        return re.compile(r"(?!)")
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        rests.setdefault(phrase[0], []).append(_after_first(phrase))
    # One branch for each first character, each beginning with that character: the search then
    # passes at once over characters with which no phrase begins.
    return re.compile(
        "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    )


def _after_first(phrase: str) -> str:
    """Give the expression for what follows a phrase's first character."""
    first, last = phrase[0], phrase[-1]
    before = f"(?<![A-Za-z]{first})" if _is_letter(first) else ""
    after = r"(?![A-Za-z])" if _is_letter(last) else ""
    if len(phrase) > 1 and set(phrase) == {first}:
        return f"{before}{re.escape(first)}{{{len(phrase) - 1},}}{after}"
    rest = re.split("(…+|#)", phrase[1:])
    wild = [
        _GAP if part[:1] == "…" else r"\d+" if part == "#" else re.escape(part) for part in rest
    ]
    return before + "".join(wild) + after


def _any_of(characters: Collection[str]) -> str:
    """Give the expression for one of some characters; for none of none."""
    return f"[{''.join(map(re.escape, characters))}]" if characters else r"[^\s\S]"


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
