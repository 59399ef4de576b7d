"""Rates named by what was done: 受理138件，办结135件，办结率97.83%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.equations import Equation
from reportgen.chinese.measure_words import RATES, same_unit
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

MAY_BE_NAMED_RATE = Sign(
    "[率度](?<=[\u4e00-\u9fff]{2}.)(?:为|是|达到?了?|只有|仅|约)?[0-9][0-9.]*[%％]",
    each_of("率度", "为是达只仅约" + DIGITS),
)
"""What may tell of a rate by the word for what was done."""

_NAMED = lazy_pattern(
    "[^，。；0-9]{0,10}?(?P<verb>[不未]?[\u4e00-\u9fff]{2})(?:率|进度|(?<![年程进制])度)"
    "(?:为|是|达到?了?|只有|仅|约|[:：])*"
)
_NO_SHARE = lazy_pattern(
    "增长|下降|同比|增速|(?<!有)效率|利率|税率|优良|得分|节约|调整|变动|汇率|费率|折旧|差异|偏离|空置|床位"
)
_CUT = frozenset(("核减", "审减", "核增"))
_SENT = lazy_pattern("送审|申报|上报")
_SPENT = frozenset(("执行", "支付", "拨付", "使用", "支出", "完成", "发放", "兑付", "落实", "控制"))
"""What is said of a budget or plan in many words: 预算3万元，实际支付2万元，执行率66.67%."""

_NOT_DONE = lazy_pattern("上年|去年|应(?![急用对])|目标|计划|指标|任务|未|没有|尚|其余|余下|每|均")
_AIMED = lazy_pattern("应(?![急用对])|目标|计划|指标|任务|预算|安排|下达")
_RATES = ("率", "度")
_SO_FAR = lazy_pattern("累计|历年|以来|现有")
_OTHER_WAYS = ("不", "未", "基本", "较", "没有")
_REST = lazy_pattern("其余|余下|尚")
_NO_WHOLE = lazy_pattern("上年|去年|未|没有|尚|其余|余下|每|均|不")
_PLANNED = frozenset(("planned", "granted"))
_MOST, _ALL, _EXACT, _SLIGHT = 8, 100, 0.005, 0.06


def read_named_rates(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates whose name says what was done, of which the figure is told beside them.

    What it is of is the figure before that in the same sentence, of 核减 what was sent in. Where a
    year before or a target is spoken of there is none.
    """
    for index, rate in enumerate(statements):
        if rate.unit != "%" or not rate.is_exact:
            continue
        named = _NAMED.fullmatch(rate.lead)
        if not named or _NO_SHARE.search(rate.lead):
            continue
        verb = named["verb"]
        near = [
            one
            for one in statements[max(0, index - _MOST) : index + _MOST]
            if one.period == rate.period and one.unit not in RATES
        ]
        part = _part(rate, near, verb)
        wholes = _wholes(rate, part, near, verb) if part else ()
        if not part or not wholes:
            continue
        whole = wholes[0]
        if _is_rate(rate, part, wholes, near):
            continue
        is_partly = not set(verb) <= set(part.lead)
        if is_partly and rate.quantity.value == _ALL:
            continue  # nothing else may be meant
        is_over = part.quantity.value > whole.quantity.value
        if is_over and _SO_FAR.search(part.lead):
            continue
        figures = (part, whole, rate)
        others = near if verb not in _CUT else wholes
        yield Equation(
            min(one.quantity.start for one in figures),
            max(one.quantity.end for one in figures),
            "ratio",
            (part.quantity, whole.quantity),
            rate.quantity,
            tuple(
                (part.quantity, one.quantity) for one in others if same_unit(one.unit, part.unit)
            ),
            sure=not is_partly and not is_over,
        )


def _part(rate: Statement, near: Sequence[Statement], verb: str) -> Statement | None:
    """Return the figure of what was done, that a rate is named by: the last before it, or first."""
    item = [one for one in near if one.item == rate.item]
    before = [one for one in item if one.quantity.start < rate.quantity.start]
    if len(item) <= 1 and not (item and "其中" in item[0].gap):
        return None
    if verb in _SPENT and any(one.adjusts for one in item):
        return None  # what was planned in the end is not told
    for one in reversed(before):
        if _is_done(one, verb) and set(verb) <= set(one.lead):
            return one if one.is_exact else None
        if verb in _SPENT and one.basis == "done" and _is_done(one, verb):
            return one if one.is_exact else None
        if not _is_other_way(one, verb):
            break
    done = [one for one in item if _is_done(one, verb) and not set(verb).isdisjoint(one.lead)]
    if before:
        done = [one for one in done if one.quantity.end == rate.begin]
    elif full := [one for one in done if set(verb) <= set(one.lead)]:
        done = full
    elif verb in _SPENT:
        done = [one for one in item if one.basis == "done" and _is_done(one, verb)]
    return done[0] if len(done) == 1 and done[0].is_exact else None


def _is_done(one: Statement, verb: str) -> bool:
    """Return whether a figure may tell what was done, and not what should be or was not."""
    lead = one.lead
    if verb[0] in "不未":
        return verb in lead
    if _is_other_way(one, verb) or _NOT_DONE.search(lead):
        return False
    return not lead.partition(verb)[2].startswith(_RATES)


def _is_other_way(one: Statement, verb: str) -> bool:
    """Return whether a figure tells what was left: 合格1228批次，不合格18批次，合格率98.56%."""
    lead = one.lead
    if verb in lead and lead.partition(verb)[0].endswith(_OTHER_WAYS):
        return True
    return _REST.search(lead) is not None


def _wholes(
    rate: Statement, part: Statement, near: Sequence[Statement], verb: str
) -> list[Statement]:
    """Return what a part may be of, first what it most likely is."""
    nested = "其中" in part.gap
    alike = [
        one
        for one in near
        if one is not part
        and same_unit(one.unit, part.unit)
        and (one.item == part.item or (nested and one.quantity.start < part.quantity.start))
        and one.role == "level"
        and one.quantity.value > 0
        and not _NO_WHOLE.search(one.lead)
        and (verb not in one.lead or _AIMED.search(one.lead))
    ]
    found = [one for one in alike if one.quantity.start < part.quantity.start][::-1]
    if not found:
        is_first = part.quantity.start > rate.quantity.start
        found = [
            one
            for one in alike
            if "其中" not in one.gap
            and (is_first or one.begin == rate.quantity.end)
            and one.quantity.value >= part.quantity.value
        ]
    if verb in _CUT:
        return [one for one in found if _SENT.search(one.lead)] or found
    return [one for one in found if one.basis in _PLANNED] or found


def _is_rate(
    rate: Statement, part: Statement, wholes: Sequence[Statement], near: Sequence[Statement]
) -> bool:
    """Return whether a part has the rate, or two parts do, or of two wholes.

    So in 新收20件，旧存23件，办结39件，办结率90.7%.
    """
    value, stated = float(part.quantity.value), float(rate.quantity.value)
    values = [float(one.quantity.value) for one in wholes]
    if abs(value / values[0] * _ALL - stated) < _EXACT:
        return True
    made = [value / sum(values)] if len(values) > 1 else []
    made += [
        (value + float(one.quantity.value)) / values[0]
        for one in near
        if one not in (part, *wholes) and same_unit(one.unit, part.unit)
    ]
    return any(abs(each * _ALL - stated) < _SLIGHT for each in made)
