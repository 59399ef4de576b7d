"""Rates told of a plan, a task or a budget that need a reason: 占年度计划40公里的157.5%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES
from reportgen.chinese.rates.reasons import has_reason
from reportgen.chinese.rates.targets import is_part_of_year
from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_OF_AIM = Sign(
    "[划务标算数](?:(?<=计划)|(?<=任务)|(?<=目标)|(?<=预算)|(?<=应[\u4e00-\u9fff]数)"
    "|(?<=应[\u4e00-\u9fff]{2}数))(?:数|值|总数|总额|总量|任务)?"
    "(?:[0-9][0-9.]*[^，。；0-9]{1,6})?的(?:[0-9]{1,2}|[1-9][3-9][0-9]|[2-9][0-9]{2,3})(?:[.][0-9]+)?[%％]",
    each_of("的", "0123456789"),
)
"""What may tell of a rate of an aim that is far from all of it."""

_AIM = (
    "(?:占|完成了?|达到?了?|为|是|实现|超额完成)[^，。；0-9]{0,12}?(?P<of>计划|任务|目标|预算|应[\u4e00-\u9fff]{1,2}(?=数))"
    "(?:数|值|总数|总额|总量|任务)?的?$"
)
_OF_AIM = lazy_pattern(_AIM)
_OTHERS = lazy_pattern(
    "上年|去年|同期|力争|拟|预计|到20|至20|提高到|确保|要求|不低于|不少于|序时|进度|[上下]半年|季度|[0-9]月|比上|较上|平均"
    "|占全[市省县区州国]|占总|控制在|高于|低于|增长|下降"
    "|占(?!(?:年初|全年|年度|本年|当年|调整后?|批复|下达|核定|安排|项目|该|的)*预算)[^，。；0-9]{1,12}预算"
)
"""What is no aim of one's own: 占支出总预算 is said of what one kind of spending is of all."""
_OVER = lazy_pattern("超出|超过的|超额的|多出|增加的|交办|追加|专案|新接|另外接")
_SPENT = lazy_pattern("支出|支付|使用|列支|执行|开支|决算")
_THRIFT = lazy_pattern(
    "三公|接待|出国|出境|公务用车|公车|差旅|一般性支出|(?:会议|培训|办公|印刷|邮电|水电)费"
)
"""What is meant to cost less than its budget."""

_THRIFTY = lazy_pattern(
    "压减|节约|压缩|从严|合并|厉行|严[格控]|规定|减少(?![0-9])|降低(?![0-9])|取消|未[发安开购]|没有[发安开购]"
)
"""What says why it did."""

_EMPLOYED = "就业"
"""More find work than is planned in most years."""

_DID = lazy_pattern(
    "完成|新建|改造|实施|建成|改建|修建|硬化|发展|培训|造林|免疫|检测|体检|安装|整治|治理|种植|流转"
)
_OF_OTHERS = lazy_pattern(
    "其中|承担|总(?!结)|全[市省县区州国]|累计|剩余|其余|分别|[春夏秋冬]|目前|首批|[一二三]期|第[一二三]批"
)
_SOME_MONTHS = lazy_pattern(
    "(?<![0-9])(?:1月?(?:[-－—–~～]{1,2}|[至到])(?:[2-9]|1[01])|(?:[2-9]|1[01])月?(?:[-－—–~～]{1,2}|[至到])"
    "[0-9]{1,2})月|季度|半年"
)
"""What tells that so much was spent in a part of the year: 1—9月, 10—12月."""

_OWN = Decimal(30)
"""The least share, percent, that is of one's own aim, and not one's part in the aim of many."""

_MUCH, _LITTLE, _ALL = Decimal(130), Decimal(80), Decimal(100)
_LEAST_OF_THRIFT = Decimal(40)
_OVER_REACH, _THRIFT_REACH, _LONGEST = 80, 60, 200


class RateOfAim(NamedTuple):
    """A rate, and whether it is of a budget: then it is too low, else far above 100 % or below."""

    rate: Statement
    begin: int
    of_budget: bool


def read_rates_of_aims(statements: Sequence[Statement]) -> Iterator[RateOfAim]:
    """Return the rates far above a plan, or below a plan or budget, with no reason nearby."""
    for index, rate in enumerate(statements):
        if rate.unit != "%" or not rate.is_exact or _OTHERS.search(rate.gap):
            continue
        before = statements[index - 1] if index else None
        named = rate
        if rate.gap == "的" and before:
            named = before
        found = _OF_AIM.search(named.lead)
        if not found or (named is rate and rate.lead.startswith("的")):
            continue
        if named is not rate and (_OTHERS.search(named.gap) or not named.is_exact):
            continue
        last = index if named is rate else index - 1
        done = statements[max(0, last - 2) : last]
        if named is not rate and not _is_right(rate, named, done):
            continue  # which is told by itself
        if _needs_reason(rate, found["of"] == "预算", found[0], done):
            yield RateOfAim(rate, named.begin, found["of"] == "预算")


def _is_right(rate: Statement, aim: Statement, done: Sequence[Statement]) -> bool:
    """Return whether a rate is that of what was done by what was aimed at, where both are told."""
    values = [one.quantity.value for one in done if one.unit == aim.unit]
    if not values or not aim.quantity.value:
        return True
    return abs(values[-1] * 100 / aim.quantity.value - rate.quantity.value) <= 1


def _needs_reason(rate: Statement, of_budget: bool, said: str, done: Sequence[Statement]) -> bool:
    value, text, start = rate.quantity.value, rate.text, rate.quantity.start
    if is_part_of_year(text, start) or has_reason(rate, of_money=of_budget):
        return False
    begin = max(0, start - _LONGEST)
    begin = max(begin, text.rfind("。", begin, start) + 1)
    if of_budget:
        thrifty = _THRIFT.search(text, max(begin, start - _THRIFT_REACH), start)
        if not value or value >= (_LEAST_OF_THRIFT if thrifty else _LITTLE):
            return False
        if _THRIFTY.search(text, max(begin, start - _THRIFT_REACH), start + _OVER_REACH):
            return False
        spent = [one for one in done if one.unit in MONEY and _SPENT.search(one.lead)]
        is_own = bool(spent) and spent[-1].period == rate.period
        return is_own and not _SOME_MONTHS.search(spent[-1].gap)
    if value >= _MUCH:
        after = text[rate.quantity.end : rate.quantity.end + _OVER_REACH].partition("。")[0]
        return not _OVER.search(after) and _EMPLOYED not in text[begin:start]
    if value >= _ALL or _OTHERS.search(text, begin, start):
        return False
    return "占" not in said or _is_of_own_aim(rate, begin, done)


def _is_of_own_aim(rate: Statement, begin: int, done: Sequence[Statement]) -> bool:
    """Return whether a share is what was done of one's own aim: 完成340户，占任务的85%."""
    if not done or rate.quantity.value < _OWN or not rate.gap.startswith("，占"):
        return False
    last, text = done[-1], rate.text
    stop = text.find("。", rate.quantity.end)
    told = text[begin : stop if stop >= 0 else len(text)]
    is_alone = told.count("占") == 1 and not _OF_OTHERS.search(told)
    counts = last.period == rate.period and last.unit not in MONEY and last.unit not in RATES
    return is_alone and counts and _DID.search(last.lead) is not None
