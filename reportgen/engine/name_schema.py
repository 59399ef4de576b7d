"""The names that a template may use, where they are known beforehand.

A schema is a tree: a group has ``fields`` by name, a list an ``element``. Of what is printed it
says the kind: ``text``, ``number``, ``year``, ``amount`` (what only its own tests compare), or
``value``, anything else that prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PRINTABLE = ("text", "amount", "value", "number", "year")
"""Kinds of what is one value."""

EACH = -1
"""The step of a path that stands for each item of a list; the others are placeholder names."""

NUMBERS = ("number", "year")
"""Kinds of whole numbers."""


class Inside(NamedTuple):
    """What a group holds: its fields by name, in their order.

    One that ``is_sum`` prints as an amount; one that ``has_parts`` is made of amounts with labels.
    """

    fields: Mapping[str, SchemaNode]
    is_sum: bool = False
    has_parts: bool = False


@dataclass(frozen=True, eq=False)
class SchemaNode:
    """A name of a schema; ``look_inside`` tells of a group what it holds, when it is asked for."""

    label: str
    kind: str
    element: SchemaNode | None = None
    look_inside: Callable[[], Inside] | None = None

    @cached_property
    def _inside(self) -> Inside | None:
        return None if self.look_inside is None else self.look_inside()

    @property
    def fields(self) -> Mapping[str, SchemaNode] | None:
        """The fields of a group, in their order; None for anything else."""
        return None if self._inside is None else self._inside.fields

    @property
    def is_sum(self) -> bool:
        """Whether a group prints as one amount."""
        return self._inside is not None and self._inside.is_sum

    @property
    def has_parts(self) -> bool:
        """Whether a group is made of amounts with labels."""
        return self._inside is not None and self._inside.has_parts


ANY = SchemaNode("", "any")
"""Stands for what is not known: there is no schema, or the tag that defines it is wrong."""


def loop_over(item: SchemaNode) -> SchemaNode:
    """Return the variable ``loop`` of a for whose items are such."""
    return SchemaNode("loop", "loop", item)


TEXT, NUMBER = SchemaNode("", "text"), SchemaNode("", "number")
VALUE, TRUTH = SchemaNode("", "value"), SchemaNode("", "truth")
AMOUNT = SchemaNode("", "amount")


def group(label: str, fields: Mapping[str, SchemaNode]) -> SchemaNode:
    """Return a group of known fields."""
    return SchemaNode(label, "group", look_inside=lambda: Inside(fields))
