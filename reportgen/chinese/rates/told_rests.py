"""What is left, or goes beyond a plan, told in a clause of its own: 未支出的10.8万元系……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import FIGURES, Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_NOT_DONE = "(?:未能?|没有?|尚未|还未)(?!来|成年|收到|超)[\u4e00-\u9fff]{1,5}的"
_LEFT = (
    "(?:剩余|余下|其余|结余|节余|尚余|还剩|剩下|相差|尚差|还差|尚缺|差|缺|少)了?的?(?:资金|金额|部分)?(?:为|是)?"
    "|(?:少[发付拨收支完建栽办]成?)的?"
)
_YET = "(?:还|尚|仍)有"
_BEYOND = "(?:多出来?|超出|超额|超过|超编|多完成|多出的部分)了?的?(?:部分)?(?:为|是)?"
_LOST = "(?:死亡|枯死|缺席|退出|放弃|退回|不合格|不满意)的"
MAY_BE_TOLD_REST = Sign(
    f"(?<=[，。；])(?:{_NOT_DONE}|{_LEFT}|{_YET}|{_BEYOND}|{_LOST})[0-9]",
    FIGURES,
)
"""What may tell how much is left of a plan, or goes beyond it."""

_OPENS = lazy_pattern(f"[，。；]?(?:{_NOT_DONE}|{_LEFT}|{_YET}|{_BEYOND}|{_LOST})")
_WHOLE = lazy_pattern(
    "计划|目标|任务|应|安排|预算|下达|到位|批复|核定|编制|共有|全村|全镇|总|发放问卷|发出|栽植|投放|收到|受理|合同"
    "|排查|发现|查出|摸排|征集|收集|梳理|承办|交办"
)
_PART = lazy_pattern(
    "实际|支出|支付|完成|已|使用|(?<!编制)在[职编岗]|实有|成活|享受|收回|建成|办结|发放|拨付|执行|覆盖|签约|满意|整改|化解|调处|解决|采纳|整治|修复"
)
_NOT_ALL = lazy_pattern(
    "其中|同比|[比较]|上年|去年|增加|减少|追[加减]|调[增减]|每|均|收回|结转(?!下)|另|[甲乙丙]|占"
)
_NOT_YET = lazy_pattern("[^，。；0-9]{0,8}[未没]")
_PASSED_ON = lazy_pattern("全(?:部|额|数)[^，。；0-9]{0,4}(?:拨|下达|到位|划转|转[拨付])")
"""What tells that all of a sum was passed on, to be spent by others."""

_IS_OVER = ("超出", "超编")
_TWO = 2


def read_told_rests(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return what is told as left, or as more than planned, and is not how far two figures differ.

    These are the only two of the unit before it in its sentence, or in the sentence before: what
    was planned and what was done. The rest may be a part of it, so that a smaller one is wrong
    only by a slip.
    """
    for index, rest in enumerate(statements):
        words = _clause(rest)
        is_exact = rest.is_exact or words.endswith(_IS_OVER)  # 超出6人 is no 超过6人
        if rest.unit in RATES or not is_exact or not _OPENS.fullmatch(words):
            continue
        if words.endswith("有") and not _NOT_YET.match(rest.text, rest.quantity.end):
            continue  # 还有12人受到表彰
        pair = _pair(statements[:index], rest)
        if pair is None or not _is_alone(statements[index + 1 :], rest):
            continue
        whole, part = pair
        gap = abs(whole.quantity.value - part.quantity.value)
        told = rest.quantity
        if gap == told.value or not gap:
            continue
        if is_slip(gap, told):
            terms = sorted((whole.quantity, part.quantity), key=lambda one: -one.value)
            start = min(whole.quantity.start, part.quantity.start)
            yield Equation(start, told.end, "difference", (terms[0], terms[1]), told, sure=False)


def _clause(one: Statement) -> str:
    """Return the words of a figure's clause before it, with the mark that begins it."""
    text, start = one.text, one.quantity.start
    begin = max(text.rfind(mark, 0, start) for mark in "，。；")
    return text[max(begin, 0) : start]


def _pair(before: Sequence[Statement], rest: Statement) -> tuple[Statement, Statement] | None:
    """Return what was planned and what was done: the last two figures of the unit before a rest.

    One of them may be the only one of this year in the sentence before.
    """
    here = [one for one in before if one.period == rest.period and same_unit(one.unit, rest.unit)]
    last = [
        one for one in before if one.period == rest.period - 1 and same_unit(one.unit, rest.unit)
    ]
    if len(here) == 1:  # 受理87件，上年为102件。办结84件，其余3件
        here = [one for one in last if not one.is_last_year][:_TWO] + here
    two = here or last
    if len(two) != _TWO or not all(one.is_exact and one.role == "level" for one in two):
        return None
    whole, part = two
    if _NOT_ALL.search(whole.gap) or _NOT_ALL.search(part.gap):
        return None
    told = (
        _WHOLE.search(whole.lead)
        or whole.basis in ("planned", "granted")
        or _PASSED_ON.search(part.gap)
    )
    return (whole, part) if told and _PART.search(part.lead) else None


def _is_alone(following: Sequence[Statement], rest: Statement) -> bool:
    """Return whether no other figure of the unit follows in the sentence, which may be left too."""
    return not any(
        one.period == rest.period and same_unit(one.unit, rest.unit) for one in following
    )
