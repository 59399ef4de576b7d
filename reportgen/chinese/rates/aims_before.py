"""Aims told in a sentence before what came of them: 任务不少于80座。……，到年底改造并验收72座."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.rates.reasons import has_reason, rest_is_told
from reportgen.chinese.rates.targets import Target, is_part_of_year, limit_of, shares_words
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_AIM = (
    "目标|任务|指标|计划(?!生育|外)|控制在|不少于|不低于|不超过|不高于|≥|≤"
    "|应(?:当)?(?:新建|完成|改造|建成|培训|治理|整改|达到)|要求(?:完成|达到)"
)
MAY_BE_AIM_BEFORE = Sign(
    f"(?:{_AIM})[^。；0-9]{{0,20}}[0-9][0-9.,]*[^。0-9]{{0,24}}(?:。|$)",
    words(
        "目标 任务 指标 计划 控制在 不少于 不低于 不超过 不高于 应新建 应完成 应改造 应建成"
        " 应培训 应治理 应整改 应达到 应当 要求完 要求达"
    )
    | {"≥", "≤"},
)
"""What may tell of an aim, and in the next sentence of what came of it."""

_IS_AIM = lazy_pattern(_AIM)
_OF_OTHERS = lazy_pattern(
    "上年|去年|同期|其中|[另每均比较占余近]|(?<![签合协履])约|上半年|季度|[上下]旬|第[一二三四]|[春夏秋冬]|平均|计划|目标|预计|力争|将|拟|报名"
    "|[省市县](?!级?(?:里|委|政府)?下达)[^，。；]{0,12}[局委办厅]|上级|外"
)
_WHEN = lazy_pattern(
    "(?:[到至]|截[至止]到?)?(?:20[0-9]{2}年)?(?:全年|年底|年末|当年|今年|本年度?|1?[0-9]月(?:[0-9]{1,2}日|底|末)?|期末|目前)?"
    "(?:我镇|全镇|我单位|本镇|全县)?"
)
_DONE = lazy_pattern(
    "(?:实际|先后|共计?|一共|累计|最终|已经?|只|仅|[完建改办落整竣][成工造结实改]|新[建增修]|修建|建设|改造|治理|清淤|清理|举办|开展|组织|培训"
    "|安装|更换|发放|维修|硬化|栽植|种植|通过|验收|上图|入库|投用|投入使用|并|且|了|的|达到?|为|是|有|实施)*"
)
_ALL = lazy_pattern("全年|共|累计|合计|总计|最终|年[末底]|12月")
_CLAUSE = lazy_pattern("[，,；;：:]")
_NOUN, _RATE_NAME, _MONEY_NAME, _FEW = 2, 3, 3, 8
_GENERAL = lazy_pattern("全[镇年县乡]|我镇|实际|完成|支出|达到?|[到至]年[底末]|镇里|年度")


def read_aims_before(statements: Sequence[Statement]) -> Iterator[Target]:
    """Return the aims that what is told in the next sentence does not reach, without a reason.

    The sentence after must tell of the same by its name, or of what was done and nothing else.
    """
    for index, aimed in enumerate(statements):
        limit = _limit(statements, index)
        if not limit:
            continue
        reached = _reached(statements[index + 1 :], aimed)
        if reached is None:
            continue
        aim, actual = aimed.quantity.value, reached.quantity.value
        missed = actual > aim if limit == "≤" else actual < aim
        following = [one for one in statements if one.period >= reached.period and one != reached]
        told = rest_is_told(abs(aim - actual), reached, following)
        if missed and not told and not has_reason(reached) and not has_reason(aimed):
            end = reached.quantity.end
            yield Target(aimed.begin, end, aimed.quantity, reached.quantity, missed, limit)


def _limit(statements: Sequence[Statement], index: int) -> str:
    """Return how a figure limits an aim; nothing where it is no aim, or one of several."""
    aimed = statements[index]
    beside = (one for one in statements if one.period == aimed.period and one is not aimed)
    if aimed.role == "difference" or not _IS_AIM.search(aimed.lead):
        return ""
    if any(same_unit(one.unit, aimed.unit) for one in beside):
        return ""
    return limit_of(aimed)


def _reached(following: Sequence[Statement], aimed: Statement) -> Statement | None:
    """Return the one figure of the next sentence that tells what came of an aim."""
    alike = [
        one
        for one in following
        if one.period == aimed.period + 1 and same_unit(one.unit, aimed.unit)
    ]
    if len(alike) > 1:
        alike = [one for one in alike if _ALL.search(_CLAUSE.split(one.lead)[-1])]
    if len(alike) != 1 or not alike[0].is_exact or alike[0].role == "difference":
        return None
    return alike[0] if _is_of_aim(alike[0], aimed) else None


def _is_of_aim(one: Statement, aimed: Statement) -> bool:
    """Return whether a figure is of what was aimed at, by the words of its clause."""
    clause = _CLAUSE.split(one.lead)[-1]
    if _OF_OTHERS.search(clause) or is_part_of_year(one.text, one.quantity.start):
        return False
    when = _WHEN.match(clause)
    rest = clause[when.end() :] if when else clause
    sentence = aimed.text[aimed.begin : aimed.quantity.end + _FEW]
    if one.unit in ("%", "元"):
        size = _RATE_NAME if one.unit == "%" else _MONEY_NAME
        return shares_words(_GENERAL.sub("", clause), sentence, size)
    done = _DONE.match(rest)
    named = rest[done.end() :] if done else rest
    marked = bool(done and done.end()) or _ALL.search(clause) is not None
    if not named:
        counted = one.quantity.object
        return marked and (not counted or counted[:_NOUN] in sentence)
    return marked and shares_words(_GENERAL.sub("", named), sentence, _NOUN)
