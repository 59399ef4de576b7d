"""Findings as comments of a unit's own Word file, at the very words that they are about."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from reportgen.findings import SEVERITIES
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import join, pack_member, unpack
from reportgen.ooxml.word_comments import WordComments
from reportgen.ooxml.wordprocessing import TBL, TR, P, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.findings import Finding
    from reportgen.ooxml.wordprocessing import Element

AUTHOR, INITIALS = "绩效审核", "审"

_ROW = re.compile(r"表(\d+) 第(\d+)行(?: 第(\d+)段)?")
_QUOTED = re.compile("“([^“”]+)”")
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_SHORTEST, _HEAD = 2, 20


class _Anchor(NamedTuple):
    """Where a comment goes: a paragraph, and the words in it."""

    paragraph: Element
    start: int = 0
    end: int = 0


def annotated(document: bytes, findings: Sequence[Finding], data: Mapping[str, Any]) -> bytes:
    """Return a Word file with a comment for each finding; otherwise it is unchanged.

    ``data`` is what was read from it, by the form's labels, to find the words of a field.
    Comments that an earlier run has left are gone. Raises PackageError for no Word file.
    """
    comments = WordComments(unpack(document), AUTHOR, INITIALS)
    finder = _Finder(comments, data)
    for finding in findings:
        anchor = finder.find(finding)
        if anchor is not None:
            comments.add(*anchor, comment_lines(finding))
    members = comments.members()
    return join(pack_member(name, content) for name, content in members.items())


def comment_lines(finding: Finding) -> list[str]:
    """Return what a comment on a finding says, line by line."""
    lines = [f"{SEVERITIES[finding.severity]} {finding.rule}　{finding.message}"]
    return [*lines, f"建议：{finding.suggestion}"] if finding.suggestion else lines


class _Finder:
    """The search for the words that findings are about."""

    def __init__(self, comments: WordComments, data: Mapping[str, Any]) -> None:
        self._data = data
        self._met: Counter[tuple[str, str]] = Counter()
        self._all = comments.paragraphs
        self._tables = [
            [row for row in table.iter(TR) if next(row.iterancestors(TBL)) is table]
            for table in comments.document.iter(TBL)
        ]

    def find(self, finding: Finding) -> _Anchor | None:
        """Return where a comment on a finding goes; None in a file without paragraphs."""
        row = self._row(finding.location)
        words = [*self._quoted(finding.message)]
        values = [value for value in (self._value(finding.path),) if value]
        for pool in (row, self._all) if row else (self._all,):
            both = [each for each in words if any(each in value for value in values)]
            for text in (*both, *words, *values):
                anchors = [*_search(pool, text)]
                if anchors:
                    # What a rule finds several times it quotes in the order of the text.
                    before = self._met[finding.rule, text]
                    self._met[finding.rule, text] += 1
                    return anchors[min(before, len(anchors) - 1)]
        filled = [each for each in row or self._all if text_of(each)[0].strip()]
        start = filled or row or self._all
        return _Anchor(start[0]) if start else None

    def _row(self, location: str) -> list[Element]:
        """Return the paragraphs of the row of a table that a place names."""
        match = _ROW.search(location)
        if match is None or int(match[1]) > len(self._tables):
            return []
        rows = self._tables[int(match[1]) - 1]
        if int(match[2]) > len(rows):
            return []
        return list(rows[int(match[2]) - 1].iter(P))

    @staticmethod
    def _quoted(message: str) -> Iterator[str]:
        """Yield what a message quotes, as it stands in the text, the longest first."""
        found = [
            part
            for quoted in _QUOTED.findall(message)
            for part in quoted.split("…")
            if len(part.strip()) >= _SHORTEST
        ]
        yield from sorted(found, key=len, reverse=True)

    def _value(self, path: str) -> str:
        """Return the beginning of the text of a field; empty where it has none."""
        value: Any = self._data
        for number, label in _STEP.findall(path):
            try:
                value = value[int(number) - 1] if number else value[label]
            except (KeyError, IndexError, TypeError):
                return ""
        while isinstance(value, (dict, list)) and value:
            value = next(iter(value.values())) if isinstance(value, dict) else value[0]
        text = str(value) if isinstance(value, (str, int)) else ""
        return text.split("\n", 1)[0][:_HEAD]


def _search(pool: Sequence[Element], words: str) -> Iterator[_Anchor]:
    """Yield each place in some paragraphs where words stand."""
    for paragraph in pool:
        text = text_of(paragraph)[0]
        start = text.find(words)
        while start >= 0:
            yield _Anchor(paragraph, start, start + len(words))
            start = text.find(words, start + len(words))
