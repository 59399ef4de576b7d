"""Reports as Word files, altered as packages and as XML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import load, render
from reportgen.formats.reading import read_word_bytes
from tests.fuzz.altering import altered_bytes, altered_tree
from tests.tools import INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    import random


@cache
def _documents() -> tuple[dict[str, bytes], ...]:
    return tuple(members(render(load(path))) for path in sorted(INPUTS.glob("*.yaml")))


def alter(chance: random.Random) -> tuple[str, bytes]:
    parts = dict(chance.choice(_documents()))
    if chance.random() < 0.2:
        return "a.docx", altered_bytes(packed(parts), chance)
    root = etree.fromstring(parts["word/document.xml"])
    altered_tree(root, chance)
    parts["word/document.xml"] = etree.tostring(root)
    if chance.random() < 0.5:
        parts = {name: part for name, part in parts.items() if not name.startswith("customXml/")}
    return "a.docx", packed(parts)


def use(name: str, data: bytes) -> None:
    reading = read_word_bytes(name, data)
    assert all(each.message for each in [*reading.unplaced, *reading.notes])
