"""Lists of money as a careful reader sees them, whatever stands beside their figures.

Behind a sum come the figures it is made of, each with what is said of it: how it moved, what it was
the year before, a share, how many it was for, what is within it. Left are the parts; they must make
the sum where their names tell that there are no others, where they are more than all of it, or
where a slip of the pen in one figure accounts for what is off. If any of the figures behind a sum
make it together, it is right.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.nesting import brackets_around
from reportgen.chinese.figures.slips import is_exchanged, is_slip
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.families import is_of_a_fund, may_overlap, one_family
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import (
    REST_UNTOLD,
    hold_flows,
    hold_plan_and_result,
    overlap,
)
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_MONEY_LIST = Sign(
    "(?:其中|包括|包含|分别|[构组]成|来源|元[（(：:])[^。0-9]{0,160}[0-9]",
    words("其中 包括 包含 分别 构成 组成 来源") | each_of("元", "（(：:"),
)
"""What may tell of a sum of money with the list of what it is made of."""

_OPENS = lazy_pattern(
    "其中|包括|包含|(?<!不)含|分别[为是][：:]|[构组]成|来源(?:[为是于：:]|包括|构成)|[（(：:]|分为|用于[：:]"
)
_SOME = lazy_pattern("主要|等")
_NEXT_OPENS = lazy_pattern(
    " *(?:其中|包括|具体|分别|按[^，。；0-9]{2,8}[分看]|[（(]?[1一][）)、.．是]"
    "|[^，。；0-9]{1,6}(?:镇|乡|街道|社区|村|县|区|市)[0-9])"
)
_SORTED = lazy_pattern(" *按")
_TO_BRACKET = lazy_pattern("[^，。；：、0-9（()）]{0,8}")
_BRACKETED = lazy_pattern("[（(][^（）()]*[）)]")
_NESTED = lazy_pattern("其中|包括|包含|主要|(?<!不)含|[：:](?!$)")
_NUMBER = lazy_pattern(
    "[；;。，,]?(?:其中[：:，]?)?(?:[（(]?[0-9一二三四五六七八九]{1,2}[）)、.．]|[一二三四五六七八九]是)"
)
_ANEW = lazy_pattern(
    "此外|另(?!外?.{0,4}补)|(?:^|[，。；、])[^，。；、0-9]{0,4}[总合共累]计|加上|剩余|(?<![上去]年)(?<!年[初末])结[余转]"
    "|[收支][入出]总|未|尚|[。，；](?:全年|年内|今年|本年|当年|截[至止])|同时|撬动|带动|收回|追减|调减|预算执行"
)
_ASIDE = lazy_pattern(
    "[较比与]|同期|[上去]年(?!末?结)|每|[人户亩村均]均|平均|单价|(?<!高)标准(?!化)|占|缺口|目标|累计|已"
)
_BASE = lazy_pattern("[）)]?的(?:[0-9]|[^，。；0-9]{0,6}[0-9.]+[%％])")
_AND_SO_ON = lazy_pattern("[^，。；、0-9]{0,10}等(?!级|次)")
_LABEL = lazy_pattern(
    "^(?:其中|包括|包含|含|[一二三四五六七八九]是|[0-9]{1,2}[.．、）)])*|(?:为|是|共|合计|支出预算|预算|决算)$"
)
_TO_LAST_MARK = lazy_pattern("(?s:.*)[，,。；;：:、]")
_SIGNED = lazy_pattern("逆差|亏损|净|负|盈|冲减|扣")
_COLON = lazy_pattern("[：:]")
_PLANNED, _DONE = "planned", "done"
_FEWEST, _MANY, _MOST, _LEAST_DIGITS, _LONG = 2, 16, 11, 3, 4
_FAR = Decimal("1.5")


def read_money_lists(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the sums that what is listed behind them must make, and does not."""
    opens = dict(zip(statements, brackets_around(statements), strict=True))
    money = [one for one in statements if one.unit == YUAN]
    for at, total in enumerate(money[:-_FEWEST]):
        if total.verb or not total.is_exact or not total.quantity.value or _is_aside(total):
            continue
        is_alone = not any(one.period == total.period for one in money[:at])
        listed = _List(total, money[at + 1 :], opens, is_alone=is_alone)
        if listed.is_wrong():
            parts = listed.parts
            yield NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))


def has_exchanged_digits(found: NearSum) -> bool:
    """Return whether two digits exchanged in one figure are all that is off, so no rounding is."""
    added = sum((one.quantity.value for one in found.parts), Decimal(0))
    rest = found.total.quantity.value - added
    trues = (found.total, added), *((one, one.quantity.value + rest) for one in found.parts)
    return any(
        len(one.quantity.digits) >= _LONG
        and not true % step(one.quantity)
        and is_exchanged(true, one.quantity)
        for one, true in trues
    )


def _is_aside(one: Statement) -> bool:
    """Return whether a figure tells how something moved, or is of another time or of each."""
    if one.adjusts and one.is_up:
        return False  # 年初预算A，追加B
    if one.verb or one.is_last_year or one.is_left_behind or _ASIDE.search(one.lead):
        return True
    return _BASE.match(one.text, one.quantity.end) is not None


class _List:
    """A sum of money with the parts behind it."""

    def __init__(
        self,
        total: Statement,
        behind: Sequence[Statement],
        opens: dict[Statement, int],
        *,
        is_alone: bool,
    ) -> None:
        self.total = total
        self.is_alone = is_alone
        self.parts: list[Statement] = []
        self.past: list[Statement] = []
        self.is_sure = True
        self._opens = opens
        self._walk(behind)

    def _walk(self, behind: Sequence[Statement]) -> None:
        """Sort the figures behind the sum: parts of it, and what is beside or within them."""
        first = next((one for one in behind if not _is_aside(one)), None)
        if first is None or not self._is_opened(first):
            return
        depth = self._opens[first]
        is_numbered = _NUMBER.match(first.gap) is not None
        period, within, ended = first.period, None, False
        for one in behind[: behind.index(first) + _MANY]:
            start = one.quantity.start
            if self._opens[one] > depth and self._opens[one] > first.quantity.start:
                self.past.append(one)
                continue  # within a part
            if start < first.quantity.start:
                self.past.append(one)
                continue
            numbered = _NUMBER.match(one.gap) is not None
            if self._opens[one] < depth or (
                one.period != period and not (numbered and is_numbered)
            ):
                break
            period = one.period
            if one is not first and _ANEW.search(one.gap):
                break
            ended = ended or self._ends_before(one)
            if ended:
                self.past.append(one)
                continue
            if one is not first and not numbered and _NESTED.search(one.gap):
                within = one
            elif within and (one.item != within.item or numbered):
                within = None
            self.past.append(one)
            if within or _is_aside(one):
                self.is_sure = self.is_sure and not within
                continue
            if not one.is_exact or one.quantity.value < 0:
                self.parts.clear()
                return
            self.parts.append(one)

    def _ends_before(self, one: Statement) -> bool:
        """Return whether a ； ends the list: there is none between the parts before it."""
        items = {each.item for each in self.parts}
        return len(self.parts) > 1 and len(items) == 1 and one.item not in items

    def _is_opened(self, first: Statement) -> bool:
        """Return whether words tell that a list begins, right behind the sum or its sentence."""
        text, end = self.total.text, self.total.quantity.end
        opened = self._opens[first]
        if opened != self._opens[self.total]:
            return opened >= end and _TO_BRACKET.fullmatch(text, end, opened) is not None
        between = _BRACKETED.sub("", text[end : first.quantity.start])
        before, stop, behind = between.partition("。")
        if stop:
            is_alone = self.is_alone or not _SORTED.match(behind)
            return is_alone and _NEXT_OPENS.match(behind) is not None
        return "；" not in before and _OPENS.search(before) is not None

    def is_wrong(self) -> bool:
        """Return whether the parts are meant to make the sum, and don't."""
        parts, total = self.parts, self.total
        if len(parts) < _FEWEST or len(self.past) > _MOST:
            return False
        whole = total.quantity.value
        added = sum((one.quantity.value for one in parts), Decimal(0))
        if (
            added == whole
            or self._is_made(whole)
            or any(one.quantity.value == added for one in self.past if one not in parts)
        ):
            return False
        labels = tuple(map(_label, parts))
        bases = {one.basis for one in parts}
        if {_PLANNED, _DONE} <= bases or overlap(total, parts) or hold_plan_and_result(labels):
            return False
        if hold_flows(total, labels) or any(map(may_overlap, labels)):
            return False
        if any(map(_SIGNED.search, labels)):
            return False
        return self._must_make(labels, added)

    def _is_made(self, whole: Decimal) -> bool:
        """Return whether any figures behind the sum make it together."""
        values = [one.quantity.value for one in self.past if one.quantity.value]
        if values[:1] == [whole]:
            return True
        return any(
            sum(some) == whole
            for count in range(_FEWEST, len(values) + 1)
            for some in combinations(values, count)
        )

    def _must_make(self, labels: tuple[str, ...], added: Decimal) -> bool:
        total, parts = self.total, self.parts
        whole, end = total.quantity.value, parts[-1].quantity.end
        head = total.text[total.quantity.end : parts[0].quantity.start]
        is_some = _SOME.search(head) or _AND_SO_ON.match(total.text, end)
        leaves = REST_UNTOLD.match(total.text, end) or any(map(is_of_a_fund, labels))
        is_family = one_family(labels) is not None
        if is_family and self.is_sure and not (is_some or leaves):
            return True
        if added < whole and (is_some or leaves):
            return False
        return self._is_slipped(added, whole) or self._are_more(added, whole)

    def _are_more(self, added: Decimal, whole: Decimal) -> bool:
        """Return whether the parts are more than all of the sum, or one of them is."""
        first, second = self.parts[:2]
        head = self.total.text[self.total.quantity.end : first.quantity.start]
        is_one_list = first.item == second.item or _COLON.search(head)
        largest = max(one.quantity.value for one in self.parts)
        is_near = added <= whole * _FAR or added < whole + largest
        return bool(self.is_sure and is_one_list and is_near and added > whole)

    def _is_slipped(self, added: Decimal, whole: Decimal) -> bool:
        """Return whether a slip in one figure, or a wrong unit, accounts for all that is off."""
        rest = whole - added
        figures = (
            (self.total, added),
            *((one, one.quantity.value + rest) for one in self.parts),
        )
        for one, true in figures:
            digits = len(one.quantity.digits.rstrip("0"))
            if true <= 0 or digits < _LEAST_DIGITS:
                continue
            if is_exchanged(true, one.quantity):
                return True
            if _is_shifted(true, one):
                return True
            if digits >= _LONG and is_slip(true, one.quantity):
                return True
            if is_slip(true, one.quantity) and rest < 0:
                return True
        return False


def _label(one: Statement) -> str:
    """Return what a part is called, with what its name has in brackets: 因公出国（境）费."""
    return _LABEL.sub("", _TO_LAST_MARK.sub("", one.gap).lstrip("（("))


def _is_shifted(true: Decimal, one: Statement) -> bool:
    """Return whether a figure has the digits that it should have, but another unit or point."""
    digits = "".join(map(str, true.normalize().as_tuple().digits))
    return digits.rstrip("0") == one.quantity.digits.rstrip("0")
