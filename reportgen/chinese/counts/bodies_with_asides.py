"""Offices listed with remarks in brackets, counted behind: 设甲室（挂乙牌）、丙科……共9个科室."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import BODY, NameList, number_of
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTED = "(?:内设(?:机构|科室|股室|处室)|职能(?:科室|股室|处室)|科室|股室|处室|办公室|工作机构)"
_NUMBER = "[0-9]{1,2}|[两三四五六七八九十]{1,3}"
_ASIDES = "[（(][^（()）]{1,60}[）)]"
MAY_CLOSE_WITH_COUNT = Sign(
    f"(?:{_NUMBER})个{_COUNTED}(?=[，。；、和及]|$)",
    words(
        "个内设机 个内设科 个内设股 个内设处 个职能科 个职能股 个职能处 个科室 个股室 个处室"
        " 个办公室 个工作机"
    ),
)
"""What may count the offices listed before it."""

_LIST = lazy_pattern(
    f"(?:内设|下设|设有|设立|设置|共设|设)(?P<names>(?:(?:[^，。；：、（()）0-9“”]|{_ASIDES})"
    f"{{2,40}}、){{2,40}}?(?:[^，。；：、（()）0-9“”]|{_ASIDES}){{2,40}}?)"
    f"[，]?(?:等)?(?:共|合计|共计)?(?P<count>{_NUMBER})个{_COUNTED}(?=[，。；、和及]|$)"
)
_ASIDE = lazy_pattern(_ASIDES)
_JOINED = lazy_pattern("[和及与]")
_SMALL = lazy_pattern("(?:[办股科局室部委会队厅所站馆院处组]|中心)$")
_APART = 3


def read_bodies_with_asides(text: str) -> Iterator[NameList]:
    """Return the offices that are more or fewer than is said behind them, where any has a remark.

    Lists without remarks are read by themselves; with 等, or 和 within a name, none is.
    """
    for found in _LIST.finditer(text):
        listed = found["names"]
        if not _ASIDE.search(listed):
            continue
        names = tuple(_ASIDE.sub("", listed).removesuffix("共").split("、"))
        if "等" in listed or any(map(_JOINED.search, names[-1:])):
            continue
        if not all(_SMALL.search(name) or BODY.search(name) for name in names):
            continue
        count = number_of(found["count"])
        if 0 < abs(count - len(names)) <= _APART:
            head = f"{found['count']}个"
            yield NameList(found.start(), found.end(), _said(text, found.end(), head), count, names)


def _said(text: str, end: int, head: str) -> str:
    """Return the words that count, at the end of a list."""
    return text[text.rfind(head, 0, end) : end]
