"""Rates that have a formula by their name, of figures named in the sentence: 资产负债率."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import FINEST, HUNDRED, rounding, step
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity

_IS = "(?:数|额|总额|金额|资金|价)*(?:为|是|达到?|共)?"


class _Formula(NamedTuple):
    """How a rate is reckoned: what words name its part and its whole, right before their figures.

    ``is_sure`` tells that all reckon it so.
    """

    name: Sign
    part: re.Pattern[str]
    whole: re.Pattern[str]
    is_sure: bool


def _formula(names: str, part: str, whole: str, *, is_sure: bool = False) -> _Formula:
    marks = names.split()
    told = f"(?:{'|'.join(marks)})(?:为|是|达到?|约)?(?=[0-9])"
    named = [lazy_pattern(f"(?:{each}){_IS}$") for each in (part, whole)]
    return _Formula(Sign(told, words(names)), named[0], named[1], is_sure)


_FORMULAS = (
    _formula("资产负债率", "负债(?:合计|总计)?", "(?<!净)资产(?:合计|总计)?", is_sure=True),
    _formula(
        "结转结余率 结余结转率",
        "(?:年末|当年|本年)?结(?:转结余|余结转|转和结余|余|转)",
        "(?:全年|调整后?|年度|支出)预算",
    ),
    _formula(
        "预算调整率",
        "(?:追加|追减|[调核][增减]|调整(?!后|预算))(?:了|资金|预算|指标|支出)*",
        "(?:年初|期初|原)(?:部门|单位|安排|批复|核定|支出|财政|拨款|的)*(?:预算|安排)",
    ),
)
_OF_OTHERS = lazy_pattern("上年|去年|其中|不[高大超]|目标")


def formula_rates(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return the rates that are not what their formula makes, with their passage and place.

    Their part and whole are each named once in its sentence and the one before, as sums of money.
    """
    for formula in _FORMULAS:
        for passage in subject.contexts_with(formula.name, before=1, after=0):
            told = [*formula.name.pattern.finditer(passage.text)]
            if len(told) > 1 or (passage.text.count("。") > 1 and _OF_OTHERS.search(passage.text)):
                continue
            rate = next((one for one in passage.quantities if one.start == told[0].end()), None)
            figures = _named(passage, formula.part), _named(passage, formula.whole)
            if not rate or rate.unit != "%" or not rate.exact or not all(figures):
                continue
            part, whole = figures
            begin = min((each.start for each in figures if each), default=0)
            if _OF_OTHERS.search(passage.text, begin, rate.start):
                continue
            if part and whole and (mistake := _mistake(formula, part, whole, rate)):
                start = min(part.start, whole.start, told[0].start())
                yield passage, start, max(rate.end, part.end, whole.end), mistake


def _named(passage: Passage, pattern: re.Pattern[str]) -> Quantity | None:
    """Return the one sum that words stand right before; None for none or several."""
    found = [
        one
        for one in passage.quantities
        if one.unit == "元" and one.exact and pattern.search(passage.text, 0, one.start)
    ]
    return found[0] if len(found) == 1 else None


def _mistake(formula: _Formula, part: Quantity, whole: Quantity, rate: Quantity) -> Mistake | None:
    if whole.value <= 0:
        return None
    true = part.value / whole.value * HUNDRED
    allowed = max(FINEST, step(rate) / 2)
    if rate.places:  # told more exactly than the sums may be
        allowed += (rounding(part) + rounding(whole)) / whole.value * HUNDRED
    if abs(true - rate.value) <= allowed:
        return None
    shown = plain(true.quantize(Decimal("0.01")))
    message = f"{part.text}÷{whole.text}={shown}%，不是{rate.text}"
    return Mistake(message, rate, (part, whole), is_sure=formula.is_sure)
