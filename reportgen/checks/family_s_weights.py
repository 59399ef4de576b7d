"""Family S, 分值 and totals: S01, S02, S08, and the split of some provinces (S14)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.family_a_figures import plain, quoted
from reportgen.checks.score_sheets import cap_of, sheets, value_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.score_sheets import ScoreSheet
    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

TOLERANCE = Decimal("0.01")
"""The difference of two scores that counts as none."""

_STANDARD = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
_STANDARD_EXECUTION, _FULL = 10, 100
_OTHER_EXECUTION, _OTHER_GOALS = 20, 80
_DECLARED = lazy_pattern(r"[（(]\s*(\d+(?:\.\d+)?)\s*分?\s*[）)]\s*$")
_MARK = lazy_pattern(r"[（(].*$")
_SCORE_IN_PROSE = lazy_pattern(
    r"(?:自评|绩效评价)(?:[^，。；0-9]{0,8}?(?:得分|总分|分数|评分|打分|自评分)(?:合计)?[为是达到：:]{0,2}"
    r"|(?:结果)?[为是]?)\s*(\d+(?:\.\d+)?)\s*分(?![以钟制])"
)
_GRADE_IN_PROSE = lazy_pattern(
    r"(?:自评|绩效评价)(?:[^。；]{0,30}?(?:等级|等次)[^，。；0-9]{0,4}?[为是：:]?|结果[为是：:])\s*"
    r"[“\"]?([优良中差])(?:秀|好|等)?(?=[”\"。，；、）)\s]|$)"
)
_OF_OTHERS = lazy_pattern("项目(?!支出|资金)|预算执行|满意度|指标|上年|上一年|去年|往年")
_YEAR = lazy_pattern(r"(20\d\d)年")


@rule(
    codes.S01,
    explanation="核对每张自评表：预算执行分值 + 三级指标分值之和 = 100；"
    "每个三级指标的分值大于0。一级、二级指标名称后面写了分值的（如“产出指标（"
    "50分）”），下面三级指标分值之和应等于它。没有写的，产出、效益、"
    "满意度指标按通行的50、30、10核对，不等只是警告（特殊情况可以调整）；"
    "预算执行不是10分的不按它核对。",
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


@rule(
    codes.S02,
    explanation="核对每张自评表：每项得分不超过分值，总分等于预算执行得分与各指标得分之和。"
    f"相差不超过0.01分不报；有一项没有得分时总分不判定。开启{codes.S13}时，"
    "按执行率封顶的总分可以小于各项之和。",
    wrong="城镇新增就业人数：分值10，得分12。",
    right="城镇新增就业人数：分值10，得分10。",
)
def scores_are_within_weights(subject: Subject) -> Iterator[Hit]:
    """Compare scores with weights, and the total with its scores."""
    for sheet in sheets(subject):
        rows = [(sheet.funds, "预算执行", sheet.total.weight, sheet.total.score)]
        rows += [(path, one.name, one.weight, one.score) for path, _, one in sheet.rows]
        for path, name, weight, score in rows:
            if score is not None and weight is not None and score.value - weight.value > TOLERANCE:
                message = f"“{name}”得分{score}，大于分值{weight}"
                yield Hit((*path, "得分"), message, "得分不能超过分值，核对后改正")
        given = sheet.given.total.score
        scores = [value_of(score) for *_, score in rows]
        if given is None or any(score is None for score in scores):
            continue
        added = sum((score for score in scores if score is not None), Decimal(0))
        cap = cap_of(sheet) if codes.S13 in subject.optional else None
        if abs(min(added, cap or added) - given.value) > TOLERANCE:
            terms = "+".join(plain(score) for score in scores if score is not None)
            message = (
                f"{sheet.name}各项得分之和{terms}={plain(added)}，与总分{given}"
                f"相差{plain(abs(added - given.value))}分"
            )
            yield Hit((*sheet.path, "总分", "得分"), message, "核对各项得分，改正总分；也可以不填")


@rule(
    codes.S08,
    explanation="核对等级：90分以上为优，80分以上为良，60分以上为中，不到60分为差。"
    "报告正文里写的自评得分、等级与整体自评表核对；写的是项目、"
    "某项指标或别的年度的得分时不判定。",
    wrong="自评得分89.5分，等级为优。",
    right="自评得分89.5分，等级为良。",
)
def grade_fits_the_total(subject: Subject) -> Iterator[Hit]:
    """Compare the grade, and totals in the prose, with the total score."""
    from reportgen.model.annexes.scoring import grade_of

    for sheet in sheets(subject):
        score = sheet.shown.total.score
        if sheet.given.grade is None or score is None:
            continue
        if sheet.given.grade != (right := grade_of(score.value)):
            message = f"{sheet.name}总分{score}，应是“{right}”，填的等级是“{sheet.given.grade}”"
            yield Hit((*sheet.path, "等级"), message, f"核对总分；没有错的，等级改为“{right}”")
    yield from _prose(subject)


@rule(
    codes.S14,
    explanation="核对每张自评表：预算执行分值是20，绩效指标分值合计是80（有的省这样规定）。",
    wrong="预算执行分值10，绩效指标分值合计90。",
    right="预算执行分值20，绩效指标分值合计80。",
)
def execution_counts_twenty(subject: Subject) -> Iterator[Hit]:
    """Compare the weights with the split of 20 and 80."""
    for sheet in sheets(subject):
        weight, goals = value_of(sheet.total.weight), _weights(sheet)
        if weight is None or (weight == _OTHER_EXECUTION and goals == _OTHER_GOALS):
            continue
        message = (
            f"{sheet.name}预算执行分值{plain(weight)}，绩效指标分值合计{plain(goals)}，应是20和80"
        )
        yield Hit((*sheet.funds, "分值"), message, "按本省的规定改正分值")


def _weights(sheet: ScoreSheet) -> Decimal:
    return sum((one.weight.value for _, one, _ in sheet.rows), Decimal(0))


def _zero_weights(sheet: ScoreSheet) -> Iterator[Hit]:
    if not sheet.given.indicators:
        message = f"{sheet.name}没有绩效指标"
        yield Hit((*sheet.path, "绩效指标"), message, "按表样填写指标，至少一行")
    for path, one, _ in sheet.rows:
        if not one.weight.value:
            message = f"三级指标“{one.name}”的分值是0"
            yield Hit((*path, "分值"), message, "写上分值；不考核的指标删去")


def _sum_of_weights(sheet: ScoreSheet) -> Iterator[Hit]:
    if not sheet.given.indicators:
        return
    weights = [value_of(sheet.total.weight) or Decimal(0)]
    weights += [one.weight.value for _, one, _ in sheet.rows]
    added, given = sum(weights, Decimal(0)), value_of(sheet.given.total.weight)
    terms = f"{'+'.join(map(plain, weights))}={plain(added)}"
    path = (*sheet.path, "总分", "分值")
    if abs(added - _FULL) > TOLERANCE:
        gap = plain(abs(added - _FULL))
        message = f"{sheet.name}预算执行和各指标分值之和{terms}，与100相差{gap}分"
        yield Hit(path, message, "核对每个指标的分值，使合计等于100")
    elif given is not None and abs(added - given) > TOLERANCE:
        message = f"{sheet.name}各项分值之和{terms}，填的总分分值是{plain(given)}"
        yield Hit(path, message, "改为100；也可以不填，自动计算")


def _levels(sheet: ScoreSheet, level: str) -> Iterator[Hit]:
    """Compare what a level of the indicators declares with the sum of what stands below it."""
    groups: list[tuple[Path, str, list[Decimal]]] = []
    label = "一级指标" if level == "first_level" else "二级指标"
    for path, _, one in sheet.rows:
        name = getattr(one, level)
        if name is not None:
            groups.append(((*path, label), name, []))
        elif level == "second_level" and one.first_level is not None:
            groups.append(((*path, label), "", []))
        groups[-1][2].append(one.weight.value)
    for path, name, weights in groups:
        declared = _DECLARED.search(name)
        standard = _STANDARD.get(_MARK.sub("", name).strip())
        if declared is None and value_of(sheet.total.weight) != _STANDARD_EXECUTION:
            continue
        wanted = Decimal(declared[1]) if declared else standard
        added = sum(weights, Decimal(0))
        if wanted is None or abs(added - wanted) <= TOLERANCE:
            continue
        terms = f"{'+'.join(map(plain, weights))}={plain(added)}"
        said = "写的是" if declared else "通行的是"
        message = (
            f"“{name}”下面三级指标分值之和{terms}，{said}{plain(Decimal(wanted))}分，"
            f"相差{plain(abs(added - wanted))}分"
        )
        advice = "核对三级指标的分值，使两级相等"
        yield Hit(path, message, advice, None if declared else "warning")


def _prose(subject: Subject) -> Iterator[Hit]:
    annexes = subject.annexes
    if annexes is None or annexes.whole is None or annexes.whole.total.score is None:
        return
    total, grade = annexes.whole.total.score, annexes.whole.grade
    for passage in subject.passages_with(_SCORE_IN_PROSE):
        for found in _SCORE_IN_PROSE.finditer(passage.text):
            if _is_of_another(subject, passage.text, found) or passage.is_in("附件"):
                continue
            if abs(Decimal(found[1]) - total.value) > TOLERANCE:
                message = f"{quoted(found[0])}与整体自评表的总分{total}不等"
                yield Hit(passage.path, message, "以核对无误的总分为准，两处改成一致")
    for passage in subject.passages_with(_GRADE_IN_PROSE):
        for found in _GRADE_IN_PROSE.finditer(passage.text):
            if _is_of_another(subject, passage.text, found) or passage.is_in("附件"):
                continue
            if found[1] != grade:
                message = f"{quoted(found[0])}与整体自评表的等级“{grade}”（总分{total}）不符"
                yield Hit(passage.path, message, "核对总分和等级，两处改成一致")


def _is_of_another(subject: Subject, text: str, found: re.Match[str]) -> bool:
    """Return whether a sentence speaks of one project or part, or another year, before a score."""
    begin = max(text.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
    before = text[begin : found.end()]
    years = {int(year) for year in _YEAR.findall(before)}
    return bool(_OF_OTHERS.search(before)) or bool(years - {subject.year})
