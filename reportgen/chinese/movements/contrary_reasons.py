"""Reasons that tell of the other direction than what they explain: 因人员增加，支出减少36万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MORE, _FEWER = "(?:大幅|有所)?(?:增加|增多|增长)", "(?:大幅|有所)?(?:减少|下降)"
_ALL_NEW = "了?[^，。；、]{0,12}(?:项目|人员|工程|任务|设备|车辆)(?=[，。；、0-9]|较多|$)"
MAY_BE_CONTRARY = Sign(
    f"[人项资补任批车业工新厉过压严八](?:(?<=新)(?P<new>增{_ALL_NEW})"
    "|(?P<saved>(?<=厉)行节约|(?<=过)紧日子|(?<=压)[减缩]|(?<=严)控|(?<=严)格控制|(?<=八)项规定)"
    f"|(?<=[人项资补任批车业工])[员数目金助务次辆程作]量?(?:(?P<more>{_MORE})|{_FEWER}))",
    words("新增 厉行 过紧 压减 压缩 严控 严格控 八项")
    | each_of("员数目金助务次辆量程幅所", "增减下"),
)
"""What a reason may say became more or less, or was saved."""

_GIVEN = lazy_pattern(
    "(?:由于|因为|(?<![原成])因|(?P<after>原因(?:是|为|：)|主要是|主要为|系))(?:由于|因)?[^，。；：]{0,14}$"
)
_TWO_WAYS = (
    lazy_pattern("增|多|新|超|上[升涨调]|提[高标]|扩"),
    lazy_pattern("减|少|降|压|缩|节约|控|紧|取消|完[工成]|结束|未|没有|无|不|停|调出|划转"),
)
_OF_OTHERS = lazy_pattern(
    "上年|去年|往年|同期|以前|以往|[0-9]{4}年|退休|离休|其他|虽|尽管|基数|结转|结余|一次性|但|仍|却|自筹|配套|本级"
)
"""What in a reason may tell of another time, or of others than those whose costs moved."""

_MOVED = (
    "(?P<what>[^，。；0-9]{0,20}?(?:经费|支出|费用?|开支|拨款收入))(?:本年度?|决算数?|金额)*"
    "(?:为?[0-9][0-9.,]*[万亿]?元[，（])?"
    "(?:[较比与](?:[上去]年|上一年|20[0-9]{2}年)(?:度|同期)?(?:决算|支出)?数?(?:相比，?)?|同比)?(?:略有|有所)?"
    "(?:(?P<up>增加|增长|上升)|减少|下降|降低)了?[0-9][0-9.,]*(?:[%％]|[万亿]?元)"
)
_THEN = lazy_pattern(f"，(?:我[镇乡局校]|本单位|导致|使得?|故|因此)?{_MOVED}")
_BEFORE = lazy_pattern(
    f"(?:^|[，。；：])(?:20[0-9]{{2}}年度?)?{_MOVED}(?:，(?:增长|下降|增加|减少)[0-9.]+[%％])?[，。；](?:主要|其)?$"
)
_BARE_MOVE = lazy_pattern(
    "(?P<what>[^，。；0-9]{0,8}(?:支出|经费|费用?|开支))(?:有所|略有)?"
    "(?:(?P<up>增加|增长|上升)|减少|下降|降低)(?:的?(?:主要)?|[，。](?:主要|其)?)$"
)
_SPARED = lazy_pattern(
    "公务接待|公务用车|公用经费|办公费|会议费|培训费|差旅费|[“]?三公|一般性支出|机关运行|因公出国|印刷费"
)
"""What is spent less where one saves."""

_REACH = 90


def read_contrary_reasons(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Return where what moved one way has the other way as its only reason, with both words.

    The reason stands before it, in the clause before, or after it: 由于项目增加，支出减少5万元.
    """
    for found in MAY_BE_CONTRARY.pattern.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
        given = _GIVEN.search(text, begin, found.start())
        if given is None:
            continue
        move = _moved_after(text, begin, given.start()) if given["after"] else None
        move = move or (None if given["after"] else _THEN.match(text, _end(text, found.end())))
        if move is None:
            continue
        up, end = move["up"] is not None, _end(text, found.end(), "。；\n")
        reason = text[given.start() : end if given["after"] else _end(text, found.end())]
        if up == (found["more"] is not None or found["new"] is not None) or _is_other(
            reason, move, found, up=up
        ):
            continue
        word = "增加" if up else "减少"
        start = min(given.start(), move.start("what"))
        yield start, max(move.end(), found.end()), word, found[0]


def _moved_after(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Return what moved before the reason for it, in the same sentence or the one before."""
    bare = _BARE_MOVE.search(text, begin, end)
    return bare or _BEFORE.search(text, max(0, end - _REACH), end)


def _end(text: str, start: int, marks: str = "，。；\n") -> int:
    return min((at for mark in marks if (at := text.find(mark, start)) >= 0), default=len(text))


def _is_other(reason: str, move: re.Match[str], found: re.Match[str], *, up: bool) -> bool:
    """Return whether a reason may be one after all: of other costs, or of moves of both ways."""
    if _OF_OTHERS.search(reason) or _TWO_WAYS[0 if up else 1].search(reason):
        return True
    if "人均" in move["what"] or "结" in move["what"]:
        return True
    return found["saved"] is not None and not _SPARED.search(move["what"])
