"""Characters that stand twice in a row where no good text has them twice: 部部分, 标准准."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import data_lines, known_pairs
from reportgen.chinese.surnames import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.chinese.marked_text import MarkedText
    from reportgen.chinese.signs import Marks

_COUNTED = frozenset("0123456789一二三四五六七八九十百千万亿几两每各逐")
"""What stands before a measure word, which may stand twice: 一项项."""

_LONGER = (
    "优待金 抚恤金 补助金 奖励金 慰问金 救助金 公积金 保证金 质保金 助学金 奖学金 养老金 补偿金"
    " 备用金 周转金 违约金 滞纳金 保险金 低保金 补贴金 丧葬金 准备金"
    " 满意度 知晓度 透明度 积极性 可行性 安全性 有效性 规范性 合规性 时效性 完整性 准确性"
    " 针对性 可靠性"
    " 补助款 工程款 救灾款 扶贫款 项目款 尾工款 专项款 捐赠款"
    " 卫生院 敬老院 福利院 养老院 幸福院 服务站 工作站 卫生站 文化站 办公室 卫生室 阅览室 活动室"
    " 公务员 护林员 保洁员 驾驶员 管理员 网格员 信息员 辅导员 指导员 调解员"
    " 规范化 标准化 信息化 制度化 常态化 精细化 城镇化 机械化 科学化"
)
"""Words of three characters whose last may stand twice by a slip: 优待金金."""

_OF_NEXT = {
    "金": "额融库卡属秋银牌",
    "度": "过假量日夏汛支",
    "性": "别能质格价命情",
    "款": "项式额待型",
    "院": "内外长落校区务感方办子士墙门前",
    "站": "长点内外务所房台区名岗",
    "室": "内外主温",
    "员": "工额",
    "化": "解肥工学验疗粪妆石险",
}
"""What follows where the second begins another word: 优待金金额, 卫生院院长."""


def read_doubled_ends(marked: MarkedText) -> Iterator[tuple[int, str, str]]:
    """Return where a word of three characters has its last twice, and the word."""
    for start, written in marked.places_of(_doubled_ends()):
        after = marked.text[start + len(written) : start + len(written) + 1]
        if after not in ("", *_OF_NEXT[written[-1]]):
            yield start, written, written[:-1]


@cache
def _doubled_ends() -> Marks:
    return frozenset(word + word[-1] for word in _LONGER.split())


def doubled_in(before: str, one: str, after: str) -> str:
    """Return the word of which a character stands twice; nothing where it may be right so.

    It is right where a word ends with it and another begins, and may be where it makes no word
    with what stands around, as in names.
    """
    if one not in _never_doubled() or before in _COUNTED or before in SURNAMES:
        return ""
    ends, begins = known_pairs().is_word(before, one), known_pairs().is_word(one, after)
    if ends == begins:
        return ""
    return before + one if ends else one + after


@cache
def _never_doubled() -> frozenset[str]:
    return frozenset("".join(data_lines("never_doubled.txt")))
