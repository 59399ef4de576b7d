"""What is wrong with scores told in words: what was taken off, and what a rate makes of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import FINEST, HUNDRED
from reportgen.chinese.rates.execution_scores import (
    MAY_BE_SCORED_RATE,
    read_score_shares,
    read_scored_rates,
)
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.score_deductions import MAY_BE_TAKEN_OFF, read_score_deductions
from reportgen.chinese.totals.score_sums import MAY_BE_OUT_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.rates.execution_scores import ScoredRate
    from reportgen.chinese.totals.score_deductions import Deduction

_NUMBER = "(?<![0-9.,])[0-9]+(?:[.][0-9]+)?"
_DEDUCTED = Sign(
    f"(?:共计?|合计|总计)扣(?:减|除|分)?(?P<off>{_NUMBER})分(?:(?!加分|附加|[。共满]).){{0,80}}?得分(?:为|是)?(?P<score>{_NUMBER})分"
    f"|得分(?:为|是)?(?P<first>{_NUMBER})分[，；（](?:(?!加分|附加)[^。0-9满]){{0,16}}(?:共计?|合计|总计)扣(?:减|除|分)?(?P<deducted>{_NUMBER})分",
    words("共扣 计扣"),
)
_OF_ANOTHER_WHOLE = 10
"""What was taken off of a hundred points, and the score that was left; how far it may be off."""


def score_mistakes(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong with scores, with its passage and where it stands there."""
    for passage in subject.periods_with(_DEDUCTED):
        for found in _DEDUCTED.pattern.finditer(passage.text):
            figure = next((one for one in passage.quantities if one.end >= found.end()), None)
            off, left = found["off"] or found["deducted"], found["score"] or found["first"]
            true, told = HUNDRED - Decimal(off), Decimal(left)
            if figure and true != told and abs(true - told) <= _OF_ANOTHER_WHOLE:
                message = (
                    f"100−{off}={plain(true)}分，不是{left}分"  # of 满分40分 they are far apart
                )
                mistake = Mistake(message, figure, is_sure=False)
                yield passage, found.start(), max(found.end(), figure.end), mistake
    for passage in subject.contexts_with(MAY_BE_TAKEN_OFF, MAY_BE_OUT_OF, before=1, after=1):
        for taken in read_score_deductions(passage.statements):
            yield passage, taken.start, taken.end, _taken_off(taken)
    for passage in subject.contexts_with(MAY_BE_SCORED_RATE, before=1, after=1):
        for scored in read_scored_rates(passage.statements):
            yield passage, scored.start, scored.end, _scored(scored)
        for share in read_score_shares(passage.statements):
            message = (
                f"得分率应是{plain(share.made.quantize(FINEST))}%，不是{share.rate.quantity.text}"
            )
            yield (
                passage,
                share.start,
                share.end,
                Mistake(message, share.rate.quantity, is_sure=False),
            )


def _taken_off(taken: Deduction) -> Mistake:
    score, off = taken.score.quantity, [one.quantity for one in taken.off]
    if taken.made == score.value:
        message = f"写了{taken.counted}处扣分，列出的是{len(off)}处"
        return Mistake(message, off[-1], is_sure=False)
    if score.value > taken.whole:
        message = f"得分{score.text}超过了分值{plain(taken.whole)}分"
        return Mistake(message, score, is_sure=False)
    if not off:
        message = f"没有扣分，应得{plain(taken.whole)}分，不是{score.text}"
        return Mistake(message, score, is_sure=False)
    terms = "−".join(plain(value) for value in (taken.whole, *(one.value for one in off)))
    message = f"{terms}={plain(taken.made)}分，不是{score.text}"
    return Mistake(message, score, is_sure=False)


def _scored(scored: ScoredRate) -> Mistake:
    rate, weight = scored.rate.quantity, plain(scored.weight.quantity.value)
    made = f"{weight}×{rate.text}={plain(scored.made.quantize(FINEST))}分"
    if scored.is_full:
        message = (
            f"{rate.text}没有到100%，却得满分；按执行率计分是{made}，评分标准另有规定的，写明标准"
        )
    else:
        message = f"{made}，不是{plain(scored.told)}分"
    return Mistake(message, scored.weight.quantity, is_sure=False)
