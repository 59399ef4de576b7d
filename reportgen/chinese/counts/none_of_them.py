"""What is said of none, and told of some: 没有一个项目超概算, then 2个项目超概算."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.never_happened import Happened, clause_start, is_told
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reportgen.chinese.sentences import Span

MAY_BE_OF_NONE = Sign(
    "(?:没有|无)一(?P<unit>[名人户个起件例笔家处所条])(?P<said>[\u4e00-\u9fff]{2,12})(?=[，。；、\n])",
    words("没有一 无一"),
)
"""What may say that none of them does or suffers something."""

_LEAD = lazy_pattern(
    "(?:全[年镇乡县]|[我本][镇乡年]|年内|今年以来|辖区内?|实现了?|做到了?|截至年底|到年底|目前|期间|各类|也|均|都)*"
)
_LIMITED = lazy_pattern(
    "因|由|再|缺席|请假|迟到|缺考|弃权|反对|落选|缺勤|退场|掉队|闲置|漏报|例外|没|未|不"
)
_DENIED = lazy_pattern(
    "没|未|无|不(?!合格|达标|到位)|防|避免|可能|风险|隐患|苗头|解除|消除|易|疑似|是否|监测|预警|争取|计划|协助|外[地省县]|邻|上级|往年|原"
)
_COUNT = lazy_pattern("(?<![0-9.第])[1-9][0-9]{0,2}(?P<unit>[名人户个起件例笔家处所条])")

_NOUN, _WHOLE, _AFTER = 2, 3, 4


def read_some_of_none(text: str, year: int, spans: Iterable[Span]) -> Iterator[Happened]:
    """Return what is told of some although the text says it of none.

    ``spans`` are the sentences that may say so.
    """
    for start, end in spans:
        for found in MAY_BE_OF_NONE.pattern.finditer(text, start, end):
            said = found["said"]
            lead = text[clause_start(text, start, found.start()) : found.start()]
            if not _LEAD.fullmatch(lead) or _LIMITED.search(said):
                continue
            is_whole = len(said) <= _WHOLE
            noun, tail = ("", said) if is_whole else (said[:_NOUN], said[_NOUN:])
            some = _some(text, f"{year}年", found, noun, tail)
            if some:
                yield Happened(found.span(), some)


def _some(text: str, this_year: str, none: re.Match[str], noun: str, tail: str) -> Span | None:
    """Return where so many of a noun are told to be what none is."""
    at = text.find(tail)
    while at >= 0:
        end = at + len(tail)
        begin = clause_start(text, 0, at)
        counts = list(_COUNT.finditer(text, begin, at))
        if (
            counts
            and counts[-1]["unit"] == none["unit"]
            and not none.start() <= at < none.end()
            and noun in text[counts[-1].end() : end]
        ):
            sentence = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
            span = counts[-1].start(), end
            if not _DENIED.search(text, begin, end + _AFTER) and is_told(
                text, sentence, span, this_year
            ):
                return span
        at = text.find(tail, end)
    return None
