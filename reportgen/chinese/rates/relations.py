"""Shares and rates that prose states: 甲X，占乙Y的Z%; 完成率92%."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportgen.chinese.figures.quantities import Quantity, read_quantities
from reportgen.chinese.rates.reasons import REASON, is_told_after
from reportgen.chinese.sentences import periods, sentences
from reportgen.chinese.totals.breakdowns import read_breakdowns
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.totals.divided_totals import Breakdown

_FOR_EACH = lazy_pattern("(?:[人户亩村校床车台次日月]均|平均每?|每|单价|均价)[^，。；、0-9]{0,8}$")
_SHARE = lazy_pattern(
    "占(?:了|比|到(?![位账]))?(?P<whole>(?<!占比)[^，,。；;：:\n占]{0,30}?)(?:的?(?:比重|比例|"
    "份额|百分比|比))?"
    "(?:的|为|是|达到|达)*(?:约|近|超过|超)?$"
)
_MOVED = lazy_pattern(
    "[，,（(](?:(?:[同环]比|[比较与](?:上一?年|去年)(?:同期)?(?:相比)?)[，,]?)?"
    "(?:增长|下降|上升|提高|降低|增加|减少|增幅|降幅)(?:约|了|为)?"
)
"""What tells how far the figure before it moved, which is none of a share: ，同比增长6%."""

_CHANGED = lazy_pattern("(?:增长|下降|上升|提高|降低|增加|减少|[增减][收支])(?:约|了|为)?$")

_MORE_RATES = lazy_pattern("[、和][0-9][0-9.]*[%％]")
_TO_SHARE = lazy_pattern("[^，,。；;：:、（(]{0,10}?[）)]?[，,（(]?(?:约|共|大约|合计)?")
_ADDED = lazy_pattern(
    "^(?:全镇|全乡|全县|全部|全年|当年|年度|我镇|本单位|总的)+|(?:总数|总量|合计)?的?$"
)
_ANY_TOTAL = frozenset(
    (
        "总人口",
        "总人数",
        "总户数",
        "总数",
        "总量",
        "总额",
        "总",
        "支出",
        "收入",
        "本年支出",
        "本年收入",
        "全年支出",
        "总支出",
        "总收入",
        "总体",
        "全部",
        "合计",
    )
)
_ALIASES = {
    "总支出": "支出总额",
    "支出合计": "支出总额",
    "部门整体支出": "支出总额",
    "整体支出": "支出总额",
    "部门整体支出总额": "支出总额",
    "总收入": "收入总额",
    "收入合计": "收入总额",
    "年度预算": "年度预算金额",
    "预算总额": "年度预算金额",
}
_SHORTEST_NAME = 2
_SHORTEST_SAME = 4
_IS_SUM = lazy_pattern("..[价额资积口]$")
"""A name of three characters that tells what it is of: 合同价, 总投资."""

_LOOK_BACK = 40
_WINDOW = 45
_RATE_NAME = lazy_pattern(
    "(?<![不未非])(?:(?:完成|合格|执行|覆盖|达标|满意|及时|到位|办结|参保|普及|受理|答复|回复|化解"
    "|整改|验收|发放|使用|利用|支付|"
    "成功|准确|完工|优良|优秀|入学|巩固|参与|知晓|支持|签约|履约|销号|处置|处理|收集|收缴|"
    "征缴|拨付|开工|竣工|投产|通过|"
    "出勤|到岗|接种|免疫|筛查|体检|随访|保障|安置|兑现|落实|公开|回访|建档|建册|建卡|见面|救助|就业|转化|管护|达产|"
    "排查|监测|入库|上线|"
    "办理|好评|控制|群众满意)率|满意度|完成度|达标度)$"
)
_REASON = lazy_pattern(
    "因(?![此而公素地果]|[企户村材校人时城类区岗][制施而异])|由于|受.{1,20}?影响|主要是|(?:主要|均|，|,)系(?!统|列|数)|"
    "原因|所致|导致|鉴于|超(?:出|额|过)的?部分"
)


class Share(NamedTuple):
    """``part`` stated as ``rate`` percent of ``whole``, in the text from ``start`` to ``end``.

    ``whole_name`` is what the text calls the whole, empty where 占比 speaks of a breakdown's total.
    """

    start: int
    end: int
    part: Quantity
    whole: Quantity
    rate: Quantity
    whole_name: str


class Rate(NamedTuple):
    """A rate of achievement such as 完成率92%: its name and quantity, from ``start`` to ``end``.

    ``sentence_start`` and ``sentence_end`` bound its sentence; ``has_reason`` tells that words
    there give a reason (因, 由于, 受…影响, 主要是, 系, 原因).
    """

    start: int
    end: int
    name: str
    quantity: Quantity
    sentence_start: int
    sentence_end: int
    approx: bool
    has_reason: bool


def read_shares(text: str, quantities: Sequence[Quantity] | None = None) -> list[Share]:
    """Return the shares whose part and whole are both numbers of the text, in their order.

    The whole stands after 占 with its number, or is named there and has its number earlier in
    the same sentence (before ； too); 占比 alone, or 占总数, in a breakdown is of its total. A name
    that fits two numbers gives no share. ``quantities`` are the text's own, if read before.
    """
    if "占" not in text:
        return []
    found = read_quantities(text) if quantities is None else quantities
    totals = _totals(read_breakdowns(text, found))
    shares: list[Share] = []
    first = 0
    for _, end in periods(text):
        last = bisect_left(found, end, first, key=_start_of)
        shares += _shares(text, found[first:last], totals)
        first = last
    return shares


def read_rates(text: str, quantities: Sequence[Quantity] | None = None) -> list[Rate]:
    """Return the rates of achievement, in their order; ``quantities`` are the text's own, if read.

    These are rates that 100% completes, such as 完成率, 合格率, 执行率, 覆盖率, 达标率 and 满意度;
    not 增长率, 利率, 税率, 失业率 or 执法率.
    """
    if "率" not in text and "度" not in text:
        return []
    found = read_quantities(text) if quantities is None else quantities
    rates: list[Rate] = []
    spans = iter(sentences(text))
    begin, end, reason = 0, 0, False
    for quantity in found:
        if quantity.unit != "%" or not _RATE_NAME.search(name := quantity.subject):
            continue
        if quantity.start >= end:
            begin, end = next(span for span in spans if quantity.start < span[1])
            first = begin
            if begin and quantity.start - begin <= len(name):  # 。完成率80%: of what is told before
                first = text.rfind("。", 0, begin - 1) + 1
            reason = any(one.search(text, first, end) for one in (_REASON, REASON))
        start = text.rfind(name, begin, quantity.start)
        approx = quantity.approx or quantity.low is not None
        told = reason or is_told_after(text, quantity.end, end)
        rates.append(Rate(start, quantity.end, name, quantity, begin, end, approx, told))
    return rates


def _totals(breakdowns: Sequence[Breakdown]) -> dict[int, Quantity]:
    """Return the total that each part of a breakdown is of, by where the part begins."""
    return {part.start: found.total for found in breakdowns for part in found.parts}


def _start_of(quantity: Quantity) -> int:
    return quantity.start


def _shares(text: str, found: Sequence[Quantity], totals: dict[int, Quantity]) -> Iterator[Share]:
    """Return the shares of one period, whose quantities are ``found``."""
    for index, rate in enumerate(found):
        if not index or rate.unit not in ("%", "‰"):
            continue
        stated = _SHARE.search(text, max(found[0].start, rate.start - _WINDOW), rate.start)
        if not stated:
            continue
        if _MORE_RATES.match(text, rate.end):
            continue  # 占A的31%、52%: of several parts, in their order
        before = bisect_left(found, stated.start(), key=_start_of)
        if not before or not _TO_SHARE.fullmatch(text, found[before - 1].end, stated.start()):
            continue
        at = _level_before(text, found, before - 1)
        part: Quantity | None = found[at]
        if not part or part.unit == "%" or (at < before - 1 and _is_difference(text, part)):
            continue
        is_each = _FOR_EACH.search(text, max(0, part.start - _LOOK_BACK), part.start)
        if is_each and "均" not in stated["whole"]:
            part = _in_all(part, found[:at])
        if not part:
            continue
        name = _plain(stated["whole"])
        if before < index:
            inside = found[before:index]
            whole = inside[0] if len(inside) == 1 and inside[0].end >= stated.end("whole") else None
            name = _plain(text[stated.start("whole") : inside[0].start])
        else:
            earlier = found[max(0, at - _LOOK_BACK) : at]
            whole = _named(name, part, earlier, text)
            if not whole and (not name or name in _ANY_TOTAL):
                whole = totals.get(part.start)
        if whole and whole.unit == part.unit and whole.low is None:
            yield Share(part.start, rate.end, part, whole, rate, name)


def _level_before(text: str, found: Sequence[Quantity], at: int) -> int:
    """Return which figure a rate at ``at`` tells the movement of; ``at`` for what is no such rate.

    支出412万元，比上年增加12万元，增长3%，占…: the share is of 412万元.
    """
    first = at
    while at and (at < first or found[at].unit == "%"):
        if not _MOVED.fullmatch(text, found[at - 1].end, found[at].start):
            break
        at -= 1
    return at


def _is_difference(text: str, figure: Quantity) -> bool:
    return _CHANGED.search(text, max(0, figure.start - _LOOK_BACK), figure.start) is not None


def _in_all(each: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """Return the sum that an amount for each is told of: 支出4.8万元，人均1500元，占…."""
    same = [one for one in before if one.unit == each.unit]
    return same[-1] if same else None


def _named(name: str, part: Quantity, earlier: Sequence[Quantity], text: str) -> Quantity | None:
    """Find the one quantity before a share that its whole names; None where two would do."""
    if len(name) < _SHORTEST_NAME:
        return None
    fitting = [
        quantity
        for quantity in earlier
        if quantity.unit == part.unit
        and (
            _names(name, _plain(quantity.subject))
            or (len(name) >= _SHORTEST_SAME and text.endswith(name, 0, quantity.start))
        )
    ]
    item = text.rfind("；", 0, part.start)
    own = [one for one in fitting if one.start > item]  # of its own item, where others have it too
    fitting = own or fitting
    return fitting[0] if len(fitting) == 1 else None


def _names(name: str, subject: str) -> bool:
    """Return whether a name and the subject of a quantity are one thing, maybe said more fully."""
    shorter, longer = sorted((name, subject), key=len)
    is_long = len(shorter) >= _SHORTEST_SAME or _IS_SUM.search(shorter) is not None
    return name == subject or (is_long and longer.endswith(shorter))


def _plain(name: str) -> str:
    """Reduce a name to what identifies it: without 全镇, 全部, quotes; 总支出 as 支出总额."""
    name = _ADDED.sub("", name.replace("“", "").replace("”", "").replace("的", "").strip())
    return _ALIASES.get(name, name)
