"""Scores with the scores of their parts: 得分92分，其中：投入10分，过程28分，产出34分，效益20分."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_SCORES = Sign(
    "[0-9]分(?:[，。；]?其中|[（：，])[^。0-9]{1,16}[0-9.]{1,5}分",
    words("分，其 分。其 分；其 分其 分（ 分： 分，"),
)
"""What may tell of a score with the scores of its parts."""

MAY_OPEN_SCORES = Sign("其中[：，]?[^，。；0-9]{1,10}[0-9.]{1,5}分[、，；]", words("其中"))
"""What may open the parts of a score that the sentence before tells, with its grade."""

MAY_BE_OUT_OF = Sign(
    "(?:满分|分值|权重)(?:为|是)?[0-9.]+分?[，,（(][^，。；0-9]{0,6}得分?(?:为|是)?[0-9]"
    "|指标[0-9.]+分，?得分?[0-9]",
    words("满分 分值 权重") | each_of("标", DIGITS),
)
"""What may tell of scores with what each is out of: 投入指标满分15分，得14.2分."""

_SCORE = lazy_pattern("(?:得分|评分|总分|总得分|得)(?:结果|值)?(?:合计|共计)?(?:为|是|共)?[：:]?$")
_RESULT = lazy_pattern("(?:自评|评价|综合|得分|评分|总分|得)(?:结果|值|分)?(?:为|是|共)?[：:]?$")
_WEIGHTS = lazy_pattern("(?:分值|权重|满分|总分)(?:合计|共计|总计)?(?:共|为|是)?$")
"""What tells that a hundred points are all there are to be given."""

_TOLD_LAST = lazy_pattern("[，,；](?:合计|共计|总计|共|满分|总分值?)(?:合计|共)?(?:为|是)?")
_SET = lazy_pattern(
    "[^，。；0-9]{0,14}(?:分值|权重)(?:设置|分配|分布|构成|设定)?(?:分别)?(?:为|是|：)"
)
"""What opens a list of what each indicator is out of."""
"""What tells that a hundred points are those listed before."""

_SCORE_LAST = lazy_pattern(
    "[，,；](?:(?:自评|综合|最终|评价|绩效|合计|共计|总计)*(?:总得分|总分|得分|评分)|合计|共计|总计)"
    "(?:合计|共计)?(?:为|是|共)?"
)
"""What tells that a score is made by those listed before."""

_GOT = lazy_pattern("(?:得分?|评分|自评)[为：:]?$")
_OF_ALL = lazy_pattern("满分|总分|分值|权重")
_INDICATORS = lazy_pattern(
    "(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|满意度)"
    "(?:指标)?(?:得分?|评分|自评)?[为：:]?"
)
"""Indicators of the second level, whose points make those of the first."""

_TOTAL_BEHIND = lazy_pattern(
    "(?:[三四五六]项|以上|各项|自评|综合|最终|评价|绩效|整体|总)*(?:合计|共计|总计)?(?:自评)?"
    "(?:总得分|总分|得分?|评分)(?:合计|共计)?(?:为|是|共)?"
)
_OPENS = lazy_pattern(
    '(?:，(?:自评|绩效)?(?:评价)?(?:结果|等级|等次)(?:评定)?[为是：]?[“"]?[优良中差][秀好]?等?[”"]?)?'
    "[，。；]?其中[：:，]?|（(?:其中[：:]?)?|[：:]"
)
_OF_INDICATORS = lazy_pattern("(?:产出|效益|成本)(?:指标)?(?:分值)?(?:为|共|是)?$")
_LABEL = lazy_pattern(
    "(?:(?![扣占较]|满分|加分|减分|同比|上年比|分值|权重|标准|应得|上年|去年)[^，。；：、0-9（）]){2,18}"
    "(?:得分?|评分|自评)?[为：:]?"
)
_TAKEN_OFF = lazy_pattern("(?:共计?|合计)?扣(?:减|除|掉|了|分)*(?:合计|共计|共)?(?:为|是)?$")
_OFF_IN_ALL = lazy_pattern("^(?:两项|三项|以上)?(?:共计?|合计|总计|一共)扣")
_NESTED = lazy_pattern("其中|[（）()]")
_PART_OFF = lazy_pattern(
    "(?P<first>[，；。（]?(?:其中|(?:分别|具体)(?:是|为))[：:]?|[：:（])?(?(first)|[，、；和])"
    "[^，。；：、0-9（）]{2,14}扣(?:减|除|掉|了|分)*"
)
_NEXT = lazy_pattern("[，、；和]")
_ENDS = lazy_pattern(
    "[）。]|$|[，；][^，。；0-9]{0,6}(?:等级|评定|评价|结果)[^，。；0-9]{0,8}[。；，]"
)
_OUT_OF = lazy_pattern("[，,]?(?:自评|评价|实际|实)?得分?(?:为|是)?")
_FEWEST, _FEWEST_OFF, _MANY = 3, 2, 16
_CLOSE = Decimal(5)
_HUNDRED = Decimal(100)
_NEAR, _FAR = Decimal("0.2"), Decimal("0.4")


def read_score_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the scores whose parts are listed whole, and the hundred points of all weights."""
    for index, total in enumerate(statements):
        if total.unit != "分" or not total.is_exact:
            continue
        is_hundred = total.quantity.value == _HUNDRED
        if (_TOLD_LAST if is_hundred else _SCORE_LAST).fullmatch(total.gap):
            yield from _listed_before(statements, index)
            continue
        if _TAKEN_OFF.search(total.lead):
            if _OFF_IN_ALL.search(total.lead):
                yield from _taken_off_before(statements, index)
            yield from _taken_off(statements, index)
            continue
        is_all = _WEIGHTS.search(total.lead) and total.quantity.value == _HUNDRED
        is_first_level = _OF_INDICATORS.search(total.lead)
        if not is_all and not is_first_level and not _SCORE.search(total.lead):
            continue
        parts = _parts(statements, index)
        if is_first_level and not all(
            _INDICATORS.fullmatch(one.gap, _next(one.gap)) for one in parts
        ):
            continue
        added = sum((one.quantity.value for one in parts), Decimal(0))
        whole = total.quantity.value
        is_near = abs(added - whole) <= whole * (_FAR if is_first_level else _NEAR)
        if len(parts) >= _FEWEST and is_near and added != _HUNDRED:
            end = parts[-1].quantity.end
            yield NearSum(total.quantity.start, end, total, tuple(parts))


def _taken_off(statements: Sequence[Statement], index: int) -> Iterator[NearSum]:
    """Return 扣4.8分，其中产出扣2.3分、效益扣1.5分、满意度扣1分, with the 4.8 at ``index``."""
    total = statements[index]
    parts: list[Statement] = []
    for one in statements[index + 1 :]:
        if len(parts) > 1 and one.gap.startswith("；") and not parts[-1].gap.startswith("；"):
            break  # 扣3分，其中甲扣2分，乙扣1分；丙扣4分
        told = _PART_OFF.fullmatch(one.gap)
        if not told or (told["first"] is None) != bool(parts) or one.unit != "分":
            return
        if not one.is_exact:
            return
        parts.append(one)
        if _ENDS.match(one.text, one.quantity.end):
            break
    if len(parts) >= _FEWEST_OFF:
        yield NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))


def _taken_off_before(statements: Sequence[Statement], index: int) -> Iterator[NearSum]:
    """Return 产出扣2.5分，效益扣3分，合计扣6分, with the 6 at ``index``."""
    total = statements[index]
    parts: list[Statement] = []
    for one in reversed(statements[:index]):
        is_off = one.unit == "分" and _TAKEN_OFF.search(one.lead) and one.is_exact
        if one.item != total.item or not is_off or _OFF_IN_ALL.search(one.lead):
            break
        parts.append(one)
    if len(parts) >= _FEWEST_OFF and not any(_NESTED.search(one.gap) for one in (*parts, total)):
        yield NearSum(parts[-1].quantity.start, total.quantity.end, total, tuple(parts[::-1]))


def read_scores_out_of(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 得分92.6分。投入满分15分，得14.2分；…… where what they are out of makes a hundred.

    The total is the last score before the list, in its sentence or the one before.
    """
    pairs: list[tuple[Statement, Statement]] = []
    for at, (weight, got) in enumerate(pairwise(statements)):
        is_told = bool(pairs) and pairs[-1][1] is weight  # 30分得27分，自评得94分
        if not is_told and weight.quantity.value < _HUNDRED and _is_weight(statements, at):
            pairs.append((weight, got))
    if len(pairs) < _FEWEST or sum(weight.quantity.value for weight, _ in pairs) != _HUNDRED:
        return
    parts = tuple(got for _, got in pairs)
    total = _total_before(statements, pairs[0][0]) or _total_after(statements, parts[-1])
    if total and all(one.is_exact for one in (total, *parts)):
        start = min(total.quantity.start, parts[0].quantity.start)
        yield NearSum(start, max(total.quantity.end, parts[-1].quantity.end), total, parts)


def _total_before(statements: Sequence[Statement], first: Statement) -> Statement | None:
    """Return the last score before a list, in its sentence or the one before."""
    totals = [
        one
        for one in statements
        if one.unit == "分" and one.begin < first.begin and one.period >= first.period - 1
    ]
    return totals[-1] if totals and _RESULT.search(totals[-1].lead) else None


def _total_after(statements: Sequence[Statement], last: Statement) -> Statement | None:
    """Return the score right behind a list: 三项合计得93分; 满分100分，自评得93分."""
    for one in statements:
        if one.begin >= last.quantity.end and one.unit == "分" and one.period <= last.period + 1:
            if one.quantity.value == _HUNDRED:
                continue  # 满分100分，自评得93分
            return one if _TOTAL_BEHIND.fullmatch(one.lead.strip("，,；")) else None
    return None


def _listed_before(statements: Sequence[Statement], index: int) -> Iterator[NearSum]:
    """Return 执行率10分，产出50分，效益40分，共100分, with the hundred at ``index``."""
    total = statements[index]
    parts: list[Statement] = []
    for one in reversed(statements[max(0, index - _MANY) : index]):
        if one.period != total.period:
            break
        if one.unit != "分" or not one.is_exact:
            return
        if not _LABEL.fullmatch(one.gap, _next(one.gap)):
            is_hundred = total.quantity.value == _HUNDRED
            if not is_hundred and len(parts) >= _FEWEST and _OF_ALL.search(one.lead):
                break  # 满分100分，产出得50分，……，总分97.8分
            lead = _SET.sub("", one.lead, count=1)
            if not _LABEL.fullmatch(lead) or (is_hundred and lead == one.lead):
                return
            parts.append(one)
            break  # the first of them: 经逐项打分，管理效率24.5分
        parts.append(one)
    is_weight = total.quantity.value == _HUNDRED and _OF_ALL.search(total.lead)
    if is_weight and any(_GOT.search(one.lead) for one in parts):
        return  # 投入得12分，过程得20分，产出得33分，满分100分
    added = sum((one.quantity.value for one in parts), Decimal(0))
    whole = total.quantity.value
    near = whole * _NEAR if whole == _HUNDRED else _CLOSE
    if len(parts) >= _FEWEST and abs(added - whole) <= near and added != _HUNDRED:
        start, end = parts[-1].quantity.start, total.quantity.end
        yield NearSum(start, end, total, tuple(parts[::-1]))


def _next(gap: str) -> int:
    """Return where the name begins in the words before a score of a list."""
    mark = _OPENS.match(gap) or _NEXT.match(gap)
    return mark.end() if mark else 0


def _parts(statements: Sequence[Statement], index: int) -> list[Statement]:
    """Return the scores listed after a total; none where the list does not end clearly."""
    text = statements[index].text
    parts: list[Statement] = []
    weight: Statement | None = None
    for at, one in enumerate(statements[index + 1 :], start=index + 1):
        if weight is None and _is_weight(statements, at):
            weight = one
            continue
        gap = weight.gap if weight else one.gap
        mark, weight = (_NEXT if parts else _OPENS).match(gap), None
        if not mark or one.unit != "分" or not one.is_exact:
            return []
        if not _LABEL.fullmatch(gap, mark.end()):
            return []
        parts.append(one)
        if _ENDS.match(text, one.quantity.end):
            return parts
    return []


def without_weights(statements: Sequence[Statement]) -> list[Statement]:
    """Return figures without the points that each score right behind them is out of."""
    return [one for at, one in enumerate(statements) if not _is_weight(statements, at)]


def _is_weight(statements: Sequence[Statement], at: int) -> bool:
    """Return whether the score out of a figure stands right behind it: 投入15分，得14分."""
    one, after = statements[at], statements[at + 1] if at + 1 < len(statements) else None
    if after is None or not one.unit == after.unit == "分" or one.item != after.item:
        return False
    return _OUT_OF.fullmatch(after.gap) is not None
