"""Data files, altered as text and as values."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from reportgen import check, load, render
from reportgen.formats.loading import load_bytes
from reportgen.formats.reading import read_word_bytes
from tests.fuzz.altering import altered_bytes, altered_value
from tests.tools import INPUTS

if TYPE_CHECKING:
    import random


@cache
def _samples() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(INPUTS.glob("*.yaml")))


def alter(chance: random.Random) -> tuple[str, bytes]:
    """Return a sample with some of it changed."""
    import yaml

    data = chance.choice(_samples())
    if chance.random() < 0.4:
        return "a.yaml", altered_bytes(data, chance)
    value = yaml.load(data, yaml.BaseLoader)
    for _ in range(chance.randint(1, 3)):
        value = altered_value(value, chance)
    return "a.json", json.dumps(value).encode()


def use(name: str, data: bytes) -> None:
    """A report that loads is checked, printed, and read back as the very same."""
    loaded = load_bytes(name, data)
    check(loaded)
    document = render(loaded)
    again = read_word_bytes("a.docx", document)
    assert again.carried is not None
    assert load(again.carried.data) == loaded
