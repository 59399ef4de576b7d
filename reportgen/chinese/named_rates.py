"""Rates named by what was done: 受理138件，办结135件，办结率97.83%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.equations import Equation
from reportgen.chinese.measure_words import RATES, same_unit
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

MAY_BE_NAMED_RATE = Sign(
    "[率度](?<=[\u4e00-\u9fff]{2}.)(?:为|是|达到?了?|只有|仅|约)?[0-9０-９][0-9.]*[%％]",
    words("率 度"),
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
_OTHER_WAYS = ("不", "未", "基本", "较", "没有")
_REST = lazy_pattern("其余|余下|尚")
_NO_WHOLE = lazy_pattern("上年|去年|未|没有|尚|其余|余下|每|均|不")
_PLANNED = frozenset(("planned", "granted"))
_MOST, _ALL, _SLIGHT = 8, 100, 0.06


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
        if part is None:
            continue
        wholes = _wholes(rate, part, near, verb)
        if not wholes:
            continue
        whole = wholes[0]
        is_partly = not set(verb) <= set(part.lead)
        if is_partly and rate.quantity.value == _ALL:
            continue  # nothing else may be meant
        all_of_them = sum(float(one.quantity.value) for one in wholes)
        made = float(part.quantity.value) / all_of_them * _ALL
        if len(wholes) > 1 and abs(made - float(rate.quantity.value)) < _SLIGHT:
            continue  # 新收20件，旧存23件，办结39件，办结率90.7%
        figures = (part, whole, rate)
        others = wholes if verb in _CUT else near
        yield Equation(
            min(one.quantity.start for one in figures),
            max(one.quantity.end for one in figures),
            "ratio",
            (part.quantity, whole.quantity),
            rate.quantity,
            tuple((part.quantity, one.quantity) for one in others if same_unit(one.unit, part.unit)),
            sure=not is_partly and whole.quantity.value >= part.quantity.value,
        )


def _part(rate: Statement, near: Sequence[Statement], verb: str) -> Statement | None:
    """Return the figure of what was done, that a rate is named by: the last before it, or first."""
    item = [one for one in near if one.item == rate.item]
    if verb in _SPENT and any(one.adjusts for one in item):
        return None  # what was planned in the end is not told
    before = [one for one in item if one.quantity.start < rate.quantity.start]
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
    if verb[0] in "不未":
        return verb in one.lead
    names = (f"{verb}率", f"{verb}度")
    return not (_is_other_way(one, verb) or _NOT_DONE.search(one.lead)) and not any(
        name in one.lead for name in names
    )


def _is_other_way(one: Statement, verb: str) -> bool:
    """Return whether a figure tells what was left: 合格1228批次，不合格18批次，合格率98.56%."""
    others = (f"{how}{verb}" for how in _OTHER_WAYS)
    return any(other in one.lead for other in others) or _REST.search(one.lead) is not None


def _wholes(rate: Statement, part: Statement, near: Sequence[Statement], verb: str) -> list[Statement]:
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
        found = [one for one in alike if is_first or one.begin == rate.quantity.end]
        found = [one for one in found if "其中" not in one.gap]
    if verb in _CUT:
        return [one for one in found if _SENT.search(one.lead)] or found
    return [one for one in found if one.basis in _PLANNED] or found
