"""The sums of money in a report, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model.base import FormModel, field_tree
from reportgen.model.figures import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path


def amounts_of(group: FormModel, path: Path = ()) -> Iterator[tuple[Path, Amount]]:
    """Return the amounts within a group with their paths, in the form's order."""
    held = group.__dict__
    for node in (field_tree(type(group)).fields or {}).values():
        yield from _within(held.get(node.attribute), (*path, node.label))


def _within(value: object, path: Path) -> Iterator[tuple[Path, Amount]]:
    if isinstance(value, Amount):
        yield path, value
    elif isinstance(value, FormModel):
        yield from amounts_of(value, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _within(item, (*path, position))
