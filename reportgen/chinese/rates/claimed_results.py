"""What is said to be achieved, and was not: 不超过30件，登记46件，压降指标完成良好."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES
from reportgen.chinese.rates.aim_results import (
    AimResult,
    clause_before,
    longest_shared,
    read_aim_results,
)
from reportgen.chinese.rates.reasons import REASON, is_told_after, rest_is_told
from reportgen.chinese.rates.success_claims import SuccessClaim, read_claims
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_EXCUSED = lazy_pattern(
    "取消|放弃|自愿|拒|并入|去世|病故|注销|搁置|暂停|减产|遭|(?:权属|土地|林地|产权|合同)纠纷|拖[累延后]|滞后|困难(?![群家户人职学党儿妇])|核减|调[减整]|同意|批准|批复|经[^，。；]{1,10}(?:研究|核定|确认)"
    "|顺延|转[为入]|返工|改[为由在]|不足(?!之处|万)|偏[低少]|未达|没有达到|未完成|未能|(?<![不得应能可])少于|短板|仍有差距|扣(?:除|减|了)?[0-9]"
)
_AND_OTHERS = lazy_pattern("，[^，。；0-9]{2,6}(?:[也又另再]|获)")
"""What tells that more of the same came about: 2个村获市级命名，柳林村获省级命名."""

STRONG_AIM = lazy_pattern(
    "目标|指标(?!体系)|任务|年初|年度计划|不[得应能可]?(?:超过|高于|多于|低于|少于)|以内|控制在|应(?:当)?(?:新建|完成|改造|培训|达到)"
)
"""What tells of an aim so plainly that what came of it needs no claim to be held against it."""

_TELLS_OF_RESULT = lazy_pattern(
    "实际|累计|共|合计|完成|最终|年[末底]|全年|建成|竣工|改造|率|登记|核定|达到|开展|举办|培训|支出|为$"
)
_OF_SOME = lazy_pattern("不|非|未|仅对|目前|部分|个别|有的|基本|其他")
_FOR_MORE = lazy_pattern(
    "[新追扩]|增[加开设]|加[了开大]|临时|上级|另|翻番|集中|联合|需求|热情|积极"
)
_IS_THERE = lazy_pattern("[现已共总]有|总|存量|累计有")
_FOLLOWING, _NEAR = 80, 2
_FAR_ABOVE, _OTHER_THING, _FEWEST = 13, 100, 10


class ClaimedResult(NamedTuple):
    """An aim that was missed, or passed by far, what came of it, and the claim beside it."""

    pair: AimResult
    claim: SuccessClaim | None
    """None for what was missed without any reason, and without a claim."""


def read_claimed_results(
    text: str, statements: Sequence[Statement], year: int
) -> Iterator[ClaimedResult]:
    """Return the aims that were missed, or passed by far, and are said to be met."""
    pairs = [
        pair for pair in read_aim_results(statements, year) if pair.is_missed or _is_passed(pair)
    ]
    claims = list(read_claims(text)) if pairs else []
    for pair in pairs:
        claim = next((one for one in claims if _is_of(text, one, pair)), None)
        if claim is None and not _is_plainly_missed(text, pair, statements):
            continue
        if not _is_excused(text, pair, claim.end if claim else pair.result.quantity.end):
            yield ClaimedResult(pair, claim)


def _is_passed(pair: AimResult) -> bool:
    aim, reached = pair.aim.quantity.value, pair.result.quantity.value
    if _IS_THERE.search(clause_before(pair.result)):
        return False
    if pair.limit != "=" or pair.aim.unit in RATES or pair.aim.unit in MONEY or aim < _FEWEST:
        return False
    return aim * _FAR_ABOVE <= reached * 10 < aim * _OTHER_THING


def _is_of(text: str, claim: SuccessClaim, pair: AimResult) -> bool:
    """Return whether a claim after a result, or at its beginning, may be of it."""
    begin = text.rfind("。", 0, pair.aim.quantity.start) + 1
    end = pair.result.quantity.end
    if claim.start < end:
        return False
    between = text[end : claim.start]
    if between.count("。") > _NEAR:
        return False
    if not claim.of:
        return True
    stop = text.find("。", end)
    here = text[begin : min(stop if stop >= 0 else len(text), claim.start)]
    return longest_shared(claim.of, here) >= min(len(claim.of), 2)


def _is_plainly_missed(text: str, pair: AimResult, statements: Sequence[Statement]) -> bool:
    """Return whether an aim was missed at once or in the next sentence, and no word says why."""
    aim, result = pair.aim, pair.result
    if not pair.is_missed or result.period > aim.period + 1 or aim.unit in MONEY:
        return False
    begin = text.rfind("。", 0, aim.quantity.start) + 1
    if not STRONG_AIM.search(text, begin, aim.quantity.end + 2):
        return False
    clause = clause_before(result)
    if not _TELLS_OF_RESULT.search(clause) or _OF_SOME.search(clause):
        return False
    end = result.quantity.end
    stop = text.find("。", end)
    if is_told_after(text, end, stop if stop >= 0 else len(text)):
        return False
    gap = abs(aim.quantity.value - result.quantity.value)
    following = [one for one in statements if one.quantity.start > result.quantity.start]
    return not rest_is_told(gap, result, following)


def _is_excused(text: str, pair: AimResult, end: int) -> bool:
    begin = text.rfind("。", 0, pair.aim.quantity.start) + 1
    stop = text.find("。", end)
    after = text.find("。", stop + 1) if stop >= 0 else -1
    last = min(after if after >= 0 else len(text), (stop if stop >= 0 else end) + _FOLLOWING)
    if _AND_OTHERS.search(text, pair.result.quantity.end, end):
        return True
    if REASON.search(text, begin, last) or _EXCUSED.search(text, begin, last):
        return True
    return not pair.is_missed and _FOR_MORE.search(text, pair.result.quantity.end, last) is not None
