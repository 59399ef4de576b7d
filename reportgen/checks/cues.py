"""Words of which one stands wherever certain rules may find something.

Most reports have few of them: one search of the whole text for all tells which rules need look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIGURES: Final = "0123456789０１２３４５６７８９"
"""What figures are written with: stands for all passages that have any."""

PERCENT: Final = "%％‰"
"""The marks of rates."""

EXECUTION: Final = _words(
    "执行率 支付率 拨付率 使用率 支出率 执行进度 支付进度 支出进度 拨付进度 使用进度"
)
RATIOS: Final = EXECUTION | _words(
    """
    完成率 发放率 兑付率 报账率 兑现率 落实率 拨款率 办结率 到位率 控制率 完成进度
    万元的 亿元的 支付比例 拨付比例 使用比例 执行比例 预算的 计划的 任务的 目标的 预算数的 计划数的
    """
)
PRICES: Final = _words(
    "人均 户均 亩均 平均每 单价 每人 每户 每亩 每株 每只 每头 每份 每套 每台 每场 每期 每册 每本"
)
DIFFERENCES: Final = _words(
    """
    持平 无变化 没有变化 保持不变 结余 结转 剩余 节余 节约 节省 相差 差额 差值 超支 超出 超预算
    未支付 未使用 未拨付 未支出 未执行 未兑付 未发放 调增 调减 追加 追减 调整后 调整为
    空编 缺编 减少 增加 多支 少支 比年初 比预算 比上年 较年初 较预算 较上年
    """
)
CHANGES: Final = _words("增加 减少 调增 调减")
TARGETS: Final = _words(
    """
    ，目标 ，指标 （目标 目标任务 ≥ ≤ ＞ ＜ 目标为 目标值 指标值 年初目标 计划
    不低于 不少于 不超过 不高于 任务 目标 预计 预期 控制在 限额 拟
    """
)
FACTS: Final = _words(
    "在职 在编 实有 退休 编制 内设 事业单位 总人口 户籍人口 总面积 个村 个行政村 用车 保有量"
)
BREAKDOWNS: Final = _words("包括 包括： 分别为： 分别是： 具体为： 方面： 分： 类： 包括: 方面:")
LISTS: Final = BREAKDOWNS | _words(
    """
    分别为 分别是 包含 即 具体为 具体是 依次为 ： : （ 内设 下设 设有 设立
    个办公室 个股室 个科室 个处室 个机构 个中心 个内设
    """
)
PARTS: Final = _words("总数 总计 合计 共计 共有 总共 人（ 名（ 个（")
MADE: Final = RATIOS | PRICES
AIMED: Final = TARGETS | EXECUTION
TOTALS: Final = _words("总计 收入总计 支出总计")
SPACES: Final = frozenset(map(chr, (0x20, 0x09, 0xA0, *range(0x2000, 0x200B), 0x3000)))
BLANKS: Final = frozenset("XＸ*＊?？")
SAMPLES: Final = _words("二级机构 二级单位 二级预算 下属单位 指标1 指标2 指标3 任务1 任务2 任务3")

_ONLY_BEFORE = {
    "计划": "(?=[^，。；0-9]{0,10}[0-9])",
    "任务": "(?=[^，。；0-9]{0,16}[0-9])",
    "目标": "(?=[^，。；0-9]{0,16}[0-9])",
    "预计": "(?=[^，。；0-9]{0,14}[0-9])",
    "预期": "(?=[^，。；0-9]{0,14}[0-9])",
    "控制在": "(?=[^，。；0-9]{0,12}[0-9])",
    "人均": "(?!可支配|纯收)",
    "减少": "(?=[^，。；]{0,4}[0-9０-９])",
    "增加": "(?=[^，。；]{0,4}[0-9０-９])",
    "完成率": "(?=[^，。；]{0,4}[0-9])",
    "目标的": "(?=[0-9])",
    "计划的": "(?=[0-9])",
    "任务的": "(?=[0-9])",
    "万元的": "(?=[0-9])",
    "亿元的": "(?=[0-9])",
    "预算的": "(?=[0-9])",
}
"""What must follow some of the words, which are common."""

_FIGURED = MADE | DIFFERENCES | TARGETS | FACTS | PARTS
_ALL = _FIGURED | LISTS | SAMPLES | SPACES | BLANKS
_ALONE = frozenset(word for word in _ALL if len(word) == 1)
_WORDS = sorted(_ALL - _ALONE)
_ANYWHERE = _ALONE | _ONLY_BEFORE.keys()
"""The words that count wherever they stand, once one of them stands where it must."""


def _pattern(words: Iterable[str]) -> str:
    """Return a pattern for the first character of any of some words, the longest tried first.

    The group is the rest of the word. What may begin a word, and then what may follow, is tried
    first of all, so that the search passes at once over all else.
    """
    by_second: dict[str, list[str]] = {}
    for word in sorted(words, key=_longest_first):
        rest = re.escape(word[2:]) + _ONLY_BEFORE.get(word, "")
        by_second.setdefault(word[1], []).append(f"(?<={re.escape(word[:2])}){rest}")
    firsts, seconds = _any_of(word[0] for word in words), _any_of(by_second)
    rests = "|".join(f"{re.escape(two)}(?:{'|'.join(rest)})" for two, rest in by_second.items())
    return f"{firsts}(?={seconds})(?=({rests}))"


def _any_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(set(characters))))}]"


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _prefixes() -> dict[str, tuple[str, ...]]:
    """Return the words that others begin with, by those."""
    found = {}
    for word in _WORDS:
        shorter = [word[:length] for length in range(2, len(word)) if word[:length] in _ALL]
        if shorter:
            found[word] = tuple(shorter)
    return found


_CUE = lazy_pattern(_pattern(_WORDS))
_ALONE_CUE = lazy_pattern(_any_of(_ALONE))
_PREFIXES = _prefixes()


def cues_in(text: str) -> dict[str, list[int]]:
    """Return where the words of all sets stand in a text, those alone that stand there somewhere.

    A word counts where no longer one stands in its place; then each of its places is given, but
    for words that are common or one character: no places are given for those.
    """
    places: dict[str, list[int]] = {}
    counted = set(_ALONE_CUE.findall(text))
    past = 0
    for found in _CUE.finditer(text):
        start = found.start()
        word = text[start] + found[1]
        places.setdefault(word, []).append(start)
        for shorter in _PREFIXES.get(word, ()):
            places.setdefault(shorter, []).append(start)
        if start >= past:
            past = start + len(word)
            counted.add(word)
    return {word: [] if word in _ANYWHERE else places[word] for word in counted}
