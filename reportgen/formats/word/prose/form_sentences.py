"""Paragraphs of a form turned round: from what is printed back to the values of fields.

A paragraph of a template, such as ``编制{{ 人员.编制数 }}人``, tells by its own words where in the
printed one each value stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.forms.printed_text import (
    Branch,
    Choice,
    Counter,
    Parts,
    PrintedLine,
    PrintedOption,
    Repeat,
    Unknown,
    Value,
    Words,
)
from reportgen.model.figures import FULL_WIDTH, Amount
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.findings import Path
    from reportgen.forms.form_body import FormWords
    from reportgen.forms.printed_text import Names, PrintedBlock, PrintedPart
    from reportgen.model.base import FieldNode

YEAR: tuple[str, ...] = ("年度",)

_FIGURE = r"-?\d[\d,]*(?:\.\d+)?"
_AMOUNT = rf"{_FIGURE}(?:亿元|万元|元)"
_KINDS = {"amount": _AMOUNT, "year": r"20\d\d", "number": r"\d+", "value": r"[^\s，。；、：]+?"}
_CHINESE = "[一二三四五六七八九十百零]+"
_NARROW = {wide: narrow for wide, narrow in FULL_WIDTH.items() if narrow != ord(",")}
_SPACE = re.compile(r"\s+")
_LEAST_WORDS = 2
_TOTAL = "合计"


class _HeldValue(NamedTuple):
    """A value that a sentence holds: its path and field, and how it is printed."""

    path: Names
    node: FieldNode
    value: Value


class _UnreadableError(ValueError):
    """A paragraph prints what can't be told from the words around it."""


class FormSentence:
    """A paragraph of the form, to be found in a file."""

    def __init__(self, parts: Parts, words: FormWords) -> None:
        """Make the pattern; raises ValueError for a paragraph that can't be turned round."""
        self._words = words
        self._held: dict[str, _HeldValue] = {}
        self._zeros: dict[str, Names] = {}
        self._fixed = 0
        self._pattern = re.compile(self._sequence(parts, counts=True), re.DOTALL)
        if not self._held or self._fixed < _LEAST_WORDS:
            raise _UnreadableError

    @property
    def paths(self) -> list[Names]:
        """The paths of the fields that it holds, by placeholder names."""
        return [held.path for held in self._held.values()]

    def _sequence(self, parts: Sequence[PrintedPart], *, counts: bool) -> str:
        return "".join(self._part(part, counts=counts) for part in parts)

    def _part(self, part: PrintedPart, *, counts: bool) -> str:
        if isinstance(part, Words):
            text = _SPACE.sub("", part.text)
            self._fixed += len(text) * counts
            return re.escape(text) if text == part.text else r"\s*".join(map(re.escape, text))
        if isinstance(part, Value):
            return self._value(part)
        if isinstance(part, Counter):
            return _CHINESE if part.chinese else r"\d+"
        if isinstance(part, Choice):
            return self._choice(part)
        if isinstance(part, (Repeat, Unknown)):
            raise _UnreadableError
        return ""

    def _choice(self, choice: Choice) -> str:
        options = [self._branch(branch) for branch in choice.branches]
        return f"(?:{'|'.join(options if choice.has_else else [*options, ''])})"

    def _branch(self, branch: Branch) -> str:
        inside = self._sequence(branch.parts, counts=False)
        if not branch.zero:
            return inside
        name = f"z{len(self._zeros)}"
        self._zeros[name] = branch.zero
        return f"(?P<{name}>{inside})"

    def _value(self, value: Value) -> str:
        node = self._words.node_at(value.path)
        if node is None or node.kind == "list" or "[]" in value.path:
            raise _UnreadableError
        name = f"v{len(self._held)}"
        self._held[name] = _HeldValue(value.path, node, value)
        if "列举" in value.filters:
            lead, mark = (*value.arguments, "", "、")[:2] if value.arguments else ("", "、")
            labels = "|".join(re.escape(each.label) for each in _parts_of(node))
            one = f"(?:{labels}){_AMOUNT}"
            return f"(?P<{name}>{re.escape(lead)}{one}(?:{re.escape(mark)}{one})*)?"
        if "数值" in value.filters:
            return f"(?P<{name}>{_FIGURE})?"
        kind = "amount" if node.kind == "group" else node.kind
        if kind in _KINDS:
            return f"(?P<{name}>{_KINDS[kind]})" + ("" if node.required else "?")
        return f"(?P<{name}>{'.+?' if node.required else '.*?'})"

    def values_in(self, text: str) -> dict[Path, Any] | None:
        """Return the values of a paragraph by the form's labels; None where it is another."""
        shown = text.strip(LAYOUT)
        compact = "".join(shown.translate(_NARROW).split())
        match = self._pattern.fullmatch(shown) or self._pattern.fullmatch(compact)
        return None if match is None else self._taken(match)

    def _taken(self, match: re.Match[str]) -> dict[Path, Any] | None:
        found: dict[Path, Any] = {}
        for name, held in self._held.items():
            text = match[name]
            if not text or not text.strip(LAYOUT):
                continue
            for path, value in self._read(held, text):
                if found.setdefault(path, value) != value:
                    return None
        for name, names in self._zeros.items():
            path = self._words.labels(names)
            if match[name] is not None and not any(each[: len(path)] == path for each in found):
                node = self._words.node_at(names)
                is_sum = node is not None and node.kind == "group"
                found[(*path, _TOTAL) if is_sum else path] = "0万元"
        return _without_sums(found)

    def _read(self, held: _HeldValue, text: str) -> Iterator[tuple[Path, Any]]:
        path = self._words.labels(held.path)
        if "列举" in held.value.filters:
            for part in _parts_of(held.node):
                if each := re.search(f"{re.escape(part.label)}({_AMOUNT})", text):
                    yield (*path, part.label), each[1]
        elif held.node.kind == "year":
            yield path, int(text) + ("上年" in held.value.filters)
        elif held.node.kind == "number":
            yield path, int(text)
        elif held.node.kind == "group":
            yield (*path, _TOTAL), text
        else:
            yield path, text.strip(LAYOUT)


def _parts_of(node: FieldNode) -> list[FieldNode]:
    items = node.group.ITEMS if node.group is not None else ()
    return [each for each in (node.fields or {}).values() if each.attribute in items]


def _without_sums(found: dict[Path, Any]) -> dict[Path, Any]:
    """Leave out a total that is the sum of its parts: it is printed without being given."""
    for path in [path for path in found if path[-1] == _TOTAL]:
        parts = [each for key, each in found.items() if key[:-1] == path[:-1] and key != path]
        if parts and str(Amount.total([Amount(part) for part in parts])) == found[path]:
            del found[path]
    return found


def sentences_of(blocks: Sequence[PrintedBlock], words: FormWords) -> list[FormSentence]:
    """Return the sentences of a form's paragraphs that are not repeated."""
    found: list[FormSentence] = []
    for block in blocks:
        if isinstance(block, PrintedOption):
            found += sentences_of(block.blocks, words)
        elif isinstance(block, PrintedLine):
            try:
                found.append(FormSentence(block.parts, words))
            except _UnreadableError:
                continue
    return found
