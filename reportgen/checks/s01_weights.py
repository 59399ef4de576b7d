"""S01: 分值 adds up, level by level."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain, sum_text
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import TOLERANCE, sheets, value_of
from reportgen.checks.tables.score_tables import wrong_weights
from reportgen.model.absent import all_known
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.score_sheets import ScoreSheet
    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.annexes.annex_values import Score

_STANDARD = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
_STANDARD_EXECUTION, _FULL = 10, 100
_DECLARED = lazy_pattern(r"[（(]\s*(\d+(?:\.\d+)?)\s*分?\s*[）)]\s*$")
_MARK = lazy_pattern(r"[（(].*$")

_MOST_OF_IT = 80


@rule(
    codes.S01,
    explanation="核对每张自评表：预算执行分值 + 三级指标分值之和 = 100；"
    "每个三级指标的分值大于0。一级、二级指标名称后面写了分值的（如“产出指标（"
    "50分）”），下面三级指标分值之和应等于它。没有写的，产出、效益、"
    "满意度指标按通行的50、30、10核对，不等只是警告（特殊情况可以调整）；"
    "预算执行不是10分的、别省表式的不按它核对。"
    "只有分值和得分的评分表，各行分值之和应等于合计。",
    wrong="产出指标（50分）下面的三级指标分值：15+15+10+5=45。",
    right="产出指标（50分）下面的三级指标分值：15+15+10+10=50。",
)
def weights_add_up(subject: Subject) -> Iterator[Hit]:
    """Compare the weights with their totals, level by level."""
    for sheet in sheets(subject):
        yield from _zero_weights(sheet)
        yield from _sum_of_weights(sheet)
        for level in ("first_level", "second_level"):
            yield from _levels(sheet, level)
    yield from wrong_weights(subject)


def _zero_weights(sheet: ScoreSheet) -> Iterator[Hit]:
    if not sheet.given.indicators:
        message = f"{sheet.name}没有绩效指标"
        yield Hit((*sheet.path, "绩效指标"), message, "按表样填写指标，至少一行")
    for path, one, _ in sheet.rows:
        if all_known(one.weight) and not one.weight.value:
            message = f"三级指标“{one.name}”的分值是0"
            yield Hit((*path, "分值"), message, "写上分值；不考核的指标删去")


def _sum_of_weights(sheet: ScoreSheet) -> Iterator[Hit]:
    if not sheet.given.indicators or not all_known(*(one.weight for _, one, _ in sheet.rows)):
        return
    weights = [value_of(sheet.total.weight) or Decimal(0)]
    weights += [one.weight.value for _, one, _ in sheet.rows]
    added, given = sum(weights, Decimal(0)), value_of(sheet.given.total.weight)
    terms = sum_text(weights)
    path = (*sheet.path, "总分", "分值")
    if sheet.is_of_other_form and given is None and added < _MOST_OF_IT:
        return  # a part of a table that has no total
    if abs(added - _FULL) > TOLERANCE:
        gap = plain(abs(added - _FULL))
        message = f"{sheet.name}预算执行和各指标分值之和{terms}，与100相差{gap}分"
        yield Hit(path, message, "核对每个指标的分值，使合计等于100")
    elif given is not None and abs(added - given) > TOLERANCE:
        message = f"{sheet.name}各项分值之和{terms}，填的总分分值是{plain(given)}"
        yield Hit(path, message, "改为100；也可以不填，自动计算")


def _levels(sheet: ScoreSheet, level: str) -> Iterator[Hit]:
    """Compare what a level of the indicators declares with the sum of what stands below it."""
    groups: list[tuple[Path, str, list[Score]]] = []
    label = "一级指标" if level == "first_level" else "二级指标"
    for path, _, one in sheet.rows:
        name = getattr(one, level)
        if name is not None:
            groups.append(((*path, label), name, []))
        elif level == "second_level" and one.first_level is not None:
            groups.append(((*path, label), "", []))
        groups[-1][2].append(one.weight)
    for path, name, scores in groups:
        if not all_known(*scores):
            continue
        weights = [score.value for score in scores]
        declared = _DECLARED.search(name)
        standard = _STANDARD.get(_MARK.sub("", name).strip())
        is_usual = not sheet.is_of_other_form
        if declared is None and not (
            is_usual and value_of(sheet.total.weight) == _STANDARD_EXECUTION
        ):
            continue
        wanted = Decimal(declared[1]) if declared else standard
        added = sum(weights, Decimal(0))
        if wanted is None or abs(added - wanted) <= TOLERANCE:
            continue
        terms = sum_text(weights)
        said = "写的是" if declared else "通行的是"
        message = (
            f"“{name}”下面三级指标分值之和{terms}，{said}{plain(Decimal(wanted))}分，"
            f"相差{plain(abs(added - wanted))}分"
        )
        advice = "核对三级指标的分值，使两级相等"
        yield Hit(path, message, advice, None if declared else "warning")
