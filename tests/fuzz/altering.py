"""How bytes and values are altered, and with what."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

HOSTILE = (
    "",
    " ",
    "\n",
    "\t",
    "{{ 年度 }}",
    "{% for x in y %}",
    "&<>\"'",
    "]]>",
    "\x00",
    "\x1b[2J",
    "\x85",
    "\u202e",
    "\ufeff",
    "\ud800",
    "NaN",
    "1e9",
    "-1",
    "0",
    "九千万",
    "０１２",
    "3,960.10万元",
    "1" * 50,
    "字" * 5000,
    "_x000D_",
    "=1+1",
    "@x",
    "1月",
    "（",
    "”",
    "2023年",
    "%",
    "元",
    "\U0001f600",
    "【上年】",
)


def altered_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them changed, taken out, or others put in."""
    for _ in range(chance.randint(1, 4)):
        at, size = chance.randrange(len(data) + 1), chance.choice((0, 1, 1, 3, 30, 300))
        new = chance.choice(
            (b"", chance.randbytes(2), chance.choice(HOSTILE).encode(errors="replace"))
        )
        data = data[:at] + new + data[at + size :]
    return data


def altered_value(value: Any, chance: random.Random) -> Any:
    """Return a value with one changed somewhere below it."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {other: inner for other, inner in value.items() if other != key}
        return {**value, key: altered_value(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        new = altered_value(value[at], chance)
        return [*value[:at], *[new] * chance.choice((0, 1, 1, 1, 2, 50)), *value[at + 1 :]]
    others: tuple[Any, ...] = (None, True, 5, 2.5, [], {}, [[]], {"x": 1}, *HOSTILE)
    other = chance.choice(others)
    if isinstance(value, str) and isinstance(other, str) and chance.random() < 0.5:
        at = chance.randrange(len(value) + 1)
        return value[:at] + other + value[at:]
    return other


def altered_tree(root: Any, chance: random.Random) -> None:
    """Change elements of an XML tree: gone, twice, elsewhere, other texts, other attributes."""
    for _ in range(chance.randint(1, 6)):
        elements = list(root.iter("{*}*"))[1:]
        if not elements:
            return
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        kind = chance.randrange(5)
        if parent is None:
            continue
        if kind == 0:
            parent.remove(element)
        elif kind == 1:
            parent.insert(0, copy.deepcopy(element))
        elif kind == 2:
            other.append(copy.deepcopy(element))
        elif kind == 3:
            words = chance.choice(HOSTILE).encode("utf-8", "replace").decode()
            element.text = "".join(char for char in words if char.isprintable())
        elif element.attrib:
            name = chance.choice(list(element.attrib))
            element.set(name, chance.choice(("", "-1", "0", "999999", "A1", "x")))
