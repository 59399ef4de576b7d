"""In which bracket each figure of a text stands, so that what is within is not taken for beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

OUTSIDE: Final = -1
"""What a figure has for its bracket that stands in none."""

_MARK = lazy_pattern("[（(）)。]")


def brackets_around(statements: Sequence[Statement]) -> list[int]:
    """Return where the innermost bracket around each figure opens; one never goes past a 。."""
    if not statements:
        return []
    text, opened, around = statements[0].text, [OUTSIDE], list[int]()
    if "（" not in text and "(" not in text:
        return [OUTSIDE] * len(statements)
    at = 0
    for one in statements:
        start = one.quantity.start
        for mark in _MARK.finditer(text, at, start):
            if mark[0] in "（(":
                opened.append(mark.start())
            elif mark[0] == "。":
                opened = [OUTSIDE]
            elif len(opened) > 1:
                opened.pop()
        at = max(at, one.quantity.end)
        around.append(opened[-1])
    return around
