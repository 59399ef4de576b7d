"""Full marks for what was not reached: 指标值12场，实际9场，分值10分，自评得10分."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.rates.late_finishes import MAY_BE_LATE, read_late_finishes
from reportgen.chinese.rates.targets import read_targets
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_NOTHING_OFF = "(?:未|没有|没|无|不)(?:予|被|做|作)?(?:扣分|失分)"
MAY_BE_FULL_MARKS = Sign(
    f"{_NOTHING_OFF}|得(?:了)?满分|满分[^，。；0-9]{{0,4}}得|[0-9]分[，,（(][^，。；0-9]{{0,8}}得分?(?:为|是)?[0-9.]+分",
    words("扣分 得满 满分 ，得 评得 际得 项得 标得 实得 得分 失分"),
)
"""What may tell that an indicator was given full marks."""

_FULL_WORDS = lazy_pattern(f"{_NOTHING_OFF}|[得给计评]了?满分")
_GOT = lazy_pattern("(?:自评|实际|评价|最终|指标|[该本此]项)*得(?:分)?(?:了|为|是|满分)*")
_AIM = lazy_pattern(
    "(?:指标值|目标值?|(?<![列纳编])计划|任务|年初设定|要求|不低于|不少于|不超过|不高于|控制在|[≥≤])[^，。；]{0,14}$"
)
_LIMIT = lazy_pattern("(?:不低于|不少于|不超过|不高于|控制在|[≥≤])$")
_NO_AIM = lazy_pattern("实际|完成(?!率)|上年|去年|比|较|(?<!不)超|其中|每[年月]|满分|分值")
_MOST = lazy_pattern("(?:不超过|不高于|控制在|[≤＜])[^，。；]{0,8}$")
_REACHED = lazy_pattern("(?:实际|仅|只|实有|结果)[^，。；]{0,10}$|^完成[^，。；]{0,6}$")
_NO_RESULT = lazy_pattern("上年|去年|比|较|增|减|其中|应|计划|目标|每[年月]")
_EXCUSED = lazy_pattern(
    "调[减整]|核减|压减任务|同意|批准|批复|[办规方]法|规[定则]|细则|标准|按(?:照)?比例|不可抗|剔除|视[同为]|等同|不计|不影响|不纳入"
    "|免于|认定|经[^，。；]{1,10}(?:研究|核定|确认|复核)|要求不[超多高]|上限"
)
"""What tells that there was a rule or a decision not to take any points off."""

_OFF = lazy_pattern("(?<![未没不无])(?<!没有)(?<!未予)(?<!不予)扣(?:减|除|掉|了|分)*[0-9]")
_FEW = 8


class FullMarks(NamedTuple):
    """Full marks for what was not reached, in the text from ``start`` to ``end``.

    ``aim`` and ``reached`` are None for what was late.
    """

    start: int
    end: int
    aim: Statement | None
    reached: Statement | None


def read_full_marks(text: str, statements: Sequence[Statement]) -> Iterator[FullMarks]:
    """Return the aims of an ；-item that were missed, and yet nothing was taken off."""
    if _EXCUSED.search(text):
        return
    for at, aim in enumerate(statements):
        if not _is_aim(aim):
            continue
        reached = next(
            (one for one in statements[at + 1 : at + _FEW] if same_unit(one.unit, aim.unit)), None
        )
        if reached is None or reached.item != aim.item or not _is_result(reached):
            continue
        if not _is_missed(aim, reached):
            continue
        others = [one for one in statements if one.item == aim.item and one not in (aim, reached)]
        if any(one.quantity.start > reached.quantity.end and _is_aim(one) for one in others):
            continue  # which of several indicators has full marks is not clear
        if any(one.unit == aim.unit and _REACHED.search(_clause(one)) for one in others):
            continue
        end = _full_marks(text, statements, reached)
        if end:
            if not any(read_targets(statements)):  # which tells of those without a reason
                yield FullMarks(aim.begin, end, aim, reached)
            return
    yield from _late(text, statements)


def _late(text: str, statements: Sequence[Statement]) -> Iterator[FullMarks]:
    """Return what was done later than it should, and yet nothing was taken off."""
    if not MAY_BE_LATE.is_in(text):
        return
    for late in read_late_finishes(text):
        if not late.has_reason:
            continue  # that is told of already
        begin = text.rfind("。", 0, late.start) + 1
        stop = text.find("。", late.end)
        end = stop if stop >= 0 else len(text)
        full = _FULL_WORDS.search(text, late.end, end)
        points = [
            one for one in statements if begin <= one.quantity.start < end and one.unit == "分"
        ]
        last = full.end() if full else _got_all(points, late.end)
        if last and not _OFF.search(text, begin, end):
            yield FullMarks(late.start, last, None, None)


def _is_aim(one: Statement) -> bool:
    exact = one.is_exact or _LIMIT.search(one.lead)
    if not exact or one.unit == "分" or one.quantity.value <= 0:
        return False
    return _AIM.search(one.lead) is not None and not _NO_AIM.search(one.lead)


def _clause(one: Statement) -> str:
    return one.lead.strip("，,；;：:（( ")


def _is_result(one: Statement) -> bool:
    return one.is_exact and bool(_REACHED.search(_clause(one))) and not _NO_RESULT.search(one.lead)


def _is_missed(aim: Statement, reached: Statement) -> bool:
    is_most = (
        _MOST.search(aim.lead) or "以内" in aim.text[aim.quantity.start : aim.quantity.end + 2]
    )
    if is_most:
        return reached.quantity.value > aim.quantity.value
    return reached.quantity.value < aim.quantity.value


def _full_marks(text: str, statements: Sequence[Statement], reached: Statement) -> int:
    """Return where an item says after a result that it has full marks, 0 where it does not."""
    stop = min(
        (at for mark in "；。" if (at := text.find(mark, reached.quantity.end)) >= 0),
        default=len(text),
    )
    if _OFF.search(text, reached.quantity.end, stop):
        return 0
    if full := _FULL_WORDS.search(text, reached.quantity.end, stop):
        return full.end()
    points = [one for one in statements if one.item == reached.item and one.unit == "分"]
    return _got_all(points, reached.quantity.end)


def _got_all(points: Sequence[Statement], after: int) -> int:
    """Return where points end that are all that there are: 分值10分，自评得10分; 0 for none."""
    for weight, got in pairwise(points):
        same = weight.quantity.value == got.quantity.value > Decimal(0)
        if got.quantity.start > after and same and _GOT.fullmatch(_clause(got)):
            return got.quantity.end
    return 0
