"""Points taken off, and the score they leave: 自评得95.5分，三处扣分：甲扣2分，乙扣1.5分……."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_OFF_WORDS = "减除掉去了分"
MAY_BE_TAKEN_OFF = Sign(
    f"扣(?:[{_OFF_WORDS}]{{0,2}}[0-9]|分)", each_of("扣", DIGITS) | each_of("扣", _OFF_WORDS)
)
"""What may tell how many points were taken off."""

_OFF = lazy_pattern(f"扣[{_OFF_WORDS}]{{0,2}}(?:为|是)?$")
_TOGETHER = lazy_pattern("(?:共计?|合计|总计|累计)扣")
_NOTHING = lazy_pattern("(?:未|没有|没|不|无)(?:予|被|做)?扣分")
_NO_OFF = lazy_pattern("每|各|均|都|分别|标准|规则|(?:可|应|要|将|最多|不超过)[^，。；]{0,3}扣")
"""What tells that points are taken off by a standard, or of several things at once."""

_IS = "(?:为|是|有|共|达|达到)?[：:]?$"
_WEIGHT = lazy_pattern(
    "(?:(?<![非各])指标|分值|满分|权重|(?:指标|分值|满分)共|执行|率|产出|效益|过程|投入|决策|管理|满意度|成本|[”》])"
    f"(?:分值|满分|权重)?{_IS}"
)
_NO_WEIGHT = lazy_pattern("扣|得|评|每|[加减]|低|高|超|实际|以[上下]|标准|上年|去年|合计|共计")
"""What a score is out of, and what tells that points are of something else."""

_LEFT = lazy_pattern(
    "(?:但|故|因此|所以|据此|自评小组)?(?:该|此|本)?(?:项|指标|项指标)?(?:自评|实际|最终|最后|综合|评价|实)*"
    f"(?:得分?|评分){_IS}"
)
_WHOLE_LEFT = lazy_pattern(
    "(?:自评|综合|最终|最后|绩效|评价|总|整体)[^，。；：、0-9]{0,8}?(?:得分?|总分|评分|自评分)(?:合计)?"
    f"{_IS}"
)
_OF_A_PART = lazy_pattern(
    "指标|产出|效益|效果|过程|投入|决策|满意度|项目(?!支出)|执行|率|上年|去年|年度?$|[甲乙丙一二三四五六]："
)
_COUNTED = lazy_pattern(
    "(?:(?<!主要)[共有在]|扣分(?:项|指标|点)?[共有]?)(?P<count>[0-9一二三四五六七八九两]{1,2})[处项个]"
    "(?:指标|方面|地方)?(?:被?扣分|失分)?(?=[：:，。])"
)
_LISTED = lazy_pattern(
    "扣分(?:项|指标|点|处|情况|事项|内容)?(?:为|是|有|如下|分别为|分别是)?[：:]|失分[^，。；主]{0,4}[：:]"
)
_REST_FULL = lazy_pattern("(?:其余|其他|其它|余下)[^，。；]{0,8}(?:满分|[未不没][有予]?扣分?|足额)")
_OFF_LIST = lazy_pattern("扣分(?:项|指标|点|情况)目?(?:有|分别)*(?:为|是|如下)?[：:][^。；得]*$")
_NO_OFF_ITEM = lazy_pattern("得|满分|分值|权重|[应实]|[0-9]")
_IN_PART = lazy_pattern("主要|其中|包括|例如|如：|详见|另[外有]|部分")
_BONUS = lazy_pattern("加分|附加|奖励|加[0-9.]+分")
_OF_ANOTHER_WHOLE = lazy_pattern(
    "加分|附加|奖励|加[0-9.]+分|满分(?:为|是)?(?!100(?![0-9]))[0-9]|总分值?(?:为|是)?1[1-9]0"
)
_HUNDRED, _LOWEST, _FARTHEST, _AROUND = Decimal(100), Decimal(60), Decimal(10), 100


class Deduction(NamedTuple):
    """What was taken off of a whole and what was left, in the text from ``start`` to ``end``.

    ``of_hundred`` tells that the whole is the hundred points of all; ``is_all`` that everything
    taken off is told; ``counted`` of how many places it is told to be, 0 where it is not.
    """

    start: int
    end: int
    whole: Decimal
    off: tuple[Statement, ...]
    score: Statement
    of_hundred: bool
    is_all: bool
    counted: int

    @property
    def made(self) -> Decimal:
        """The score that what was taken off leaves."""
        return self.whole - sum((one.quantity.value for one in self.off), Decimal(0))


def read_score_deductions(statements: Sequence[Statement]) -> Iterator[Deduction]:
    """Return the scores with what was taken off beside them, where they do not agree."""
    points = [one for one in statements if one.unit == "分" and one.is_exact]
    yield from _untouched(points)
    off_at = [_is_off(one) for one in points]
    index = 0
    while index < len(points):
        if not off_at[index]:
            index += 1
            continue
        last = index
        while last + 1 < len(points) and off_at[last + 1]:
            last += 1
        before = points[max(0, index - 2) : index]
        after = points[last + 1] if last + 1 < len(points) else None
        yield from _of_run(before, points[index : last + 1], after)
        index = last + 1


def _untouched(points: Sequence[Statement]) -> Iterator[Deduction]:
    """Return 分值15分，未扣分，得14分, where not all is left, and 分值10分，得12分."""
    for weight, score in pairwise(points):
        if weight.item != score.item or not _is_weight(weight):
            continue
        nothing = _NOTHING.search(score.gap)
        whole, left = weight.quantity.value, score.quantity.value
        if left == whole or not _LEFT.fullmatch(_named(score)):
            continue
        if (nothing or left > whole) and not _BONUS.search(_item_from(weight)):
            yield Deduction(weight.begin, score.quantity.end, whole, (), score, False, True, 0)


def _item_from(one: Statement) -> str:
    """Return the rest of an ；-item from a figure on."""
    text, begin = one.text, one.quantity.start
    stops = [at for mark in "。；" if (at := text.find(mark, begin)) >= 0]
    return text[begin : min(stops, default=len(text))]


def _is_off(one: Statement) -> bool:
    if _OFF.search(one.lead):
        return True
    begin = one.text.rfind("。", 0, one.begin) + 1
    listed = _OFF_LIST.search(one.text, begin, one.quantity.start)  # 扣分项分别为：预算执行2分
    return listed is not None and not _NO_OFF_ITEM.search(one.lead)


def _of_run(
    before: Sequence[Statement], off: Sequence[Statement], after: Statement | None
) -> Iterator[Deduction]:
    """Return what is wrong with points taken off in a row, by the scores before and after it."""
    if any(_NO_OFF.search(one.gap.rpartition("：")[2]) for one in off):
        return
    found = _of_indicator(before, off, after) or _of_all(before, off, after)
    if found and _is_wrong(found):
        yield found


def _of_indicator(
    before: Sequence[Statement], off: Sequence[Statement], after: Statement | None
) -> Deduction | None:
    """Return 分值10分，扣3分，得7分, or 分值10分，得7分，扣3分."""
    if not before:
        return None
    item, last = off[0].item, off[-1]
    if after is not None and after.item == item == last.item and _LEFT.fullmatch(_named(after)):
        weight, score = before[-1], after
    elif len(before) > 1 and _LEFT.fullmatch(_named(before[-1])) and len(off) == 1:
        weight, score = before[-2:]
    else:
        return None
    if not (weight.item == score.item == item == last.item) or not _is_weight(weight):
        return None
    begin, end = weight.begin, max(score.quantity.end, last.quantity.end)
    if _BONUS.search(weight.text, begin, end) or _NO_OFF.search(weight.text, begin, end):
        return None
    is_all = not _IN_PART.search(weight.text, begin, end)
    whole = weight.quantity.value
    return Deduction(begin, end, whole, tuple(off), score, whole == _HUNDRED, is_all, 0)


def _named(one: Statement) -> str:
    return one.lead.strip("，,；;：: ")


def _is_weight(one: Statement) -> bool:
    return bool(_WEIGHT.search(one.lead)) and not _NO_WEIGHT.search(one.lead)


def _of_all(
    before: Sequence[Statement], off: Sequence[Statement], after: Statement | None
) -> Deduction | None:
    """Return 自评得97分，两处扣分：甲扣2分，乙扣1分, or the same with the score last."""
    first, last = off[0], off[-1]
    score = next(
        (
            one
            for one in (*before[-1:], after)
            if one is not None and abs(one.period - first.period) <= 1 and _is_of_all(one)
        ),
        None,
    )
    if score is None or (score is after and score.period != last.period):
        return None
    text = first.text
    begin = min(score.quantity.start, text.rfind("。", 0, first.begin + 1) + 1)
    stop = text.find("。", max(last.quantity.end, score.quantity.end))
    end = stop if stop >= 0 else len(text)
    if _OF_ANOTHER_WHOLE.search(text, max(0, begin - _AROUND), end):
        return None
    counted = _COUNTED.search(text, begin, first.quantity.start)
    is_all = bool(_REST_FULL.search(text, last.quantity.end, end)) or (
        bool(counted or _LISTED.search(text, begin, first.quantity.start))
        and not _IN_PART.search(text, begin, end)
    )
    number = _number(counted["count"]) if counted else 0
    past = max(last.quantity.end, score.quantity.end)
    return Deduction(begin, past, _HUNDRED, tuple(off), score, True, is_all, number)


def _is_of_all(one: Statement) -> bool:
    lead = one.lead
    return (
        _LOWEST <= one.quantity.value < _HUNDRED
        and _WHOLE_LEFT.search(lead) is not None
        and not _OF_A_PART.search(lead)
    )


def _number(written: str) -> int:
    return int(written) if written.isdigit() else chinese_integer(written) or 0


def _is_wrong(found: Deduction) -> bool:
    """Return whether points taken off and a score do not agree, however the points are nested."""
    gap = found.whole - found.score.quantity.value
    values = [one.quantity.value for one in found.off]
    if any(_TOGETHER.search(one.lead) for one in found.off):
        return False  # what is taken off in all is compared with its parts elsewhere
    together = sum(values, Decimal(0))
    if together == gap:
        return found.is_all and found.counted not in (0, len(values))
    if gap < 0 or abs(together - gap) > min(_FARTHEST, found.whole / 2):
        return False
    if gap == _outermost(found.off) or (gap in values and together == gap + gap):
        return False  # 扣4分（甲扣1分、乙扣3分）; 扣4分，其中甲扣1分、乙扣3分
    return together > gap or found.is_all


def _outermost(off: Sequence[Statement]) -> Decimal:
    """Return what is taken off but for what stands in brackets or behind 其中."""
    outside, depth, nested = Decimal(0), 0, -1
    for at, one in enumerate(off):
        depth += sum(map(one.gap.count, "（(")) - sum(map(one.gap.count, "）)"))
        if at and "其中" in one.gap:
            nested = one.item
        if depth <= 0 and one.item != nested:
            outside += one.quantity.value
    return outside
