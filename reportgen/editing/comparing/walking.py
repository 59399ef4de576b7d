"""Walks two reports side by side, in the form's order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportgen.editing.comparing.aligning import align
from reportgen.editing.comparing.change import FieldChange
from reportgen.editing.comparing.word_diff import spans_of
from reportgen.findings import path_text
from reportgen.model.base import FieldNode, FormModel, field_tree
from reportgen.model.figures import Amount, Figure
from reportgen.model.percentages import EXACTLY, percentage
from reportgen.model.report import ANNEXES, Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.findings import Path


def compare(old: Report, new: Report, *, exactly: bool = False) -> list[FieldChange]:
    """Return all differences of two reports, field by field in the form's order.

    None when they are equal. Items of lists are aligned: sections, problems, measures, indicators
    and projects by what they say, by their titles or names, or by likeness; so are paragraphs. In
    annexes it is no difference, unless ``exactly``, when one gives what the other leaves to be
    computed, or only one writes the unit.
    """
    tree = field_tree(max(type(old), type(new), key=lambda model: model.mro().index(Report)))
    return list(_Walk(old, new, exactly).fields(tree, old, new, (), ()))


class _Computed:
    """What the form prints in the annexes of a report, by the groups as they were given."""

    def __init__(self, report: Report) -> None:
        self._filled: dict[int, Any] = {}
        if report.annexes is not None:
            # For start-up: most reports have no annexes.
            from reportgen.model.computed_annexes import filled_annexes

            self._note(report.annexes, filled_annexes(report))

    def _note(self, given: Any, filled: Any) -> None:
        if isinstance(given, list):
            for one, other in zip(given, filled, strict=True):
                self._note(one, other)
        elif isinstance(given, FormModel):
            self._filled[id(given)] = filled
            for name in type(given).model_fields:
                self._note(getattr(given, name), getattr(filled, name))

    def of(self, group: Any, attribute: str) -> Any:
        """Return a field of a group as it is printed."""
        return getattr(self._filled.get(id(group), group), attribute, None)


class _Walk:
    """The comparison of two reports; each step takes a value of both, and its path in both."""

    def __init__(self, old: Report, new: Report, exactly: bool) -> None:
        self._old_places, self._new_places = old.places, new.places
        self._exactly = exactly
        self._old_computed, self._new_computed = _Computed(old), _Computed(new)

    def fields(
        self, node: FieldNode, old: Any, new: Any, old_path: Path, new_path: Path
    ) -> Iterator[FieldChange]:
        """Compare the fields of a group; one that is not there is as one without any value."""
        for field in (node.fields or {}).values():
            before, after = getattr(old, field.attribute, None), getattr(new, field.attribute, None)
            paths = (*old_path, field.label), (*new_path, field.label)
            is_annexed = paths[0][0] == ANNEXES
            if before == after or self._are_same(old, new, field.attribute, is_annexed=is_annexed):
                continue
            if field.kind == "mapping":
                yield from self._mapping(before, after, *paths)
            elif field.element is not None:
                # A list in a group that is not there is as an empty one.
                yield from self._items(field.element, before or [], after or [], *paths)
            elif field.fields is not None:
                yield from self.fields(field, before, after, *paths)
            else:
                yield self._value(before, after, *paths)

    def _are_same(self, old: Any, new: Any, attribute: str, *, is_annexed: bool) -> bool:
        """Return whether two figures of the annexes differ in nothing but how they were given.

        One was given and the other computed, only one has its unit, or their columns have other
        numbers of decimals.
        """
        if self._exactly:
            return False
        before, after = getattr(old, attribute, None), getattr(new, attribute, None)
        if isinstance(before, Figure) and isinstance(after, Figure):
            if is_annexed and before.value is not None:
                return type(before) is type(after) and before.value == after.value
            is_plain = not isinstance(before, Amount)
            return is_plain and type(before) is type(after) and before.number == after.number
        if (before is None) == (after is None):
            return False
        before = self._old_computed.of(old, attribute)
        after = self._new_computed.of(new, attribute)
        if isinstance(before, Figure) and isinstance(after, Figure):
            return before.value is not None and before.value == after.value
        return bool(before == after)

    def _mapping(self, old: Any, new: Any, old_path: Path, new_path: Path) -> Iterator[FieldChange]:
        for key in {**old, **new}:
            if old.get(key) != new.get(key):
                yield self._value(old.get(key), new.get(key), (*old_path, key), (*new_path, key))

    def _items(
        self, element: FieldNode, old: Any, new: Any, old_path: Path, new_path: Path
    ) -> Iterator[FieldChange]:
        for pair in align([*map(_key, old)], [*map(_key, new)], (_titles(old), _titles(new))):
            before = None if pair.old is None else old[pair.old]
            after = None if pair.new is None else new[pair.new]
            paths = (
                (*old_path, -1 if pair.old is None else pair.old),
                (*new_path, -1 if pair.new is None else pair.new),
            )
            if pair.moved:
                text = item_text(after)
                yield replace(
                    self._value(item_text(before), text, *paths),
                    kind="moved",
                    spans=(),
                    old=item_text(before),
                    new=text,
                )
            if before == after:
                continue
            if before is None or after is None or element.fields is None:
                yield self._value(
                    None if before is None else item_text(before),
                    None if after is None else item_text(after),
                    *paths,
                )
            else:
                yield from self.fields(element, before, after, *paths)

    def _value(self, old: Any, new: Any, old_path: Path, new_path: Path) -> FieldChange:
        """Make the change of one value; None stands for one that is not there."""
        before, after = "" if old is None else str(old), "" if new is None else str(new)
        change = FieldChange(
            "added" if old is None else "removed" if new is None else "changed",
            "" if old is None else path_text(old_path),
            "" if new is None else path_text(new_path),
            before,
            after,
            "" if old is None else self._old_places.locate(old_path),
            "" if new is None else self._new_places.locate(new_path),
            spans_of(before, after),
        )
        if isinstance(old, Amount) and isinstance(new, Amount):
            difference, percent = _growth(old, new)
            return replace(change, difference=difference, percent=percent)
        return change


def item_text(item: object) -> str:
    """Return what an item of a list says: of a group, each of its texts on a line of its own.

    What is no text, such as a figure, stands behind its label.
    """
    if item is None:
        return ""
    if not isinstance(item, FormModel):
        return str(item)
    lines: list[str] = []
    for field in (field_tree(type(item)).fields or {}).values():
        value = getattr(item, field.attribute)
        kind = field.element.kind if field.element is not None else field.kind
        values = [item_text(one) for one in (value if isinstance(value, list) else [value])]
        if kind in ("text", "group"):
            lines += values
        elif any(values):
            lines.append(f"{field.label}：{'、'.join(values)}")
    return "\n".join(line for line in lines if line)


def _key(item: object) -> str:
    """Return a text that is equal for equal items only."""
    return item.model_dump_json() if isinstance(item, FormModel) else str(item)


def _titles(items: list[Any]) -> list[str]:
    return [getattr(item, "title", "") or getattr(item, "name", "") for item in items]


def _growth(old: Amount, new: Amount) -> tuple[Decimal, Decimal | None]:
    difference = EXACTLY.subtract(new.value, old.value)
    return difference, percentage(difference, old.value) if old.value > 0 else None
