"""What is altered for each carrier, and what must hold for whatever comes of it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen import check, load, render
from reportgen.formats.loading import load_bytes
from reportgen.formats.reading import read_word_bytes
from reportgen.forms.compiled import CompiledTemplate
from reportgen.ooxml.data_part import TemplateLabel
from tests.engine.documents import template
from tests.reports import SHORTEST, report
from tests.tools import INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Altering = Callable[[random.Random], tuple[str, bytes]]

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
WORDS = (
    "年度",
    "部门概况",
    "部门概况.单位名称",
    "绩效完成情况",
    "项",
    "loop.index",
    "x",
    "1",
    "-1",
    "99999999",
    "'字'",
    "none",
    "true",
    "[]",
    "{}",
    "()",
    "__class__",
    "range(9)",
    "存在的问题分析及改进措施",
)
OPERATORS = (
    "|",
    ".",
    "+",
    "-",
    "*",
    "/",
    "~",
    "==",
    " in ",
    " and ",
    " if 1 else ",
    "[",
    "]",
    "(",
    ")",
    "|join",
    "|列举",
    "|中文数字",
    "|length",
    "|default('x')",
    "|batch(3)",
    "|replace('a','b')",
    "**",
    "//",
    "%",
)


@cache
def _samples() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(INPUTS.glob("*.yaml")))


@cache
def _documents() -> tuple[dict[str, bytes], ...]:
    return tuple(members(render(load(path))) for path in sorted(INPUTS.glob("*.yaml")))


def _altered_bytes(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at, size = chance.randrange(len(data) + 1), chance.choice((0, 1, 1, 3, 30, 300))
        new = chance.choice(
            (b"", chance.randbytes(2), chance.choice(HOSTILE).encode(errors="replace"))
        )
        data = data[:at] + new + data[at + size :]
    return data


def _altered_value(value: Any, chance: random.Random) -> Any:
    """Change one value somewhere below another."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {other: inner for other, inner in value.items() if other != key}
        return {**value, key: _altered_value(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        new = _altered_value(value[at], chance)
        return [*value[:at], *[new] * chance.choice((0, 1, 1, 1, 2, 50)), *value[at + 1 :]]
    others: tuple[Any, ...] = (None, True, 5, 2.5, [], {}, [[]], {"x": 1}, *HOSTILE)
    other = chance.choice(others)
    if isinstance(value, str) and isinstance(other, str) and chance.random() < 0.5:
        at = chance.randrange(len(value) + 1)
        return value[:at] + other + value[at:]
    return other


def _alter_data(chance: random.Random) -> tuple[str, bytes]:
    import yaml

    data = chance.choice(_samples())
    if chance.random() < 0.4:
        return "a.yaml", _altered_bytes(data, chance)
    value = yaml.load(data, yaml.BaseLoader)
    for _ in range(chance.randint(1, 3)):
        value = _altered_value(value, chance)
    return "a.json", json.dumps(value).encode()


def _use_data(name: str, data: bytes) -> None:
    """A report that loads is checked, printed, and read back as the very same."""
    loaded = load_bytes(name, data)
    check(loaded)
    document = render(loaded)
    again = read_word_bytes("a.docx", document)
    assert again.carried is not None
    assert load(again.carried.data) == loaded


def _alter_word(chance: random.Random) -> tuple[str, bytes]:
    parts = dict(chance.choice(_documents()))
    if chance.random() < 0.2:
        return "a.docx", _altered_bytes(packed(parts), chance)
    root = etree.fromstring(parts["word/document.xml"])
    for _ in range(chance.randint(1, 6)):
        elements = list(root.iter("{*}*"))[2:]
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        kind = chance.randrange(5)
        if parent is None:
            continue
        if kind == 0:
            parent.remove(element)
        elif kind == 1:
            parent.insert(0, etree.fromstring(etree.tostring(element)))
        elif kind == 2:
            other.append(etree.fromstring(etree.tostring(element)))
        elif kind == 3:
            words = chance.choice(HOSTILE).encode("utf-8", "replace").decode()
            element.text = "".join(char for char in words if char.isprintable())
        elif element.attrib:
            element.set(
                chance.choice(list(element.attrib)), chance.choice(("", "-1", "999999", "x"))
            )
    parts["word/document.xml"] = etree.tostring(root)
    if chance.random() < 0.5:
        parts = {name: part for name, part in parts.items() if not name.startswith("customXml/")}
    return "a.docx", packed(parts)


def _use_word(name: str, data: bytes) -> None:
    reading = read_word_bytes(name, data)
    assert all(each.message for each in [*reading.unplaced, *reading.notes])


KINDS = (
    ("{{{{ {} }}}}",),
    ("{{% if {} %}}x{{% endif %}}",),
    ("{{%p if {} %}}", "x", "{{%p endif %}}"),
    ("{{%p for 项 in {} %}}", "{{{{ 项 }}}}", "{{%p endfor %}}"),
    ("{{% set x = {} %}}{{{{ x|join(x|join(x)) }}}}",),
    ("{{{{ {} }}",),
)
"""Paragraphs around an expression; the last lacks a brace."""


def _expression(chance: random.Random, depth: int = 0) -> str:
    left = chance.choice(WORDS)
    if depth < 3 and chance.random() < 0.4:
        left = f"({_expression(chance, depth + 1)})"
    more = f"{chance.choice(OPERATORS)}{chance.choice((*WORDS, ''))}"
    return left if chance.random() < 0.4 else f"{left}{more}"


def _alter_template(chance: random.Random) -> tuple[str, bytes]:
    lines: list[str] = []
    for _ in range(chance.randint(1, 3)):
        kind, inner = chance.choice(KINDS), _expression(chance)
        lines += (line.format(inner) for line in kind)
    return "a.docx", template(*lines)


def _use_template(_: str, data: bytes) -> None:
    compiled = CompiledTemplate(members(data), TemplateLabel("x", None, "0" * 64))
    assert len(compiled.render(report(SHORTEST))) < 50_000_000


CARRIERS: dict[str, tuple[Altering, Callable[[str, bytes], None]]] = {
    "data": (_alter_data, _use_data),
    "word": (_alter_word, _use_word),
    "template": (_alter_template, _use_template),
}
"""How an input for each carrier is made, and how it is used."""
