"""Lists of parts that are parted by different marks: 师级9人、团级41人，营级14人."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.chinese.sentences import Span

_NUMBER, _UNIT = "[0-9][0-9,]*(?:[.][0-9]+)?", "[一-鿿]{1,3}?"
_BRACKETS = "(?:（[^（）]{1,90}）)?"
_FIRST = lazy_pattern(
    "(?P<cue>其中[：:]?)[^，。；、：:（）0-9]{1,16}"
    f"(?P<value>{_NUMBER})(?P<unit>{_UNIT}){_BRACKETS}(?P<mark>[、，])"
)
_PART = lazy_pattern(
    f"[^，。；、：:（）0-9]{{1,16}}(?P<value>{_NUMBER})(?P<unit>{_UNIT}){_BRACKETS}(?P<mark>[、，]|(?=[。；）]|$))"
)
MAY_BE_MIXED_PARTS = Sign(
    f"，(?!其中)[^，。；、：:（）0-9]{{1,16}}{_NUMBER}{_UNIT}{_BRACKETS}、", words("其中")
)
"""What may tell of such a list: a part with 、 behind it."""

_TOTAL = lazy_pattern(f"(?P<value>{_NUMBER})(?P<unit>[一-鿿]{{1,3}})")
_NEAR, _FEWEST, _MANY = 60, 3, 24


def read_mixed_parts(text: str) -> Iterator[Span]:
    """Return where parts are parted by 、 here and by ， there, that add up to the total before.

    The sum tells that they are of one list. What stands alone behind the last comma may be told
    apart on purpose: 一般债券90万元、专项债券100万元，外贷100万元.
    """
    past = 0
    for first in _FIRST.finditer(text):
        if first.start() < past:
            continue
        end, values, marks = _rest_of(text, first)
        if len(values) < _FEWEST or "、" not in marks.partition("，")[2]:
            continue
        total = _total_before(text, first)
        if total is not None and total == sum(values):
            past = end
            yield first.end("cue"), end


def _rest_of(text: str, first: re.Match[str]) -> tuple[int, list[Decimal], str]:
    """Return where a list ends, its values, and the marks between its parts."""
    values, marks, end = [_value(first["value"])], first["mark"], first.end()
    while len(values) < _MANY and (found := _PART.match(text, end)):
        if found["unit"] != first["unit"]:
            break
        values.append(_value(found["value"]))
        end = found.end()
        if not found["mark"]:
            break
        marks += found["mark"]
    return end, values, marks[: len(values) - 1]


def _total_before(text: str, first: re.Match[str]) -> Decimal | None:
    """Return the last figure of the same unit before a list."""
    total = None
    for found in _TOTAL.finditer(text, max(0, first.start() - _NEAR), first.start()):
        if found["unit"].startswith(first["unit"]):
            total = _value(found["value"])
    return total


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
