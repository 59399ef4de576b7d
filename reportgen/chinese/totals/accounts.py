"""Accounts told in turn: what there was, what came, what went, and what it makes in the end."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Literal

from reportgen.chinese.totals.account_words import sign_of
from reportgen.chinese.totals.top_figures import CLOSES, ENDS, REST, TOTALS, columns_of, top_figures
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

    Mark = Literal["+", "−"]
    _Signed = tuple[Mark, Statement]
    _Term = tuple[Mark | None, Statement]

TELLS_END = lazy_pattern(
    "[际余转额款下剩值产有编缺抵末底终后算入出力欠减未的假席勤](?:(?<=结[余转])|(?<=[节盈剩其]余)|(?<=余[额款下])|(?<=尾款)|(?<=剩下)"
    "|(?<=[还尚]剩)|(?<=余)(?=[0-9])|(?<=净[值额])|(?<=净资产)|(?<=[还尚仍]有)|(?<=[空缺]编)|(?<=空缺)|(?<=[核审]减)"
    "|(?<=相抵)|(?<=[年期]末)|(?<=年[底终])|(?<=[整加减增]后)|(?<=实际)(?=下达|安排)|(?<=[调全][整年]预算)|(?<=最[终后]预算)|(?<=总[收支][入出])|(?<=财力)"
    "|(?<=[还尚]欠)|(?<=另外的)|(?<=请假)|(?<=缺[席勤])|(?<=未)[办审执结支使拨完发兑付开安])[^，。；0-9]{0,10}[0-9]"
)
"""What may tell of what an account makes in the end."""


_ADJUSTED = lazy_pattern("[整加减增]后|调整预算|全年预算|最[终后]预算|实际(?:下达|安排)")
_NET = lazy_pattern("相抵|净[增减]")
_NO_END = lazy_pattern("等$|其中|加上")
_ARE_BESIDE = lazy_pattern("[^，。；0-9]{0,10}(?:列席|旁听|观摩|[应受]邀)")
_SUMMED = lazy_pattern("^共|累计|合计|共计|总计|总量|总额|总收入|总支出")
_KIND = lazy_pattern("基本支出|项目支出")
_SAID = lazy_pattern("(?:再|并|另外?)?(?:(?P<less>减去?|扣除|扣减|冲减)|加上?|连同)")
_BOTH: tuple[Mark, Mark] = ("+", "−")

_SO_FAR = lazy_pattern("累计|滚存|历年")
_STOCK = lazy_pattern("(?:贷款|存款|债务|欠款|借款)余额")
_AT_END, _GREW = lazy_pattern("[年期]末(?:余额|净值)"), lazy_pattern("新增|增加|购入|转入")
_OPENS = lazy_pattern("[年期]初|上年|去年|旧存|原有|以前年度|历年")
_OPENING_BEHIND = lazy_pattern(
    "[，,；;（(](?:其中|含|包括)?[：:，,]?(?:[年期]初|上一?年|去年|以前年度)[^，。；、0-9]{0,6}结[转余]"
)
_CUT, _SETTLED = lazy_pattern("[核审]减"), lazy_pattern("审定|结算(?:金额|造?价)")
_MOVED = lazy_pattern("核减|追[加减]|调[增减出入]|收回|上缴|新增|减少|增加")
_OF_BEFORE = lazy_pattern("(?:上一?年|去年|[年期]初|以前年度|历年|前期|旧存)")
_TAKES = lazy_pattern("^(?:再|并)?(?:减|扣除|扣减|冲减)")
_ADDS = lazy_pattern("加上|追加|调增|新增|另有|转入|调入|新接收|[上去]年|补充")
_STAGE = lazy_pattern("概算|估算|批复|合同|中标|成交|控制价|送审")
_AND_SO_ON = lazy_pattern("等(?!额|次|级)")
_IN_LIST = frozenset("、和及")
_FEWEST, _MANY, _MOST = 2, 7, 16


class Account(NamedTuple):
    """What an account makes in the end: its terms with their signs, and the figure that tells it.

    ``before`` are the last figures of its sentence, which may be meant with other signs.
    """

    start: int
    end: int
    terms: tuple[_Signed, ...]
    told: Statement
    before: tuple[Statement, ...]

    @property
    def is_sure(self) -> bool:
        """Whether each of its terms is said to adjust what was planned."""
        return all(one.adjusts for _, one in self.terms[1:])

    def ways(self) -> Iterator[Sequence[_Signed]]:
        """Return the ways in which its figures may be meant, the clearest first."""
        for first in range(max(1, len(self.terms) - 1)):
            yield self.terms[first:]
        yield from _any_signs(self.before)


def read_accounts(statements: Sequence[Statement]) -> Iterator[Account]:
    """Return 年初A，收入B，支出C，年末D: each figure of a sentence by its sign, up to the end.

    What an end is followed by may go on from it: 调整后为D，支出E，结余F.
    """
    for column in columns_of(statements):
        if column[0].unit == "分":
            continue  # points, named by what they are given for: 支付进度扣0.8分，结余率扣1.2分
        within: list[Sequence[Statement]] = []
        for account in _closed(top_figures(column, within)):
            if _is_left_of_part(account, column) or any(map(_is_of_others, within)):
                continue
            if whole_account := _with_opening(account, statements):
                yield whole_account
        for whole, *parts in within:
            is_taken = _mark(parts[0], [("+", whole)]) == "−"  # 收到26件，其中办结21件，剩余5件
            yield from _closed([whole, *parts] if is_taken else parts, is_within=True)


def _is_of_others(within: Sequence[Statement]) -> bool:
    """Return whether what stands behind 其中 is no part of the figure before it."""
    whole, *parts = within
    return any(one.quantity.value > whole.quantity.value for one in parts)


def _is_left_of_part(account: Account, column: Sequence[Statement]) -> bool:
    """Return whether an end is what is left of a part: 投资A，其中衔接资金B，拨付D，剩余E."""
    end = account.told.quantity
    mark, spent = account.terms[-1]
    if mark == "+" or len(end.digits) <= _FEWEST:
        return False
    told = {one.quantity.value for one in column if one.begin < spent.begin}
    named = {one.quantity.value for _, one in account.terms}
    return end.value + spent.quantity.value in told - named


def _with_opening(account: Account, statements: Sequence[Statement]) -> Account | None:
    """Return an account with what was left before, where that is told right behind its end.

    None where it is right with it: 收入A，支出B，年末结余C，其中上年结余D.
    """
    at = next(i for i, one in enumerate(statements) if one is account.told) + 1
    if at == len(statements) or any(_OPENS.search(one.lead) for _, one in account.terms):
        return account
    opening = statements[at]
    if opening.unit != account.told.unit or not _OPENING_BEHIND.match(opening.gap):
        return account
    terms: tuple[_Signed, ...] = (*account.terms, ("+", opening))
    if made(terms) == account.told.quantity.value:
        return None
    return account._replace(terms=terms, end=opening.quantity.end)


def _closed(column: Sequence[Statement], *, is_within: bool = False) -> Iterator[Account]:
    terms: list[_Term] = []
    is_end = False
    for at, one in enumerate(column):
        if _tells_end(one, terms) and not (is_within and REST.search(one.lead)):
            if REST.search(one.lead) and len(terms) == _FEWEST:
                terms[1] = "−", terms[1][1]
            clear = [(mark, each) for mark, each in terms if mark]
            is_clear, clear = len(clear) == len(terms), _without_parts(clear)
            if is_clear and _is_told_wrong(column[at:], clear):
                start, before = terms[0][1].quantity.start, column[max(0, at - _MANY) : at]
                yield Account(start, one.quantity.end, tuple(clear), one, tuple(before))
            terms, is_end = [("+", one)], True
            continue
        if _SUMMED.search(one.lead) and (first := _begin_of_sum(one, terms)) is not None:
            terms[first:] = [(terms[first][0], one)]
            continue
        mark = _mark(one, terms)
        if mark == "+" and is_end and len(terms) == 1 and not _ADDS.search(one.lead):
            terms = []
        is_end = is_end and not terms
        if terms and one.item != terms[-1][1].item and mark == "+" and not all(m for m, _ in terms):
            terms = []
        terms = [*terms[-_MOST:], (mark, one)]


def _without_parts(terms: list[_Signed]) -> list[_Signed]:
    """Return terms without those that divide the one before: 支出总额A，基本支出B，项目支出C."""
    for at, (mark, whole) in enumerate(terms[:-_FEWEST]):
        end = at + 1 + _FEWEST
        parts = terms[at + 1 : end]
        kinds = [found[0] for _, one in parts if (found := _KIND.search(one.lead))]
        is_all = len({*kinds}) == _FEWEST or made(parts) == made(terms[at : at + 1])
        if mark == "−" and _SUMMED.search(whole.lead) and is_all:
            return [*terms[: at + 1], *terms[end:]]
    return terms


def _tells_end(one: Statement, terms: Sequence[_Term]) -> bool:
    """Return whether a figure is what the terms of an account before it make."""
    lead = one.lead
    if len(terms) < _FEWEST or one.gap[:1] in _IN_LIST or _OF_BEFORE.search(lead):
        return False
    opening = terms[0][1]
    if _NET.search(one.gap):
        return all(each.verb for _, each in terms)
    if one.verb or terms[0][0] != "+" or _NO_END.search(lead) or _is_beside(one):
        return False
    if REST.search(lead) and len(terms) == _FEWEST:
        # 。其中甲，乙，其余丙: they are parts of what the sentence before tells
        is_part = opening.lead.startswith("其中")
        return (
            not is_part
            and one.item == opening.item
            and terms[1][1].quantity.value < opening.quantity.value
        )
    is_less = any(mark == "−" for mark, _ in terms)
    if (
        CLOSES.search(lead)
        or ("送审" in opening.lead and _CUT.search(lead))
        or ("合同" in opening.lead and _SETTLED.search(lead))
    ):
        return is_less and not _lacks_opening(lead, terms)
    if _ADJUSTED.search(lead):
        return opening.basis == "planned" or (opening.basis == "granted" and terms[-1][1].adjusts)
    if ENDS.search(lead):
        return bool(_OPENS.search(opening.lead)) and not _MOVED.search(lead)
    return (
        is_less
        and bool(TOTALS.search(lead))
        and any(mark == "−" and _TAKES.search(each.lead) for mark, each in terms)
    )


def _is_beside(one: Statement) -> bool:
    """Return whether a figure is of others who came, too: 应到60人，实到48人，还有13人列席."""
    return one.lead.endswith("有") and bool(_ARE_BESIDE.match(one.text, one.quantity.end))


def _lacks_opening(lead: str, terms: Sequence[_Term]) -> bool:
    """Return whether what is left of all years so far is told, but not what was there before."""
    if _STOCK.search(lead) or (_AT_END.search(lead) and _GREW.search(terms[0][1].lead)):
        return not any(_OPENS.search(each.lead) for _, each in terms)
    return _SO_FAR.search(lead) is not None and not any(
        _OPENS.search(each.lead) or _SO_FAR.search(each.lead) for _, each in terms
    )


def _are_stages(terms: Sequence[_Signed]) -> bool:
    """Return whether some terms tell one sum at several stages: 概算A，批复预算B，合同价C."""
    stages = {
        found[0]
        for mark, one in terms
        if mark == "+" and not one.adjusts and (found := _STAGE.search(one.lead))
    }
    return len(stages) > 1


def _is_told_wrong(ends: Sequence[Statement], terms: Sequence[_Signed]) -> bool:
    """Return whether terms do not make what their end tells, with none of those right behind it.

    应到45名，实到41名，缺席3名，请假1名 has two ends.
    """
    if not ends[0].is_exact or not all(each.is_exact for _, each in terms) or _are_stages(terms):
        return False
    if any(_AND_SO_ON.match(each.text, each.quantity.end) for _, each in terms):
        return False
    told = accumulate(
        one.quantity.value for one in takewhile(lambda one: CLOSES.search(one.lead), ends)
    )
    return made(terms) not in (ends[0].quantity.value, *told)


def made(terms: Sequence[_Signed]) -> Decimal:
    """Return what terms make."""
    values = (one.quantity.value if mark == "+" else -one.quantity.value for mark, one in terms)
    return sum(values, Decimal(0))


def _begin_of_sum(one: Statement, terms: Sequence[_Term]) -> int | None:
    """Return from which of the terms on they make a total that is told behind them."""
    left = one.quantity.value
    for at in reversed(range(len(terms))):
        left -= terms[at][1].quantity.value
        if not left:
            return at
    return None


def _mark(one: Statement, terms: Sequence[_Term]) -> Mark | None:
    """Return whether a figure adds to an account or is taken from it; None where unclear."""
    lead = one.lead
    if said := _SAID.match(lead):
        if said["less"]:
            return "−"
        return None if terms and terms[-1][0] != "+" and not _OF_BEFORE.search(lead) else "+"
    found = sign_of(one)
    if terms and one.gap[:1] in _IN_LIST and (not found or _goes_on(terms)):
        return terms[-1][0]
    if not terms and (not found or _OPENS.search(lead)):
        return "+"
    if found is None:
        return None
    return "−" if found.lastgroup == "less" else None if found.lastgroup == "close" else "+"


def _goes_on(terms: Sequence[_Term]) -> bool:
    """Return whether the list that the last of some terms stands in begins with 加上 or 减去."""
    for _, one in reversed(terms):
        if one.gap[:1] not in _IN_LIST:
            return _SAID.match(one.lead) is not None
    return False


def _any_signs(column: Sequence[Statement]) -> Iterator[tuple[_Signed, ...]]:
    """Return the last figures of a sentence with any signs, two of them or more."""
    ways: list[tuple[_Signed, ...]] = [()]
    for one in reversed(column):
        ways = [((mark, one), *way) for way in ways for mark in _BOTH]
        yield from (way for way in ways if len(way) >= _FEWEST)
