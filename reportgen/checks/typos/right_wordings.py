"""What looks misspelt and is right: longer phrases, adverbs of figures, names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import data_lines, is_chinese
from reportgen.chinese.surnames import SURNAMES
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.checks.typos.unlikely_words import MisspeltTerm

_ABOUT = "约近超达共仅逾"
_BEFORE_NAME = frozenset("长记任师员士人户志授医委席理向由对与和给请")
"""What titles and the like end with, behind which a name may stand: 镇长, 书记, 村民."""

_AFTER_NAME = frozenset("等同任为的和与及在家户")
_BEHIND_NAME = frozenset("在及有将并等为同任")
_TOGETHER = lazy_pattern("(?<=[加合])(?:起来|在一起)")
"""What ends what is told of several things together: 道路、水利加起来."""

_NAME, _PAIR = 3, 2
_BEFORE_PLACE = frozenset("和与及由在到从至为对向将给省市县区州")
_PLACE = lazy_pattern(
    "(?:新|中心)?(?:村|社区|镇|乡|街道|组|屯|寨|湾|水库|大桥|小学|中学|卫生院|茶场|林场|农场|合作社|公司|路"
    "|[\u4e00-\u9fff]{0,8}有限(?:责任)?公司"
    "|(?:[、和][\u4e00-\u9fff]{2,4}){0,12}[等共]?[0-9一二两三四五六七八九十]{1,3}个?(?:行政)?(?:村|社区|组|乡镇|镇|乡))"
)


def is_within_right(text: str, found: MisspeltTerm) -> bool:
    """Return whether what looks misspelt is right where it stands.

    It may be part of a longer phrase (易制毒化学品), end with an adverb of the figure after it
    (上约40%) or the beginning of 加起来, or be of a name.
    """
    start, end = found.start, found.start + len(found.written)
    if text[end - 1] in _ABOUT and text[end : end + 1].isdigit():
        return True
    if _TOGETHER.match(text, end):
        return True
    if len(found.written) == _PAIR and (_is_place(text, start, end) or _is_person(text, start)):
        return True
    return any(
        text.startswith(phrase, start - at)
        for phrase in _longer_phrases()
        if 0 <= (at := phrase.find(found.written)) <= start
    )


def _is_place(text: str, start: int, end: int) -> bool:
    """Return whether two characters are the name of a place or body: 富丰村, 石冲水库."""
    return _is_edge(text, start - 1, _BEFORE_PLACE) and _PLACE.match(text, end) is not None


def _is_person(text: str, start: int) -> bool:
    """Return whether two characters are of somebody's name of three, with the surname.

    The name may end with the first of them, and the second be a small word: 村民章玉珍在村里.
    """
    if text[start + 1] in _BEHIND_NAME and start >= _PAIR and text[start - _PAIR] in SURNAMES:
        return _is_edge(text, start - _NAME, _BEFORE_NAME)
    return any(
        text[first : first + 1] in SURNAMES
        and _is_edge(text, first - 1, _BEFORE_NAME)
        and _is_edge(text, first + _NAME, _AFTER_NAME)
        for first in (start - 1, start)
        if first >= 0
    )


def _is_edge(text: str, at: int, words: frozenset[str]) -> bool:
    """Return whether no word goes on at a place: the text ends, a mark stands there, or a title."""
    return not 0 <= at < len(text) or not is_chinese(text[at]) or text[at] in words


@cache
def _longer_phrases() -> list[str]:
    return data_lines("exceptions.txt")[2].split()
