"""What came of things, told as more than there were of them: 排查213件，调处218件."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.measure_words import MONEY, RATES, same_unit
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.quantities import Quantity
    from reportgen.chinese.statements import Statement

_DEALT_WITH = "办结|化解|调处|调解|整改|处置|解决|回复|答复|合格"
_RETURNED = "收回|回收"
_HOW = "(?:已|已经|均|都|全部|其中|成功|及时|现场|当场|有效|共|实际|有|并|检测|检验|抽检|目前)*"
_TO_FIGURE = "(?:有效|问卷|完毕|到位|成功)*"
MAY_BE_OUTNUMBERED = Sign(
    f"[0-9]([^0-9，。；、万亿元%])[^。0-9]{{0,24}}?(?:{_DEALT_WITH}|{_RETURNED}){_TO_FIGURE}[0-9]+\\1",
    each_of("结解处改置决复格回", DIGITS) | words("回有 回问 解成 结完 改完 改到 处成"),
)
"""What may tell what became of things counted before."""

_PAIRS = tuple(
    (lazy_pattern(before), lazy_pattern(f"[，；、]{_HOW}(?:{after}){_TO_FIGURE}"))
    for before, after in (
        (
            "(?:排查|受理|收到|接到|征集|收集|梳理|发现|查出|检查出|抽检|抽查|交办|转办|承办|接收|送检)"
            "[^，。；0-9]{0,24}$",
            _DEALT_WITH,
        ),
        ("(?:发放|发出|投放|下发|派发)[^，。；0-9]{0,12}[卷表]$", _RETURNED),
    )
)
_OTHERS = lazy_pattern("上年|去年|往年|历年|积案|积压|遗留|旧存|结转|累计|含|存量|此前")


class Outnumbered(NamedTuple):
    """So many things, and the larger figure of what came of them."""

    things: Quantity
    dealt_with: Quantity
    begin: int


def read_outnumbered(statements: Sequence[Statement]) -> Iterator[Outnumbered]:
    """Return the things of which more were dealt with, or returned, than there were."""
    for things, after in pairwise(statements):
        if not same_unit(things.unit, after.unit) or things.unit in MONEY | RATES:
            continue
        if after.quantity.value <= things.quantity.value or things.period != after.period:
            continue
        if not (things.is_exact and after.is_exact) or things.verb or after.verb:
            continue
        behind = things.quantity.object
        gap = after.gap.removeprefix(behind)
        if not any(one.search(things.lead) and other.fullmatch(gap) for one, other in _PAIRS):
            continue
        begin = things.text.rfind("。", 0, things.begin) + 1
        if not _OTHERS.search(things.text, begin, after.quantity.end + 12):
            yield Outnumbered(things.quantity, after.quantity, things.begin)
