"""What a printed report shows of faults that a finance bureau sends back, measured in its PDF."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.printing import SIDES, WHY, pages
from tests.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MARK = re.compile(r"(起|止)(\d{3,4})(?!\d)")
FIGURE = re.compile(r"-?\d[\d,]*(\.\d+)?")
FOOT = re.compile(r"—\d+—$")


class Word(NamedTuple):
    """A word on a page, with its edges in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """A page: its words from the top down, and its text cell by cell, both without white space."""

    width: float
    height: float
    words: list[Word]
    cells: str = ""

    @property
    def text(self) -> str:
        """All that it says, line by line."""
        return "".join(word.text for word in self.words)

    def column(self, left: float, right: float) -> str:
        """Return what stands between two places, from the top down."""
        return "".join(
            word.text for word in self.words if left <= word.left and word.right <= right
        )


def pages_of(pdf: Path) -> list[Page]:
    """Return the pages of a PDF."""
    command = [tool("pdftotext", WHY), "-raw", str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True)
    by_cells = ["".join(page.split()) for page in run.stdout.decode().split("\f")]
    found = []
    for page, cells in zip(pages(pdf), by_cells, strict=False):
        words = [
            Word(*(float(word.get(side)) for side in (*SIDES, "yMax")), word.text or "")
            for word in page.iter("{*}word")
        ]
        words.sort(key=lambda word: (round(word.top), word.left))
        size = float(page.get("width")), float(page.get("height"))
        found.append(Page(*size, words, FOOT.sub("", cells)))
    return found


def marks(printed: Iterable[Page]) -> dict[str, list[int]]:
    """Return on which pages each mark stands."""
    found: dict[str, list[int]] = {}
    for number, page in enumerate(printed, start=1):
        for match in MARK.finditer(page.cells):
            found.setdefault(match[0], []).append(number)
    return found


def lost(printed: list[Page], texts: str) -> set[str]:
    """Return the marks of a document's text that are not on paper as often as in the document."""
    wanted = Counter(match[0] for match in MARK.finditer(texts))
    there = {mark: len(found) for mark, found in marks(printed).items()}
    return {mark for mark, number in wanted.items() if there.get(mark, 0) != number}


def torn(printed: list[Page], texts: Iterable[str]) -> list[str]:
    """Return which of some texts do not begin and end on one page."""
    where = marks(printed)
    found = []
    for text in texts:
        at = {number for match in MARK.finditer(text) for number in where.get(match[0], ())}
        if len(at) > 1:
            found.append(text[:20])
    return found


def alone(printed: Iterable[Page], words: str, company: str) -> list[int]:
    """Return the numbers of pages that say some words and nothing of their company."""
    return [
        number
        for number, page in enumerate(printed, start=1)
        if words in page.cells and not re.search(company, page.cells)
    ]


def broken(printed: Iterable[Page], label: str, left: float, right: float) -> list[str]:
    """Return what a column says on pages that have a part of a label, where none has it whole."""
    columns = [page.column(left, right) for page in printed]
    if any(label in column for column in columns):
        return []
    return [column for column in columns if column]


def figures(page: Page) -> Iterator[list[str]]:
    """Return the figures of each column of the table of costs on a page."""
    heads = [word for word in page.words if word.text.endswith("决算数")]
    if not heads:
        return
    below = [word.top for word in page.words if word.text.startswith(("楼堂馆所", "厉行节约"))]
    last = min(below, default=page.height)
    columns: dict[int, list[str]] = {}
    for word in page.words:
        if heads[0].bottom < word.top < last and FIGURE.fullmatch(word.text) and word.left > 250:
            columns.setdefault(round(word.right), []).append(word.text)
    yield from columns.values()
