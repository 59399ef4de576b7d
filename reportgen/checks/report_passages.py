"""The texts in the fields of a report, as passages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.passage import Passage
from reportgen.model.absent import is_absent
from reportgen.model.base import FormModel, field_tree

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.model.field_role import FieldRole
    from reportgen.model.report import Report

_WITHOUT_PROSE = frozenset(("amount", "value", "year", "number", "mapping"))
"""The kinds of fields that hold figures, or texts by keys of the user's own."""


def passages_of(report: Report) -> list[Passage]:
    """Return the texts in the fields of a report, in the form's order."""
    found: list[Passage] = []
    _passages_of(report, (), found)
    return found


@cache
def _prose(kind: type[FormModel]) -> tuple[tuple[str, str, FieldRole], ...]:
    """Return name, label and role of the fields of a group that the document prints as words."""
    nodes = (field_tree(kind).fields or {}).values()
    return tuple(
        (node.attribute, node.label, node.role)
        for node in nodes
        if node.role.is_prose and node.kind not in _WITHOUT_PROSE
    )


def _passages_of(group: FormModel, path: Path, found: list[Passage]) -> None:
    """Add the texts within a group to those found, in the form's order."""
    held = group.__dict__  # getattr goes through the model's own look-up first
    for name, label, role in _prose(type(group)):
        value = held[name]
        if value is None:
            continue
        inner = (*path, label)
        if isinstance(value, str):
            found.append(Passage(inner, value, role))
        elif isinstance(value, FormModel):
            _passages_of(value, inner, found)
        elif not is_absent(value):
            for position, item in enumerate(value):
                if isinstance(item, str):
                    found.append(Passage((*inner, position), item, role))
                else:
                    _passages_of(item, (*inner, position), found)
