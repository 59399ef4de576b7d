"""A16: sums of money that are ten thousand times too small."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.checks.form_paths import EXPENDITURE
from reportgen.checks.tables.table_amounts import amounts_of_tables_in_yuan
from reportgen.chinese.prices.huge_sums import (
    MAY_BE_HUGE,
    MAY_BE_HUGE_FEE,
    is_of_higher_level,
    read_huge,
)
from reportgen.chinese.prices.magnitudes import (
    FEE,
    MAY_BE_IMPOSSIBLE,
    MAY_BE_TOO_LARGE,
    MAY_BE_TOO_SMALL,
    read_impossible,
    read_too_large,
    read_too_small,
)
from reportgen.chinese.prices.mixed_units import read_mixed_units
from reportgen.chinese.prices.unlikely_costs import MAY_BE_MUCH, read_unlikely_costs
from reportgen.chinese.unit_names import kind_of, short_name
from reportgen.model.absent import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.prices.mixed_units import MixedUnits
    from reportgen.findings import Path

_CENT, _WAN = Decimal("0.01"), Decimal(10_000)
_LEAST, _MOST = Decimal(5_000), Decimal(20_000)
"""How many times the other figure one is that was filled in in 元 and taken for 万元."""

_TELLING, _AROUND = 6, 6
"""How long a figure is at least, with its unit, that is no other figure by chance."""


@rule(
    codes.A16,
    explanation="查找像是少写了“万”字的金额：收入总计、支出合计、基本支出、“三公”经费等全单位的数"
    "不到1万元（“收入总计1764.1元”）；20人以上的培训、补助等，平均每人不到1元"
    "（“培训250人，支出33.78元”）；接待、培训等平均每人5万元、补助等20万元以上的；工程的投资、运行费等一年的费用带小数而不到1000元；"
    "电脑、演出、培训、路灯、危房等平均每台、每场、每户低得或高得不可能的（“电脑6台，支出3.3元”）。粮食亩产、人均收入、每天的补助不可能有这么多或这么少的；单价、标准不查，0元不查。"
    "填报的年度预算金额、支出总额、按支出性质之和里，有一个与别的差约一万倍，也提示；正文照写这个数、照写以万元为单位的表里的数而单位写成“元”的，也报。",
    wrong="慰问困难群众420人，支出慰问资金21.6元。",
    right="慰问困难群众420人，支出慰问资金21.6万元。",
)
def money_is_not_too_small(subject: Subject) -> Iterator[Hit]:
    """Look for sums in 元 that must be in 万元, and figures of the form that look so."""
    yield from _filled_in(subject)
    yield from _too_large(subject)
    yield from _unlikely(subject)
    for passage in subject.periods_with(MAY_BE_IMPOSSIBLE):
        for one in read_impossible(passage.statements):
            words = quoted(one.lead.strip() + one.quantity.text)
            message = f"{words}：没有这么多或这么少的，像是写错了单位或小数点"
            yield Hit(passage.path, message, "与台账核对，改正单位或数字")
    in_yuan = dict(_filled_in_wan(subject)) | dict(amounts_of_tables_in_yuan(subject))
    yield from in_yuan.values()
    yield from _beyond_a_town(subject)
    for passage in subject.periods_with(MAY_BE_TOO_SMALL):
        mixed = {one.odd.quantity.start: one for one in read_mixed_units(passage.statements)}
        yield from (_mixed(passage, one) for one in mixed.values())
        for found in read_too_small(passage.statements):
            quantity = found.statement.quantity
            if quantity.text in in_yuan or quantity.start in mixed:
                continue
            words = quoted(found.statement.lead.strip() + quantity.text)
            if found.is_work:
                why = "工程、采购、拨款和全年的费用不会只有这点钱"
            elif found.people is None:
                why = "全单位的数不会不到1万元"
            else:
                each = (quantity.value / found.people.value).quantize(_CENT, ROUND_HALF_UP)
                people = found.people
                why = f"{people.text}平均每{people.unit[0]}只有{plain(each)}元"
            yield Hit(
                passage.path,
                f"{words}：{why}，像是把“万元”写成了“元”",
                "与决算核对，单位写错的改成“万元”",
            )


def _mixed(passage: Passage, found: MixedUnits) -> Hit:
    """Return a figure in 元 that only in 万元 makes a total with those beside it."""
    parts = "＋".join(one.quantity.text for one in found.parts)
    odd = found.odd.quantity.text
    message = (
        f"{parts}与{found.total.quantity.text}：“{odd}”像是把“万元”写成了“元”，改成“万元”就正好相等"
    )
    return Hit(passage.path, message, "与台账核对，单位写错的改成“万元”")


def _beyond_a_town(subject: Subject) -> Iterator[Hit]:
    """Return what a town is said to have had or spent that is far beyond its budget."""
    budget = known(subject.report.overview.annual_budget)
    if (
        budget is None
        or not budget.value
        or kind_of(short_name(subject.report.overview.unit_name)) != "镇"
    ):
        return
    for passage in subject.periods_with(MAY_BE_HUGE, MAY_BE_HUGE_FEE):
        told = _told_as_much(passage)
        for one in read_huge(passage.statements, budget.value * _WAN):
            if one.quantity.start in told or _is_of_county(subject, passage, one):
                continue
            words = quoted(one.lead.strip() + one.quantity.text)
            times = int(one.quantity.value / _WAN / budget.value)
            message = f"{words}：是年度预算金额{budget}的{times}倍，像是写错了单位"
            meant = "万元" if one.quantity.text.endswith("亿元") else "元"
            yield Hit(passage.path, message, f"与决算核对，单位写错的改成“{meant}”")


def _is_of_county(subject: Subject, sentence: Passage, huge: Statement) -> bool:
    """Return whether a sum of a sentence is that of a county or of more, by what is told before."""
    if FEE.search(huge.lead):
        return False
    before = sentence.text[: huge.quantity.start]
    for passage in subject.passages:
        if passage.path == sentence.path and (at := passage.text.find(sentence.text)) > 0:
            return is_of_higher_level(passage.text[:at] + before)
    return is_of_higher_level(before)


def _told_as_much(passage: Passage) -> set[int]:
    """Return where sums begin that are too much for the people or things they were spent on."""
    told = {large.statement.quantity.start for large in read_too_large(passage.statements)}
    costs = read_unlikely_costs(passage.statements)
    return told | {cost.statement.quantity.start for cost in costs}


def _unlikely(subject: Subject) -> Iterator[Hit]:
    """Return the costs by which each of so many things costs next to nothing, or far too much."""
    for passage in subject.periods_with(MAY_BE_TOO_SMALL, MAY_BE_MUCH):
        told = {small.statement.quantity.start for small in read_too_small(passage.statements)}
        told |= {large.statement.quantity.start for large in read_too_large(passage.statements)}
        for found in read_unlikely_costs(passage.statements):
            quantity, counted = found.statement.quantity, found.counted
            if quantity.start in told:
                continue
            each = quantity.value / counted.value / (1 if found.is_small else _WAN)
            average = plain(each.quantize(_CENT, ROUND_HALF_UP))
            unit, meant = ("元", "万元") if found.is_small else ("万元", "元")
            meant = "万元" if quantity.text.endswith("亿元") else meant
            written = "亿元" if quantity.text.endswith("亿元") else unit
            yield Hit(
                passage.path,
                f"{quoted(counted.text + '，' + found.statement.lead.strip() + quantity.text)}："
                f"平均每{counted.unit}{average}{unit}，像是把“{meant}”写成了“{written}”",
                f"与决算核对，单位写错的改成“{meant}”",
            )


def _too_large(subject: Subject) -> Iterator[Hit]:
    """Return the costs for which the people that they were spent on are far too few."""
    for passage in subject.periods_with(MAY_BE_TOO_LARGE):
        for found in read_too_large(passage.statements):
            quantity, people = found.statement.quantity, found.people
            each = (quantity.value / people.value / _WAN).quantize(_CENT, ROUND_HALF_UP)
            words = quoted(found.statement.lead.strip() + quantity.text)
            why = f"{people.text}平均每{people.unit[0]}有{plain(each)}万元"
            yield Hit(
                passage.path,
                f"{words}：{why}，像是把“元”写成了“万元”",
                "与决算核对，单位写错的改成“元”",
            )


def _filled_in(subject: Subject) -> Iterator[Hit]:
    """Return the figures of the form that are some ten thousand times the others, or less."""
    figures = [each for each in _figures(subject) if each[1] > 0]
    least = min((value for _, value in figures), default=Decimal(0))
    larger = [each for each in figures if _LEAST <= each[1] / least <= _MOST]
    smaller = [each for each in figures if each not in larger]
    if not larger or any(value / least >= _LEAST for _, value in smaller):
        return
    if len(larger) <= len(smaller):
        odd, usual, than, meant = larger, max(smaller, key=_value)[1], "大", "元的数当成了万元"
    else:
        odd, usual, than, meant = smaller, max(larger, key=_value)[1], "小", "万元的数写成了元"
    for path, value in odd:
        yield Hit(
            path,
            f"填的是{plain(value)}万元，比别处的{plain(usual)}万元{than}约一万倍，像是把{meant}",
            "核对单位，金额后面写明“元”或“万元”",
            "info",
        )


def _filled_in_wan(subject: Subject) -> Iterator[tuple[str, Hit]]:
    """Return the figures of the form that a text has with their very digits, but in 元."""
    text = subject.text
    for path, value in _figures(subject):
        written = f"{plain(value)}元"
        if len(written) < _TELLING or "." not in written:
            continue
        at = text.find(written)
        if at > 0 and text[at - 1] not in "0123456789.,，":
            passage = subject.passage_at(at)
            words = quoted(text[max(at - _AROUND, subject.start_of(passage)) : at] + written)
            message = f"{words}：“{path[-1]}”填的是{plain(value)}万元，像是把“万元”写成了“元”"
            yield written, Hit(passage.path, message, "与决算核对，单位写错的改成“万元”")


def _value(figure: tuple[Path, Decimal]) -> Decimal:
    return figure[1]


def _figures(subject: Subject) -> Iterator[tuple[Path, Decimal]]:
    """Return 年度预算金额, 支出总额 and the sum 按支出性质, as far as they are filled in."""
    expenditure = subject.report.performance.expenditure
    natures = [known(expenditure.natures.basic), known(expenditure.natures.project)]
    yield from (
        (path, amount.value)
        for path, amount in (
            (("部门概况", "年度预算金额"), known(subject.report.overview.annual_budget)),
            ((*EXPENDITURE, "支出总额"), known(expenditure.total)),
        )
        if amount is not None
    )
    given = [amount.value for amount in natures if amount is not None]
    if given:
        yield (*EXPENDITURE, "按支出性质"), sum(given, Decimal(0))
