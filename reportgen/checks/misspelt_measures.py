"""Measure words with a character of the same sound: 6建 for 6件, 3护 for 3户."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_RIGHT = dict(zip("建见各护互此仁明母加出相向坐其", "件件个户户次人名亩家处项项座期", strict=True))
_BEFORE, _AFTER = "0123456789余多", "，。；、）"
_MISSPELT = Sign(
    f"[{''.join(_RIGHT)}][{_AFTER}](?<=[0-9余多]..)(?<![^0-9][余多]..)",
    each_of(_BEFORE, "".join(_RIGHT)),
)


_ORDINAL = lazy_pattern("第[0-9]+$")


def misspelt_measures(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where in the text a figure ends a clause with no measure word, and the right one."""
    for passage in subject.passages_with(_MISSPELT):
        start = subject.start_of(passage)
        for found in _MISSPELT.pattern.finditer(passage.text):
            if _ORDINAL.search(passage.text, 0, found.start()):
                continue
            wrong, at = found[0][0], found.start() - 1
            figure = passage.text[at]
            yield start + at, figure + wrong, figure + _RIGHT[wrong]
