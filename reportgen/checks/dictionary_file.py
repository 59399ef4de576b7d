"""Reading the data files of the dictionary: sections of entries, each problem with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.checks.dictionary_entries import DROPPED, TYPOS, Sections, Typo
from reportgen.errors import InputError
from reportgen.findings import Finding, path_text
from reportgen.model.places import Places
from reportgen.plaindata.data_files import read_document, repeated_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path as FilePath

    from reportgen.findings import Path

_RIGHT, _EXCEPTIONS, _ONLY = "改为", "除外", "仅限"
_FORM = f"写成“错的写法: 对的写法”，或“错的写法: {{{_RIGHT}: 对的写法, {_EXCEPTIONS}: [说法]}}”"
_WILD = ("…", "#")
_WILD_CHARACTERS = frozenset(_WILD)


def read_sections(path: FilePath, known: set[str], names: Sequence[str]) -> Sections:
    """Read a user's dictionary: YAML in UTF-8, UTF-16 or GB18030.

    ``known`` are the entries there already, which the file may take out; ``names`` the sections
    that it may have. Raises InputError with all findings, each with file, line and column.
    """
    document = read_document(path, (*names, DROPPED))
    reader = _SectionReader(Places(str(path), document.marks))
    reader.findings += repeated_keys(document, str(path))
    sections = reader.sections(document.data, known, names)
    if reader.findings:
        raise InputError(reader.findings)
    return sections


class _SectionReader:
    """Turns plain data into entries, and notes what is wrong on the way."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.findings: list[Finding] = []

    def sections(self, data: Any, known: set[str], names: Sequence[str]) -> Sections:
        """Read all sections of a file; an empty file has none."""
        if data is None:
            return Sections()
        if not isinstance(data, Mapping):
            self._note((), "词典不是“栏目: 内容”的写法", f"可用的栏目：{'、'.join(names)}")
            return Sections()
        typos: list[Typo] = []
        phrases: dict[str, tuple[str, ...]] = {}
        for section, entries in data.items():
            if section == TYPOS:
                typos = self._typos(entries)
            elif section in names:
                phrases[section] = tuple(phrase for _, phrase in self._phrases((section,), entries))
            elif section != DROPPED:
                advice = f"可用的栏目：{'、'.join((*names, DROPPED))}"
                self._note((section,), f"词典没有“{section}”这一栏", advice, codes.D02)
        return Sections(tuple(typos), phrases, self._dropped(data.get(DROPPED), known))

    def _dropped(self, entries: Any, known: set[str]) -> frozenset[str]:
        dropped = list(self._phrases((DROPPED,), entries))
        for path, phrase in dropped:
            if phrase not in known:
                message = f"要停用的“{phrase}”不在词典里"
                self._note(path, message, "核对写法，或删去这一条", codes.D02)
        return frozenset(phrase for _, phrase in dropped)

    def _typos(self, entries: Any) -> list[Typo]:
        if entries is None:
            return []
        if not isinstance(entries, Mapping):
            self._note((TYPOS,), "这一栏应是一组“错的写法: 对的写法”", _FORM)
            return []
        read = (self._typo((TYPOS, wrong), wrong, entry) for wrong, entry in entries.items())
        return [typo for typo in read if typo is not None]

    def _typo(self, path: Path, wrong: str, entry: Any) -> Typo | None:
        right, contexts = entry, {}
        is_plain = isinstance(entry, str) and entry.strip() and wrong.strip() and entry != wrong
        if is_plain and _WILD_CHARACTERS.isdisjoint(wrong):
            return Typo(wrong, entry)  # nearly all are
        if isinstance(entry, Mapping):
            right = entry.get(_RIGHT)
            contexts = {key: value for key, value in entry.items() if key != _RIGHT}
        if not wrong.strip() or not isinstance(right, str) or not right.strip():
            self._note(path, f"错字“{wrong}”没有写明对的写法", _FORM)
            return None
        if any(char in wrong for char in _WILD):
            self._note(path, f"错字“{wrong}”里不能用“…”“#”", "写出具体的字")
        if wrong == right:
            self._note(
                path, f"“{wrong}”的错的写法和对的写法一样", f"不想再查的词列在“{DROPPED}”下面"
            )
        for key in sorted(contexts.keys() - {_EXCEPTIONS, _ONLY}):
            self._note((*path, key), f"错字条目没有“{key}”这一项", _FORM, codes.D02)
        exceptions, only = (
            self._contexts((*path, key), contexts.get(key), wrong) for key in (_EXCEPTIONS, _ONLY)
        )
        return Typo(wrong, right, exceptions, only)

    def _contexts(self, path: Path, entries: Any, wrong: str) -> tuple[str, ...]:
        """Read the phrases in which a wrong form is right, or the only ones in which it is not."""
        phrases = list(self._phrases(path, entries))
        for place, phrase in phrases:
            if wrong not in phrase:
                message = f"“{path[-1]}”里的“{phrase}”不含“{wrong}”"
                self._note(place, message, "写出含错字的整个说法")
        return tuple(phrase for _, phrase in phrases)

    def _phrases(self, path: Path, entries: Any) -> Iterator[tuple[Path, str]]:
        """Read a list of phrases, each with its place; wrong ones are noted and left out."""
        if entries is None:
            return
        if not isinstance(entries, list):
            self._note(path, "这里应是一个列表", "每项另起一行，以“- ”开头")
            return
        for position, entry in enumerate(entries):
            place = (*path, position)
            if not isinstance(entry, str) or not entry.strip():
                self._note(place, "这里应是一个词或一句话", "写成一段文字，或删去这一条")
            elif entry.startswith(_WILD):
                self._note(place, f"“{entry}”以“{entry[0]}”开头", "前面补上具体的字")
            else:
                yield place, entry

    def _note(self, path: Path, message: str, advice: str, code: str = codes.D03) -> None:
        where = self.places.locate(path)
        self.findings.append(Finding(code, "error", path_text(path), where, message, advice))
