"""S03: rates and scores against their formulas."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.reasons_beside import ReasonsBeside
from reportgen.checks.score_sheets import TOLERANCE, has_reason, sheets, value_of
from reportgen.model.absent import known
from reportgen.model.annexes.scoring import execution_score, indicator_score, is_downward
from reportgen.model.percentages import percentage
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.score_sheets import ScoreSheet
    from reportgen.checks.subject import Subject
    from reportgen.findings import Path, Severity
    from reportgen.model.annexes.evaluation import Indicator

_EXECUTION = lazy_pattern("预算[^，。]{0,6}(?:执行|支出|完成|支付)(?:进度|率)")
_HALF, _OTHER_WEIGHT = Decimal("0.5"), Decimal(20)


@rule(
    codes.S03,
    explanation="按公式重算每张自评表。执行率 = 全年执行数 ÷ 全年预算数；"
    "预算执行得分 = 分值 × 执行率，最高为分值。指标值是“≥”“＞”“＝”的，达到得满分，"
    "否则得 完成值 ÷ 指标值 × 分值（指标值是0的，超过就得0）；是“≤”“＜”的，"
    "不超得满分，超过但不到2倍得（1 −（完成值 − 指标值）÷ 指标值）× 分值，"
    "到2倍得0。保留两位小数，执行率相差0.01个百分点、得分相差0.01分以内不报。"
    "全年预算数是0时算不出来，也报。指标写了偏差原因、得分取整数、相差不到0.5分的，或只取一位小数的，是警告；预算执行的得分这样取的，也是警告。"
    "别省的表式有自己的评分办法：得分都取一位小数或整数的，按那一位核对；低于公式的不报，高于公式的是警告。",
    wrong="全年预算数3960万元，全年执行数3539万元，执行率93.5%，得分10。",
    right="全年预算数3960万元，全年执行数3539万元，执行率89.37%，得分8.94。",
)
def scores_follow_the_formulas(subject: Subject) -> Iterator[Hit]:
    """Recompute rates and scores by their formulas."""
    beside, places = ReasonsBeside(subject.report), subject.report.places
    for sheet in sheets(subject):
        yield from _execution(sheet)
        tolerance = _tolerance(sheet)
        for path, given, _ in sheet.known_rows:
            if sheet.is_of_other_form:
                if beside.have_standard(places.locate(path)):
                    continue
                yield from _above_formula(path, given, tolerance)
                continue
            told = has_reason(given) or beside.tell(given.name, places.locate(path))
            yield from _quantitative(path, given, told=told)


def _execution(sheet: ScoreSheet) -> Iterator[Hit]:
    total, given = sheet.total, sheet.given_total
    spent, budget = value_of(total.spent), value_of(total.budget)
    if spent is None or budget is None:
        if total.rate is None:
            label = "全年执行数" if spent is None else "全年预算数"
            message = f"{sheet.name}没有“{label}”，算不出执行率"
            yield Hit((*sheet.funds, label), message, f"填上{label}")
        else:
            yield from _execution_score(sheet, total.rate.value)
        return
    rate = percentage(spent, budget)
    if rate is None:
        message = f"{sheet.name}全年预算数是0，算不出执行率：{plain(spent)}÷0"
        yield Hit((*sheet.funds, "全年预算数"), message, "核对全年预算数")
        return
    if given.rate is not None and abs(given.rate.value - rate) > TOLERANCE:
        message = f"执行率{plain(spent)}÷{plain(budget)}={rate}%，填的是{given.rate}"
        yield Hit((*sheet.funds, "执行率"), message, "核对预算数和执行数，改正执行率；也可以不填")
    yield from _execution_score(sheet, rate)


def _execution_score(sheet: ScoreSheet, rate: Decimal) -> Iterator[Hit]:
    weight, given = sheet.total.weight, sheet.given_total.score
    if given is None or weight is None:
        return
    score = execution_score(weight.value, rate)
    other = execution_score(_OTHER_WEIGHT, rate)
    if sheet.given_total.weight is None and abs(given.value - other) <= TOLERANCE:
        return  # a province whose form has no column of weights
    if abs(given.value - score) > _tolerance(sheet):
        message = (
            f"预算执行得分{plain(weight.value)}×{rate}%={plain(score)}，"
            f"填的是{given}，相差{plain(abs(given.value - score))}分"
        )
        is_rounded = _is_rounded(given.value, score)
        level: Severity | None = "warning" if sheet.is_of_other_form or is_rounded else None
        yield Hit((*sheet.funds, "得分"), message, "改正得分；也可以不填，自动计算", level)


def _tolerance(sheet: ScoreSheet) -> Decimal:
    """Return how far a score may be off: half of the place that a table of another form rounds to.

    That is the last one that any of its scores has.
    """
    scores = [value_of(known(one.score)) for _, one, _ in sheet.rows]
    told = [score for score in (*scores, value_of(sheet.given_total.score)) if score is not None]
    if not (sheet.is_of_other_form and told):
        return TOLERANCE
    finest = min(int(score.normalize().as_tuple().exponent) for score in told)
    return max(TOLERANCE, Decimal(1).scaleb(min(finest, 0)) / 2)


def _above_formula(path: Path, indicator: Indicator, tolerance: Decimal) -> Iterator[Hit]:
    """Return a score of another form that is higher than in proportion; lower ones may be."""
    given = indicator.score
    score = indicator_score(indicator.target, indicator.actual, indicator.weight.value)
    if given is None or score is None or given.value - score <= tolerance:
        return
    if given.value > indicator.weight.value or _is_scored_by_rate(indicator, given.value):
        return
    message = (
        f"“{indicator.name}”指标值{indicator.target}，完成{indicator.actual}，按比例得"
        f"{_formula(indicator, score)}，填的是{given}，多{plain(given.value - score)}分"
    )
    yield Hit(
        (*path, "得分"), message, "核对完成值和得分；按本地的评分办法没有错的，不用改", "warning"
    )


def _is_rounded(given: Decimal, score: Decimal) -> bool:
    """Return whether a score is another one in whole points, or in tenths."""
    off = abs(given - score)
    is_whole = given == given.to_integral_value() and off < _HALF
    return is_whole or (given * 10 == (given * 10).to_integral_value() and off <= _HALF / 10)


def _is_scored_by_rate(indicator: Indicator, given: Decimal) -> bool:
    """Return whether 预算执行率 is scored by the rate, whatever it should be at least."""
    rate = indicator.actual.value
    if rate is None or indicator.actual.unit != "%" or not _EXECUTION.search(indicator.name):
        return False
    return abs(given - execution_score(indicator.weight.value, rate)) <= TOLERANCE


def _quantitative(path: Path, indicator: Indicator, *, told: bool) -> Iterator[Hit]:
    weight, given = indicator.weight.value, indicator.score
    score = indicator_score(indicator.target, indicator.actual, weight)
    if given is None or score is None or abs(given.value - score) <= TOLERANCE:
        return
    if _is_scored_by_rate(indicator, given.value):
        return
    message = (
        f"“{indicator.name}”指标值{indicator.target}，完成{indicator.actual}，"
        f"得分应是{_formula(indicator, score)}，填的是{given}，"
        f"相差{plain(abs(given.value - score))}分"
    )
    # A score that rounding accounts for is not wrong by every county's rules.
    level: Severity | None = "warning" if _is_rounded(given.value, score) and told else None
    yield Hit((*path, "得分"), message, "核对完成值和得分；得分也可以不填，自动计算", level)


def _formula(indicator: Indicator, score: Decimal) -> str:
    """Write out how a score comes about."""
    weight, result = plain(indicator.weight.value), plain(score)
    target, actual = indicator.target.value, indicator.actual.value
    if target is None or actual is None or score == indicator.weight.value:
        return f"满分{result}"
    done, wanted = plain(actual), plain(target)
    if not is_downward(indicator.target):
        return f"{done}÷{wanted}×{weight}={result}"
    if not score:
        return "0"
    return f"（1−（{done}−{wanted}）÷{wanted}）×{weight}={result}"
