"""Values of the form as cells hold them: a number with the format that shows it as it was entered.

What a number can't hold to the last digit stays a text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.formats.excel.form_layout import MONEY_UNITS
from reportgen.formats.excel.number_formats import (
    GENERAL,
    exact_number,
    number_format,
    seen,
)
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.model.base import FieldNode

_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.(\d+))?)(亿元|万元|元|%)?", re.ASCII)
_SHORT = 11
"""How many digits a cell without a format shows."""

MAX_TEXT = 32_767
"""How many characters of UTF-16 a cell can hold."""


class EnteredNumber(NamedTuple):
    """A number, the format of its cell, and the unit that stands beside it."""

    number: float
    code: str
    unit: str


def entered_number(text: str, node: FieldNode) -> EnteredNumber | None:
    """Return a value as a number, if a cell shows it as it was entered; None for a text."""
    match = _NUMBER.fullmatch(text)
    if match is None or node.kind == "text" or (node.kind == "value" and not node.unit):
        return None
    figure, decimals, unit = match[1], match[2] or "", match[3] or ""
    if unit not in ("", *MONEY_UNITS) and not (unit == "%" and node.unit == "%"):
        return None
    number = Decimal(figure.replace(",", ""))
    if number.is_signed() and not number:
        return None  # -0
    if unit == "%":
        number = number.scaleb(-2)
    code = _code(figure, decimals, unit == "%")
    shown = figure + ("%" if unit == "%" else "")
    read = exact_number(f"{float(number):.16G}")
    if read is None or seen(read, number_format(code)).text != shown:
        return None
    return EnteredNumber(float(number), code, "" if unit == "%" else unit)


def _code(figure: str, decimals: str, is_percent: bool) -> str:
    digits = len(figure.replace(",", "").replace(".", "").lstrip("-"))
    is_short = digits < _SHORT and not decimals.endswith("0")
    if "," not in figure and not is_percent and is_short:
        return GENERAL
    whole = "#,##0" if "," in figure else "0"
    return f"{whole}{'.' if decimals else ''}{'0' * len(decimals)}{'%' if is_percent else ''}"


def pieces_of(text: str) -> Iterator[str]:
    """Cut a text into pieces that cells can hold."""
    if len(text) <= MAX_TEXT // 2:
        yield text
        return
    start = size = 0
    for at, char in enumerate(text):
        width = 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004
        if size + width > MAX_TEXT:
            yield text[start:at]
            start, size = at, 0
        size += width
    yield text[start:]
