"""The word lists that rules look things up in, and a user's own additions to them.

The standard lists are data files in ``data/``; a user's file has the same sections, and one more
(``停用``) for entries to be taken out. In a phrase ``…`` stands for some characters of the same
sentence and ``#`` for a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.checks.dictionary_entries import (
    REACH,
    TYPOS,
    Sections,
    Typo,
    phrase_pattern,
)
from reportgen.checks.dictionary_file import parse_sections, read_sections
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern
from reportgen.plaindata import yaml_text

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterator, Mapping

_NOT_WORDS = lazy_pattern(r"[\W_][\W_]*")
_IN_WORDS = lazy_pattern(r"[^\W_]")
_GROUP = 12
"""So many branches of an expression are tried together, or passed over at once."""

_COMMON = frozenset(
    "的一了和在是有不以为人上下中大工作会成建动实治查出新力防定施合坚题积分经理化设业产全面"
    "开展发行进级部门政府资金项目管制度完善年月万元个户村镇县区党民生农社安排落责任法机关各"
    "其及与对等项重点提高强加大水电路环保文明服务公共事故消火急救灾调解纠纷组织学习教"
    "育评效规标象乡立报求分扶断升"
)


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
        """Return the dictionary with the entries of a user's YAML file added.

        A typo that is there already is replaced; what stands under 停用 is taken out of all
        sections. Raises InputError with all findings at once: a file that can't be read, unknown
        or repeated sections, entries of a wrong form, with file, line and column.
        """
        known = {*self.typos, *(phrase for _, phrases in self._phrases() for phrase in phrases)}
        return self._with_sections(read_sections(Path(path), known, section_names()))

    def _with_sections(self, sections: Sections) -> Dictionary:
        """Return the dictionary with sections added, and what they drop taken out."""
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
        """Return whether a place lies within one of 固定写法, which are right as they stand."""
        near = self.fixed_term_pattern.finditer(text, max(0, start - REACH), end + REACH)
        return any(term.start() <= start and end <= term.end() for term in near)

    def is_empty_phrase(self, text: str) -> bool:
        """Return whether a text says nothing: one of 空话, marks and spaces left aside."""
        first = _IN_WORDS.search(text)
        if first and first[0] not in self._empty_starts:
            return False
        return _NOT_WORDS.sub("", text) in self._empty

    def find_typos(self, text: str) -> Iterator[tuple[int, Typo]]:
        """Return start and entry of each typo in a text, in their order; contexts are respected."""
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
    def _typos_by_character(self) -> dict[str, list[tuple[Typo, int]]]:
        """Typos and the offset of the character they are found by; longest first."""
        found: dict[str, list[tuple[Typo, int]]] = {}
        for typo in sorted(self.typos.values(), key=lambda typo: -len(typo.wrong)):
            offset, _ = _telling(typo)
            found.setdefault(typo.wrong[offset], []).append((typo, offset))
        return found

    @LazyProperty
    def _marked_characters(self) -> re.Pattern[str]:
        """Finds the characters by which typos are found, beside one that stands so in a typo.

        Few are in a good text. The set of them comes first, so that the search passes at once
        over all other characters.
        """
        if not self.typos:
            return phrase_pattern(())
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        alone = set()
        for typo in self.typos.values():
            at, other = _telling(typo)
            if at == other:
                alone.add(typo.wrong)
            else:
                pairs = before if other < at else after
                pairs.setdefault(typo.wrong[other], set()).add(typo.wrong[at])
        followed = _grouped({one: f"(?<={_any_of(firsts)}.)" for one, firsts in after.items()})
        led = _grouped({one: _any_of(marks) for one, marks in before.items()})
        beside = [f"(?={_any_of(after)})(?={followed})"] if after else []
        beside += [f"(?<={_any_of(before)}.)(?<={led})"] if before else []
        beside += [f"(?<={_any_of(alone)})"] if alone else []
        return lazy_pattern(f"{_any_of(self._typos_by_character)}(?:{'|'.join(beside)})")

    @LazyProperty
    def _empty(self) -> frozenset[str]:
        return frozenset(_NOT_WORDS.sub("", phrase) for phrase in self.empty_phrases)

    @LazyProperty
    def _empty_starts(self) -> frozenset[str]:
        return frozenset(phrase[:1] for phrase in self._empty)

    def _phrases(self) -> list[tuple[str, tuple[str, ...]]]:
        names = [one.name for one in fields(self) if one.metadata["section"] != TYPOS]
        return [(name, getattr(self, name)) for name in names]


def _telling(typo: Typo) -> tuple[int, int]:
    """Return where the character of a typo stands by which it is found, and one beside that.

    That is an uncommon one, and the pair of both is best none that stands in the right form too.
    """
    wrong, right = typo.wrong, typo.right
    pairs = [(at, at + side) for at in range(len(wrong)) for side in (1, -1)]
    inside = [pair for pair in pairs if 0 <= pair[1] < len(wrong)]
    return min(
        inside or [(0, 0)],
        key=lambda pair: (
            wrong[pair[0]] in _COMMON,
            wrong[min(pair) : max(pair) + 1] in right,
            wrong[pair[0]] in right,
        ),
    )


def section_of(name: str) -> str:
    """Return the section that a field of Dictionary stands for."""
    section: str = Dictionary.__dataclass_fields__[name].metadata["section"]
    return section


def section_names() -> list[str]:
    """Return the sections of a data file: the fields of Dictionary in their order."""
    return [section_of(one.name) for one in fields(Dictionary)]


@cache
def standard_dictionary() -> Dictionary:
    """Return the dictionary that comes with the package; read once."""
    dictionary = Dictionary()
    folder = resources.files("reportgen.checks") / "data"
    for name in ("typos.yaml", "phrases.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        dictionary = dictionary._with_sections(
            parse_sections(yaml_text.read(text), name, set(), section_names())
        )
    return dictionary


def _grouped(branches: Mapping[str, str]) -> str:
    """Return the expression for one of some characters with what follows it, some at a time.

    So a whole group is passed over at once where its characters do not stand.
    """
    firsts = list(branches)
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    tried = ("|".join(f"(?<={re.escape(one)}){branches[one]}" for one in group) for group in groups)
    return "|".join(
        f"{_any_of(group)}(?:{each})" for group, each in zip(groups, tried, strict=True)
    )


def _any_of(characters: Collection[str]) -> str:
    """Return the expression for one of some characters; for none of none."""
    return f"[{''.join(map(re.escape, sorted(characters)))}]" if characters else r"[^\s\S]"
