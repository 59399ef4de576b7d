"""Groups of the form that are open while a sheet is read: where the next value goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.form_layout import plain_label
from reportgen.labels import name_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.findings import Path
    from reportgen.model.base import FieldNode

    Wordings = Mapping[str, tuple[str, ...]]


class Frame:
    """A group, a list or an item of one; its data come into being with the first value in it."""

    def __init__(
        self,
        node: FieldNode,
        outer: Frame | None,
        *,
        is_item: bool = False,
        wordings: Wordings | None = None,
    ) -> None:
        self.node, self.outer, self.is_item = node, outer, is_item
        self.wordings: Wordings = outer.wordings if outer is not None else wordings or {}
        self.is_list = node.element is not None
        self.begun: list[str] = []
        self._held: Any = None
        self._path: Path = ()

    @property
    def fields(self) -> dict[str, FieldNode]:
        """The fields that may be named while the frame is open, by their plain labels."""
        group = self.node.element if self.is_list else self.node
        fields = group.fields if group is not None else None
        return by_wordings((fields or {}).values(), self.wordings)

    @property
    def held(self) -> Any:
        """The data: a dict or a list, put into that of the frame around it."""
        if self._held is not None:
            return self._held
        if self.outer is None:
            self._held = {}
        elif self.is_item:
            self._held = {}
            self.outer.held.append(self._held)
            self._path = (*self.outer.path, len(self.outer.held) - 1)
        else:
            empty: Any = [] if self.is_list else {}
            there = self.outer.held.get(self.node.label)
            if not isinstance(there, type(empty)):
                there = self.outer.held[self.node.label] = empty
            self._held, self._path = there, (*self.outer.path, self.node.label)
        return self._held

    @property
    def fixed_path(self) -> Path | None:
        """The path, without putting the data into being; None inside a list."""
        if self.outer is None:
            return ()
        outer = self.outer.fixed_path
        if outer is None or self.is_item or self.outer.is_list:
            return None
        return (*outer, self.node.label)

    @property
    def must_be(self) -> bool:
        """Whether every report has the group, so that it may be there though it is empty."""
        if self.outer is None:
            return True
        is_group = not self.is_list and not self.is_item
        return is_group and self.node.required and self.outer.must_be

    def is_needed_in(self, base: Frame) -> bool:
        """Return whether a group around it always has it, as soon as that is there itself."""
        if self is base:
            return base.is_begun
        is_group = not self.is_list and not self.is_item and self.node.fields is not None
        return (
            is_group
            and self.node.required
            and bool(self.outer is not None and self.outer.is_needed_in(base))
        )

    @property
    def is_begun(self) -> bool:
        """Whether there are any data in it."""
        return bool(self._held)

    @property
    def path(self) -> Path:
        """The path of the data."""
        _ = self.held
        return self._path


def by_wordings(nodes: Iterable[FieldNode], wordings: Wordings) -> dict[str, FieldNode]:
    """Return fields by their plain labels, and by what else a county calls them."""
    found = {plain_label(node.label): node for node in nodes}
    for label, others in wordings.items():
        node = found.get(plain_label(label))
        if node is not None:
            for each in others:
                found.setdefault(plain_label(each), node)
    return found


class Found(NamedTuple):
    """A field that a label names: how many frames stay open, and the field."""

    kept: int
    node: FieldNode


def resolve(stack: list[Frame], label: str) -> Found | None:
    """Find the field that a plain label names: in the innermost frame that has it."""
    for at in range(len(stack) - 1, -1, -1):
        node = stack[at].fields.get(label)
        if node is not None:
            return Found(at + 1, node)
    return None


def descend(stack: list[Frame], kept: int, node: FieldNode) -> list[Frame]:
    """Return the frames for a field that was found; a new item where it begins one."""
    stack = stack[:kept]
    top = stack[-1]
    if top.is_list:
        stack.append(Frame(_element(top.node), top, is_item=True))
    elif top.is_item and node.label in top.begun:
        again = node.element is not None and top.begun[-1] == node.label
        if not again or node.label == _first(top.node):
            outer = stack[-2]
            stack[-1] = Frame(_element(outer.node), outer, is_item=True)
    if stack[-1].is_item:
        stack[-1].begun.append(node.label)
    return stack


def _element(node: FieldNode) -> FieldNode:
    if node.element is None:
        raise TypeError(node.label)
    return node.element


def _first(node: FieldNode) -> str:
    return next(iter((node.fields or {}).values())).label


def unique_below(base: Frame, label: str) -> list[FieldNode] | None:
    """Return the way to the one field below a frame that a label names; None for none or several.

    So a value is found whose heading a person has deleted.
    """
    ways = [*_ways(base.node, label, base.wordings)]
    return ways[0] if len(ways) == 1 else None


def _ways(node: FieldNode, label: str, wordings: Wordings) -> Iterator[list[FieldNode]]:
    if node.element is not None:
        return
    fields = node.fields or {}
    named = by_wordings(fields.values(), wordings).get(label)
    for name, inner in fields.items():
        if name == name_of(label) or inner is named:
            yield [inner]
        for way in _ways(inner, label, wordings):
            yield [inner, *way]
