"""Totals that prose breaks down: 总量…，其中甲…、乙…、丙…."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES, same_unit
from reportgen.chinese.figures.quantities import Quantity, read_quantities
from reportgen.chinese.figures.share_bases import leave_some
from reportgen.chinese.sentences import periods
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.divided_totals import Breakdown, DividedTotals, same_units
from reportgen.chinese.totals.families import (
    GRADES,
    TITLES,
    are_named_in,
    are_other_bodies,
    is_attribute,
    may_overlap,
    one_family,
)
from reportgen.chinese.totals.numbered_parts import number_of, read_numbered_parts
from reportgen.chinese.totals.part_lists import (
    PartList,
    goes_on,
    is_other_way,
    may_be_part,
    names_are_kin,
    of_one_way,
)
from reportgen.chinese.totals.part_words import HELD_IN_LAST
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_AMONG = lazy_pattern(
    "(?:(?P<back>(?:该|此|上述|以上|这)(?:项|类|些)?[\u4e00-\u9fff]{0,4}?(?:当?中|的)?)[，,]?)?"
    "其中(?P<few>主要)?(?:有|是|为)?(?P<some>包括|包含|含|如)?[:：，,]?(?P<so>按[^，,。；：:0-9]{2,8}分类?[:：，,])?"
    "|，(?:具体包括|(?P<part>包括))(?=[^，。；：:0-9]{1,14}[0-9])|(?:(?<=。)(?:收入|支出)|具体)?(?:包括|分别为"
    "|分别是|具体为)[:：]|(?P<most>主要)用于(?:以下)?(?:几个)"
    "?方面[:：]|(?P<by>(?:(?:按照?|分|从)[^，,。；：:0-9]{2,8}(?:划分|分类?|来?看)|经[^，,。；：:0-9]{0,6}分类)"
    "(?:[:：，,]|为))"
)
AMONG = Sign("其中", words("其中"))
NAMES_PARTS = Sign(
    "(?:(?<=，)|(?<=，具体))包括|[类分看](?<=[^0-9].)[：:，,为](?=[^，。；：:0-9]{1,30}[0-9])|[：:](?:(?<=包括[：:])|(?<=分别[是为][：:])|(?<=具体为[：:])|(?<=方"
    "面[：:])|(?<=[类分][：:]))",
    words("包括 包括： 分别为： 分别是： 具体为： 方面： 分： 类： 包括: 方面:")
    | words("类， 类, 类: 类为 分为 分， 分, 分: 看， 看, 看： 看: 看为"),
)
OPENS_WITH_PARTS = Sign(
    "[其按收支资](?<=。[其按收支资])(?:中|[^，,。；：:0-9]{2,8}分类?[:：，,]|[入出]包括|金来源[为是包：])",
    words("。其中 。按 。收入包括 。支出包括 。资金来源"),
)
TELLS_OF_TOTAL = Sign("(?<=。)[^。；0-9]{8,100}，其中", words("其中"))
OPENS_ITEMS = Sign("其中[：:，,]?[（(]?[1一][）).、．](?![0-9])", words("其中"))
OPENS_PARAGRAPH = Sign("其中(?<=\n其中)", words("其中"))
"""What may tell of a total that is broken down; the last four, of one in the sentence before.

The parts of OPENS_ITEMS may be sentences of their own.
"""

_NEXT = lazy_pattern(
    "(?P<tail>[^、，,；;。：:（()）]{0,14}(?:[（(][^（()）]{0,30}[）)])?)"
    "(?P<separator>[、，,；;]|和|及|与|以及)\\s*"
    "(?P<label>(?:[0-9一二三四五六七八九十]{1,2}、)?"
    "(?:(?:[^、，,；;。：:（()）0-9]{1,12}、){1,3}(?=[^、，,；;。：:（()）0-9]{1,12}等[\u4e00-\u9fff]))?"
    "(?:[^、，,；;。：:（()）]|[（(][^（()）]{0,20}[）)]){1,30})"
)
_BY_KIND = lazy_pattern(
    "[；。](?:其中[，：]?)?(?:按|分|从)[^，,。；：:0-9]{2,8}(?:划分|分类?|来?看)[:：，,]"
)
_FIRST = lazy_pattern(
    "\\s*(?:[0-9一二三四五六七八九十]{1,2}、)?(?:[^、，,；;。：:（()）]|[（(][^（()）]{0,20}[）)]){1,30}"
)
_WITHIN = lazy_pattern(
    "[，,](?:(?:主要|具体|分别)(?:是|为|包括|用于)|包括|包含|即)[^；。]{1,160}(?=；)"
)
_JOINED = lazy_pattern("\\s*[\u4e00-\u9fff]{1,12}(?:[、和及与][\u4e00-\u9fff]{1,12}){1,4}")
_AND_SO_ON = lazy_pattern("[^、，,；;。：:（()）0-9]{0,6}等(?!级|次)")
_GROUP = lazy_pattern("[^，。；：、（）0-9]{1,8}")
_BESIDES = lazy_pattern(
    "\\s*(?:总(?:收入|支出|费用|成本|投资|产值)|收支|另(?!有?[^，。；、0-9]{0,6}(?:编外|遗属|临聘|派遣|退休|三支一扶|公益性))|此外|不含|不包括)"
)
_CALLED = lazy_pattern("[一-鿿]{1,6}[（(][^（）()0-9]{1,8}[）)][一-鿿]{0,4}")
_IN_ROW, _BESIDE = frozenset("、和及与"), frozenset("，,")
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
                listed = PartList(numbered[0], "；", open=numbered[1])
            else:
                listed = self._parts(first, end)
            if not named and listed.separator not in ("，", "；"):
                continue  # 甲、乙12万元 may be one part or two
            if self._tells_again(listed.parts):
                continue
            listed = listed._replace(of_age=self._of_age(first))
            total = self.totals.of(mark, begin, listed.parts, listed.labels, self.outer)
            if total is None or not all(listed.labels) or is_other_way(total, listed):
                continue
            if self._is_of_each(total, mark.end(), listed.parts[0].start):
                continue
            listed = of_one_way(total, listed)
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
            yield from self._in_other_unit(total, listed.parts[0])

    def _is_of_each(self, total: Quantity, begin: int, end: int) -> bool:
        """Return whether parts are one of each in a row: A人、B人，其中……的分别有C人、D人."""
        before = bisect_left(self.starts, total.start) - 1
        if before < 0 or "分别" not in self.text[begin:end]:
            return False
        one = self.quantities[before]
        return self.text[one.end : total.start] in _IN_ROW and same_unit(one.unit, total.unit)

    def _in_other_unit(self, total: Quantity, part: Quantity) -> Iterator[Breakdown]:
        """Return a part that is too many in another unit: 64批186人，其中甲41批252人."""
        beside: list[Quantity] = []
        for one in (total, part):
            at = bisect_left(self.starts, one.end)
            if at == len(self.starts) or self.starts[at] != one.end:
                return
            beside.append(self.quantities[at])
        whole, some = beside
        if same_unit(whole.unit, some.unit) and some.value > whole.value:
            labels = (part.subject or part.object,)
            yield Breakdown(total.start, some.end, whole, (some,), labels, True, None)

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

    def _parts(self, first: int, limit: int) -> PartList:
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
            if separator in ("", "；") and (
                item := self._next_item(end, quantity, parts[0], limit)
            ):
                end, index = item, bisect_left(self.starts, item)
                continue
            following = _NEXT.fullmatch(self.text, end, quantity.start)
            if not following:
                divides_again = _BY_KIND.match(self.text, end) is not None
                return PartList(parts, separator, open=separator != "、" and not divides_again)
            mark = _SEPARATORS.get(following["separator"], following["separator"])
            label = following["label"]
            if _AND_SO_ON.match(self.text, end) or "其中" in label or _BESIDES.match(label):
                return PartList(parts, separator, open=True)
            if self._is_within_part(label, parts[0].start, end):
                return PartList(parts, separator, open=mark != separator)
            if HELD_IN_LAST.match(label):
                return PartList(parts, separator, open=mark == separator)  # within the last part
            kin = mark != "、" and separator != "、" and names_are_kin(parts[0], quantity, label)
            is_anew = mark == "；" and separator and separator != "；" and not kin
            if is_anew or (mark != "、" and number_of(label)):
                return PartList(parts, separator, open=False)  # 其中甲，乙；丙 is said anew
            if not kin and not goes_on(parts[0], quantity, separator, mark, label):
                is_open = mark == separator == "；" and same_units(parts[0], quantity)
                is_open = is_open or may_be_part(parts[0], quantity, label)
                return PartList(parts, separator, open=is_open)
            is_anew = mark == "、" and separator == "；"  # 其中甲；乙、丙、丁
            if is_anew or not same_units(quantity, parts[0]) or quantity.low is not None:
                return PartList(parts[:1] if is_anew else parts, separator, open=mark == "、")
            separator = separator or mark
            parts.append(quantity)
            end, index = self.totals.after_aside(quantity.end, index + 1)
        is_open = _AND_SO_ON.match(self.text, end, limit) is not None
        return PartList(parts, separator, is_open or leave_some(shares, parts))

    def _next_item(self, end: int, quantity: Quantity, part: Quantity, limit: int) -> int:
        """Return where the next item of a list begins that a ； parts, past what tells of a part.

        运行维护费9.84万元，用于4辆车；接待费4.36万元. It is 0 where there is none.
        """
        if same_units(quantity, part) or self.text[end : end + 1] not in _BESIDE:
            return 0
        item = self.text.find("；", quantity.end, limit)
        within = self.quantities[bisect_left(self.starts, end) : bisect_left(self.starts, item)]
        return 0 if item < 0 or any(same_units(one, part) for one in within) else item

    def _tells_again(self, parts: Sequence[Quantity]) -> bool:
        """Return whether the next item tells as the one before: 受理甲5件，办结4件；受理乙….

        They are no parts of one whole, but those of each item make two of them.
        """
        names = [one.subject for one in parts[1:]]
        if not names or self.text[parts[-1].end : parts[-1].end + 1] != "；":
            return False
        after = bisect_left(self.starts, parts[-1].end) + 1
        return names == [one.subject for one in self.quantities[after : after + len(names)]]

    def _is_within_part(self, label: str, first: int, end: int) -> bool:
        """Return whether a name is of something in a part: 来信60件，来访40件，来信中匿名20件."""
        part, within, _ = label.partition("中")
        begin = max(0, first - _LONGEST)
        return bool(within) and len(part) > 1 and self.text.find(part, begin, end) >= 0


def _in_turn(labels: tuple[str, ...]) -> bool:
    """Return whether parts are of the beginning of a year and of what came later: 年初, 年中."""
    return len(labels) == _PAIR and labels[0][:2] == "年初" and labels[1][:2] == "年中"


def _are_both(mark: re.Match[str], total: Quantity, labels: tuple[str, ...]) -> bool:
    """Return whether parts are the two that a total is called: 村（社区）17个, 17个村（社区）."""
    called = _CALLED.match(mark.string, total.end)
    return any(are_named_in(one, labels) for one in (total.subject, called[0] if called else ""))


def _breakdown(mark: re.Match[str], total: Quantity, listed: PartList) -> Breakdown:
    is_open = listed.open or bool(mark["few"] or mark["some"] or mark["part"])
    labels, parts, partition = listed.labels, tuple(listed.parts), None
    family = one_family(labels) if len(labels) > 1 else None
    if family == TITLES:
        return Breakdown(total.start, parts[-1].end, total, parts, labels, True, True)
    if family == GRADES or are_other_bodies(labels):
        added = sum((part.value for part in parts), Decimal(0))
        partition = True if not is_open and added >= total.value * _NEARLY_ALL else None
    elif not is_open and (family is not None or _in_turn(labels) or _are_both(mark, total, labels)):
        partition = True
    elif mark["by"] and not is_open and len(labels) > 1:
        partition = True  # what is divided by a word is divided whole
    elif any(map(may_overlap if total.unit in MONEY else is_attribute, labels)):
        partition = False
    return Breakdown(total.start, parts[-1].end, total, parts, labels, is_open, partition)
