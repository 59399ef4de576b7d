"""Divisions whose parts can't make their total, by what words and figures tell.

Parts that are more than their total are wrong however far; parts that are less, where words or
their names tell that they are all, or where a slip of the pen in one figure accounts for it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.chinese.figures.conversions import value_in
from reportgen.chinese.figures.measure_words import MEASURES, MONEY, PEOPLE, RATES
from reportgen.chinese.figures.share_bases import leave_some
from reportgen.chinese.figures.slips import is_exchanged, is_slip
from reportgen.chinese.totals.alike_figures import follow_in_row
from reportgen.chinese.totals.divisions import COMMA, label_of, read_divisions
from reportgen.chinese.totals.families import (
    GRADES,
    TITLES,
    is_attribute,
    is_of_a_fund,
    may_overlap,
    one_family,
)
from reportgen.chinese.totals.near_sums import adds_up, columns_of
from reportgen.chinese.totals.paired_columns import tell_one_item
from reportgen.chinese.totals.part_words import (
    DIVIDED_NEXT,
    LEAVES_SOME,
    are_all_kin,
    are_titles,
    hold_flows,
    hold_plan_and_result,
    overlap,
)
from reportgen.chinese.totals.staff_kinds import is_outside, may_be_shared
from reportgen.chinese.totals.sums import Sum, breaks_down_again
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.divisions import Division

_FEW = lazy_pattern("主要|包括|包含|(?<!分)含|如")
_IS_PART = lazy_pattern("(?:包括|包含)[\u4e00-\u9fff“”]+$")
_FIRST_PART = lazy_pattern("其中[：:，,]?[^，。；]*$")
"""What leads to a figure that is a part itself: 其中：甲（含乙）141件，丙1件."""

_CLOSES = lazy_pattern("^[；，]?(?:收入|支出)包括|分别|分为|构成|组成|分[两三四五六七八九]")
_AND_SO_ON = lazy_pattern(f"[^，。；、0-9]{{0,10}}等(?!级|次)|[，、；](?:{LEAVES_SOME}|另)")
_BY_KIND = lazy_pattern("[按分看]")
_LEVEL = lazy_pattern("[一二三]级|层级")
_REST = lazy_pattern("以下|其[余他]|余下|剩余|另外的")
_OF_ALL = lazy_pattern("^(?:已|未(?!成年)|在办|待|实际|实有|在编|现有|在岗)")
_DONE = lazy_pattern(
    "^(?:已|未(?!成年)|在办|待|实际|实有|在编|现有|在岗)"
    "|(?:支付|拨付|下达|到位|执行|使用|支出)(?:的?资金|的|金额|数)?$"
)
_SCORED = lazy_pattern("得")
_COUNTED_ONCE = frozenset(
    (
        *("次", "场", "期", "起", "件", "宗", "笔", "批", "处", "座", "套", "例", "份", "盏", "辆"),
        *("台", "条", "栋", "本", "册", "棵", "株", "头", "只", "根", "篇", "艘", "块", "口", "眼"),
        *("封", "张", "分", "场次", "批次", "件次", "人次", "家次", "户次"),
    )
)
_ALL_TOLD = MONEY | MEASURES | _COUNTED_ONCE
"""What is measured or counted once, so that the parts of it are all that there is."""

_OF_EACH = lazy_pattern("(?:各|[人户亩村床车班校台]均)$")
_FEWEST, _FEWEST_PLAIN, _SHORT, _LONG = 2, 3, 3, 4
_NEARLY_ALL, _PLAIN = Decimal("0.9"), Decimal("0.15")
_NEAR, _OVER = Decimal("0.5"), Decimal("0.35")
_ANY = Decimal("Infinity")


def read_wrong_divisions(statements: Sequence[Statement]) -> Iterator[Sum]:
    """Return the totals that the parts listed after them should make, and don't."""
    for division in read_divisions(statements):
        if _Judged(division, statements).is_wrong():
            figures = [one.quantity for one in (division.total, *division.parts)]
            yield Sum(
                min(one.start for one in figures),
                max(one.end for one in figures),
                division.total,
                tuple(division.parts),
                division.unit,
                only_over=False,
                closeness=_ANY,
                closeness_under=_ANY,
            )


class _Judged:
    """A division with the values of its figures, told in one unit."""

    def __init__(self, division: Division, statements: Sequence[Statement]) -> None:
        self.division = division
        self.statements = statements
        self.total, self.parts = division.total, division.parts
        self.labels = tuple(division.labels)
        self.whole = self._value(self.total)
        listed = (*self.parts, *division.past, *self._beyond())
        self.made = list(accumulate(map(self._value, listed)))
        self.added = self.made[len(self.parts) - 1]
        self.rest = self.whole - self.added

    def _beyond(self) -> list[Statement]:
        """Return the figures of the item behind a list that may go on with it: 甲、乙，丙、丁."""
        item, past = self.parts[0].item, self.division.past
        return [
            one
            for one in self.statements
            if past
            and one.begin > past[-1].begin
            and (one.item, one.unit, one.role) == (item, past[-1].unit, "level")
        ]

    def _value(self, one: Statement) -> Decimal:
        return value_in(one.quantity, self.division.unit)

    def is_wrong(self) -> bool:
        """Return whether the parts are meant to make the total, and don't."""
        if self.whole in self.made or self._make_another() or are_titles(self.total, self.labels):
            return False
        if overlap(self.total, self.parts) or all(map(_DONE.search, self.labels)):
            return False
        if self._divides_what_is_not_here() or tell_one_item(self.parts, self.statements):
            return False
        if hold_plan_and_result(self.labels) or hold_flows(self.total, self.labels):
            return False
        if any(_OF_EACH.search(one.gap) for one in self.parts) or breaks_down_again(
            [self._value(one) for one in self.parts]
        ):
            return False
        family = one_family(self.labels)
        if self.division.opener == COMMA:
            return self._is_plain_wrong(family)
        if not (self._exclude(family) or (self.division.ended and self._has_column())):
            return False
        return self._are_more() if self.rest < 0 else self._are_too_few(family)

    def _divides_what_is_not_here(self) -> bool:
        """Return whether a text begins with 其中, so that 按级次分 divides what is before it."""
        is_by_kind = _BY_KIND.search(self.division.opener) is not None
        return is_by_kind and not self.total.period and self.total.text.startswith("其中")

    def _are_more(self) -> bool:
        """Return whether parts are more than all."""
        if not self.division.ended:
            return False
        biggest = max(map(self._value, self.parts))
        is_near = -self.rest <= self.whole * _OVER and biggest < self.whole
        return is_near or self._is_slipped(_FEWEST) or self._has_column()

    def _are_too_few(self, family: int | None) -> bool:
        """Return whether parts that are less than all should be all of them."""
        if self.division.ended and self._has_column():
            return True
        if self._leave_some():
            return False
        division, unit = self.division, self.total.unit
        closed = _CLOSES.search(division.opener) is not None or (
            division.bracketed and len(self.parts) >= _FEWEST_PLAIN and unit in _COUNTED_ONCE
        )
        few = not closed and _FEW.search(division.opener) is not None
        if not division.ended or few:
            return self._is_slipped(_LONG)
        return (
            family not in (None, GRADES, TITLES)
            or closed
            or _REST.search(self.labels[-1]) is not None
            or (unit in _ALL_TOLD and self.added >= self.whole * _NEARLY_ALL)
            or self._is_slipped(_LONG if family in (GRADES, TITLES) else _SHORT)
        )

    def _has_column(self) -> bool:
        """Return whether the figures beside those of the list add up: 17起57人，其中甲9起30人……."""
        return any(
            adds_up(self.total, self.parts, column)
            for column in columns_of(self.statements)
            if column[0].unit != self.total.unit
        )

    def _make_another(self) -> bool:
        """Return whether parts make another figure: 检查12批，合格11批；其中甲8批、乙4批."""
        return any(
            one.quantity.value == self.added and one not in self.parts
            for one in self.statements
            if one.unit == self.total.unit
        )

    def _is_plain_wrong(self, family: int | None) -> bool:
        """Return whether parts that no word opens should make what stands before them."""
        division = self.division
        if not division.ended or division.past or any(map(_DONE.search, self.labels)):
            return False
        name = label_of(self.total.lead)  # 上半年检查142户；下半年检查156户，对6户……
        is_of_row = (
            name in self.labels
            or one_family((name, *self.labels)) is not None
            or follow_in_row(self.total.lead, self.parts[0].lead)
        )
        is_of_row = is_of_row or _FIRST_PART.search(self.total.gap) is not None
        if is_of_row or _IS_PART.search(self.total.lead):
            return False  # 项目支出包括甲36万元，乙1万元，丙5万元
        if self.rest > 0 and self._leave_some():
            return False
        in_turn = all(label.startswith("第") for label in self.labels)
        if in_turn or are_all_kin(self.total, self.labels):
            return True
        if family not in (None, GRADES, TITLES) and self.total.unit not in MONEY | MEASURES:
            return True
        if (
            len(self.parts) >= _FEWEST_PLAIN
            and self.total.unit in _ALL_TOLD
            and self._exclude(family)
        ):
            return abs(self.rest) <= self.whole * _PLAIN
        if any(map(is_attribute, self.labels)) and self.total.unit in PEOPLE:
            return False  # who may be of both kinds, or of neither
        return abs(self.rest) <= self.whole * _NEAR and self._is_slipped(_SHORT)

    def _leave_some(self) -> bool:
        """Return whether words or shares tell that some of the total is of others."""
        division, end = self.division, self.parts[-1].quantity.end
        if division.mixed or any(
            one.match(self.total.text, end) for one in (_AND_SO_ON, DIVIDED_NEXT)
        ):
            return True
        if any(map(is_of_a_fund, self.labels)):
            return True
        shares = [
            one.quantity
            for one in self.statements
            if "占" in one.gap and one.unit in RATES and one.begin >= self.total.quantity.end
        ]
        if division.opener == COMMA and self.parts[0].item != self.parts[-1].item and shares:
            beside = [one for one in shares if one.start < self.parts[-1].begin]
            if len(beside) == len(shares):
                return True  # 脱贫人口1624人，务工1386人，占85.34%；公益性岗位138人
        return leave_some(shares, self.parts)

    def _is_slipped(self, least: int) -> bool:
        """Return whether a slip of the pen in one figure accounts for all that is off."""
        for one, true in (
            (self.total, self.added),
            *((one, self._value(one) + self.rest) for one in self.parts),
        ):
            if true <= 0 or one.unit != self.division.unit or not is_slip(true, one.quantity):
                continue
            digits = len(one.quantity.digits.rstrip("0"))
            if len(one.quantity.digits) >= least and is_exchanged(true, one.quantity):
                return True
            if digits >= least and (abs(self.rest) <= self.whole * _NEAR or digits >= _LONG):
                return True
        return False

    def _exclude(self, family: int | None) -> bool:
        """Return whether nothing can be in two of the parts."""
        total, labels = self.total, self.labels
        if not all(labels) or any(is_outside(label, total.lead) for label in labels):
            return False
        if family is None and all(label.endswith("类") for label in labels):
            return True
        if total.unit in MONEY | MEASURES:
            return not any(map(may_overlap, labels))
        if family is not None:
            return True
        if total.unit == "分" and _SCORED.search(total.lead):
            return False
        named = labels[:-1] if _REST.search(labels[-1]) else labels
        return (total.unit in _COUNTED_ONCE or len(labels) >= _FEWEST_PLAIN) and not any(
            is_attribute(label)
            or may_be_shared(label)
            or _LEVEL.search(label)
            or _OF_ALL.search(label)
            for label in named
        )
