"""Aims that the text itself says were not met: 未达到95%的目标, 比目标低2个百分点."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON, is_told_after
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_NOT_MET = lazy_pattern("(?:未|没有|没能|尚未|未能)(?:达到|完成|实现)[^，。；]{0,8}$")
_THAN_AIM = lazy_pattern(
    "比(?:年初|年度|设定)?的?(?:目标|指标|计划|任务)(?:值|数)?[^，。；0-9]{0,3}$"
)
_UNDER_IT = lazy_pattern(
    "的?(?:年度|年初|设定)?的?(?:目标|指标|任务|要求)(?:值|任务)?[低少差](?:了|出)?[0-9]"
)
_LOWER = lazy_pattern("的?[低少](?:了|出)?[0-9]")
_REACHED = lazy_pattern(
    "[，,](?:基本|均|也)?(?:达到|完成|实现|超过|高于|优于)了?(?:年初|年度|设定|规定|国家|省定|市定)*的?"
)
_OF_AIM = lazy_pattern("[^，。；0-9]{0,4}(?:目标|指标|任务|计划|(?:控制|规定|考核)标准)")
_UNDER = lazy_pattern(
    "低于(?:年初|年度)?(?:设定|确定|预定|规定|要求|下达)的[^，。；0-9]{0,3}$"
    "|(?:低于|未达到|没有达到|未完成|没有完成)(?:年度|年初|设定)?的?(?:目标|指标|计划|任务)(?:值"
    "|数)?[^，。；]{0,3}$"
)
MAY_BE_TOLD = Sign(  # what may tell that an aim was not met
    "[未没低标达高超优](?:(?<=[未没])有?能?[达完实][到成现][^，。；]{0,12}[0-9]|(?<=低)于[^，。；]{0,12}[0-9]"
    "|(?<=标)值?[0-9.]{0,6}[%％]?[低少]|(?<=达)到了?[0-9.]{1,6}[%％]的?(?:目标|指标)"
    "|(?:(?<=[高优])于|(?<=超)过)了?[^，。；0-9]{0,4}[0-9.]{1,6}[%％]的?(?:目标|指标|控制标|规定标|考核标))",
    words("低于 标值 的目 的指 %目 %指 ％目 ％指 标低 务低 值低 标少 务少 制标 定标 核标")
    | each_of("标", f"{DIGITS}.")
    | each_of("未没有能", "达完实"),
)
_LESS_IS_MORE = lazy_pattern(
    "(?:故障|投诉|差错|错误|事故|死亡|伤亡|受灾|发案|发生|发病|感染|失业|返贫|辍学|流失|负债|违约|空置|超期"
    "|逾期|漏损|损耗|损失|坏账|缺陷|排放|浓度|误差|上访|信访|复发|成本|费用|造价|能耗|耗时|用时|时限"
    "|时间|时长|周期|天数|人数控制)[^。]*$"
)
"""What is the better the less there is of it."""

_FOLLOWING = 60


def told_misses(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Return the figures of aims that the text itself says were not met, with no reason nearby."""
    for before, statement in zip([None, *statements], statements, strict=False):
        if _NOT_MET.search(statement.gap) and _OF_AIM.match(statement.text, statement.quantity.end):
            if not _why(statement):
                yield statement
        elif _UNDER.search(statement.gap) and not _why(statement):
            if "低" not in statement.gap or not _is_good(statement):
                yield statement
        elif statement.gap.endswith(("较", "比")) and not _why(statement):
            if _UNDER_IT.match(statement.text, statement.quantity.end):
                yield statement
        elif _THAN_AIM.search(statement.gap) and not _why(statement):
            if _LOWER.match(statement.text, statement.quantity.end):
                yield statement
        elif before and _is_claimed(before, statement) and not _why(statement):
            yield statement


def _is_good(statement: Statement) -> bool:
    """Return whether what is below an aim ought to be: 投诉率0.6%，低于目标值1%."""
    end = statement.quantity.start
    begin = max(statement.text.rfind(mark, 0, end) for mark in "。；") + 1
    return _LESS_IS_MORE.search(statement.text, begin, end) is not None


def _is_claimed(before: Statement, statement: Statement) -> bool:
    """Return whether a rate that was aimed at is said to be reached by a lower one before it."""
    return (
        before.unit == statement.unit == "%"
        and before.quantity.value < statement.quantity.value
        and _REACHED.fullmatch(statement.gap) is not None
        and _OF_AIM.match(statement.text, statement.quantity.end) is not None
    )


def _why(statement: Statement) -> bool:
    """Return whether words after a figure say why, or what is being done about it."""
    text, end = statement.text, statement.quantity.end
    stop = text.find("。", end, end + _FOLLOWING)
    after = text.find("。", stop + 1, stop + _FOLLOWING) if stop >= 0 else -1
    if REASON.search(text, end, after if after >= 0 else end + _FOLLOWING):
        return True
    return is_told_after(text, end, stop if stop >= 0 else end + _FOLLOWING)
