"""S15: what the prose says was done is what the indicator of that name says was done."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.checks.score_sheets import sheets
from reportgen.checks.tables.told_rates import RatesOfProse
from reportgen.checks.told_figures import figures_told, usual_unit
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import MULTIPLES, UNITS
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.checks.told_figures import ToldFigure
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.model.annexes.evaluation import Indicator

_ASIDE = lazy_pattern("[（(][^（()）]*[）)]|[★*＊\\s]")
_ENDING = lazy_pattern("(?:总数|数量|人数|人次|次数|户数|个数|处数|面积|里程|长度|总量|数)$")
_BETWEEN = lazy_pattern(
    "(?:总数|数量|人数|人次|次数|户数|个数|面积|里程|长度|总量|数)?(?:指标)?"
    "(?:已|为|是|达到?|完成|实现|实际|全年|累计|总计|共计?|了|[：:，,])*"
)
_OF_MEASURE = lazy_pattern("万?亩|公里|万?平方米|万?立方米|万?吨|公顷|万?株|万?米")
_DONE = lazy_pattern("全年|累计|实际|已(?:完成|建成)|达到?|20[0-9]{2}年(?:度?共|，)")
_SHORTEST, _LEAST, _MANY = 4, 2, 3


@rule(
    codes.S15,
    explanation="正文里写到某个三级指标的名称、紧接着写了数的（“城镇新增就业305人”），"
    "与自评表里这个指标的实际完成值核对；单位不同的先换算，按所写的位数四舍五入后相等就算一致。"
    "写的是目标、上年、其中一部分的，有一处对得上的，名称不足4个字的，都不报。",
    wrong="（自评表：城镇新增就业人数292人）全年城镇新增就业305人。",
    right="（自评表：城镇新增就业人数292人）全年城镇新增就业292人。",
)
def prose_tells_the_same_results(subject: Subject) -> Iterator[Hit]:
    """Compare the figures that the prose gives for an indicator with 实际完成值."""
    rates = RatesOfProse(subject)
    for sheet in sheets(subject):
        for _, given, _ in sheet.rows:
            told = list(_told(subject, given))
            if told and not any(_agree(given, each.quantity) for each in told):
                yield _hit(told[0].passage, told[0].words, given, sheet.name)
            elif not told:
                yield from _other_rate(rates, given, sheet.name)


def _hit(passage: Passage, words: str, given: Indicator, sheet: str) -> Hit:
    return Hit(
        passage.path,
        f"{quoted(words)}与{sheet}里“{given.name}”的实际完成值{given.actual}不等",
        "与台账核对，正文和自评表写同一个数",
    )


def _other_rate(rates: RatesOfProse, given: Indicator, sheet: str) -> Iterator[Hit]:
    """Return where the prose tells a rate of an indicator with a slip, in other words maybe."""
    if is_absent(given.name) or is_absent(given.actual) or given.actual.unit != "%":
        return
    value = given.actual.value
    found = None if value is None else rates.other_than(_ASIDE.sub("", given.name), [value])
    if found is not None:
        yield _hit(found.passage, found.words, given, sheet)


def _told(subject: Subject, given: Indicator) -> Iterator[ToldFigure]:
    """Return each place outside 附件 where the prose names an indicator and then gives a number."""
    if is_absent(given.name) or is_absent(given.actual) or given.actual.value is None:
        return
    whole = _ASIDE.sub("", given.name)
    name = _ENDING.sub("", whole)
    is_short = len(name) < _SHORTEST
    if is_short and (len(whole) >= _SHORTEST and not _is_measured(given)):
        name, is_short = whole, False
    if len(name) < (_LEAST if is_short and _is_measured(given) else _SHORTEST):
        return
    for told in figures_told(subject, name, _BETWEEN):
        if usual_unit(told.quantity.unit) != usual_unit(given.actual.unit):
            continue
        if told.is_loose and not _tells_what_was_done(told):
            continue  # what it is under may be a plan
        may_be_other = (is_short or told.is_loose) and not _agree(given, told.quantity)
        if may_be_other and not _is_slip(given, told.quantity):
            continue  # a short name may be that of something else
        yield told


def _agree(given: Indicator, told: Quantity) -> bool:
    """Return whether two numbers can be the same, rounded as the prose has it."""
    return abs(told.value - _actual(given)) <= (step(told) / 2 if told.is_rounded else 0)


def _actual(given: Indicator) -> Decimal:
    """Return 实际完成值 in the unit that others are converted to."""
    unit = UNITS.get(given.actual.unit, given.actual.unit)
    return (given.actual.value or Decimal(0)).scaleb(MULTIPLES.get(unit, (unit, 0))[1])


def _tells_what_was_done(told: ToldFigure) -> bool:
    """Return whether a text in no field tells of the year before a number."""
    text = told.passage.text
    begin = text.rfind("。", 0, told.quantity.start) + 1
    return _DONE.search(text, begin, told.quantity.start) is not None


def _is_slip(given: Indicator, told: Quantity) -> bool:
    """Return whether a result was told with as many digits, one of them wrong."""
    actual = _actual(given)
    return not actual % step(told) and is_slip_as_long(actual, told)


def _is_measured(given: Indicator) -> bool:
    """Return whether a result is in a unit that few other things have, and in many digits."""
    value, unit = given.actual.value, given.actual.unit
    digits = 0 if value is None else len(value.normalize().as_tuple().digits)
    return digits >= _MANY and _OF_MEASURE.fullmatch(unit) is not None
