"""What is filled in on a form: values and notes, nested as the form is, for every carrier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from reportgen.findings import path_text, shown
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.model.unreadable_value import why_unreadable

if TYPE_CHECKING:
    from reportgen.findings import Path


LAST_YEARS, UNREAD = "上年 ", "没有读入："
"""What notes beside fields begin with: last year's figure, or why a value is not there."""


@dataclass(frozen=True, slots=True)
class FilledEntry:
    """What stands behind a label: the value, and a note beside it.

    An empty text is nothing, an empty list says that there is none.
    """

    value: object = ""
    note: str = ""

    @property
    def says_none(self) -> bool:
        """Whether the entry says that a list has no items."""
        return isinstance(self.value, list)


Filling: TypeAlias = FilledEntry | Mapping[str, "Filling"] | Sequence["Filling"]
"""Entries for fields of the form, nested as the form is, by its labels."""


def filling_of(
    data: Mapping[str, Any], model: type[Report] | None = None
) -> tuple[dict[str, Filling], list[str]]:
    """Return data as the filling of the form, and a line for each value that has no place on it.

    The data need not be valid: what is in no field of the form, or is of another shape than its
    field, is in the lines. A value that could not be read leaves its field empty, with a note why.
    ``model`` is that of the form's reports.
    """
    odd: list[str] = []
    return _group(field_tree(model or Report), data, (), odd), odd


def _group(
    node: FieldNode, data: Mapping[Any, Any], path: Path, odd: list[str]
) -> dict[str, Filling]:
    filling: dict[str, Filling] = {}
    for key, value in data.items():
        field = (node.fields or {}).get(name_of(str(key)))
        inner = (*path, str(key) if field is None else field.label)
        filled = None
        if field is not None and field.label not in filling:
            filled = _filled(field, value, inner, odd)
        if filled is not None and field is not None:
            filling[field.label] = filled
        elif value not in (None, "", [], {}):
            odd.append(f"{path_text(inner)}：{shown(str(value))}")
    return filling


def _filled(node: FieldNode, value: Any, path: Path, odd: list[str]) -> Filling | None:
    """Return what stands in a field; None when it has no value, or one of another shape."""
    if node.element is not None and value in ([], ()):
        return FilledEntry([])  # nothing is what it says
    if value in (None, "", {}):
        return None
    if why := why_unreadable(value):
        return FilledEntry(note=f"{UNREAD}{shown(why)}")
    if node.kind == "mapping":
        if not isinstance(value, Mapping):
            return None
        return {str(key): FilledEntry(str(inner)) for key, inner in value.items()}
    if node.element is not None:
        items = value if isinstance(value, (list, tuple)) else [value]
        found = (_filled(node.element, item, (*path, at), odd) for at, item in enumerate(items))
        return [each for each in found if each is not None]
    if node.group is not None:
        group = value if isinstance(value, Mapping) else node.group.from_text(value)
        return None if group is None else _group(node, group, path, odd)
    return None if isinstance(value, (Mapping, list, tuple)) else FilledEntry(str(value))
