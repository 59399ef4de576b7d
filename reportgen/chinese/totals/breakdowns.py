"""Totals that prose breaks down: 总量…，其中甲…、乙…、丙…."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MEASURES, MONEY, RATES, same_unit
from reportgen.chinese.figures.quantities import Quantity, read_quantities
from reportgen.chinese.figures.share_bases import leave_some
from reportgen.chinese.sentences import periods
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.divided_totals import Breakdown, DividedTotals
from reportgen.chinese.totals.families import (
    GRADES,
    TITLES,
    are_kin,
    family_of,
    is_attribute,
    may_overlap,
    one_family,
)
from reportgen.chinese.totals.numbered_parts import number_of, read_numbered_parts, unnumbered
from reportgen.chinese.totals.part_words import HELD_IN_LAST
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_AMONG = lazy_pattern(
    "(?:(?P<back>(?:该|此|上述|以上|这)(?:项|类|些)?[\u4e00-\u9fff]{0,4}?(?:当?中|的)?)[，,]?)?"
    "其中(?P<few>主要)?(?:有|是|为)?(?P<some>包括|包含|含|如)?[:：，,]?(?P<so>按[^，,。；：:0-9]{2,8}分类?[:：，,])?"
    "|，(?:具体)?(?P<part>包括)(?=[^，。；：:0-9]{1,14}[0-9])|(?:具体)?(?:包括|分别为"
    "|分别是|具体为)[:：]|(?P<most>主要)用于(?:以下)?(?:几个)"
    "?方面[:：]|(?P<by>(?:(?:按照?|分|从)[^，,。；：:0-9]{2,8}(?:划分|分类?|来?看)|经[^，,。；：:0-9]{0,6}分类)"
    "(?:[:：，,]|为))"
)
AMONG = Sign("其中", words("其中"))
NAMES_PARTS = Sign(
    "(?<=，)包括|[类分看](?<=[^0-9].)[：:，,为](?=[^，。；：:0-9]{1,30}[0-9])|[：:](?:(?<=包括[：:])|(?<=分别[是为][：:])|(?<=具体为[：:])|(?<=方"
    "面[：:])|(?<=[类分][：:]))",
    words("包括 包括： 分别为： 分别是： 具体为： 方面： 分： 类： 包括: 方面:")
    | words("类， 类, 类: 类为 分为 分， 分, 分: 看， 看, 看： 看: 看为"),
)
OPENS_WITH_PARTS = Sign(
    "[其按收资](?<=。[其按收资])(?:中|[^，,。；：:0-9]{2,8}分类?[:：，,]|入包括|金来源[为是包：])",
    words("。其中 。按 。收入包括 。资金来源"),
)
OPENS_PARAGRAPH = Sign("其中(?<=\n其中)", words("其中"))
"""What may tell of a total that is broken down; the last two, of one in the sentence before."""

_NEXT = lazy_pattern(
    "(?P<tail>[^、，,；;。：:（()）]{0,14}(?:[（(][^（()）]{0,30}[）)])?)"
    "(?P<separator>[、，,；;]|和|及|与|以及)\\s*"
    "(?P<label>(?:[0-9一二三四五六七八九十]{1,2}、)?(?:[^、，,；;。：:（()）]|[（(][^（()）]{0,20}[）)]){1,30})"
)
_BY_KIND = lazy_pattern(
    "[；。](?:其中[，：]?)?(?:按|分|从)[^，,。；：:0-9]{2,8}(?:划分|分类?|来?看)[:：，,]"
)
_FIRST = lazy_pattern(
    "\\s*(?:[0-9一二三四五六七八九十]{1,2}、)?(?:[^、，,；;。：:（()）]|[（(][^（()）]{0,20}[）)]){1,30}"
)
_WITHIN = lazy_pattern("[，,](?:(?:主要|具体)(?:是|为|包括|用于)|包括|包含)[^；。]{1,160}(?=；)")
_JOINED = lazy_pattern("\\s*[\u4e00-\u9fff]{1,12}(?:[、和及与][\u4e00-\u9fff]{1,12}){1,4}")
_AND_SO_ON = lazy_pattern("[^、，,；;。：:（()）0-9]{0,6}等(?!级|次)")
_NEW_CLAUSE = lazy_pattern(
    "\\s*(?:全年|今年|全镇|全县|完成|建设|新建|新增|增加|减少|扣除|减去|实际|继续|修复|治理|争取|开展|组织|实现|累计|共(?!同)|发放"
    "|拨付|调[减增]|追[加减]|核[减增]|收回|结余|剩余|同时|并|已|较|比|"
    "同比|为|使|有效|[^，。；]{0,8}[由从](?:年初|上年|去年|期初)|[一二三四五六七八九十]是|其中|剩余|其余(?=.*均)|[^，。；]{0,8}[比较](?:上年|去年|预算))"
)
_ANEW = lazy_pattern(
    "\\s*(?:当[日月天]|新增|还有|累计|现有|另有|(?:全年|年内|本年|今年|当年)?新?发展)"
)
_GROUP = lazy_pattern("[^，。；：、（）0-9]{1,8}")
_BESIDES = lazy_pattern("\\s*(?:另|此外|不含|不包括)")
_BALANCE = lazy_pattern("[顺逆]差|净(?:流[入出]|额|增|减)|盈亏")
_LACKING = lazy_pattern("[空缺超]编|空缺|缺[额员]")
_WAYS = frozenset(("收入", "支出", "结余"))
_PAIR, _LONGEST, _NEARLY_ALL = 2, 16, Decimal("0.9")
_SEPARATORS = {",": "，", ";": "；", "和": "、", "及": "、", "与": "、", "以及": "、"}


def read_breakdowns(text: str, quantities: Sequence[Quantity] | None = None) -> list[Breakdown]:
    """Return the breakdowns of a text in their order; ``quantities`` are its own, if read before.

    The total is the nearest quantity before 其中 in the same sentence, so that a 其中 within a
    list breaks the last part down. A sentence that begins with 其中 goes on with the total of the
    sentence before. Where the total or the extent of the list is in doubt there is none.
    """
    if not _AMONG.search(text):
        return []
    found = read_quantities(text) if quantities is None else quantities
    return list(_BreakdownReader(text, found).read())


class _List(NamedTuple):
    """The parts after one 其中, with what stands between them."""

    parts: list[Quantity]
    separator: str
    open: bool
    of_age: str = ""
    """What those of an age are called that the first part is of."""

    @property
    def labels(self) -> tuple[str, ...]:
        first, *others = (unnumbered(part.subject) or part.object for part in self.parts)
        return first or self.of_age, *others


class _BreakdownReader:
    """One pass over a text: its quantities, where its periods begin, the last breakdown found."""

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.quantities = quantities
        self.periods = periods(text)
        self.totals = DividedTotals(text, quantities, self.periods)
        self.starts = self.totals.starts
        self.period_starts = self.totals.period_starts
        self.last: Breakdown | None = None
        self.outer: Breakdown | None = None
        self.items: Sequence[Quantity] = ()

    def read(self) -> Iterator[Breakdown]:
        for mark in _AMONG.finditer(self.text):
            first = self._first_part(mark.end())
            begin, end = self.periods[bisect_right(self.period_starts, mark.start()) - 1]
            if first == len(self.starts) or self.starts[first] >= end:
                continue
            named = _FIRST.fullmatch(self.text, mark.end(), self.starts[first])
            if not named and not _JOINED.fullmatch(self.text, mark.end(), self.starts[first]):
                continue
            numbered = read_numbered_parts(self.text, self.quantities, self.starts, mark.end(), end)
            if numbered and numbered[0]:
                listed = _List(numbered[0], "；", open=numbered[1])
            else:
                listed = self._parts(first, end)
            if not named and listed.separator not in ("，", "；"):
                continue  # 甲、乙12万元 may be one part or two
            listed = listed._replace(of_age=self._of_age(first))
            total = self.totals.of(mark, begin, listed.parts, listed.labels, self.outer)
            if total is None or not all(listed.labels) or _is_other_way(total, listed):
                continue
            listed = _of_one_way(total, listed)
            in_item = total in self.items  # which ends before the next
            nested = not in_item and self.last is not None and total in self.last.parts
            within = nested or self.text[mark.start() - 1] == "、"  # 甲3亩、其中乙1亩，丙6亩
            if within and len(listed.parts) > 1 and listed.separator != "、":
                listed = listed._replace(parts=listed.parts[:1], open=True)
            self.last = _breakdown(mark, total, listed)
            if numbered:
                self.items = self.last.parts
            if not nested and not in_item:
                self.outer = self.last
            yield self.last

    def _first_part(self, begin: int) -> int:
        """Return the index of the first figure from ``begin`` on, past the age it is of."""
        first = bisect_left(self.starts, begin)
        return first + bool(self._of_age(first + 1))  # 其中60岁以上老人1.2万人

    def _of_age(self, index: int) -> str:
        """Return what those are called that a figure is of, where an age stands before it."""
        if not 0 < index < len(self.starts) or self.quantities[index - 1].unit != "岁":
            return ""
        group = _GROUP.fullmatch(self.text, self.quantities[index - 1].end, self.starts[index])
        return group[0] if group else ""

    def _parts(self, first: int, limit: int) -> _List:
        """Read the list that begins with a quantity and ends before ``limit`` at the latest."""
        parts, separator = [self.quantities[first]], ""
        shares: list[Quantity] = []
        end, index = self.totals.after_aside(parts[0].end, first + 1)
        while index < len(self.starts) and self.starts[index] < limit:
            quantity = self.quantities[index]
            if self.totals.is_comment(end, quantity, parts[0].unit):
                if quantity.unit in RATES and "占" in self.text[end : quantity.start]:
                    shares.append(quantity)
                end = quantity.end + (self.text[quantity.end : quantity.end + 1] in ("）", ")"))
                index += 1
                continue
            if skipped := _WITHIN.match(self.text, end, limit):
                # 本年收入90万元，主要是甲60万元，乙30万元；上年结转……: what is within a part
                end = skipped.end()
                index = bisect_left(self.starts, end)
                continue
            following = _NEXT.fullmatch(self.text, end, quantity.start)
            if not following:
                divides_again = _BY_KIND.match(self.text, end) is not None
                return _List(parts, separator, open=separator != "、" and not divides_again)
            mark = _SEPARATORS.get(following["separator"], following["separator"])
            label = following["label"]
            if _AND_SO_ON.match(self.text, end) or "其中" in label or _BESIDES.match(label):
                return _List(parts, separator, open=True)
            if self._is_within_part(label, parts[0].start, end):
                return _List(parts, separator, open=mark != separator)
            if HELD_IN_LAST.match(label):
                return _List(parts, separator, open=mark == separator)  # within the last part
            kin = mark != "、" and separator != "、" and _are_kin(parts[0], quantity, label)
            is_anew = mark == "；" and separator and separator != "；" and not kin
            if is_anew or (mark != "、" and number_of(label)):
                return _List(parts, separator, open=False)  # 其中甲，乙；丙 is said anew
            if not kin and not _goes_on(parts[0], quantity, separator, mark, label):
                is_open = mark == separator == "；" and _same_unit(parts[0], quantity)
                is_open = is_open or _may_be_part(parts[0], quantity, label)
                return _List(parts, separator, open=is_open)
            is_anew = mark == "、" and separator == "；"  # 其中甲；乙、丙、丁
            if is_anew or not _same_unit(quantity, parts[0]) or quantity.low is not None:
                return _List(parts[:1] if is_anew else parts, separator, open=mark == "、")
            separator = separator or mark
            parts.append(quantity)
            end, index = self.totals.after_aside(quantity.end, index + 1)
        is_open = _AND_SO_ON.match(self.text, end, limit) is not None
        return _List(parts, separator, is_open or leave_some(shares, parts))

    def _is_within_part(self, label: str, first: int, end: int) -> bool:
        """Return whether a name is of something in a part: 来信60件，来访40件，来信中匿名20件."""
        part, within, _ = label.partition("中")
        begin = max(0, first - _LONGEST)
        return bool(within) and len(part) > 1 and self.text.find(part, begin, end) >= 0


def _is_other_way(total: Quantity, listed: _List) -> bool:
    """Return whether parts are told of something else: 结余9万元，其中甲收入30万元，支出24万元."""
    if _BALANCE.search(total.subject):
        return True  # 顺差6亿元，其中货物顺差8亿元，服务逆差2亿元
    if _LACKING.search(total.subject) and listed.parts[0].value > total.value:
        return True  # 实有44人，空编1人，其中参公12人: who is there is told
    way = total.subject[-2:]
    return way in _WAYS and listed.parts[0].subject[-2:] in _WAYS - {way}


def _of_one_way(total: Quantity, listed: _List) -> _List:
    """Leave out what is told after the parts: 民生支出 is no part of 财政收入."""
    other = {"收入": "支出", "支出": "收入"}.get(total.subject[-2:])
    for count, label in enumerate(listed.labels):
        if count and other and label.endswith(other):
            return listed._replace(parts=listed.parts[:count], open=True)
    return listed


def _goes_on(first: Quantity, part: Quantity, separator: str, mark: str, label: str) -> bool:
    """Return whether a list goes on with a part: surely after 、, else where the names are alike.

    After a comma there may as well be a new clause. So a list parted by 、 ends there, and one
    parted by commas ends with a part of another kind, or where a clause begins with a verb.
    """
    if mark == "、":
        return True
    if _ANEW.match(label) and not _ANEW.match(first.subject):
        return False
    family = family_of(first.subject)
    if family is not None and family == family_of(part.subject):
        return True
    return family is None and separator != "、" and not _NEW_CLAUSE.match(label)


def _are_kin(first: Quantity, other: Quantity, label: str) -> bool:
    """Return whether two parts are of one whole by their names, 上年 in them or not."""
    return any(are_kin(first.subject, name) for name in (other.subject, label.strip()))


def _may_be_part(first: Quantity, other: Quantity, label: str) -> bool:
    """Return whether what a list does not take for a part may be one all the same."""
    alike = first.unit == other.unit and other.unit in MONEY | MEASURES
    return alike and not _NEW_CLAUSE.match(label)


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return same_unit(one.unit, other.unit)


def _in_turn(labels: tuple[str, ...]) -> bool:
    """Return whether parts are of the beginning of a year and of what came later: 年初, 年中."""
    return len(labels) == _PAIR and labels[0][:2] == "年初" and labels[1][:2] == "年中"


def _breakdown(mark: re.Match[str], total: Quantity, listed: _List) -> Breakdown:
    is_open = listed.open or bool(mark["few"] or mark["some"] or mark["part"])
    labels, parts, partition = listed.labels, tuple(listed.parts), None
    family = one_family(labels) if len(labels) > 1 else None
    if family == TITLES:
        return Breakdown(total.start, parts[-1].end, total, parts, labels, True, True)
    if family == GRADES:
        added = sum((part.value for part in parts), Decimal(0))
        partition = True if not is_open and added >= total.value * _NEARLY_ALL else None
    elif not is_open and (family is not None or _in_turn(labels)):
        partition = True
    elif mark["by"] and not is_open and len(labels) > 1:
        partition = True  # what is divided by a word is divided whole
    elif any(map(may_overlap if total.unit in MONEY else is_attribute, labels)):
        partition = False
    return Breakdown(total.start, parts[-1].end, total, parts, labels, is_open, partition)
