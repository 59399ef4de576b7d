"""Whatever is written into any cell of an annex is in a field, or listed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.drawing import annexes_of
from tests.formats.word.annexes.meaning import with_annexes
from tests.formats.word.built import read_bytes
from tests.formats.word.markup import packaged
from tests.wordfile import DOCUMENT, W, members, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.reading import Reading

FILE = packaged(annexes_of(with_annexes(ALL)) + "<w:p/>")
CELLS = len(list(etree.fromstring(members(FILE)[DOCUMENT]).iter(f"{W}tc")))
WRITTEN = "此处另有说明"


def told(reading: Reading) -> str:
    """Return all that is in fields, and all that was said."""
    messages = [each.message for each in (*reading.unplaced, *reading.notes)]
    return json.dumps(reading.data, ensure_ascii=False) + "".join(messages)


def leaves_of(value: Any) -> Iterator[str]:
    """Return all values of data."""
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves_of(inner)
    else:
        yield str(value)


def texts(data: bytes) -> list[str]:
    """Return the text of each cell."""
    root = etree.fromstring(members(data)[DOCUMENT])
    return ["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in root.iter(f"{W}tc")]


def written(numbers: list[int], instead: bool) -> bytes:
    """Return the file with a text of its own in some cells, in place of theirs or below it."""
    contents = members(FILE)
    root = etree.fromstring(contents[DOCUMENT])
    cells = list(root.iter(f"{W}tc"))
    for number in numbers:
        for paragraph in cells[number].findall(f"{W}p") if instead else ():
            cells[number].remove(paragraph)
        run = etree.SubElement(etree.SubElement(cells[number], f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = f"{WRITTEN}{number}号"
    return packed({**contents, DOCUMENT: etree.tostring(root)})


@pytest.mark.parametrize("instead", [True, False])
@pytest.mark.parametrize("first", range(4))
def test_a_text_in_one_cell_of_each_half(first: int, instead: bool) -> None:
    half = CELLS // 2
    for number in range(first, half, 12):
        found = told(read_bytes(written([number, half + number], instead)))
        assert f"{WRITTEN}{number}号" in found
        assert f"{WRITTEN}{half + number}号" in found


@pytest.mark.parametrize("seed", range(6))
def test_texts_in_many_cells(seed: int) -> None:
    numbers = sorted(random.Random(seed).sample(range(CELLS), CELLS // (2 + seed * 3)))
    reading = read_bytes(written(numbers, instead=True))
    found = told(reading)
    assert [n for n in numbers if f"{WRITTEN}{n}号" not in found] == []


def test_figures_and_names_are_all_there_when_labels_are_gone() -> None:
    """Without a heading or label that is known, what stood under it is listed."""
    leaves = "\n".join(leaves_of(read_bytes(FILE).data))
    values = {text for text in texts(FILE) if text and text in leaves}
    assert {"12.6", "农村公路养护", "95.83%", "98.99%", "≥280人"} <= values
    for seed in range(6):
        gone = random.Random(seed).sample(range(CELLS), CELLS // 5)
        found = told(read_bytes(written(gone, instead=True)))
        kept = {text for number, text in enumerate(texts(FILE)) if number not in gone}
        assert {text for text in values & kept if text not in found} == set()
