"""Changes that prose states: 由X增至Y，增长Z%；比上年增加D，增长Z%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.phrases import subject_before
from reportgen.chinese.figures.quantities import Quantity, read_quantities
from reportgen.chinese.sentences import sentences
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

Direction = Literal["增", "减", ""]
"""The way a word says a number moved; nothing for words such as 调整为."""

_UP = (
    "增长|增加|提高|提升|上升|上涨|扩大|增收|增支|增产|增幅|涨幅|超支|多支出?|多[用花收造建修种养]"
)
_DOWN = (
    "下降|减少|精简|降低|压减|压缩|缩减|缩小|减收|减支|减产|下滑|降幅|减幅|节[约省支]"
    "|少支出?|少[用花收造建修种养]"
)
_UP_FIRST, _DOWN_FIRST = frozenset("增提上扩涨升高超多"), frozenset("下减精降压缩低节少")
"""What words begin with that tell of rising and of falling."""

_FILLER = "(?:幅度|率|了|达到|达|约为|约|近|超过|超|逾|不足|不到)*"
_APART = "(?<=[年期算划标数])[多少]"
_MOVED = lazy_pattern(
    f"(?P<verb>{_UP}|{_DOWN}|[增升减降缩](?=[至到])|变(?=为)|调整(?=[为至到])|{_APART})"
    f"(?:幅度|率|了)?(?P<to>[至到为])?{_FILLER}$"
)
_BASIS = "(?P<basis>(?:同比|环比|(?:比|较|与|同)[^，,。；;、：:（(]{1,14}?(?:相比)?)?)"
_ADVERB = "(?:共|累计|净|平均|年均|大幅度?|逐年|逐步|进一步|实际|又|再)*"
_JOINED = lazy_pattern(
    f"(?:[^，,。；;、：:（(0-9]{{0,10}}?[）)]?[，,、（(])?(?:{_BASIS}){_ADVERB}"
    f"(?:{_UP}|{_DOWN}|[增升减降缩](?=[至到]))(?:幅度|率|了)?[至到为]?{_FILLER}"
)
_OF_RATE = lazy_pattern(
    "(?:[增涨降减跌]幅|增速)[^，。；]{0,12}(?:扩大|收窄|缩小|回落|提高|加快|放缓|上升|下降|增加|减少)"
)
_FROM = lazy_pattern("[由从自](?!治|然|来|主|身)[^，,。；;、：:]{0,16}$")
_FROM_TO = lazy_pattern(
    "[^，,。；;、：:（(]{0,4}?[，,]?(?:(?:[0-9]{2,4}年度?|今年|本年|当年|上年)的?)?"
    f"{_ADVERB}(?:(?P<verb>{_UP}|{_DOWN}|[增升减降缩]|变|调整)了?)?(?P<to>[至到为])"
    "(?:(?:[0-9]{2,4}年度?|今年|本年|当年|上一?年|去年|目前|现在)的?)?(?:约|近|超过|超)?"
)
_BASIS_END = lazy_pattern(
    "(?:同比|环比|(?<![同环对])[比较][^，,。；;、：:（(]{1,14}|[与同和][^，,。；;、：:（(]{1,12}相比)$"
)
_THAN = lazy_pattern("(?P<basis>[比较与][^，,。；;、：:（(]{1,14}?)(?:的|为)?$")
_THAN_ONLY = lazy_pattern("[，,（(]?同?[比较与][^，,。；;、：:（(]{1,14}?(?:的|为)?")
_BY = lazy_pattern(f"(?:相比[，,]?|比)?{_ADVERB}(?:{_UP}|{_DOWN}|[高低]出?)了?{_FILLER}")
_POINTS_APART = lazy_pattern("(?P<verb>[高低])(?P<to>(?!))?出?了?$")
"""How far a rate is from another: 较目标值95%高3.2个百分点."""

_OVER_LAST_YEARS = lazy_pattern("超出?(?:[上去]年|上一年)(?:同期)?$")
_IS_LAST_YEARS = lazy_pattern(
    "(?:^|[，,；;。：:（(])(?P<words>(?:上一?年|去年)(?!结[转余])(?:度|同期)?[^，,。；;：:（(0-9]{0,10})$"
)
_AFTER_LIST = lazy_pattern("[、和及与]")
_WINDOW = 28


class StatedChange(NamedTuple):
    """How a number moved, in the text from ``start`` to ``end``; None for what is not told.

    ``before`` and ``after`` are the two levels, ``difference`` what lies between (in the unit of
    the levels, or 个百分点) and ``rate`` that as a percentage of ``before``. Each of the last three
    has the direction that its own words tell. ``basis`` is what it is compared with as written
    (比上年, 同比), ``subject`` what moved; ``sure`` tells that words and not only figures say so.
    """

    start: int
    end: int
    subject: str
    before: Quantity | None = None
    after: Quantity | None = None
    difference: Quantity | None = None
    rate: Quantity | None = None
    after_direction: Direction = ""
    difference_direction: Direction = ""
    rate_direction: Direction = ""
    basis: str = ""
    sure: bool = True


def read_changes(text: str, quantities: Sequence[Quantity] | None = None) -> list[StatedChange]:
    """Return the changes of a text in their order; ``quantities`` are its own, if read before.

    What is told of one movement, joined by commas within one sentence, is one change:
    由X增至Y，增加D，增长Z%. A level is taken only from directly before, so that 甲X，乙增长Z% has
    no ``after``; and what 分别 tells of several things at once is left out.
    """
    found = read_quantities(text) if quantities is None else quantities
    changes: list[StatedChange] = []
    index = 0
    for begin, end in sentences(text):
        first = index
        while index < len(found) and found[index].start < end:
            index += 1
        if index > first:
            changes += _in_sentence(text, begin, found[first:index])
    return changes


def _in_sentence(text: str, begin: int, found: Sequence[Quantity]) -> Iterator[StatedChange]:
    change: StatedChange | None = None
    for index, quantity in enumerate(found):
        floor = found[index - 1].end if index else begin
        following = _from_to(text, begin, found, index)
        if not following and (moved := _move(text, floor, quantity)):
            joined = _JOINED.fullmatch(text, floor, quantity.start)
            is_own = joined and not _OF_RATE.search(text, floor, quantity.start)
            base = change if change and is_own and change.end == floor else None
            following = base and _with(base, quantity, moved, joined)
            if following:
                change = None
            else:
                is_level = not change or change.difference is not found[index - 1]
                start = _start(text, begin, found, index, moved, is_level)
                following = _with(start, quantity, moved, joined)
        if following:
            if change:
                yield change
            change = following
    if change:
        yield change


def _move(text: str, floor: int, quantity: Quantity) -> re.Match[str] | None:
    """Find the word of movement directly before a quantity."""
    first = max(floor, quantity.start - _WINDOW)
    moved = _MOVED.search(text, first, quantity.start)
    if moved is None and quantity.unit == "个百分点":
        moved = _POINTS_APART.search(text, first, quantity.start)
    return None if moved and "分别" in text[max(floor, moved.start() - 4) : moved.end()] else moved


def _from_to(text: str, begin: int, found: Sequence[Quantity], index: int) -> StatedChange | None:
    """Read 由X增至Y where Y is the quantity at ``index``."""
    if not index or found[index - 1].unit != found[index].unit:
        return None
    before, after = found[index - 1 : index + 1]
    between = _FROM_TO.fullmatch(text, before.end, after.start)
    floor = found[index - 2].end if index > 1 else begin
    lead = between and _FROM.search(text, max(floor, before.start - _WINDOW), before.start)
    if not between or not lead:
        return None
    subject = subject_before(text, lead.start(), floor)
    direction = _direction(between["verb"] or "")
    start = lead.start() - len(subject)
    return StatedChange(start, after.end, subject, before, after, after_direction=direction)


def _start(
    text: str,
    begin: int,
    found: Sequence[Quantity],
    index: int,
    moved: re.Match[str],
    is_level: bool,
) -> StatedChange:
    """Begin a change with the levels named directly before a difference or a rate.

    What stands there is no level where it tells a move: 比预算多2万元，比上年多3万元.
    """
    quantity = found[index]
    floor = found[index - 1].end if index else begin
    if index and is_level:
        level = found[index - 1]
        lead_floor = found[index - 2].end if index > 1 else begin
        lead = text[max(lead_floor, level.start - _WINDOW) : level.start]
        than = _THAN.search(lead)
        if than and _BY.fullmatch(text, level.end, quantity.start):
            after = found[index - 2] if index > 1 and _THAN_ONLY.fullmatch(lead) else None
            if after and after.unit != level.unit:
                after = None
        else:
            than = after = None
        # two rates are compared even where 提高2.5% is said instead of 2.5个百分点
        are_rates = after is not None and level.unit == quantity.unit == "%"
        if than and (are_rates or _comparable(level, quantity)):
            named = after or level
            return StatedChange(named.start, 0, named.subject, level, after, basis=than["basis"])
        in_list = _AFTER_LIST.match(lead) and index > 1 and found[index - 2].unit == level.unit
        joined = _JOINED.fullmatch(text, floor, quantity.start)
        if joined and not in_list and _comparable(level, quantity) and not moved["to"]:
            if _OVER_LAST_YEARS.search(lead):
                return StatedChange(level.start, 0, level.subject, difference=level)
            if last := _IS_LAST_YEARS.search(lead):
                start = level.start - len(last["words"])
                return StatedChange(start, 0, level.subject, before=level)
            return StatedChange(level.start, 0, level.subject, after=level)
    basis = _BASIS_END.search(text, max(floor, moved.start() - _WINDOW), moved.start())
    first = basis.start() if basis else moved.start()
    told = basis.group() if basis else ""
    return StatedChange(first, 0, subject_before(text, first, floor), basis=told)


def _with(
    change: StatedChange, quantity: Quantity, moved: re.Match[str], joined: re.Match[str] | None
) -> StatedChange | None:
    """Add what a quantity tells to a change; None where that is told already or does not fit."""
    direction = _direction(moved["verb"])
    end, basis = quantity.end, change.basis or (joined["basis"] if joined else "")
    level = change.after or change.before
    if moved["to"] and (moved["to"] != "为" or quantity.unit not in RATES):
        if change.after or (level and level.unit != quantity.unit):
            return None
        return change._replace(end=end, after=quantity, after_direction=direction, basis=basis)
    if quantity.unit in ("%", "‰"):
        if change.rate:
            return None
        return change._replace(end=end, rate=quantity, rate_direction=direction, basis=basis)
    if change.difference or (level and not _comparable(level, quantity)):
        return None
    return change._replace(
        end=end, difference=quantity, difference_direction=direction, basis=basis
    )


def _comparable(level: Quantity, moved_by: Quantity) -> bool:
    """Return whether a level can have moved by a quantity: 元 by 元 or %, % by 个百分点."""
    if moved_by.unit == "个百分点":
        return level.unit == "%"
    if moved_by.unit in ("%", "‰"):
        return level.unit not in RATES
    return level.unit == moved_by.unit


def _direction(verb: str) -> Direction:
    first = verb[:1]
    if first in _UP_FIRST:
        return "增"
    return "减" if first in _DOWN_FIRST else ""
