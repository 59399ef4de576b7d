"""Praise whose verb says the reverse: 有效降低了满意度, 通过整治，提升了安全隐患."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_GOOD = (
    "满意度|满意率|幸福感|获得感|安全感|归属感|知晓率|公信力|凝聚力|战斗力|执行力"
    "|(?:业务|工作|服务|履职|治理|管理|保障)能力|(?:业务|服务|管理|治理|保障)水平"
    "|使用效益|(?:工作|办事|服务)(?:效率|质量)|积极性"
)
_BAD = "隐患|风险|负担|矛盾纠纷|浪费现象|贫困人口"
_WHOSE = "[^，。；、]{0,10}?"
_SINGLE = "(?=[，。；、0-9]|$)"
MAY_BE_TURNED = Sign(
    "[降削减提增扩加](?:"
    f"(?:(?<=降)低|(?<=[削减])弱|(?<=[，断效实步地续著幅]减)少)了?{_WHOSE}(?:{_GOOD})"
    f"|(?:(?<=提)[升高]|(?<=增)强|(?<=加)重|(?<=扩)大)了?{_WHOSE}(?:{_BAD})"
    f"|(?<=加)剧了?{_WHOSE}(?:负担|矛盾)){_SINGLE}",
    words("降低 削弱 减弱 隐患 风险 负担 纠纷 浪费 困人口 矛盾")
    | each_of("，断效实步地续著幅", "减"),
)
"""A verb and what nobody praises oneself for doing so to."""

_VERB = 2
_WELL = lazy_pattern("(?:有效|切实)地?(?:进一步|不断|持续|大幅)?$")
_BY = lazy_pattern("(?:通过|加大|加强|强化|深入|开展|落实|推进|完善|改善|解决)[^。；]*$")
_BLAMED = lazy_pattern(
    "不(?!断|仅|但|忘)|[缺未没无滞慢差旧]|难以|偏[低高少弱]|问题(?<!困难问题)(?!导向)|但(?<!不但)|导致|造成|影响|避免|防止|杜绝|以免|遏制|防范"
    "|挤占|过[多高大]|一定程度"
)


def read_turned_praise(text: str) -> Iterator[tuple[int, int, str]]:
    """Return where what was done well is said to have made something worse, with the verb."""
    for found in MAY_BE_TURNED.pattern.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
        how = _WELL.search(text, begin, found.start())
        if not how and not _BY.search(text, begin, found.start()):
            continue
        if not _BLAMED.search(text, begin, found.end()):
            start = how.start() if how else found.start()
            yield start, found.end(), found[0][:_VERB]
