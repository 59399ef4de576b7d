"""Printed reports, altered in their objects and in what their pages draw."""

from __future__ import annotations

import re
import tempfile
import traceback
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import render
from reportgen.formats.pdf import worker
from reportgen.formats.pdf.ruling import TooMuchError
from reportgen.formats.word.word_reading import read_members
from reportgen.plaindata.data_files import unreadable
from tests.fuzz.altering import altered_bytes
from tests.printing import print_all
from tests.reports import EDGES, SHORTEST, report

if TYPE_CHECKING:
    import random

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(\.\d+)?")
_NUMBERS = (b"0", b"-1", b"1", b"99999999", b"1e9", b"0.0000001", b"65536", b"x", b"")


@cache
def _printed() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        # A page each: what is longer takes longer to read, and has no more kinds of things.
        for number, data in enumerate((SHORTEST, EDGES["all-parts"])):
            source = Path(folder) / f"{number}.docx"
            source.write_bytes(render(report(data)))
            sources.append(source)
        target = Path(folder) / "printed"
        target.mkdir()
        return tuple(pdf.read_bytes() for pdf in print_all(sources, target).values())


def alter(chance: random.Random) -> tuple[str, bytes]:
    """Return a printed report with some numbers, a stream, or any bytes changed."""
    data = chance.choice(_printed())
    kind = chance.random()
    if kind < 0.2:
        return "a.pdf", altered_bytes(data, chance)
    if kind < 0.5:
        return "a.pdf", _with_other_numbers(data, chance)
    streams = list(_STREAM.finditer(data))
    for found in sorted(chance.choices(streams, k=2), key=lambda each: -each.start()):
        data = data[: found.start(1)] + _altered_stream(found[1], chance) + data[found.end(1) :]
    return "a.pdf", data


def _with_other_numbers(data: bytes, chance: random.Random) -> bytes:
    for found in sorted(
        chance.choices(list(_NUMBER.finditer(data)), k=chance.randint(1, 8)),
        key=lambda each: -each.start(),
    ):
        data = data[: found.start()] + chance.choice(_NUMBERS) + data[found.end() :]
    return data


def _altered_stream(stream: bytes, chance: random.Random) -> bytes:
    try:
        content = zlib.decompress(stream)
    except zlib.error:
        return altered_bytes(stream, chance)
    if chance.random() < 0.6 and _NUMBER.search(content):
        return zlib.compress(_with_other_numbers(content, chance))
    return zlib.compress(altered_bytes(content, chance))


def use(name: str, data: bytes) -> None:
    """Whatever a PDF shows becomes the parts of a Word file that can be read, or is refused.

    The reader runs in a program of its own, which takes any error of its library's for a damaged
    file; what is our own must not rest on that.
    """
    try:
        answer = worker.read(data)
    except Exception as error:
        if _is_ours(error):
            raise
        raise unreadable(name, "the library can't read it", "") from None
    read_members({part: text.encode() for part, text in answer["members"].items()}, name)


def _is_ours(error: Exception) -> bool:
    if isinstance(error, worker.RefusedError | TooMuchError | MemoryError):
        return False
    innermost = traceback.extract_tb(error.__traceback__)[-1]
    return "reportgen" in Path(innermost.filename).parts
