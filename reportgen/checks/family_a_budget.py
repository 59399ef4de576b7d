"""Family A, what was spent against the budget: balance (A03), 三公 (A05), execution (A06)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.family_a_figures import EXPENDITURE, plain, tolerance
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.model.figures import Amount

LOWEST_RATE = Decimal(90)
"""Execution rate, percent, below which the form asks for an explanation."""

EXPLAINED_IN = ("概述", "其他需要说明问题")
"""Labels of the form under which a difference is explained."""

_EVENT = lazy_pattern(
    "收回|收缴|缴回|退回|追加|追减|调增|调减|结转|跨年|尾款|质保金|质量保证金"
    "|未(?:支付|支出|使用|拨付|下达|结算|到位)|待(?:支付|结算)"
    "|(?:预算|指标|资金|经费|额度)[^，。；]{0,10}(?:调整|调剂)"
    "|(?:调整|调剂)[^，。；]{0,6}(?:预算|指标|资金|经费|额度)"
)
_MONEY = lazy_pattern("预算|资金|支出|结余|执行率|指标|额度|经费|款|[万亿]元")
_POLICY = lazy_pattern(
    "严|规范|加强|强化|杜绝|控制|不得|减少|加大|清理|消化|盘活|完善|健全|制度|办法|管理"
)
_FACT = lazy_pattern(
    "[0-9０-９]+(?![0-9０-９年.．])|由于|原因|主要是|因(?!地|公|村|时|素|此|企|人)|已由|已被"
)
_DENIED = lazy_pattern("(?:[无未不]|没有)[^，。；、：]{0,3}$")
_SENTENCE = lazy_pattern("[^。！？；\n]+")
_DISCLOSED = lazy_pattern(
    "执行率|预算执行[^，。；]{0,6}(?:慢|低|滞后|不高|不快|不足|缓|偏差)|支出进度"
)


@rule(
    codes.A03,
    explanation="核对：结余 = 年度预算金额 − 支出总额。相差超过0.01万元（"
    "有的数以元填报时0.05万元）就提醒。“概述”或“其他需要说明问题”"
    "里已经说明去向的不提醒，如财政收回、预算追加或追减、预算调整、结转、尚未支付；"
    "只讲管理要求、没有事实的句子（如“严格控制预算调整”）不算说明。"
    "没有填结余时不判定。",
    wrong="年度预算金额3960万元，支出总额3539万元，当年无结余。其他需要说明问题：无。",
    right="年度预算金额3960万元，支出总额3539万元，当年无结余。"
    "其他需要说明问题：相差的421万元当年未使用，已由县财政收回。",
)
def balance_is_budget_less_spent(subject: Subject) -> Iterator[Hit]:
    """Compare 结余 with what the budget leaves after the expenditure."""
    expenditure = subject.report.performance.expenditure
    budget, total = subject.report.overview.annual_budget, expenditure.total
    balance = expenditure.balance
    if balance is None:
        return
    left = budget.value - total.value
    gap = abs(left - balance.value)
    if gap <= tolerance(budget, total, balance) or is_explained(subject):
        return
    filled_in = f"填报为{balance}" if balance.value else f"填报为{balance}（“当年无结余”）"
    yield Hit(
        (*EXPENDITURE, "结余"),
        f"年度预算金额−支出总额：{_minus(budget, total)}，而结余{filled_in}，相差{plain(gap)}万元，"
        "“概述”和“其他需要说明问题”里都没有说明",
        "填错的改正；没有填错的，在“其他需要说明问题”里写明差额的去向（如财政收回、预算追减、结转下年）",
    )


@rule(
    codes.A05,
    explanation="核对：“三公”经费决算 ≤ 预算数，超过是错误；决算 ≤ 上年数，超过是警告。"
    "超过0.01万元（有的数以元填报时0.05万元）才算超。上年数没有填而给了上年报告的，"
    "取上年报告的数；预算数、上年数都取不到时不判定。",
    wrong="本年“三公”经费预算10万元，决算12.6万元。",
    right="本年“三公”经费预算13万元，决算12.6万元，上年决算12.8万元。",
)
def official_expenses_within_limits(subject: Subject) -> Iterator[Hit]:
    """Compare 三公 with its budget and with last year."""
    official = subject.report.performance.expenditure.official_expenses
    if official is None:
        return
    path, spent = (*EXPENDITURE, "三公经费"), official.total_amount
    if (budget := official.budget) is not None and _exceeds(spent, budget):
        yield Hit(
            path,
            f"“三公”经费支出{spent}，超过预算数{budget}：{_minus(spent, budget)}",
            "与决算和预算批复核对；确实超预算的不能报送，先按规定处理",
        )
    last_year = official.last_year or _spent_last_year(subject)
    if last_year is not None and _exceeds(spent, last_year):
        yield Hit(
            path,
            f"“三公”经费支出{spent}，超过上年{last_year}：{_minus(spent, last_year)}",
            "与上年决算核对；确实增加的，在“其他需要说明问题”里写明原因",
            "warning",
        )


@rule(
    codes.A06,
    explanation="核对：支出总额 ≤ 年度预算金额；执行率 ≥ 90%。"
    "执行率 = 支出总额 ÷ 年度预算金额 × 100%，保留两位小数。超过预算0.01万元以内（"
    "有的数以元填报时0.05万元）不算超。“概述”或“其他需要说明问题”"
    "里已经说明原因的不提醒，如财政收回、预算追加或追减、预算调整、结转、尚未支付；"
    "“存在的问题”里已经写到预算执行率低的，也不提醒。",
    wrong="年度预算金额3960万元，支出总额3539万元。其他需要说明问题：无。",
    right="年度预算金额3960万元，支出总额3539万元。其他需要说明问题："
    "执行率为89.37%，原因是两个项目跨年实施，421万元已由县财政收回。",
)
def budget_is_carried_out(subject: Subject) -> Iterator[Hit]:
    """Look for expenditure beyond the budget, or far below it, that nothing explains."""
    report = subject.report
    budget, total = report.overview.annual_budget, report.performance.expenditure.total
    over, rate = _exceeds(total, budget), _rate(total, budget)
    if not over and (rate is None or rate >= LOWEST_RATE):
        return
    if is_explained(subject) or (not over and _is_disclosed(subject)):
        return
    if over:
        message = f"支出总额{total}大于年度预算金额{budget}：{_minus(total, budget)}"
        advice = "填错的改正；没有填错的，写明多支出的资金从哪里来（如预算追加、上年结转）"
    else:
        message = (
            f"执行率低于90%：{plain(total.value)}÷{plain(budget.value)}={rate}%，"
            f"没有支出的有{_minus(budget, total)}"
        )
        advice = "填错的改正；没有填错的，写明没有支出的原因（如财政收回、预算追减、结转下年）"
    yield Hit(
        (*EXPENDITURE, "支出总额"),
        f"{message}，“概述”和“其他需要说明问题”里都没有说明",
        advice,
    )


def _minus(first: Amount, second: Amount) -> str:
    difference = plain(first.value - second.value)
    return f"{plain(first.value)}−{plain(second.value)}={difference}万元"


def _exceeds(amount: Amount, limit: Amount) -> bool:
    return amount.value - limit.value > tolerance(amount, limit)


def _rate(spent: Amount, budget: Amount) -> Decimal | None:
    """Return the execution rate in percent with two decimals; None for a budget of 0."""
    if not budget.value:
        return None
    exact = spent.value / budget.value * 100
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _spent_last_year(subject: Subject) -> Amount | None:
    last = subject.last
    if last is None or last.year != subject.year - 1:
        return None
    official = last.performance.expenditure.official_expenses
    return official.total_amount if official is not None else None


def is_explained(subject: Subject) -> bool:
    """Return whether the report says why budget and expenditure differ."""
    # Most explanations stand in 其他需要说明问题, the last field of the form.
    texts = (passage.text for passage in reversed(subject.passages_in(*EXPLAINED_IN)))
    return any(_explains(found[0]) for text in texts for found in _SENTENCE.finditer(text))


def _explains(sentence: str) -> bool:
    """Return whether a sentence says where a difference between budget and expenditure went.

    It must name money and an event such as 收回 or 追加 that is not denied. A sentence that
    speaks of how money is managed explains only with a fact: a figure that is no year, a reason.
    """
    if not _MONEY.search(sentence) or (_POLICY.search(sentence) and not _FACT.search(sentence)):
        return False
    events = _EVENT.finditer(sentence)
    return any(not _DENIED.search(sentence[max(0, e.start() - 6) : e.start()]) for e in events)


def _is_disclosed(subject: Subject) -> bool:
    problems = subject.report.improvement.problems
    return any(_DISCLOSED.search(text) for one in problems for text in (one.title, one.content))
