"""The fields of the form that a template prints: paths of placeholder names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.forms.field_paths import EACH, Names
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.engine.printed_names import Printed


class Use(NamedTuple):
    """A field that a template prints: its path by placeholder names, where, and if by ``列举``."""

    path: Names
    place: str
    listed: bool


def uses_of(printed: Iterable[Printed], model: type[Report] = Report) -> Iterator[Use]:
    """Return every field that tags print, in their order; ``model`` is that of the reports."""
    for each in printed:
        path = tuple(EACH if isinstance(step, int) else step for step in each.path)
        for field in _expanded(path, model, in_parts=each.in_parts):
            yield Use(field, each.place, each.in_parts)


def _expanded(path: Names, model: type[Report], *, in_parts: bool) -> Iterator[Names]:
    """Return the fields that a printed path stands for: a sum's parts, a list's items, itself."""
    node = node_at(path, model)
    if node is None:
        return
    if in_parts and node.group is not None:
        fields = (node.fields or {}).items()
        yield from ((*path, name) for name, field in fields if field.attribute in node.group.ITEMS)
    elif node.kind == "list" and path[-1] != EACH:
        yield (*path, EACH)
    else:
        yield path


def node_at(path: Names, model: type[Report] = Report) -> FieldNode | None:
    """Return the field at a path of placeholder names; None where there is none."""
    node: FieldNode | None = field_tree(model)
    for name in path:
        if node is not None:
            node = node.element if name == EACH else (node.fields or {}).get(name)
    return node


def leaves(
    node: FieldNode, path: Names = (), *, required: bool = True
) -> Iterator[tuple[Names, FieldNode, bool]]:
    """Return path, field and whether it must be given, of all that a form can print."""
    for name, field in (node.fields or {}).items():
        inside, must = (*path, name), required and field.required
        if not field.role.is_printed:
            continue
        if field.element is not None:
            if field.element.fields:
                yield from leaves(field.element, (*inside, EACH), required=must)
            else:
                yield (*inside, EACH), field, must
        elif field.group is not None and not field.group.SUMMED:
            yield from leaves(field, inside, required=must)
        else:
            yield inside, field, must


def label_of(path: Names, model: type[Report] = Report) -> str:
    """Write a path with the form's labels, joined by dots."""
    labels = []
    for end in range(1, len(path) + 1):
        node = node_at(path[:end], model)
        if path[end - 1] != EACH and node is not None:
            labels.append(node.label)
    return ".".join(labels)
