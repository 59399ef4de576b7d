"""Which of the figures behind a sum of money are its parts, and which are beside or within them.

Beside a part stands how it moved, what it was the year before, what it was for each; within it,
what is told in brackets or behind 其中 up to the next ；. A list may go on over sentences where its
items are numbered, or where their names are of one kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.totals.families import family_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

_SORTS = "(?:(?:按|分|从)[^，。；：0-9]{1,8}(?:分类?|看|划分)"
_OPENS = lazy_pattern(
    "其中|包括|包含|(?<!不)含|分别[为是][：:]|[构组]成|来源(?:[为是于：:]|包括|构成)|[（(：:]|分为|用于[：:]"
)
_NEXT_OPENS = lazy_pattern(
    f" *(?:其中|包括|具体|分别|{_SORTS})|[（(]?[1一][）)、.．是]"
    f"|[^，。；：0-9]{{0,10}}{_SORTS}|构成|来源|用途|明细|具体)[^，。；：0-9]{{0,4}}[：:为]"
    "|[^，。；0-9]{1,6}(?:镇|乡|街道|社区|村|县|区|市)[0-9])"
)
_NAMED_AGAIN = lazy_pattern("在?[“”]*(?P<name>[^，。；：、0-9“”]{2,8})[“”]*(?:经费|支出)?中[，,]")
_SURE = lazy_pattern(" *(?:其中|包括|具体|[（(]?[1一])")
_SORTED = lazy_pattern(" *(?:按|分|从)")
_TO_BRACKET = lazy_pattern("[^，。；：、0-9（()）]{0,8}。?")
_BRACKETED = lazy_pattern("[（(][^（）()]*[）)]")
_NESTED = lazy_pattern("其中|包括|包含|主要|(?<!不)含|[：:](?!$)")
_NUMBER = lazy_pattern(
    "(?:[^，。；0-9]{0,12}[：:])?[；;。，,]?(?:其中[：:，]?)?"
    "(?:[（(]?[0-9一二三四五六七八九]{1,2}[）)、.．]|[一二三四五六七八九]是)"
)
_ANEW = lazy_pattern(
    "此外|另(?!外?.{0,4}补)|(?:^|[，。；、])[^，。；、0-9]{0,4}[总合共累]计|加上|剩余|(?<![上去]年)(?<!年[初末])(?<!结转)(?<!结转和)结[余转]"
    "|[收支][入出]总|未|尚|(?:^|[。，；])(?:全年|年内|今年|本年|当年|截[至止])|同时|撬动|带动|收回|追减|调减|预算执行"
)
_ASIDE = lazy_pattern(
    "[较比]|与(?:上年|去年|年初|同期|预算)|同期|[上去]年(?!末?结)|每|[人户亩村均]均|平均|单价|(?<!高)标准(?!化)|占|缺口|差[值额异]|目标(?!奖|管理奖|考核奖)"
)
_SO_FAR = lazy_pattern("累计|已")
_REST = lazy_pattern("其余|剩余|余下|(?:完成|占)了?[^，。；0-9]{0,6}(?:预算|计划|任务)")
_BASE = lazy_pattern("[）)]?的[0-9]|[^，。；：、0-9]{0,10}的[^，。；0-9]{0,6}[0-9.]+[%％]")
_LABEL = lazy_pattern(
    "^(?:其中|包括|包含|含|[一二三四五六七八九]是|[0-9]{1,2}[.．、）)])*|(?:为|是|共|合计|支出预算|预算|决算)$"
)
_TO_LAST_MARK = lazy_pattern("(?s:.*)[，,。；;：:、]")
_ITEM = lazy_pattern("(?s:.*)[；;。]")
_PLANNED, _DONE = "planned", "done"
_MANY, _FARTHEST, _BEYOND = 16, 2, 2


def is_aside(one: Statement) -> bool:
    """Return whether a figure tells how something moved, or is of another time or of each."""
    if one.adjusts and one.is_up:
        return False  # 年初预算A，追加B
    return is_no_total(one) or _SO_FAR.search(one.lead) is not None


def is_no_total(one: Statement) -> bool:
    """Return whether a figure can't be the sum of others: what moved, of another time, the rest."""
    if one.verb or one.is_last_year or one.is_left_behind:
        return True
    if _ASIDE.search(one.lead) or _REST.search(one.lead):
        return True
    return _BASE.match(one.text, one.quantity.end) is not None


def name_of_part(one: Statement) -> str:
    """Return what a part is called, with what its name has in brackets: 因公出国（境）费."""
    return _LABEL.sub("", _TO_LAST_MARK.sub("", one.gap).lstrip("（("))


class MoneyParts:
    """The parts of a sum, all figures behind it as far as they go, and what is doubtful of them.

    ``cut`` is how many parts stand before a ； that may end the list, 0 where there is none;
    ``may_be_of_two`` tells that the sentence before the list has another sum beside its own.
    """

    def __init__(
        self, total: Statement, behind: Sequence[Statement], opens: dict[Statement, int]
    ) -> None:
        self.total = total
        self.parts: list[Statement] = []
        self.past: list[Statement] = []
        self.cut = 0
        self.is_sure = True
        self.may_be_of_two = False
        self._opens = opens
        self._walk(behind)
        self._of_one_basis()

    @property
    def first_list(self) -> Sequence[Statement]:
        """The parts up to the ； that may end them."""
        return self.parts[: self.cut or None]

    def _walk(self, behind: Sequence[Statement]) -> None:
        first = next((one for one in behind if not is_aside(one)), None)
        if first is None or not self._is_opened(first):
            return
        depth, start = self._opens[first], first.quantity.start
        is_numbered = _NUMBER.match(first.gap) is not None
        period, within = first.period, None
        figures = behind[: behind.index(first) + _MANY]
        for at, one in enumerate(figures):
            opened = self._opens[one]
            if one.quantity.start < start or (opened > depth and opened > start):
                self.past.append(one)
                continue  # before the list, or within a part
            numbered = _NUMBER.match(one.gap) is not None
            is_next = one.period != period and not numbered and not self._is_kin(one)
            is_anew = one is not first and _ANEW.search(_ITEM.sub("", one.gap)) is not None
            if opened < depth or is_anew or (is_next and not is_numbered):
                self.past += figures[at : at + _BEYOND]
                break
            self.past.append(one)
            if is_next:
                continue  # 1.甲60万元。其中乙40万元，丙20万元。2.丁…
            period = one.period
            if one is not first and not numbered and _NESTED.search(_ITEM.sub("", one.gap)):
                within = one
            elif within and (one.item != within.item or numbered):
                within = None
            if within or is_aside(one):
                self.is_sure = self.is_sure and not within
                continue
            if not one.is_exact or one.quantity.value < 0:
                self.parts.clear()
                return
            if not self.cut and self._ends_before(one):
                self.cut = len(self.parts)
            self.parts.append(one)

    def _is_kin(self, one: Statement) -> bool:
        """Return whether a figure of another sentence is a part by its name, as those before it."""
        family = family_of(name_of_part(self.parts[0])) if self.parts else None
        named = {name_of_part(each) for each in self.parts}
        own = name_of_part(one)
        return family is not None and family_of(own) == family and own not in named

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
        _, stop, behind = between.rpartition("。")
        if not stop:
            return "；" not in behind and _OPENS.search(behind) is not None
        named = _NAMED_AGAIN.match(behind)
        opens_next = named["name"] in self.total.lead if named else _NEXT_OPENS.match(behind)
        if first.period - self.total.period > _FARTHEST or not opens_next:
            return False
        self.is_sure = _SURE.match(behind) is not None
        self.may_be_of_two = not self._is_alone()
        return not (_SORTED.match(behind) and self.may_be_of_two)

    def _is_alone(self) -> bool:
        """Return whether no other sum stands before this one in its sentence."""
        begin = self.total.text.rfind("。", 0, self.total.quantity.start) + 1
        return "元" not in self.total.text[begin : self.total.quantity.start]

    def _of_one_basis(self) -> None:
        """Leave out the budgets beside what was spent, or what was spent beside the budgets."""
        if {_PLANNED, _DONE} <= {one.basis for one in self.parts}:
            is_plan = self.total.basis == _PLANNED
            self.parts = [one for one in self.parts if (one.basis == _PLANNED) == is_plan]
            self.cut = 0
