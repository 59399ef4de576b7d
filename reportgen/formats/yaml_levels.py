"""The groups and lists of the form that are open at a line of a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.yaml_values import read_back
from reportgen.named_tuples import NamedTuple
from reportgen.plaindata.scalars import double_quoted

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode


class Misaligned(NamedTuple):
    """What to say of a line that begins elsewhere than the others of its group."""

    line: int
    column: int
    message: str
    done: str


class TypedValue:
    """A text that the next line may go on with: where it was written, and what it says."""

    def __init__(
        self, node: FieldNode, written: tuple[int, str], value: str, *, is_item: bool = False
    ) -> None:
        self.node, self.is_item = node, is_item
        self.at, self.head = written
        self.is_text = is_item or node.kind == "text"
        self.is_listed = False
        self.text = read_back(value)
        self._end = -1

    def add(self, lines: list[str], value: str, out: int) -> None:
        """Make a list of the value behind a label, with one more item in the line being written."""
        if self._end < 0:
            self._end = self.at
            lines[self.at] = f"{self.head}[{double_quoted(self.text)}]"
        lines[self._end] = f"{lines[self._end][:-1]},"
        self._end = len(lines) - 1
        lines[self._end] = f"{' ' * out}{double_quoted(read_back(value))}]"


class Level:
    """A group or list that is open: where its own line begins, and where what it holds is written.

    ``inner`` is the column of the first line in it; ``used`` the fields of a group that it has;
    ``first`` what of a list stands behind its label; ``begun`` where each line in it begins, and
    what to say of one that begins elsewhere than the others; ``heading`` how the title of an item
    is counted that was pasted as a line of its own, None for any other; ``typed`` what stands
    behind the labels of fields that hold one value.
    """

    heading: str | None = None

    def __init__(
        self,
        node: FieldNode,
        indent: int,
        out: int,
        inner: int | None = None,
        *,
        is_item: bool = False,
        first: TypedValue | None = None,
    ) -> None:
        self.node = node
        self.indent, self.out, self.inner = indent, out, inner
        self.used: set[str] = set()
        self.is_item = is_item
        self.first = first
        self.begun: list[tuple[int, Misaligned]] = []
        self.typed: dict[str, TypedValue] = {}

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
        free = [level for level in fitting if name not in level.used]
        fitting = [each for each in exact or inside if each in free] or exact or inside or fitting
        if free and fitting[-1] not in free:
            fitting = [each for each in free if each.indent <= indent] or fitting
    return fitting[-1] if fitting else None


def titled_texts(node: FieldNode) -> tuple[FieldNode, FieldNode] | None:
    """Return the fields of a group that is a title and a list of texts; None for another."""
    fields = [*(node.fields or {}).values()]
    if not fields or fields[0].kind != "text" or node.may_be_text:
        return None
    lists = [each for each in fields if each.element is not None and each.element.kind == "text"]
    return (fields[0], lists[0]) if len(lists) == 1 else None
