"""Family S, values and their reasons: S05, S06, S07, S09, and S12 of some provinces."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.family_a_figures import plain
from reportgen.checks.family_c_completeness import says_none
from reportgen.checks.family_s_weights import TOLERANCE
from reportgen.checks.score_sheets import WHOLE, has_reason, sheets, value_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.annexes.evaluation import FundTotal, Indicator

_REASON = "偏差原因分析及改进措施"
_FAR_BEYOND = Decimal("1.3")
_NOT_REACHED = lazy_pattern(
    "(?:未|没有|没能|未能)(?:按[^，。；]{0,6})?(?:全部|全面|完全)?(?:完成|达到|达成|实现|达标)"
    "|进度(?:滞后|较慢|偏慢)|(?:完成|执行)率?(?:偏低|较低|不高)"
)
_SAVING = lazy_pattern("节约|节支|节省|降低|下降|压减|压缩|减少")


@rule(
    codes.S05,
    explanation="检查每个指标：得分低于分值，或完成值没有达到指标值的，写了偏差原因和改进措施。"
    "只写“无”“—”一类的算没有写。",
    wrong="年度指标值≥300人，实际完成值292人，得分9.73，偏差原因：空。",
    right="年度指标值≥300人，实际完成值292人，得分9.73，偏差原因：一家企业推迟投产，用工减少。",
)
def shortfalls_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for lost points and missed targets without a reason."""
    from reportgen.model.annexes.scoring import is_reached

    for sheet in sheets(subject):
        for path, given, shown in sheet.rows:
            if has_reason(given):
                continue
            score = value_of(shown.score)
            if score is not None and given.weight.value - score > TOLERANCE:
                why = f"分值{given.weight}，得分{plain(score)}"
            elif is_reached(given.target, given.actual) is False:
                why = f"指标值{given.target}，完成{given.actual}，没有达到"
            else:
                continue
            message = f"“{given.name}”{why}，没有写偏差原因"
            yield Hit((*path, _REASON), message, "写明没有达到的原因和改进措施")


@rule(
    codes.S06,
    explanation="检查“≥”“＞”“＝”的定量指标：完成值 ÷ 指标值达到130%的，写了原因（"
    f"指标值可能定低了）。开启{codes.S12}时由它来报，这里不重复。",
    wrong="年度指标值≥100人，实际完成值160人，偏差原因：空。",
    right="年度指标值≥100人，实际完成值160人，偏差原因：新引进企业一家，用工超出预计。",
)
def surpluses_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for results far beyond their target without a reason."""
    if codes.S12 not in subject.optional:
        yield from _surpluses(subject)


@rule(
    codes.S12,
    explanation=f"与{codes.S06}相同，作为错误（有的省这样规定）。",
    wrong="年度指标值≥100人，实际完成值160人，偏差原因：空。",
    right="年度指标值≥100人，实际完成值160人，偏差原因：新引进企业一家，用工超出预计。",
)
def surpluses_must_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for results far beyond their target without a reason, where one is a must."""
    yield from _surpluses(subject)


@rule(
    codes.S07,
    explanation="整体自评表每一项都是满分，而“存在的问题”为空或只写“无”的，提醒一次。",
    wrong="总分100，存在的问题：无。",
    right="总分100，存在的问题：村级票据交审偏慢。有3个村仍按季度交审。",
)
def full_scores_with_no_problem(subject: Subject) -> Iterator[Hit]:
    """Ask whether a unit with full scores has no problem indeed."""
    problems = subject.report.improvement.problems
    if not all(map(says_none, problems)):
        return
    for sheet in sheets(subject):
        rows: list[FundTotal | Indicator] = [sheet.total, *sheet.shown.indicators]
        pairs = [(value_of(row.weight), value_of(row.score)) for row in rows]
        if sheet.path == WHOLE and all(score == weight for weight, score in pairs):
            message = "每一项都是满分，“存在的问题”又写“无”，可信度会受质疑"
            yield Hit((*WHOLE, "总分"), message, "如实打分，或写明存在的问题")


@rule(
    codes.S09,
    explanation="检查每个指标：得满分的不写未完成的原因；指标值是数的，完成值也是确切的数、"
    "单位相同；成本指标的指标值用“≤”（节约、降低一类的除外）。",
    wrong="年度指标值≥98%，实际完成值292人。",
    right="年度指标值≥98%，实际完成值99%。",
)
def values_fit_their_indicators(subject: Subject) -> Iterator[Hit]:
    """Look for values, units and reasons that do not fit their indicator."""
    for sheet in sheets(subject):
        second = ""
        for path, given, shown in sheet.rows:
            second = shown.second_level or second
            yield from _conflicts(path, given)
            score = value_of(shown.score)
            found = _NOT_REACHED.search(given.reason)
            if found and score is not None and score >= given.weight.value:
                message = f"“{given.name}”得满分{given.weight}，偏差原因却写了“{found[0]}”"
                yield Hit((*path, _REASON), message, "没有完成的要扣分；完成了的，删去原因")
            saving = _SAVING.search(given.name)
            if "成本" in second and given.target.comparator in ("≥", "＞") and not saving:
                message = f"成本指标“{given.name}”的指标值是{given.target}，成本应是不超过某数"
                yield Hit((*path, "年度指标值"), message, "改用“≤”")


def _surpluses(subject: Subject) -> Iterator[Hit]:
    from reportgen.model.annexes.scoring import comparable, is_downward

    for sheet in sheets(subject):
        for path, given, _ in sheet.rows:
            target, actual = given.target.value, given.actual.value
            if not comparable(given.target, given.actual) or target is None or actual is None:
                continue
            if is_downward(given.target) or target <= 0 or has_reason(given):
                continue
            if actual >= _FAR_BEYOND * target:
                share = (actual / target * 100).quantize(Decimal("0.01"))
                message = (
                    f"“{given.name}”完成{given.actual}，是指标值{given.target}的"
                    f"{plain(actual)}÷{plain(target)}={share}%，没有写原因"
                )
                yield Hit((*path, _REASON), message, "写明超出较多的原因；指标值定低了的，以后调整")


def _conflicts(path: Path, given: Indicator) -> Iterator[Hit]:
    from reportgen.model.annexes.scoring import comparable

    if given.target.value is None:
        return
    if given.actual.value is None:
        message = f"“{given.name}”的指标值是{given.target}，完成值“{given.actual}”不是确切的数"
        yield Hit((*path, "实际完成值"), message, "写确切的数，带上单位")
    elif not comparable(given.target, given.actual):
        message = f"“{given.name}”的指标值{given.target}与完成值{given.actual}单位不同，不能比较"
        yield Hit((*path, "实际完成值"), message, "两处用同一个单位")
