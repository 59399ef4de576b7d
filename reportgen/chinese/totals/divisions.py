"""Totals with the parts that follow them, at each level of a list: 立案470件……；立案的提案中，…."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.conversions import in_common
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.nesting import brackets_around
from reportgen.chinese.figures.share_bases import is_of_other_time
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.numbered_parts import number_of, unnumbered
from reportgen.chinese.totals.part_words import HELD_IN_LAST
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_DIVIDED = Sign("[^其年月]中[，：][^，。；0-9]{1,14}[0-9]", words("中， 中："))
"""What may tell that something named before is divided: 立案的提案中，委员提案371件."""

_NAMED = lazy_pattern(
    "(?:^|[，。；（(])(?!其中|主要|具体|分别)(?P<name>[^，。；：:、（()）0-9]{2,14}?)"
    "(?:(?<![初高职其年月途集])中[，,：:有]|的?用途(?:为|是)[：:]?|按[^，。；：:0-9]{2,8}[分看算][，,：:]"
    "|包括[：:])"
)
_MAY_NAME = lazy_pattern("[中途按包]")
_OPENS = lazy_pattern(
    "其中[：:，,]?(?:有|是|为)?|(?:包括|包含|分别(?<![^，；：（(]..)[为是有]|分为|含(?<!分.)|主要[是为有]"
    "|主要用于|用于|构成|组成|[如以]下)[：:]?|[：:]|[，,](?=一是)"
    "|分[两三四五六七八九]?[次批期笔][^，。；：:（()）0-9]{0,6}[，,：:](?=第一|首|一)"
)
"""What opens a list of parts."""

_AGAIN = lazy_pattern(
    "[；。](?:其中)?[，：]?(?:按|分|从)[^，,。；：:0-9]{2,8}(?:划分|分类?|来?看|算|计)[:：，,]"
    "|[；，。]资金来源(?:为|是|包括|[：:])[：:]?"
)
"""What divides by kind the total of a division that stands before it."""

_COMMA = lazy_pattern("[，,](?![加再])[^，,。；;：:、（()）]{1,12}")
_OF_EACH = lazy_pattern("每|[人户亩村日月年床车次天周生]均|平均|单价|(?<!高)标准(?!化)|占|同期")
_NO_PART = lazy_pattern(
    "同比|上年(?!结)|去年|比上|[比与]20[0-9]{2}年|较|(?<!特定)目标|累计|[合总]计(?<![产债]..)|共计|共(?<!公.)(?!青|产|享|同)|人均|户均|亩均|每|平均|单价|(?<!高)标准(?!化)|高标准(?:基本)?农田(?:面积)?$|缺口"
    "|此外|另(?!外的)|惠及|覆盖|带动|受益|送审|审定|核减|已|实际|达到|到账|参加|参与|占|完成|全部|[，；]均|；(?:当日|本[月周])?新增|满意(?!度指标)|检出"
)
_ASIDES = lazy_pattern("[（(][^（()）]*[）)]")
_CLOSED = lazy_pattern("^[^，。；、：（(]{0,8}[）)]")
_TWO_SIDED = lazy_pattern("收支|收、支|收入、?支出")
_SIDES = frozenset(("收入", "支出"))
_JOINS, _SEPARATORS = frozenset("、和及与"), frozenset("，；、和及与")
_AROUND_NAMES = "，,、；;：:（(和及与 "
_FEWEST, _MANY = 2, 24
COMMA = "，"
"""The opener of a list that no word opens: 学生612人，男生318人，女生294人."""


class Division:
    """A total, what opens the list after it, and what that holds: its parts with their names."""

    __slots__ = (
        *("bracketed", "ended", "labels", "mixed", "opener", "parts", "past", "total", "unit"),
    )

    def __init__(self, total: Statement, opener: str, unit: str, *, bracketed: bool) -> None:
        self.total = total
        self.opener = opener
        self.bracketed = bracketed
        self.unit = unit
        """What all can be told in."""
        self.parts: list[Statement] = []
        self.labels: list[str] = []
        self.past: list[Statement] = []
        """What follows the last part in its unit, and may be one more."""
        self.ended = False
        """Whether it is clear that the list ends with the last part."""
        self.mixed = False
        """Whether parts are told in another unit beside them."""


def read_divisions(statements: Sequence[Statement]) -> Iterator[Division]:
    """Return the totals with the parts that are listed after each."""
    outer: Statement | None = None
    claimed: set[Statement] = set()
    in_row: set[Statement] = set()
    around = brackets_around(statements)
    for index in range(1, len(statements)):
        before, one = statements[index - 1 : index + 1]
        is_first = before not in claimed and before not in in_row
        if one.unit in RATES:
            continue
        found = _Opened(statements, around, index, outer).read(may_be_plain=is_first)
        if found is None:
            continue
        if outer is None or found.total not in claimed:
            outer = found.total
        (in_row if found.opener == COMMA else claimed).update(found.parts)
        yield found


class _Opened:
    """A figure that may be the first part of a list, with the figures around it."""

    def __init__(
        self,
        statements: Sequence[Statement],
        around: Sequence[int],
        index: int,
        outer: Statement | None,
    ) -> None:
        self.statements = statements
        self.around = around
        self.index = index
        self.outer = outer
        self.first = statements[index]
        self.gap = self.first.row_gap

    def read(self, *, may_be_plain: bool) -> Division | None:
        """Return the total with its list, None where there is none."""
        named = _last(_NAMED, self.gap) if _MAY_NAME.search(self.gap) else None
        again = None if named else _AGAIN.search(self.gap)
        found = named or again or _last(_OPENS, self.gap)
        bracketed = self.around[self.index] > self.statements[self.index - 1].quantity.start
        if found is not None:
            opener, label = found[0], self.gap[found.end() :]
        elif bracketed:
            opener, label = "（", self.gap.rpartition("（")[2]
        elif may_be_plain and _COMMA.fullmatch(self.gap):
            opener, label = COMMA, self.gap[1:]
        else:
            return None
        total = self._called(named) if named else (self.outer if again else None) or self._nearest()
        unit = in_common([total.quantity, self.first.quantity]) if total else ""
        if total is None or not unit:
            return None
        division = Division(total, opener, unit, bracketed=bracketed)
        _ListWalk(self, division, label).read()
        return division if len(division.parts) >= _FEWEST else None

    def _called(self, named: re.Match[str]) -> Statement | None:
        """Return the figure before that is called by a name: 立案582件……；立案提案中，.

        A name right after a figure is its own: 4068批次抽检中，.
        """
        before = self.statements[self.index - 1]
        if not named.start("name") and before.period == self.first.period:
            return self._nearest()
        name = named["name"].replace("的", "").removeprefix("在").removeprefix("其")
        for one in reversed(self.statements[max(0, self.index - _MANY) : self.index]):
            if self.first.period - one.period > 1:
                return None
            if not self.is_alike(one) or not self._may_be_total(one):
                continue
            called = label_of(one.lead).removesuffix("的")
            if len(called) >= _FEWEST and (
                name.startswith(called) or called.startswith(name) or called.endswith(name)
            ):
                return one
            if name in _SIDES and _TWO_SIDED.search(one.lead):
                return one
        return None

    def _nearest(self) -> Statement | None:
        """Return the figure before that can be told in its unit, and is in no closed bracket."""
        reach = 1 if self.gap.startswith("其中") else 0
        for at in range(self.index - 1, max(-1, self.index - _MANY), -1):
            one = self.statements[at]
            if self.first.period - one.period > reach:
                return None
            told_again = one.gap in ("（", "(") and one.unit == self.first.unit  # 63公顷（945亩）
            if one.unit in RATES or (self.around[at] > self.around[self.index] and not told_again):
                continue
            if not self.is_alike(one) or is_of_other_time(one):
                continue
            return one if self._may_be_total(one) else None
        return None

    def is_alike(self, one: Statement) -> bool:
        """Return whether a figure can be told in the unit of the first part."""
        unit = one.unit
        return unit == self.first.unit or bool(in_common([one.quantity, self.first.quantity]))

    def _may_be_total(self, one: Statement) -> bool:
        return (
            one.is_exact
            and one.quantity.value > 0
            and not _OF_EACH.search(one.lead[-4:])
            and not is_of_other_time(one)
        )


class _ListWalk:
    """The walk from the first part of a list to its end."""

    def __init__(self, opened: _Opened, division: Division, label: str) -> None:
        self.opened = opened
        self.division = division
        self.label = label_of(label)
        self.is_numbered = number_of(self.label) is not None
        self.words = label
        self.mark = ""
        self.is_nested = False
        self.begin = 0
        """Where a part begins whose name has a figure in it: 80周岁以上老人补贴20万元."""

    def read(self) -> None:
        """Add the parts to the division, as far as the list goes."""
        statements, first = self.opened.statements, self.opened.index
        for at in range(first, min(len(statements), first + _MANY)):
            goes_on = self._take(at)
            if goes_on is not None:
                self.division.ended = goes_on
                return
        self.division.ended = True

    def _take(self, at: int) -> bool | None:
        """Look at a figure; return None if the list goes on, else whether its end is clear."""
        opened, parts = self.opened, self.division.parts
        one, around, here = opened.statements[at], opened.around[at], opened.around[opened.index]
        if one.period != opened.first.period or around < here:
            return True
        if around != here:
            return None if around > opened.first.quantity.start else True
        words = self._words(one)
        new_item = "；" in words or ";" in words
        if parts and new_item and self.mark not in ("", "；"):
            return True
        self.is_nested = self.is_nested and not new_item
        if self.is_nested or one.unit in RATES or is_of_other_time(one):
            return True if at == opened.index else None  # 欠款A，比年初的B，其中甲C
        if not opened.is_alike(one):
            beside = opened.statements[at + 1 : at + 2]
            is_listed = words[:1] in ("、", self.mark) and "，" not in words[1:]
            if is_listed and parts and not (beside and not beside[0].gap):
                self.division.mixed = True
            if words[:1] in _SEPARATORS:
                self.begin = one.begin
            return None
        if not one.is_exact or one.quantity.value < 0:
            return False
        return self._add(one, words, new_item=new_item)

    def _words(self, one: Statement) -> str:
        """Return the words before a figure since the part before it, without asides."""
        words = one.row_gap if self.division.parts else self.words
        if self.begin and words[:1] not in _SEPARATORS:
            words = one.text[self.begin : one.quantity.start]
        self.begin = 0
        return _ASIDES.sub("", _CLOSED.sub("", words)) if "）" in words or ")" in words else words

    def _add(self, one: Statement, words: str, *, new_item: bool) -> bool | None:
        """Add a figure of the list's unit where it is a part; return as ``_take`` does."""
        division, label = self.division, self.label
        if division.parts:
            own = "；" if new_item else words[:1]
            words = words.rpartition("；")[2]
            named = _MAY_NAME.search(words) and _NAMED.search(words)
            opens = _OPENS.search(words)
            label = label_of(words) if opens else words.strip(_AROUND_NAMES)
            is_numbered = number_of(label) is not None
            if named or (is_numbered and not self.is_numbered):
                return True
            if opens or (("里" in words or "当中" in words) and HELD_IN_LAST.match(words)):
                self.is_nested = not new_item and self.mark in ("", "；")
                return None if self.is_nested else not new_item
            if one.item != division.parts[-1].item and not new_item and label != self.label:
                return True  # 其中补贴26万元；理赔960亩，赔付19万元
            if self.is_numbered and not is_numbered:
                return None  # within the item of a part
            if own not in _SEPARATORS or (self.mark not in ("", own) and own not in _JOINS):
                division.past.append(one)
                return self.mark == "、"
            self.mark = self.mark or ("、" if own in _JOINS else own)
        sides = {name[-2:] for name in (label, *division.labels[:1])}
        if _NO_PART.search(words) or sides == _SIDES:  # 收入A；支出B are no parts of one
            division.past.append(one)
            return True
        division.parts.append(one)
        division.labels.append(unnumbered(label))
        return None


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the last place where a pattern matches."""
    last = None
    for found in pattern.finditer(words):
        last = found
    return last


def label_of(words: str) -> str:
    """Return the name of a part without what opens its list or joins it to the one before."""
    found = _last(_OPENS, words)
    words = words[found.end() :] if found else words
    return words.strip(_AROUND_NAMES)
