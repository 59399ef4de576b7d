"""Which figure is the total of a division: 受理71184件，日均10169件，其中…；按类别分，…."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.totals.families import ECONOMIC, NATURE, one_family
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportgen.chinese.figures.quantities import Quantity

_TO_TOTAL = lazy_pattern(
    "[^，,。；;：:、（(]{0,12}(?:，[^，。；0-9]{0,8}[不无](?:交叉|重复|重叠)[^，。；0-9]{0,4})?"
    "[，,、；;：:（(\\s]{0,2}"
)
_TOLD_OF = lazy_pattern("[^。；]{0,4}。(?P<sentence>[^。；0-9]{8,100})，(?:等，)?")
_NAME = lazy_pattern("[一-鿿]{4}$")
_BETWEEN = lazy_pattern("[^，,。；;：:、（(]{0,6}[。；;，,\\s]*")
_ASIDE = lazy_pattern("[（(](?![占增减下上同比较])[^（()）\\n]{0,120}[）)]")
_OR = lazy_pattern("[\u4e00-\u9fff]{1,8}[（(][^（()）0-9，。；]{1,8}[）)]")
"""What is counted, with what it may also be: 17个村（社区）."""

_CHANGED = lazy_pattern(
    "(?:增加|减少|增长|下降|压减|上升|降低|提高|增收|减收|净增|净减|追加|追减|调增|调减|多|少|多支|少支|超支|节约)(?:支出|收入|投入)?了?(?:[0-9.]+[万亿]?元[和、])?$"
    "|平均(?:每[\u4e00-\u9fff]{1,2}|得?分)?$|[村户人天日月年]均[\u4e00-\u9fff]{0,4}$|每(?:[股人名户亩村组米吨株头只台套座处件次期场]|公里|平方米)[\u4e00-\u9fff]{0,3}$"
)
_LEFT = lazy_pattern("(?:结转(?:下年|至?[^，。；0-9]{0,4})?|剩余?|余下?|[未尚][^，。；0-9]{0,4})$")
_COMMENT = lazy_pattern(
    "[^，,。；;：:、（(]{0,8}[，,（(](?:占|同比|环比|比上?年|较上?年|负?增|减|下降|上升|完成|为[^，。；0-9]{0,8}预算|执行率)"
    "[^，,。；;：:、）)]{0,20}"
)
_OTHER_TIME = lazy_pattern(
    "[，,（(、；](?:同比|环比|(?:[比较与]|超出?)(?:上一?年|去年|20[0-9]{2}年|上一?个?月|上一?个?季度?|年初|同期)|[上去]年同期)"
    "[^，,。；;：:、）)0-9]{0,8}"
)
_COMPARED = lazy_pattern("[，。；][比较与](?:[上去]年|上一年|20[0-9]{2}年)[^，。；0-9]{0,6}$")
_MOVED_BY = lazy_pattern(
    "[，,（(]?(?:增[加长收支]|减[少收支]|下降|上升|提高|降低|净[增减])了?|[、；][增减][收支]了?"
)
_AVERAGED = lazy_pattern(
    "[，,（(](?:(?:[天日周月季年]|每[天日周月季年])均|(?:每[天日周月季年])?平均(?:每[天日周月季年])?)"
    "[^，,。；;：:（(0-9]{0,8}"
)
_FOR_EACH = lazy_pattern("[，,][村户人生亩校]均[^，,。；;：:、（(0-9]{0,8}")
_OF_THAT = frozenset(("的", "的约", "的比重为"))
_IS_BASE = lazy_pattern("的约?[0-9.]+[%％]")
_OF_BASE = lazy_pattern("[，,（(](?:占|完成|为|达到?)了?[^，,。；;：:、）)0-9]{0,16}")
_FLOW = lazy_pattern("新增|增加|减少|偿还|化解|调[入出增减]|追[加减]|核[增减]")
_MORE = 2
_BESIDE, _LEAD = frozenset("，,"), 16

_IN_CLAUSE = lazy_pattern("(?:发放|拨付|支付|兑现|兑付|补助|报销)[^，。；：、（）0-9]{2,14}|")
"""What stands between those who were paid and how much they were: 为86人发放补贴12万元."""

_BODY = lazy_pattern("(?:机构|医院|卫生[院室所]|诊所|中心|门诊部|幼儿园|小学|中学|初中|高中|学校)$")
_UNITS_OF_BODIES = frozenset("个家所")


class Breakdown(NamedTuple):
    """A total and the parts named after 其中, in the text from ``start`` to ``end``.

    All have one unit (人, 名 and 位 count as one); ``labels`` name the parts. ``open`` tells that
    the list names only some of the parts (等, 主要, 包括) or that its end is unclear: then its sum
    can only be checked not to exceed the total.

    ``partition`` is True where the parts look like they divide the total: there are at least two,
    the list is closed, and all are classes of one kind that exclude each other (基本支出 and
    项目支出, 早稻 and 晚稻). It is False where a count is followed by attributes that one member
    can share (规上企业, 省著名商标企业), and None where the words do not tell.
    """

    start: int
    end: int
    total: Quantity
    parts: tuple[Quantity, ...]
    labels: tuple[str, ...]
    open: bool
    partition: bool | None


class DividedTotals:
    """Finds in a text what the parts of each division are parts of."""

    def __init__(
        self, text: str, quantities: Sequence[Quantity], periods: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.quantities = quantities
        self.starts = [quantity.start for quantity in quantities]
        self.period_starts = [start for start, _ in periods]

    def after_aside(self, end: int, index: int) -> tuple[int, int]:
        """Skip a remark in brackets directly after a part, as one that breaks it down further."""
        if not (aside := _ASIDE.match(self.text, end)):
            return end, index
        return aside.end(), bisect_left(self.starts, aside.end())

    def is_comment(self, end: int, quantity: Quantity, unit: str) -> bool:
        """Return whether a quantity remarks on the part before it.

        So do 占5%, 67人 in 40户67人, 人均800元, and what there was at another time: 环比15223件.
        """
        if _MOVED_BY.fullmatch(self.text, end, quantity.start):
            return True
        if quantity.unit in RATES:
            return _COMMENT.fullmatch(self.text, end, quantity.start) is not None
        if quantity.start == end and quantity.unit != unit:
            return True
        if self.text[end : end + 1] in _BESIDE and _FOR_EACH.fullmatch(
            self.text, end, quantity.start
        ):
            return True
        return _OTHER_TIME.fullmatch(self.text, end, quantity.start) is not None

    def of(
        self,
        mark: re.Match[str],
        begin: int,
        parts: Sequence[Quantity],
        labels: tuple[str, ...],
        outer: Breakdown | None,
    ) -> Quantity | None:
        """Return what the parts after a mark are parts of, None where that is in doubt.

        ``begin`` is where the sentence of the mark begins, ``outer`` the last division of a total
        that is no part itself. What divides by kind (按类别分) right after that divides its total.
        """
        before = bisect_left(self.starts, mark.start()) - 1
        if before < 0:
            return None
        if outer and (mark["back"] or _are_other_classes(outer, labels)):
            adjacent = _BETWEEN.fullmatch(self.text, outer.end, mark.start())
            return outer.total if adjacent and same_unit(outer.total.unit, parts[0].unit) else None
        if mark["by"] or mark["so"]:
            if not outer and self.text.startswith("其中", begin):
                return None  # what is divided stands before the sentence
            again = outer and self._divided_again(mark, before, parts, outer)
            if again or (outer and self._is_within(outer, before)):
                return again
            if not self._opens(before, begin, mark.start()):
                return None
        return self._nearest(mark, before, begin, parts)

    def _divided_again(
        self,
        mark: re.Match[str],
        before: int,
        parts: Sequence[Quantity],
        outer: Breakdown,
    ) -> Quantity | None:
        """Return the total of a division that is divided once more."""
        if not self._is_within(outer, before) or not same_unit(outer.total.unit, parts[0].unit):
            return None
        if not _BETWEEN.fullmatch(self.text, self.quantities[before].end, mark.start()):
            return None
        return outer.total if self.text[mark.start() - 1] not in _BESIDE else None

    def _is_within(self, outer: Breakdown, before: int) -> bool:
        """Return whether a quantity is the last part of a division, or remarks on it."""
        end, unit = outer.end, outer.total.unit
        for quantity in self.quantities[bisect_left(self.starts, end) : before + 1]:
            if not self.is_comment(end, quantity, unit):
                return False
            end = quantity.end
        return self.starts[before] >= outer.parts[-1].start

    def _opens(self, before: int, begin: int, end: int) -> bool:
        """Return whether a quantity may be divided: it is not one of a row of them."""
        if self.text[end - 1 : end] in _BESIDE:
            return True
        unit = self.quantities[before].unit
        first = bisect_left(self.starts, begin)
        return all(one.unit != unit for one in self.quantities[first:before])

    def _nearest(
        self, mark: re.Match[str], before: int, begin: int, parts: Sequence[Quantity]
    ) -> Quantity | None:
        """Return the quantity before a mark, but for averages and what remarks on it."""
        last, before = before, self._before_bracket(before, begin, mark.start())
        candidate = self.quantities[before]
        gap = _BETWEEN if mark.start() == begin else _TO_TOTAL
        named = _OR.match(self.text, candidate.end)
        aside = named.end() if named else self.after_aside(candidate.end, 0)[0]
        end = aside if aside <= mark.start() else candidate.end
        if last != before:  # 年末户数60户（上年末50户），其中
            end = self.text.find("）", self.quantities[last].end) + 1
        if not (gap.fullmatch(self.text, end, mark.start()) or self._told_of(candidate, end, mark)):
            return None
        # Parts that say how they moved are of a level, and so are parts that make more than a move.
        told_too = self._is_moved(bisect_left(self.starts, parts[0].start) + 1)
        made = sum((part.value for part in parts), Decimal(0))
        told_too = told_too or self._is_less(before, parts[0], made)
        opens = mark.start() == begin
        may_pass = opens or not any(_FLOW.search(part.subject) for part in parts)
        while before and (
            self._remarks(before)
            or (
                self._is_moved(before)
                and (told_too or (may_pass and self._is_less(before, parts[0], made)))
            )
        ):
            before -= 1
        candidate = self.quantities[before]
        if opens and not self._is_alone(before, begin):
            return None
        if not same_units(candidate, parts[0]):
            if not before or not _IN_CLAUSE.fullmatch(
                self.text, self.quantities[before - 1].end, candidate.start
            ):
                return None
            candidate = self.quantities[before - 1]  # 40户67人，其中低保户12户
        lead = max(0, candidate.start - _LEAD)
        if _LEFT.search(self.text, lead, candidate.start) and parts[0].value > candidate.value:
            return None  # 审结55件，结转下年3件，其中纠错9件
        if _COMPARED.search(self.text, lead, candidate.start):
            return None  # 支出55万元。比2023年50万元增长10%。其中甲30万元
        changed = _CHANGED.search(self.text, lead, candidate.start)
        fits = same_units(candidate, parts[0]) and candidate.low is None and not changed
        return candidate if fits else None

    def _told_of(self, total: Quantity, end: int, mark: re.Match[str]) -> bool:
        """Return whether the sentence of a mark goes on with what a total counts, before it.

        公开信息9条。公开信息的渠道有两种，其中网站6条、报栏3条.
        """
        again = _TOLD_OF.fullmatch(self.text, end, mark.start())
        name = _NAME.search(total.subject)
        return again is not None and name is not None and name[0] in again["sentence"]

    def _remarks(self, index: int) -> bool:
        """Return whether a quantity tells an average, another time or a rate of the one before."""
        one, end = self.quantities[index], self.quantities[index - 1].end
        if _IS_BASE.match(self.text, one.end) and _OF_BASE.fullmatch(self.text, end, one.start):
            return True
        if one.unit in RATES:
            if self.text[end : one.start] in _OF_THAT:
                return True  # 占年初预算2180万元的44.5%
            return any(kind.fullmatch(self.text, end, one.start) for kind in (_COMMENT, _MOVED_BY))
        if _AVERAGED.fullmatch(self.text, end, one.start):
            return True
        changed = _CHANGED.search(self.text, end, one.start)  # which may be what is divided
        return not changed and _OTHER_TIME.fullmatch(self.text, end, one.start) is not None

    def _is_moved(self, index: int) -> bool:
        """Return whether a quantity tells how far the one before it moved.

        支出60万元，比上年减少5万元，其中甲40万元，减少3万元: so of the total as of its parts.
        """
        if not 0 < index < len(self.starts):
            return False
        end, start = self.quantities[index - 1].end, self.starts[index]
        level = index - 1  # 支出60万元，为预算的96%，比上年减少5万元
        while level and self.quantities[level].unit in RATES:
            level -= 1
        return (
            self.quantities[index].unit == self.quantities[level].unit
            and _CHANGED.search(self.text, end, start) is not None
            and any(kind.fullmatch(self.text, end, start) for kind in (_MOVED_BY, _OTHER_TIME))
        )

    def _is_less(self, index: int, part: Quantity, made: Decimal) -> bool:
        """Return whether a quantity is far less than what parts in its unit make."""
        one = self.quantities[index]
        return same_units(one, part) and made > one.value * _MORE

    def _before_bracket(self, index: int, begin: int, end: int) -> int:
        """Return which quantity is the total where the last before stands within a bracket."""
        opened = self.text.rfind("（", begin, self.starts[index])
        if opened < 0 or not opened < self.text.find("）", self.quantities[index].end, end):
            return index
        outer = bisect_left(self.starts, opened) - 1
        is_one = outer >= 0 and self.quantities[outer].end == opened
        return outer if is_one and "）" not in self.text[opened : self.starts[index]] else index

    def _is_alone(self, index: int, begin: int) -> bool:
        """Return whether a quantity is the only one of its sentence, which ends at ``begin``."""
        period = bisect_left(self.period_starts, begin) - 1
        start = self.period_starts[period] if period >= 0 else 0
        return index == 0 or self.starts[index - 1] < start <= self.starts[index]


def _are_other_classes(outer: Breakdown, labels: tuple[str, ...]) -> bool:
    """Return whether parts are those of a total broken down before, by nature and not by kind."""
    return one_family(labels) == NATURE and one_family(outer.labels) == ECONOMIC


def same_units(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures count by one unit, or bodies by two: 机构4个，医院1家."""
    if same_unit(one.unit, other.unit):
        return True
    are_bodies = {one.unit, other.unit} <= _UNITS_OF_BODIES
    return are_bodies and all(map(_BODY.search, (one.subject, other.subject)))
