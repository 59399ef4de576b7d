"""Measure words with a character of the same sound: 6建 for 6件, 3护 for 3户, 8万园 for 8万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import known_pairs
from reportgen.chinese.signs import DIGITS, Sign, each_of
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

_YUAN, _WAN = "员园圆源愿原院远缘媛渊", "完玩晚挽皖碗湾顽丸宛"
_MONEY = Sign(
    f"[万亿](?<=[0-9].)[{_YUAN}](?!住)|[0-9](?P<wan>[{_WAN}])元",
    {f"{unit}{wrong}" for unit in "万亿" for wrong in _YUAN} | each_of(DIGITS, _WAN),
)
"""万元 or 亿元 with a character of the same sound behind a figure: 8万园, 8玩元."""

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
    yield from _misspelt_money(subject)


def _misspelt_money(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where 万元 is misspelt; what begins a word is right: 12万原住民, 3万园区."""
    for start, end in subject.places_with(_MONEY):
        for found in _MONEY.pattern.finditer(subject.text, start, end):
            at = found.end() - 2
            written = subject.text[at : found.end()]
            if found["wan"]:
                yield at, written, "万元"
            elif not known_pairs().is_word(written[1], subject.text[at + 2 : at + 3]):
                yield at, written, f"{written[0]}元"
