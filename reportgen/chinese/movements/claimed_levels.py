"""What words around figures tell of them: how much there is, and what shares of it are of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

OTHER_TIME = lazy_pattern("上年|去年|同期|期初|年初|上一年|(?:19|20)[0-9]{2}年")
DIFFERENCE = lazy_pattern(
    "(?:增加|减少|调[增减]|差|核[增减])(?:金额|额|数|值|资金)?(?:为|是|共|[:：])*$"
)
UNCHANGED = lazy_pattern(
    "持平|保持不变|(?:无|没有|未发生|没发生|未有|无任何|没有任何)(?:明显)?(?:变化|变动|增减)"
    "|[与和同](?:上一?年|去年)[^，。；0-9]{0,4}(?:一致|相同|相等)"
)
"""What says that something is as it was before."""
IS_COST = lazy_pattern("[费金款税]$")
"""What tells that a name is that of one kind of cost or money: 差旅费."""
_COST = lazy_pattern(
    "[\u4e00-\u9fff]{2}(?<![收缴交消花免自])费(?<!经费)|[\u4e00-\u9fff]{2}税|(?:人员|公用)经费|(?:基本|项目)支出"
)
_THAN_COST = lazy_pattern("^[比较与同](?![上去本年])[^，。；0-9]{0,6}(?:费|税|经费|支出)")
_NO_LEVEL = lazy_pattern(
    "每|均|(?<!高)标准(?!化)|单价|其中|(?<!特定)目标|指标|预计|下年|得分|分值|≥|≤|人均|另"
)
_WHOLE_BEFORE = lazy_pattern("(?:占|完成|为|达到?|执行)了?[^，。；0-9]{0,16}$")
_MOST_APART = 4
_HUNDRED = 100


def is_near(made: Decimal, rate: Statement) -> bool:
    """Return whether a rate may be meant for another, if a hundred times too small."""
    stated = abs(rate.quantity.value)
    if stated > 0 and max(made, stated) <= _MOST_APART * min(made, stated):
        return True
    step = Decimal(1).scaleb(-rate.quantity.places)
    return stated > 0 and abs(made / _HUNDRED - stated) <= step  # 减幅0.02%, of 2%


def are_of_other_costs(first: Statement, last: Statement) -> bool:
    """Return whether two figures are told of costs by different names: 印刷费A，差旅费比上年的B.

    项目支出A，比基本支出B少 compares two costs.
    """
    if _THAN_COST.search(last.lead):
        return False
    names = [_COST.findall(one.gap)[-1:] for one in (first, last)]
    return all(names) and names[0] != names[1]


def levels_of(figures: Sequence[Statement]) -> list[Statement]:
    """Return the figures that tell how much there is, and not of each or what is aimed at."""
    return [one for one in figures if one.role == "level" and not _NO_LEVEL.search(one.lead)]


def is_whole(one: Statement) -> bool:
    """Return whether a figure is named as what a share is of: 占B的, 完成预算B的."""
    following = one.text[one.quantity.end : one.quantity.end + 8]
    return (
        following.startswith(("的", "数的", "）的")) and _WHOLE_BEFORE.search(one.lead) is not None
    )
