"""Points that are less than full beside words that nothing is amiss: 分值15分，得12分，无偏差."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

MAY_BE_NOTHING_AMISS = Sign(
    "(?:没有|未发现|无|不存在|未出现)(?:任何|明显|需要?整改的?|需改进的?|存在的?|较大)*(?:问题|偏差|不足|短板|未完成的?指标)(?!的|导向)"
    "|(?:各项|所有|全部|各个?)[^，。；0-9]{0,6}指标(?:值)?(?:均|都|全部|已|全面)+(?:达到|完成|实现|达标)"
    "|(?:未|没有|无)(?:任何)?扣分",
    words(
        "问题 偏差 不足 短板 扣分 指标均 指标都 指标全 指标已 标值均 标值都 标值全 标值已 未完成"
    ),
)
"""What may say that nothing is amiss with any indicator."""

_POINTS = lazy_pattern(
    "(?:分值|权重|满分|标准分|[标])[^，。；0-9]{0,4}(?P<weight>[0-9.]+)分[，,（(、][^，。；0-9]{0,8}(?:得|评)[^，。；0-9]{0,3}"
    "(?P<got>[0-9.]+)分"
    "|(?P<had>[0-9.]+)分[（(](?:满分|分值|权重|标准分)[为是]?(?P<full>[0-9.]+)分[）)]"
)
_WHY = lazy_pattern(
    "扣(?!分项[为是]?无)|失分|偏低|偏慢|较慢|不够|不高|不到位|滞后|欠|未(?!发现|出现|扣)|不足(?!之处)|仅|只有|有待|差距|按(?:比例|照)"
)
_OPENS = lazy_pattern("[^，。；]{0,8}(?:如果|若|是否|力争|确保)")


class PointsOff(NamedTuple):
    """Points that are not full, and the words that nothing is amiss, each as a span."""

    points: tuple[int, int]
    said: tuple[int, int]


def read_points_off(text: str) -> Iterator[PointsOff]:
    """Return the first points of a text that are not full though nothing is amiss."""
    said = MAY_BE_NOTHING_AMISS.pattern.search(text)
    if said is None or _OPENS.match(text, text.rfind("，", 0, said.start()) + 1):
        return
    rest = text[: said.start()] + text[said.end() :]
    if REASON.search(rest) or _WHY.search(rest):
        return
    for found in _POINTS.finditer(text):
        got, full = found["got"] or found["had"], found["weight"] or found["full"]
        if _is_less(got, full):
            yield PointsOff(found.span(), said.span())
            return


def _is_less(got: str, full: str) -> bool:
    numbers = [each.strip(".") for each in (got, full)]
    if any(each.count(".") > 1 or not each for each in numbers):
        return False
    return Decimal(numbers[0]) < Decimal(numbers[1])
