"""New values as text: YAML in lines or brackets, or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.model.group_reading import read_group
from reportgen.model.value_readers import DataError
from reportgen.plaindata.scalars import block_scalar, flow_scalar

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.model.base import FieldNode
    from reportgen.plaindata.scalars import Style

_STEP = 2


@dataclass(frozen=True, slots=True)
class Spelling:
    r"""How a file writes values: as JSON or YAML, and with which line break.

    What the methods give has ``\n`` for each.
    """

    is_json: bool
    newline: str

    def flow(self, data: Any, style: Style = "", depth: int | None = None) -> str:
        """Write a value in brackets; JSON over several lines where a depth is given."""
        if self.is_json:
            indent = None if depth is None else _STEP
            text = json.dumps(data, ensure_ascii=False, indent=indent, default=_number)
            return text.replace("\n", f"\n{' ' * (depth or 0)}")
        if isinstance(data, dict):
            inner = (f"{self.flow(key)}: {self.flow(value)}" for key, value in data.items())
            return "{" + ", ".join(inner) + "}"
        if isinstance(data, list):
            return "[" + ", ".join(self.flow(value) for value in data) + "]"
        if data is None:
            return ""
        return str(data) if isinstance(data, int) else flow_scalar(str(data), style)

    def behind(self, data: Any, column: int, style: Style = "", header: str = "") -> str:
        """Write a value as it stands behind a key in a column, or behind a dash."""
        if isinstance(data, (dict, list)) and data:
            return "\n" + self.block(data, column + _STEP)
        if data is None or isinstance(data, (dict, list, int)):
            return self.flow(data)
        return block_scalar(str(data), style, indent=max(column, 0), header=header)

    def block(self, data: dict[str, Any] | list[Any], column: int) -> str:
        """Write a list or a group in lines that begin in a column."""
        if isinstance(data, list):
            return "\n".join(self.item(value, column) for value in data)
        lines = []
        for key, value in data.items():
            text = self.behind(value, column)
            gap = "" if text.startswith("\n") else " "
            lines.append(f"{' ' * column}{self.flow(key)}:{gap}{text}")
        return "\n".join(lines)

    def item(self, data: Any, column: int) -> str:
        """Write an item of a list with its dash in a column."""
        if isinstance(data, (dict, list)) and data:
            return f"{' ' * column}- {self.block(data, column + _STEP).lstrip(' ')}"
        return f"{' ' * column}- {self.behind(data, column)}"


def _number(value: Decimal) -> int | str:
    """Return a number as JSON can have it without losing a digit."""
    whole = int(value)
    return whole if str(whole) == str(value) else f"{value:f}"


def trimmed(field: FieldNode, data: Any) -> Any:
    """Return a value without the fields that have nothing to say."""
    if isinstance(data, dict):
        inner = (field.fields or {}).values()
        nodes = {node.label: node for node in inner}
        return {
            key: trimmed(nodes[key], value) if key in nodes else value
            for key, value in data.items()
            if value not in ("", [], {}) or (key in nodes and _says_something(field, nodes[key]))
        }
    if isinstance(data, list) and field.element is not None:
        return [trimmed(field.element, value) for value in data]
    return data


def _says_something(field: FieldNode, node: FieldNode) -> bool:
    """Return whether an empty value of a field is another than that of one not given."""
    if node.required or field.group is None:
        return node.required
    default = field.group.model_fields[node.attribute].get_default()
    return isinstance(default, list) and bool(default)


def compact(field: FieldNode, data: Any, written: str) -> Any:
    """Return a value in one text where the old one was written so, if that says the same."""
    for text in _texts_for(data, written):
        if _reads(field, text, data):
            return text
    return trimmed(field, data)


def _texts_for(data: Any, written: str) -> list[str]:
    if isinstance(data, list) and all(isinstance(item, str) for item in data):
        return ["\n".join(data)]
    if isinstance(data, dict) and {label for label in data if data[label] != []} == {"合计"}:
        return [data["合计"]]
    if isinstance(data, dict) and "标题" in data:
        title, content = data["标题"], data.get("内容", "")
        marks = sorted("。\u3000", key=f"{written}。\u3000".index)
        return [f"{title}{mark}{content}" if content else title for mark in marks]
    return []


def _reads(field: FieldNode, text: str, data: Any) -> bool:
    """Return whether the field takes a text as this value."""
    if field.group is None or field.element is not None:
        lines = [line for line in text.split("\n") if line.strip()]
        return bool(lines) and lines == data
    try:
        group = read_group(field.group, text, by_name=True)
    except DataError:
        return False
    return bool(group.model_dump(mode="json", by_alias=True, exclude_none=True) == data)
