"""Figures in full-width digits, or with Chinese commas between thousands: １２．５％, 12，345元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.chinese.sentences import Span

_WIDE = "０１２３４５６７８９．％"
_PLAIN = str.maketrans(_WIDE.replace("．", ""), "0123456789%")
_POINT = lazy_pattern("(?<=[0-9])．(?=[0-9])(?!(?:19|20)[0-9]{2}年)")
"""A point of a number, not that of 1．2024年, which is an ordinal's."""

_GROUP = lazy_pattern("，[0-9０-９]{3}(?![0-9０-９])")
_NUMBER = (
    "[1-9１-９][0-9０-９]{0,2}(?:，[0-9０-９]{3})+(?![0-9０-９，,])(?:[.．][0-9０-９]{1,8})?"
    "[余多]?(?:[十百千]?[万亿][余多]?)?"
)
_THOUSANDS = lazy_pattern(
    f"(?:(?<=[\u4e00-\u9fff：（=＝×])|(?<=[\u4e00-\u9fff）]、)){_NUMBER}"
    "(?:元|人|户|亩|[名件吨条台套株头羽只]|公斤|平方米|公里|公顷)"
    f"|(?:(?<=）)|(?<=[\u4e00-\u9fff）]，)){_NUMBER}元"
)
_OTHER_FIGURE = lazy_pattern(
    "(?:第|附件|表|图|号|[率比]|[得评总积]分|(?<!每)月|意度|排名|排在|位列|"
    "分别[^，。；、0-9０-９]{0,8})(?:为|是|达到?|：)?$"
)
"""What stands before a number that the comma ends: 得分95，123人, 分别为5，123人."""

_GOES_ON = lazy_pattern("[、，和及与]+[0-9０-９]")
_LONGEST_LEAD = 16


def may_have_wide_figures(text: str) -> bool:
    """Return whether a text may have full-width digits or Chinese commas in its figures."""
    return _is_wide(text) or may_have_parted_thousands(text)


def may_have_parted_thousands(text: str) -> bool:
    """Return whether a Chinese comma stands before three digits anywhere in a text."""
    return _GROUP.search(text) is not None


def read_parted_thousands(text: str) -> Iterator[Span]:
    """Return start and end of the numbers, each with its unit, that have Chinese commas in them.

    Each comma has three digits behind it, and it can be no comma of the sentence.
    """
    for number in _THOUSANDS.finditer(text):
        start, end = number.span()
        other = _OTHER_FIGURE.search(text, max(0, start - _LONGEST_LEAD), start)
        if not other or (other[0].startswith("分别") and _GOES_ON.match(text, end)):
            yield start, end


def with_plain_figures(text: str) -> str:
    """Return a text as long with half-width digits, points, percent signs, commas in numbers."""
    if _is_wide(text):
        text = _POINT.sub(".", text.translate(_PLAIN))
    if not may_have_parted_thousands(text):
        return text
    pieces: list[str] = []
    past = 0
    for start, end in read_parted_thousands(text):
        pieces += text[past:start], text[start:end].replace("，", ",")
        past = end
    return "".join([*pieces, text[past:]])


def _is_wide(text: str) -> bool:
    return any(map(text.__contains__, _WIDE))
