"""The groups and lists of the form that are open at a line of a data file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.formats.yaml_values import read_back
from reportgen.plaindata.scalars import double_quoted

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode


class TypedValue:
    """A text that the next line may go on with: where it was written, and what it says."""

    def __init__(
        self, node: FieldNode, written: tuple[int, str], value: str, *, is_item: bool = False
    ) -> None:
        self.node, self.is_item = node, is_item
        self.at, self.head = written
        self.is_text = is_item or node.kind == "text"
        self.text = read_back(value)
        self._items = [value]

    def add(self, lines: list[str], value: str) -> None:
        """Make a list of the value behind a label, with one more item."""
        self._items.append(double_quoted(read_back(value)))
        self._items[0] = double_quoted(self.text)
        lines[self.at] = f"{self.head}[{', '.join(self._items)}]"


@dataclass(slots=True)
class Level:
    """A group or list that is open: where its own line begins, and where what it holds is written.

    ``inner`` is the column of the first line in it; ``used`` the fields of a group that it has;
    ``first`` what of a list stands behind its label.
    """

    node: FieldNode
    indent: int
    out: int
    inner: int | None = None
    used: set[str] = field(default_factory=set)
    is_item: bool = False
    first: TypedValue | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is a list whose items are lines with a mark."""
        return self.node.element is not None

    def has(self, name: str) -> bool:
        """Return whether a field of that placeholder name may stand directly in it."""
        return not self.is_list and name in (self.node.fields or {})


def level_for(levels: list[Level], name: str, indent: int, *, marks: bool) -> Level | None:
    """Return the open level in which a line with the label of a field belongs; None for none.

    With a list mark in front it is the list whose items have such a field.
    """
    if marks:
        for level in reversed(levels):
            element = level.node.element
            if element is not None and name in (element.fields or {}):
                return level
    fitting = [level for level in levels if level.has(name)]
    if len(fitting) > 1:
        exact = [level for level in fitting if level.inner == indent]
        inside = [level for level in fitting if level.indent < indent]
        fitting = exact or inside or fitting
    return fitting[-1] if fitting else None


def takes_texts(node: FieldNode) -> bool:
    """Return whether a field is a list whose items may be written as one text each."""
    element = node.element
    if element is None:
        return False
    group = element.group
    return element.kind == "text" if group is None else group.from_text("甲") is not None
