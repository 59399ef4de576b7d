"""Three-way merge of reports as plain data, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from reportgen.editing.comparing.aligning import align
from reportgen.findings import path_text, shown_lines
from reportgen.labels import name_of
from reportgen.model.base import FieldNode
from reportgen.model.items import item_title

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.model.places import Places

Side = Literal["ours", "theirs"]
"""Whose value counts in a conflict: the data file's, or the Word file's."""


class _Absent:
    """What stands for a field that is not there."""


ABSENT: Final = _Absent()

Three = tuple[Any, Any, Any]
"""A value in the base, in the data file and in the Word file."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was changed on both sides, to different values.

    ``base`` is what both started from, ``ours`` what the data file says now, at ``location``, and
    ``theirs`` what the Word file says now; a list is given with one item to a line, and what is
    not there as an empty text.
    """

    path: str
    base: str
    ours: str
    theirs: str
    location: str = ""

    def __str__(self) -> str:
        lines = [f"{self.path}　{self.location}".rstrip("　")]
        for name, text in (("原来", self.base), ("数据", self.ours), ("Word", self.theirs)):
            shown = text.replace("\n", "\n          ") or "（没有）"
            lines.append(f"    {name}：{shown}")
        return shown_lines("\n".join(lines))


@dataclass(slots=True)
class Merge:
    """A merge that goes on: ``prefer`` decides conflicts, which are noted all the same.

    It is one side for all of them, or the side of each field by its path.
    """

    places: Places
    prefer: Side | Mapping[str, Side] | None
    conflicts: list[Conflict]

    def merged(self, node: FieldNode, three: Three, path: Path) -> Any:
        """Return the merged value of a field; ABSENT stands for one that is not there."""
        base, ours, theirs = three
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        if node.fields is not None or node.kind == "mapping":
            return self._group(node, three, path) or ours
        if node.element is not None and _same_length(three):
            items = enumerate(zip(base, ours, theirs, strict=True))
            return [self.merged(node.element, item, (*path, at)) for at, item in items]
        old, mine, other = map(value_text, three)
        where = self.places.locate(path)
        self.conflicts.append(Conflict(path_text(path), old, mine, other, where))
        return theirs if self._side(path_text(path)) == "theirs" else ours

    @property
    def is_decided(self) -> bool:
        """Whether it is said of each conflict whose value counts."""
        return all(self._side(each.path) for each in self.conflicts)

    def _side(self, path: str) -> Side | None:
        return self.prefer.get(path) if isinstance(self.prefer, Mapping) else self.prefer

    def _group(self, node: FieldNode, three: Three, path: Path) -> dict[str, Any]:
        base, ours, theirs = (value if isinstance(value, dict) else {} for value in three)
        result = {}
        for label in {**ours, **theirs, **base}:
            field = (node.fields or {}).get(name_of(label)) or FieldNode(label, "text")
            inner = (base.get(label, ABSENT), ours.get(label, ABSENT), theirs.get(label, ABSENT))
            value = self.merged(field, inner, (*path, label))
            if not isinstance(value, _Absent):
                result[label] = value
        return result


def completed(node: FieldNode, value: Any, base: Any, path: Path, absent: list[Path]) -> Any:
    """Return what a Word file says, with what it does not say put in from its base.

    A field that was not found is no edit: the Word file may say it in other words. Those that a
    Word file shows are noted in ``absent``. Items of lists are matched by what they say.
    """
    if node.group is not None and node.element is None:
        if value is not None and not isinstance(value, Mapping):
            value = node.group.from_text(value) or value
        if not isinstance(value, Mapping) or not isinstance(base, Mapping):
            return value
        given = {name_of(str(key)): inner for key, inner in value.items()}
        labels = {name_of(label) for label in base}
        result = {key: inner for key, inner in given.items() if key not in labels}
        for label, inner in base.items():
            field = (node.fields or {})[name_of(label)]
            there = given.get(name_of(label))
            if there is None:
                if field.role.is_printed and inner not in ([], {}, "", ["无"]):
                    absent.append((*path, label))
                result[label] = inner
            else:
                result[label] = completed(field, there, inner, (*path, label), absent)
        return result
    element = node.element
    if element is None or element.group is None or not isinstance(value, list):
        return value
    items = [_as_group(element, item) for item in value]
    pairs = align(
        [value_text(item) for item in base],
        [value_text(item) for item in items],
        ([item_title(item) for item in base], [item_title(item) for item in items]),
    )
    for pair in pairs:
        if pair.old is not None and pair.new is not None and isinstance(items[pair.new], dict):
            items[pair.new] = _with_unprinted(element, items[pair.new], base[pair.old])
    return items


def _with_unprinted(
    node: FieldNode, value: dict[str, Any], base: Mapping[str, Any]
) -> dict[str, Any]:
    """Return an item with what no Word file shows put in from its base, in its groups too."""
    fields = [field for field in (node.fields or {}).values() if field.label in base]
    unprinted = {f.label: base[f.label] for f in fields if not f.role.is_printed}
    found = unprinted | value
    for field in fields:
        inner, known = found.get(field.label), base[field.label]
        if isinstance(inner, dict) and isinstance(known, Mapping):
            found[field.label] = _with_unprinted(field, inner, known)
    return found


def value_text(value: Any) -> str:
    """Return a value for people to read."""
    if isinstance(value, _Absent) or value is None:
        return ""
    if isinstance(value, Mapping):
        return "　".join(f"{key}：{value_text(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(value_text(item) for item in value)
    return str(value)


def _as_group(node: FieldNode, item: Any) -> Any:
    if isinstance(item, Mapping):
        return dict(item)
    return (node.group.from_text(item) if node.group else None) or item


def _same_length(values: Three) -> bool:
    return all(isinstance(value, list) and len(value) == len(values[0]) for value in values)
