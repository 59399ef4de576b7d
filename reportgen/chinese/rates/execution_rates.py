"""Rates by which money was spent or came in that are low, or nil, with no reason beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON, has_reason
from reportgen.chinese.rates.targets import is_part_of_year
from reportgen.chinese.signs import PERCENT, Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.statements import Statement


def low_rates(statements: Sequence[Statement], lowest: Decimal) -> Iterator[Statement]:
    """Return the execution rates below a limit that have no reason nearby."""
    for index, statement in enumerate(statements):
        if (
            statement.unit == "%"
            and statement.is_exact
            and statement.quantity.value < lowest
            and (_EXECUTION.search(statement.lead) or _is_share_of_budget(statements[: index + 1]))
            and not _NO_EXECUTION.search(statement.lead)
            and not _OF_BEDS.search(_before(statement))
            and not _PART_OF_YEAR.search(statement.gap)
            and not is_part_of_year(statement.text, statement.quantity.start)
            and not has_reason(statement, of_money=True)
            and not _is_of_source(statements[: index + 1], lowest)
        ):
            yield statement


def _is_share_of_budget(statements: Sequence[Statement]) -> bool:
    """Return whether the last figure is spent of a budget: 预算60万元，支出21万元，占35%."""
    if len(statements) < _THREE or statements[-1].gap not in ("，占", "，占预算", "，占预算的"):
        return False
    rate, spent = statements[-1], statements[-2]
    planned = [one for one in statements[:-2] if one.unit == spent.unit == "元"]
    if not planned or not _SPENT.search(spent.lead) or not _BUDGETED.search(planned[-1].lead):
        return False
    share = spent.quantity.value * 100 / (planned[-1].quantity.value or 1)
    return len(planned) == 1 and abs(share - rate.quantity.value) < 1


def _is_of_source(statements: Sequence[Statement], lowest: Decimal) -> bool:
    """Return whether a rate is of one source of money, of all of which enough was spent.

    年度资金总额……，执行率92%。其中省级资金……，执行率70%: the other sources made up for it.
    """
    rate = statements[-1]
    item = next((one for one in statements if one.item == rate.item), rate)
    if not _SOURCE.match(item.gap):
        return False
    whole = next((one for one in statements if one.unit == "%"), rate)
    return (
        whole.period == rate.period - 1
        and whole.lead == rate.lead
        and (whole.quantity.value >= lowest)
    )


def _before(statement: Statement) -> str:
    """Return the words of a figure's sentence before it."""
    start = statement.quantity.start
    return statement.text[statement.text.rfind("。", 0, start) + 1 : start]


_SOURCE = lazy_pattern(
    "[。；，]?(?:其中)?[，：:]?(?:中央|省级?|市级?|县级?|区级?|镇级?|地方|上级|本级|其他|自筹|财政)+(?:补助|专项|配套|拨款)*资金"
)
_OF_BEDS = lazy_pattern("床位[0-9]")
_SPENT, _BUDGETED, _THREE = lazy_pattern("支出|支付"), lazy_pattern("预算(?:数|安排|资金)?$"), 3

MAY_BE_NIL = Sign(  # what tells that nothing of some money was used
    "[行付出用]率(?:为|是|：|:)?0(?![.0-9])%?|预算(?:数|总额)?的0(?![.0-9])[%％]"
    "|[有未无](?:(?<=[0-9]万元，[全当本]年[未无])|(?<=[0-9]万元，[全当本]年没有))(?:支出|使用)(?=[。；]|，(?![^，。；]{0,6}率))",
    words("执行率 支付率 支出率 使用率 有支出 未支出 有使用 未使用 无支出 的0% 的0％"),
)


def nil_rates(text: str) -> Iterator[tuple[int, int]]:
    """Return where a text tells that nothing of some money was used, and not why."""
    last: dict[int, re.Match[str]] = {}
    for found in MAY_BE_NIL.pattern.finditer(text):
        last[text.rfind("。", 0, found.start())] = found
    for found in last.values():  # one for each sentence
        begin = text.rfind("。", 0, found.start()) + 1
        stop = text.find("。", found.end())
        after = text.find("。", stop + 1) if stop >= 0 else -1
        limit = after if after >= 0 else len(text)
        others = _NO_EXECUTION if found[0][0] == "用" else _NOT_OF_YEAR
        if not REASON.search(text, begin, limit) and not others.search(text, begin, found.start()):
            yield begin, found.end()


_EXECUTION = lazy_pattern(
    "(?:执行|支付|拨付|支出|使用|到位|到账|入库|收缴|征缴)(?:率|进度)(?:为|是|达到|达|仅|仅为|只有|[:：])*$"
)
_PART_OF_YEAR = lazy_pattern("[上下]半年|季度|序时|上年|去年|目标|不低于|要求达到")
_NO_EXECUTION = lazy_pattern(
    "床位?|设备|场地|车辆|机械|网络|系统|[<＜≤>≥]|不低于|低于|目标|要求|上年|去年|提高|增长"
    "|[0-9]月|季度|上半年|序时|偏离|平均"
)
_NOT_OF_YEAR = lazy_pattern(
    "上年|去年|目标|要求|[0-9]月|季度|半年|预算数?[为是：]?0(?![.0-9])|占(?:政府)?采购$"
)
MAY_BE_LOW = Sign(  # what may tell of a low execution rate
    "占(?<=元，占)(?:预算的?)?[0-9]{1,2}(?:[.．][0-9]{1,2})?[%％]"
    "|[率度](?:(?<=[行付出用位账库缴]率)|(?<=[行付出用]进度))[^，。；0-9]{0,4}[0-9]{1,2}(?:[."
    "．][0-9]{1,2})?[%％]",
    PERCENT,
)
