"""The values of a YAML or JSON text, each with where it begins and ends in the text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.plaindata.scalars import Style

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL_WORDS = frozenset(("", "~", "null", "Null", "NULL"))
_BLANK_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*\Z")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)


@dataclass(slots=True)
class Node:
    """A value in a text.

    ``start`` and ``end`` are offsets, ``end`` behind the last character of the value; ``column``
    is that of ``start``. ``flow`` tells of a list or mapping that it stands in brackets. A list
    has its ``items``, a mapping its ``items`` and, for each, key and offset of the key.
    """

    kind: Literal["scalar", "list", "mapping", "alias"]
    start: int
    end: int
    column: int = 0
    value: Any = None
    style: Style = ""
    flow: bool = False
    items: list[Node] = field(default_factory=list)
    keys: list[tuple[str, int]] = field(default_factory=list)

    def add(self, node: Node) -> None:
        """Put a node into a list or mapping; in a mapping, every other one is a key."""
        if self.kind == "mapping" and len(self.keys) == len(self.items):
            self.keys.append((str(node.value), node.start))
            return
        self.items.append(node)
        self.end = max(self.end, node.end)

    def data(self) -> Any:
        """Return the plain value."""
        if self.kind == "list":
            return [item.data() for item in self.items]
        if self.kind == "mapping":
            pairs = zip(self.keys, self.items, strict=True)
            return {key: item.data() for (key, _), item in pairs}
        return self.value


def yaml_nodes(text: str) -> Node:
    """Return the value of a YAML text that ``formats.yaml`` has read before."""
    stack: list[Node] = [Node("list", 0, 0)]
    anchors: dict[str, Node] = {}
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    for event in events:
        begin, end, anchor = event.start_mark, event.end_mark.index, getattr(event, "anchor", None)
        if isinstance(event, yaml.CollectionEndEvent):
            node = stack.pop()
            if node.flow:
                node.end = end
            stack[-1].add(node)
        elif isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent):
                value = anchors[str(anchor)].data()
                node = Node("alias", begin.index, end, begin.column, value)
            else:
                node = _yaml_node(event, text)
                anchors[str(anchor)] = node
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(node)
            else:
                stack[-1].add(node)
    return stack[0].items[0]


def _yaml_node(event: Any, text: str) -> Node:
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if isinstance(event, yaml.SequenceStartEvent):
        return Node("list", start, start, column, flow=bool(event.flow_style))
    if isinstance(event, yaml.MappingStartEvent):
        return Node("mapping", start, start, column, flow=bool(event.flow_style))
    if event.style in ("|", ">"):
        end = start + len(_BLANK_END.sub("", text[start:end]))
    plain = not event.style and event.tag is None
    value = None if plain and event.value in _NULL_WORDS else event.value
    return Node("scalar", start, end, column, value, event.style or "")


def json_nodes(text: str) -> Node:
    """Return the value of a JSON text that ``formats.json`` has read before."""
    stack: list[Node] = [Node("list", 0, 0)]
    for match in _TOKEN.finditer(text):
        word, (start, end) = match[0], match.span()
        if word in "[{":
            stack.append(Node("list" if word == "[" else "mapping", start, end, flow=True))
        elif word in "]}":
            node = stack.pop()
            node.end = end
            stack[-1].add(node)
        elif word not in ":,":
            value = json.loads(word, parse_float=Decimal, parse_int=Decimal)
            stack[-1].add(Node("scalar", start, end, 0, value, '"' if word[0] == '"' else ""))
    return stack[0].items[0]
