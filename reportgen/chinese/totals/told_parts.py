"""Totals of what is counted, with parts that leave each other out by their words alone.

A kind and all that are not of it (建档的29名，非建档的34名); what is done, being done and not begun
(4个已完工，1个正在施工); the kinds of what was dealt with (承办的27件中，建议11件，提案16件).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES, same_unit
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.families import is_attribute
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_TOLD_PARTS = Sign(
    "[，、；和][非不未副][^，。；、0-9]{1,14}[0-9]|中，[^，。；、0-9]{1,12}[0-9]"
    "|正在|在建|在施|在办|尚在|尚未|还没|还未|未开|未动|待建|待验|[尚仍还]有",
    each_of("，、；和", "非不未副")
    | words("中， 正在 在建 在施 在办 尚在 尚未 还没 还未 未开 未动 待建 待验 尚有 仍有 还有"),
)
"""What may tell of such parts."""

MAY_BE_STATES = Sign(
    "(?:正在|在建|在施|在办|尚在|在改造|在整改)[^，。；、0-9]{0,8}[0-9]",
    words("正在 在建 在施 在办 尚在 在改造 在整改"),
)
"""What may tell how many things are being done, beside those that are and those that are not."""

_NOT = lazy_pattern("[，、；和](?:另有?)?(?P<not>[非不未副])(?P<kind>[^，。；、0-9]{1,14})")
_TO_LABEL = lazy_pattern(".*(?:其中|[：:（(，,])[有为是：:，,]*")
_CLOSES = lazy_pattern("[^，。；、：:0-9]{0,6}(?:[）)。；，]|$)")
_OPENS = lazy_pattern(
    "[^，。；：:0-9]{0,12}(?:[，,：:（(](?:其中[：:，,]?)?|中[，,])(?:有|已有)?(?![^，。；])$"
)
_STATE = lazy_pattern(
    "[^，。；、：:0-9已正在尚未待]{0,6}?(?:(?P<done>已[^，。；、0-9]{1,10}|(?:完工|竣工|建成|办结))"
    "|(?P<doing>正在[^，。；、0-9]{1,10}|在建|在施工?|尚在[^，。；、0-9]{1,8})"
    "|(?P<left>(?:尚?未|待)[^，。；、0-9]{1,8}))(?P<mark>[，、；。）)]|$)"
)
_AT_TIME = "(?:其中|目前|现|到(?:目前|年底)|截[至止][^，。；、0-9]{0,8})?"
_IS_DONE = lazy_pattern(
    f"{_AT_TIME}[^，。；、0-9未没正在]{{0,5}}?(?:已经?(?![^，。；、]*(?:[开动]工|启动|下达|签|立项|安排))[^，。；、0-9]{{1,12}}"
    "|(?:完工|竣工|建成|办结|整改到位|改造到位|销号)[^，。；、0-9]{0,4})$"
)
_IS_DOING = lazy_pattern(
    f"{_AT_TIME}(?:正在[^，。；、0-9]{{1,8}}|在建|在施工?|在办|在改造|在整改|尚在[^，。；、0-9]{{1,8}})(?:的?有)?$"
)
_IS_LEFT = lazy_pattern(
    "(?:还有|另有|其余)?(?:(?:[还尚仍])?(?:未|没有?|待)(?!成年)[^，。；、0-9]{1,8}|不符合[^，。；、0-9]{0,8}|不予[^，。；、0-9]{1,6})$"
)
_TO_LAST_MARK = lazy_pattern("(?s:.*)[，,。；;：:、（(]")
_AMONG = lazy_pattern("[^，。；、0-9]{0,8}中[，,：:](?P<label>[^，。；、0-9]{1,12})")
_LISTED = lazy_pattern("[，、；](?P<label>[^，。；、0-9]{1,12})")
_NO_KIND = lazy_pattern(
    "[已未]|办[结理]|满意|完成|采纳|答复|公开|整改|解决|面商|回访|续|重复|移送|立案|评|最|涉|达|其[中他余]|优|合格"
)
_OVERLAPS = lazy_pattern("兼|同时|交叉|重复|既|另有")
_DEALT_WITH = frozenset(("件", "起", "宗", "笔", "份", "张", "例", "封", "批", "户"))
_FEWEST, _MANY, _RANK = 2, 8, 1
_MOST_OVER, _NEARLY = Decimal("1.6"), Decimal("0.75")


def read_told_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals whose parts leave each other out, near enough to be all of them."""
    for index in range(1, len(statements)):
        for found in (
            _opposites(statements, index),
            _stages(statements, index),
            _kinds(statements, index),
        ):
            if found and _is_near(found):
                yield found


def _is_near(found: NearSum) -> bool:
    added, whole = sum(one.quantity.value for one in found.parts), found.total.quantity.value
    between = found.total.text[found.start : found.end]
    return whole * _NEARLY <= added <= whole * _MOST_OVER and not _OVERLAPS.search(between)


def _counts(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether a total and its parts are exact counts of one sentence, of one unit."""
    if not total.unit or total.unit in RATES or total.unit in MONEY or total.role != "level":
        return False
    return total.is_exact and all(
        one.is_exact and one.period == total.period and same_unit(one.unit, total.unit)
        for one in parts
    )


def _opposites(statements: Sequence[Statement], index: int) -> NearSum | None:
    """Read 63名，其中甲29名，非甲34名, with the total at ``index`` - 1."""
    if index + 1 >= len(statements):
        return None
    total, one, other = statements[index - 1 : index + 2]
    found = _NOT.fullmatch(other.gap)
    label = _TO_LABEL.match(one.gap)
    if not found or not label or not _counts(total, (one, other)):
        return None
    kind = found["kind"]
    is_deputy = found["not"] == "副" and f"正{kind}" == one.gap[label.end() :]
    if is_deputy and kind[:_RANK] not in total.lead:
        return None  # 职工45人，其中正科级2人、副科级5人
    if not is_deputy and (found["not"] == "副" or one.gap[label.end() :] != kind):
        return None
    if not _CLOSES.match(total.text, other.quantity.end):
        return None
    added = one.quantity.value + other.quantity.value
    if found["not"] in "不未" and added < total.quantity.value:
        return None  # of some it is not known yet
    return NearSum(total.quantity.start, other.quantity.end, total, (one, other))


def _stages(statements: Sequence[Statement], index: int) -> NearSum | None:
    """Read 项目10个，其中4个已完工，5个正在施工，1个未开工, with the total before ``index``."""
    total = statements[index - 1]
    gap, before = statements[index].gap, statements[index - 2] if index > 1 else total
    if not _OPENS.fullmatch(gap):
        return None
    if "中" not in gap and before.unit == total.unit and before is not total:
        return None  # 实施项目10个，涉及6个村，4个已完工
    parts: list[Statement] = []
    told = {"done": 0, "doing": 0, "left": 0}
    for one in statements[index : index + _MANY]:
        state = _STATE.match(one.text, one.quantity.end)
        if not state or (parts and one.gap[-1:] not in ("，", "、", "；")):
            return None
        parts.append(one)
        for name in told:
            told[name] += state[name] is not None
        if state["mark"] not in ("，", "、", "；"):
            break
    else:
        return None
    if len(parts) < _FEWEST or told["done"] > 1 or not _counts(total, parts):
        return None
    added = sum((one.quantity.value for one in parts), Decimal(0))
    if added < total.quantity.value and not all(told.values()):
        return None
    return NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))


def read_states(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 项目34处，完工26处，在建6处，未动工2处, where what became of all is not all there is.

    It may stand in the sentence behind the total, where it counts the same things.
    """
    for index in range(1, len(statements)):
        total, first = statements[index - 1 : index + 1]
        parts: list[Statement] = []
        for one in statements[index : index + _MANY]:
            if one.period != first.period or not same_unit(one.unit, total.unit) or not state(one):
                break
            parts.append(one)
        if (are_states(parts) or _are_too_many(total, parts)) and _count_same(total, parts):
            found = NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))
            if _is_near(found):
                yield found


def state(one: Statement) -> str:
    """Return what became of what a figure counts by the words before it: done, doing or left."""
    words = _TO_LAST_MARK.sub("", one.gap, count=1)
    kinds = {"done": _IS_DONE, "doing": _IS_DOING, "left": _IS_LEFT}
    told = [name for name, kind in kinds.items() if kind.match(words)]
    return told[0] if len(told) == 1 else ""


def are_states(parts: Sequence[Statement]) -> bool:
    """Return whether figures tell what was done, is being done and is left of the same things."""
    told = [state(one) for one in parts]
    return told.count("done") == 1 == told.count("left") and "doing" in told and all(told)


def _are_too_many(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether what is done and what is being done are more than there is: 8个，6个、3个."""
    told = {state(one) for one in parts}
    added = sum(one.quantity.value for one in parts)
    return len(parts) == _FEWEST and told == {"done", "doing"} and added > total.quantity.value


def _count_same(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts count the things that a total does, by their units and names."""
    first = parts[0]
    if first.period - total.period > 1 or total.unit in RATES or total.unit in MONEY:
        return False
    if total.role != "level" or not all(one.is_exact for one in (total, *parts)):
        return False
    named = {one.quantity.object for one in parts} - {""}
    called = total.lead + total.quantity.object
    is_same = all(name in called or name[-2:] in called for name in named)
    return is_same and (bool(named) or first.period == total.period or total.unit != "个")


def _kinds(statements: Sequence[Statement], index: int) -> NearSum | None:
    """Read 承办的27件中，建议11件，提案16件, if they are more than all."""
    total, first = statements[index - 1 : index + 1]
    found = _AMONG.fullmatch(first.gap)
    if not found or total.unit not in _DEALT_WITH:
        return None
    parts, labels = [first], [found["label"]]
    for one in statements[index + 1 : index + _MANY]:
        found = _LISTED.fullmatch(one.gap)
        if not found or one.period != total.period:
            break
        parts.append(one)
        labels.append(found["label"])
    if len(parts) < _FEWEST or not _counts(total, parts):
        return None
    if any(_NO_KIND.search(label) or is_attribute(label) for label in labels):
        return None
    added = sum((one.quantity.value for one in parts), Decimal(0))
    if added <= total.quantity.value or not _CLOSES.match(total.text, parts[-1].quantity.end):
        return None
    return NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))
