"""What there was, what came, what was spent and what is left, told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.measure_words import RATES
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

MAY_BE_BALANCE = Sign(
    "(?:[末终底](?<=[年期].)|(?<=累计)结余|(?<=滚存)结余|(?<=调整)后|(?<=追加)后|(?<=调整)预算)[^，。；0-9]{0,10}[0-9]",
    words("年末 年终 年底 期末 累计结余 滚存结余 调整后 追加后 调整预算"),
)
"""What may tell of what is left at the end of a year."""

_OPENING = lazy_pattern("年初|旧存|上年(?!同期)|期初|预算总额|年度预算")
_CLOSING = lazy_pattern("年末|期末|年终|年底|累计结余|滚存结余|(?:调整|追加)后|调整预算")
_CAME = lazy_pattern(
    "(?:收入|拨入|转入|留成|分成|提取|计提|回拨|返还|筹集|征收|收缴|到账|购进|购入|新增|增加|追加|调增|购置|归集|入库|接收|新收|受理|收治|入院|入住|登记|立案)(?:预算|资金|金额|数额|数|额|合计|总额)?(?:为|共|了)*$"
)
_SPENT = lazy_pattern(
    "(?:支出|拨出|转出|上缴|上解|退出|销售|出售|领用|消耗|核销|发放|减少|追减|调减|处置|报废|偿还|使用|支付|出库|解除(?:矫正)?|办结|审结|结案|执结|出院|注销|清退|化解)(?:预算|资金|金额|数额|数|额|合计|总额)?(?:为|共|了)*$"
)
_OTHERS = lazy_pattern("其中|占|比|较|同期|每|均|计划|目标")


class Balance(NamedTuple):
    """What there was, what came, what was spent and what is left, from ``start`` to ``end``."""

    start: int
    end: int
    opening: Statement
    came: Statement
    spent: Statement
    left: Statement


def read_balances(statements: Sequence[Statement]) -> Iterator[Balance]:
    """Return 年初结转A，本年收入B，本年支出C，年末结转D: the four of one sentence."""
    for index in range(3, len(statements)):
        four = statements[index - 3 : index + 1]
        if any(one.unit != four[0].unit or one.period != four[0].period for one in four):
            continue
        opening, came, spent, left = four
        if not (_OPENING.search(opening.lead) and _CLOSING.search(left.lead)):
            continue
        if _CAME.search(spent.lead) and _SPENT.search(came.lead):
            came, spent = spent, came
        told = _CAME.search(came.lead) and _SPENT.search(spent.lead)
        if not told or opening.verb or left.verb or any(_OTHERS.search(one.gap) for one in four):
            continue
        if opening.unit not in ("", *RATES) and all(one.is_exact for one in four):
            yield Balance(opening.quantity.start, left.quantity.end, opening, came, spent, left)
