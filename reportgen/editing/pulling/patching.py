"""Changes a data file where its values changed, and leaves every other character as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.editing.pulling.matching import in_order, partners
from reportgen.editing.pulling.report_merge import ABSENT, value_text
from reportgen.editing.pulling.value_text import Spelling, compact, trimmed
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.editing.pulling.text_nodes import Node

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|)")


class Patch(NamedTuple):
    """A text that takes the place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def patched(
    text: str,
    root: Node,
    ours: dict[str, Any],
    merged: dict[str, Any],
    spelling: Spelling,
    model: type[Report] = Report,
) -> str:
    """Return a data file's text with ``merged`` in place of ``ours``, as ``Report`` dumps both.

    ``root`` is the text's value. Formatting, comments and order stay; what is written newly is
    spelled as its neighbours are. ``model`` is that of the reports.
    """
    ends_open = not text.endswith(("\n", "\r"))
    whole = text + spelling.newline if ends_open else text
    patches = _Patcher(whole, spelling).value(field_tree(model), root, ours, merged, -2)
    pieces, at = [], 0
    for start, end, new in sorted(patches, key=lambda patch: patch.start):
        pieces += [whole[at:start], new.replace("\n", spelling.newline)]
        at = max(at, end)
    result = "".join(pieces) + whole[at:]
    return result.removesuffix(spelling.newline) if ends_open else result


def without_aliases(text: str, root: Node, spelling: Spelling) -> str:
    """Return the text with each alias written out, so that its value can change on its own."""
    patches = [Patch(node.start, node.end, spelling.flow(node.value)) for node in _aliases(root)]
    for start, end, new in sorted(patches, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _aliases(node: Node) -> Iterator[Node]:
    if node.kind == "alias":
        yield node
    for item in node.items:
        yield from _aliases(item)


class _Patcher:
    """The search for patches; ``column`` is that of the key or dash that a value belongs to."""

    def __init__(self, text: str, spelling: Spelling) -> None:
        self._text, self._spelling = text, spelling

    def value(
        self, field: FieldNode, node: Node, ours: Any, merged: Any, column: int, flow: bool = False
    ) -> Iterator[Patch]:
        """Return the patches for one value."""
        if ours == merged:
            return
        inside = flow or node.flow
        if node.kind == "mapping" and isinstance(ours, dict) and isinstance(merged, dict):
            disjoint = ours.keys().isdisjoint(merged)
            if _same_keys(node, ours, merged) or not (node.flow or disjoint):
                yield from self._mapping(field, node, ours, merged, inside)
                return
            if node.flow and not disjoint and node.items:
                yield Patch(node.start, node.end, self._in_brackets(field, node, ours, merged))
                return
        elif node.kind == "list" and _are_lists(ours, merged) and len(ours) == len(node.items):
            if merged and not node.flow:
                yield from self._list(field, node, ours, merged)
                return
            if len(ours) == len(merged):
                for item, before, after in zip(node.items, ours, merged, strict=True):
                    yield from self.value(_element(field), item, before, after, column, True)
                return
            merged = _kept_spelling(field, node, ours, merged)
        yield self._replacement(field, node, merged, column, inside)

    def _replacement(
        self, field: FieldNode, node: Node, merged: Any, column: int, flow: bool
    ) -> Patch:
        """Write a value anew, in the old one's style where that can be."""
        raw = node.value if node.kind == "scalar" else None
        data = compact(field, merged, raw) if isinstance(raw, str) else trimmed(field, merged)
        start = node.start
        if flow or node.flow or not data:
            depth = _depth(self._text, start) if "\n" in self._text[start : node.end] else None
            new = self._spelling.flow(data, node.style, depth)
            if node.items and not node.flow and node.column <= column:
                new = f"  {new}"  # a list may begin below its key, brackets may not
        elif node.kind in ("list", "mapping"):
            new = self._spelling.block(data, node.column).lstrip(" ")
        else:
            header = self._rest_of_line(start) if node.style in ("|", ">") else ""
            new = self._spelling.behind(data, column, node.style, header)
            before = self._text[_line_start(self._text, start) : start].rstrip(" ")
            if new.startswith("\n") and before.endswith("-"):
                new = new.lstrip("\n ")
            if "\n" in new and self._rest_of_line(node.end).strip():
                new = self._spelling.flow(data, node.style)
            if new.startswith("\n"):
                start = _line_start(self._text, start) + len(before)
        gap = " " if node.start == node.end and not new.startswith("\n") else ""
        rest = self._rest_of_line(node.end) if "\n" in new else ""
        # Blanks behind an empty value would be the end of a text of several lines.
        return Patch(start, node.end + (0 if rest.strip() else len(rest)), gap + new)

    def _mapping(
        self,
        field: FieldNode,
        node: Node,
        ours: dict[str, Any],
        merged: dict[str, Any],
        flow: bool,
    ) -> Iterator[Patch]:
        order = [*(field.fields or merged)]
        names = [name_of(key) if field.fields else key for key, _ in node.keys]
        for label in {**ours, **merged}:
            name = name_of(label) if field.fields else label
            inner = (field.fields or {}).get(name, FieldNode(label, "text"))
            before, after = ours.get(label, ABSENT), merged.get(label, ABSENT)
            if before == after:
                continue
            if name in names:
                at = names.index(name)
                if after is ABSENT:
                    yield self._removal(node, at)
                else:
                    yield from self.value(inner, node.items[at], before, after, node.column, flow)
            elif after is not ABSENT:
                place = order.index(name)
                above = [at for at, known in enumerate(names) if known in order[:place]]
                anchor = node.items[above[-1] if above else 0]
                key = self._spelling.flow(label)
                behind = self._spelling.behind(trimmed(inner, after), node.column)
                gap = "" if behind.startswith("\n") else " "
                yield self._insertion(anchor.end, f"{' ' * node.column}{key}:{gap}{behind}")

    def _in_brackets(
        self, field: FieldNode, node: Node, ours: dict[str, Any], merged: dict[str, Any]
    ) -> str:
        """Write a mapping in brackets anew; what stays in it is written as it was."""
        nodes = {inner.label: inner for inner in (field.fields or {}).values()}
        labels = {name_of(label): label for label in (nodes or {**ours, **merged})}
        written = {labels.get(name_of(key), key): at for at, (key, _) in enumerate(node.keys)}
        begin = self._text[node.start : node.keys[0][1]]
        gap = f",{begin[1:] or ' '}"
        depth = len(begin.rpartition("\n")[2]) if "\n" in begin else None
        pieces: list[str] = []
        last: int | None = None
        says = trimmed(field, merged)
        given = {label: merged[label] for label in merged if label in written or label in says}
        for label in in_order([*(nodes or given)], [*written], given):
            inner = nodes.get(label, FieldNode(label, "text"))
            at = written.get(label)
            if at is None:
                value = self._spelling.flow(trimmed(inner, merged[label]), depth=depth)
                pair = f"{self._spelling.flow(label)}: {value}"
            else:
                pair = self._pair(inner, node, at, ours.get(label), merged[label])
            between = gap
            if at is not None and last is not None and at == last + 1:
                between = self._text[node.items[last].end : node.keys[at][1]]
            pieces += [between, pair] if pieces else [pair]
            last = at
        return f"{begin}{''.join(pieces)}{self._text[node.items[-1].end : node.end]}"

    def _pair(self, field: FieldNode, node: Node, at: int, before: Any, after: Any) -> str:
        """Return key and value as they stand in brackets, the value changed where it is another."""
        start, item = node.keys[at][1], node.items[at]
        text, place = "", start
        if before != after:
            patches = self.value(field, item, before, after, node.column, True)
            for patch in sorted(patches, key=lambda each: each.start):
                text += self._text[place : patch.start] + patch.text
                place = patch.end
        return text + self._text[place : item.end]

    def _list(
        self, field: FieldNode, node: Node, ours: list[Any], merged: list[Any]
    ) -> Iterator[Patch]:
        """Change, remove and put in items; one that moved is changed, or removed and put in."""
        element, dashes = _element(field), [*self._dashes(node)]
        partner = partners(ours, merged)
        for at, dash in enumerate(dashes):
            if at in partner:
                item, after = node.items[at], merged[partner[at]]
                yield from self.value(element, item, ours[at], after, node.column)
            else:
                yield self._deletion(dash, node.items[at].end)
        above: int | None = None
        olds = {new: old for old, new in partner.items()}
        for at, data in enumerate(merged):
            if at in olds:
                above = olds[at]
                continue
            written = self._spelling.item(trimmed(element, data), node.column)
            if above is None:
                start = dashes[0] - node.column
                yield Patch(start, start, f"{written}\n")
            else:
                yield self._insertion(node.items[above].end, written)

    def _dashes(self, node: Node) -> Iterator[int]:
        """Return where the dash of each item stands."""
        dash = re.compile(rf"^ {{{node.column}}}-(?=\s)", re.MULTILINE)
        at, lines = node.start, self._text.replace("\r", "\n")
        for number, item in enumerate(node.items):
            if number:
                found = dash.search(lines, at)
                at = found.end() - 1 if found else item.start
            yield at
            at = item.end

    def _insertion(self, behind: int, line: str) -> Patch:
        """Put a line below the one in which something ends."""
        end = self._next_line(behind)
        return Patch(end, end, f"{line}\n")

    def _removal(self, node: Node, at: int) -> Patch:
        """Take out a key with its value; the next key takes the place beside a dash."""
        start = node.keys[at][1]
        if at + 1 < len(node.keys) and self._text[start - node.column : start].strip(" "):
            return Patch(start, node.keys[at + 1][1], "")
        return self._deletion(start, node.items[at].end)

    def _deletion(self, start: int, end: int) -> Patch:
        """Take out the lines from where something begins to where it ends."""
        return Patch(_line_start(self._text, start), self._next_line(end), "")

    def _next_line(self, at: int) -> int:
        found = _LINE.match(self._text, at)
        return found.end() if found else at

    def _rest_of_line(self, start: int) -> str:
        found = _REST_OF_LINE.match(self._text, start)
        return found[0] if found else ""


def _are_lists(*values: Any) -> bool:
    return all(isinstance(value, list) for value in values)


def _element(field: FieldNode) -> FieldNode:
    return field.element or FieldNode(field.label, "text")


def _same_keys(node: Node, ours: dict[str, Any], merged: dict[str, Any]) -> bool:
    """Return whether only values change: what is new or gone changes the brackets themselves."""
    written = {name_of(key) for key, _ in node.keys}
    changed = {name_of(key) for key in {**ours, **merged} if ours.get(key) != merged.get(key)}
    return changed <= written and all(key in merged for key in ours)


def _kept_spelling(field: FieldNode, node: Node, ours: list[Any], merged: list[Any]) -> list[Any]:
    """Return the new items of a list, those that it had before as they were written."""
    written = {value_text(item): raw.data() for item, raw in zip(ours, node.items, strict=True)}
    return [written.get(value_text(item), trimmed(_element(field), item)) for item in merged]


def _depth(text: str, start: int) -> int:
    """Return the indentation of the line in which something stands."""
    line = text[_line_start(text, start) : start]
    return len(line) - len(line.lstrip(" "))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
