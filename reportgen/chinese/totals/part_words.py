"""What words tell of parts: that they leave no others, overlap, or are within one of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.totals.families import is_attribute
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

_IN_AND_OUT = lazy_pattern("(?:收入|支出)(?:总计|合计)(?:为|是)?$")
_IN, _OUT = lazy_pattern("收入|结转|结余|拨款|补助"), lazy_pattern("支出|结转|结余|上解")
_OVERLAPS = lazy_pattern(
    "交叉|重复|重叠|同时|兼|双处|既|有的|部分(?:对象|农户)|不含|另外|此外|都算"
)
HELD_IN_LAST = lazy_pattern("[，,；;（(]?(?:含|包括|包含|[^，。；]{0,12}?(?:里面?|当中)[含有])")
"""What is within the part before it: 公用经费9万元，公用经费里含接待费1万元."""

_DONE = lazy_pattern(
    "已经?(?:下达|到位|使用|支付|拨付|支出|执行|付款|完成|开工|建成|验收|办结|回访)(?:的|资金)?$"
)
LEAVES_REST = lazy_pattern(
    "(?:[（(][^（）()]{1,12}[）)])?[，,；](?:剩余|其余|余|尚有|还有|未)[^，。；0-9]{0,6}[0-9]"
)
"""What tells of the rest: the figure before it is what was dealt with, and no total."""

LEAVES_SOME = "其[余他]|剩余|余下|剩下|缺口|不足|差额|缺额|余款|尾款"
"""With what begins what tells that some of a total is in none of the parts, how much or not."""

REST_UNTOLD = lazy_pattern(f"[，、；](?:{LEAVES_SOME})[^0-9，。；]{{1,16}}[，。；]")
"""What tells of the rest without a figure: 其余为旱粮, 缺口资金由村里自筹."""

DIVIDED_NEXT = lazy_pattern("[^。；]{0,60}[。；]\\s*其中")
"""What divides the last part in a sentence of its own, behind which the list may go on."""

_NEED = lazy_pattern("需求|需要|缺口|所需|需(?:资金|经费)")
_MET = lazy_pattern(
    "(?:通过|利用|由|从|用)[^，。；]{2,14}(?:解决|弥补|安排|保障|筹措|承担|列支|筹集|消化)"
)
_GIVEN = lazy_pattern(
    "示范|称号|先进|荣誉|奖|品牌|名录|文物|非遗|遗产|龙头|合作社|美丽|文明|卫生|基地|平台|企业|园区|试点"
)
_PLAN = lazy_pattern("(?:预算|计划)(?:数|安排)?(?:为|是)?$")
_RESULT = lazy_pattern("(?:本年|全年|实际)?(?:支出)?(?:决算|支出|执行|完成)数?(?:为|是)?")
_BROUGHT = lazy_pattern("上年|年初|结转")
_TO_SPEND = frozenset(("planned", "granted", "left"))
_CLOSING = lazy_pattern("[年期]末|年底")
_OPENED = lazy_pattern("(?:[年期]初|上年结[转余])[^。]*$")
_COMES = lazy_pattern("(?:新增|增加|转入|调入|购[入置]|计提|接收|入库)(?:了|额|数)?$")
_GOES = lazy_pattern(
    "(?:偿还|归还|减少|化解|报废|处置|转出|调出|退出|解除|清退|核销|收回|清理|清偿|支付)(?:了|额|数)?$"
)
_BEFORE = lazy_pattern("[年期]初|[上去]年|20[0-9]{2}年[末底]")
_WAS = lazy_pattern("[年期]初(?!结)")
_SPENT, _LEFT = lazy_pattern("^支出$"), lazy_pattern("结[余转]|剩余")
_LONGEST, _PAIR = 300, 2


def are_all_kin(total: Statement, labels: tuple[str, ...]) -> bool:
    """Return whether parts are what came in, or what went out, of a total said to be all of it.

    So are those that what is needed is met by.
    """
    if _meet_need(total, labels):
        return True
    named = _IN_AND_OUT.search(total.lead)
    if not named:
        return False
    kinds = _OUT if "支" in named[0] else _IN
    return all(kinds.search(label) for label in labels)


def _meet_need(total: Statement, labels: tuple[str, ...]) -> bool:
    """Return whether parts tell how what is needed is found: 通过预算调剂解决A，通过…解决B."""
    return _NEED.search(total.lead) is not None and all(map(_MET.fullmatch, labels))


def overlap(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether words say that what is in one part may be in another, too."""
    if all(_DONE.search(part.lead) for part in parts):
        return True  # 已拨付500万元，已支付420万元
    start = parts[-1].quantity.end
    end = total.text.find("。", start, start + _LONGEST)
    last = end if end >= 0 else start + _LONGEST
    return _OVERLAPS.search(total.text, total.quantity.start, last) is not None


def hold_plan_and_result(labels: Sequence[str]) -> bool:
    """Return whether some of the parts are the budget and the result of one: 预算B，决算A."""
    return any(
        _PLAN.search(first) and _RESULT.fullmatch(second) for first, second in pairwise(labels)
    )


def hold_flows(total: Statement, labels: Sequence[str]) -> bool:
    """Return whether figures tell how a level came about, and not what it is made of.

    年初A，购入B，报废C，年末D; 欠款A，其中新增B、偿还C.
    """
    if any(map(_CLOSING.search, labels)) and _OPENED.search(total.text, 0, total.quantity.start):
        return True
    moves = _COMES.search, _GOES.search
    if len(labels) > _PAIR and any(map(_SPENT.search, labels)) and any(map(_LEFT.search, labels)):
        return True  # 收入A，支出B，主要为C、D，当年结余E
    if any(map(_WAS.search, labels)):  # 年末A，新增B，报废C，年初D
        return any(move(label) for move in moves for label in labels)
    return all(any(map(move, labels)) for move in moves)


def are_spent_from(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts are what there was to spend: 上年结转A，当年安排B，共支出C."""
    return (
        total.basis == "done"
        and all(one.basis in _TO_SPEND for one in parts)
        and any(one.basis == "left" and _BROUGHT.search(one.lead) for one in parts)
        and total.quantity.start > parts[-1].quantity.start
        and total.quantity.value < sum(one.quantity.value for one in parts)
    )


def go_on_from(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether the first part is what there was before: 年初A，新增B，注销C，年末共有D."""
    return _CLOSING.search(total.lead) is not None and _BEFORE.search(parts[0].row_gap) is not None


def move_alike(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts add to what is told of all of them: none fell, or all as it did."""
    if total.verb:
        return all(one.verb and one.is_up == total.is_up for one in parts)
    return all(one.is_up or not one.verb for one in parts)


def are_titles(total: Statement, labels: tuple[str, ...]) -> bool:
    """Return whether one thing may have the titles that several authorities give: 示范村."""
    return _GIVEN.search(total.lead) is not None and any(map(is_attribute, labels))
