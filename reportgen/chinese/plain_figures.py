"""Figures as plain ones: １２．５％ is 12.5%, 12，345元 and 12,345元 are 12345元, 人民币 goes.

So are those with their unit in brackets, 12（万元） and （万元）12, and a rate behind a colon.
"""

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

_OPENING = lazy_pattern("([0-9]{1,2})．(?=[0-9]{1,6}[户人名个项家件处所座场次条](?!均))")
"""An ordinal before a count: none has decimals."""

_GROUP = lazy_pattern("，[0-9０-９]{3}(?![0-9０-９])")
_NUMBER = (
    "[1-9１-９][0-9０-９]{0,2}(?:，[0-9０-９]{3})+(?![0-9０-９，,])(?:[.．][0-9０-９]{1,8})?"
    "[余多]?(?:[十百千]?[万亿][余多]?)?"
)
_PARTED = lazy_pattern(
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
_COMMA = lazy_pattern(",(?=[0-9]{3}(?![0-9]))(?<=[0-9],)")
_COMMAS = lazy_pattern("(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9,])")
_CURRENCY = "人民币"
_OF_MONEY = lazy_pattern("(?<=元)人民币|人民币(?=[0-9])")
BRACKETED_UNIT = lazy_pattern(
    "[（(](?P<unit>[万亿]?元)[）)](?:为|是|：)?(?P<figure>[0-9][0-9.,，]*(?<![.,，]))"
    "(?=[，。；、（）\n]|$|[占较比同用增减下上已均全与和及的]|节[约省])"
)
"""A figure with its unit in brackets before it."""

_UNIT_BEHIND = lazy_pattern("(?<=[0-9])（([万亿]?元)）")
_COLON = lazy_pattern("：(?<=[率比重例]：)(?=[0-9])")
_LONGEST_LEAD = 16


def may_have_other_figures(text: str) -> bool:
    """Return whether a text may have figures that are not plain ones."""
    return (
        _is_wide(text)
        or may_have_parted_thousands(text)
        or _CURRENCY in text
        or "元）" in text
        or "元)" in text
        or _COLON.search(text) is not None
        or ("," in text and _COMMA.search(text) is not None)
    )


def may_have_parted_thousands(text: str) -> bool:
    """Return whether a Chinese comma stands before three digits anywhere in a text."""
    return _GROUP.search(text) is not None


def read_parted_thousands(text: str) -> Iterator[Span]:
    """Return start and end of the numbers, each with its unit, that have Chinese commas in them.

    Each comma has three digits behind it, and it can be no comma of the sentence.
    """
    for number in _PARTED.finditer(text):
        start, end = number.span()
        other = _OTHER_FIGURE.search(text, max(0, start - _LONGEST_LEAD), start)
        if not other or (other[0].startswith("分别") and _GOES_ON.match(text, end)):
            yield start, end


def with_plain_figures(text: str) -> str:
    """Return a text with figures in half-width digits, with no commas and no 人民币 beside them."""
    if _is_wide(text):
        text = _POINT.sub(".", _OPENING.sub(r"\1、", text.translate(_PLAIN), count=1))
    if may_have_parted_thousands(text):
        text = _without_commas(text)
    if "," in text:
        text = _COMMAS.sub(lambda number: number[0].replace(",", ""), text)
    if _CURRENCY in text:
        text = _OF_MONEY.sub("", text)
    if "元）" in text:
        text = BRACKETED_UNIT.sub(r"\g<figure>\g<unit>", _UNIT_BEHIND.sub(r"\1", text))
    return _COLON.sub("为", text) if "：" in text else text


def _without_commas(text: str) -> str:
    """Return a text without the Chinese commas in its numbers."""
    pieces: list[str] = []
    past = 0
    for start, end in read_parted_thousands(text):
        pieces += text[past:start], text[start:end].replace("，", "")
        past = end
    return "".join([*pieces, text[past:]])


def _is_wide(text: str) -> bool:
    return any(map(text.__contains__, _WIDE))
