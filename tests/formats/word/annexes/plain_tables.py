"""Tables of annexes as anybody may draw them, row by row, and what was read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.model.report import ANNEXES
from tests.formats.word.built import read_bytes
from tests.formats.word.markup import cell, packaged, row

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading


def spanned(text: str, span: int, merge: str = "") -> str:
    merged = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(merge, "")
    return cell([text], f'<w:gridSpan w:val="{span}"/>{merged}')


def plainly(*texts: str) -> str:
    """Return a row of cells of one column each."""
    return row(*(cell(text.split("|")) for text in texts))


def read(*parts: str) -> Reading:
    return read_bytes(packaged("".join(parts) + "<w:p/>"))


def annex(reading: Reading, kind: str) -> Any:
    return reading.data[ANNEXES][kind]


def left(reading: Reading) -> list[str]:
    return [each.message.partition("：“")[2].removesuffix("”") for each in reading.unplaced]
