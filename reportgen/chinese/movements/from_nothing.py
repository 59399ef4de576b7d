"""What is said to have grown by a rate from nothing: 上年没有此项支出，本年12万元，增长100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURE = "[0-9][0-9.]*(?:万?元|[^，。；、（）0-9]{1,2})"
MAY_BE_FROM_NOTHING = Sign(
    "(?:[上去]年|上一年)度?(?:同期)?"
    "(?:(?P<nil>[^，。；0-9零没未无结增减多少升降]{0,6}?[0零](?![.．0-9])(?:万?元)?)"
    "|[^，。；0-9没未无]{0,6}(?:没有|未|无)(?:此|该|这|安排|发生|列支|支出|开支|购置|编列|预算|产生|开展)"
    "(?![^，。；]{0,8}(?:新增|结转|结余))[^，。；0-9]{0,18})"
    f"(?P<now>[，,、（(](?:(?:本|今|当)年度?|20[0-9]{{2}}年度?)[^，。；0-9]{{0,20}}{_FIGURE})?"
    "[，,、（(](?:(?:与|同|比|较|相比)?(?:[上去]年|上一年)(?:度|同期)?(?:相比)?|同比)?[，,]?"
    "(?:增长|上升|增幅为?|增加)(?:了|率为)?(?!0(?:[.]0+)?[%％])[0-9][0-9.]*[%％]",
    each_of("年", "没未无0零")
    | words("期没 期未 期无 期0 度无 度未 度没 为0 是0 数0 出0 元0 费0 为零 是零 出零"),
)
"""What was nothing, or was not there, and is said to have grown by a rate."""

MAY_BE_ALL_NEW = Sign(
    "(?<![0-9.,])([1-9][0-9.,]*[万亿]?元)(?:。|，(?=与))(?:与[^，。；0-9]{0,4}[0-9]{0,4}[^，。；0-9]{0,4}相?比较?，)?"
    "[^，。；0-9比]{2,14}增加\\1，增长100(?:[.]0+)?[%％]",
    words("长10"),
)
"""A sum of which all is new: nothing grew to it."""


class FromNothing(NamedTuple):
    """A rate from nothing, at ``text[start:end]``; ``sure`` where 0 itself stands before it."""

    start: int
    end: int
    sure: bool


def read_from_nothing(text: str) -> Iterator[FromNothing]:
    """Return the rates by which something is said to have grown from nothing."""
    for found in MAY_BE_FROM_NOTHING.pattern.finditer(text):
        sure = found["nil"] is not None and found["now"] is None
        yield FromNothing(found.start(), found.end(), sure)


def read_all_new(text: str) -> Iterator[tuple[str, str]]:
    """Return the words that tell a sum to be all new, with it: A，比上年增加A，增长100%."""
    for found in MAY_BE_ALL_NEW.pattern.finditer(text):
        yield found[0], found[1]
