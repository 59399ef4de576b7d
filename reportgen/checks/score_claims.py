"""Scores as prose claims them: full marks for what was not reached, and products written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.figures.exactness import FINEST
from reportgen.chinese.rates.execution_scores import MAY_BE_WRITTEN_SCORE, read_written_scores
from reportgen.chinese.rates.full_marks import MAY_BE_FULL_MARKS, read_full_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


def score_claims(subject: Subject) -> Iterator[Hit]:
    """Return the full marks that are not due, and the scores that are reckoned wrong."""
    yield from _undue_full_marks(subject)
    for passage in subject.periods_with(MAY_BE_WRITTEN_SCORE):
        for written in read_written_scores(passage.text):
            words = quoted(passage.text[written.start : written.end])
            made, told = plain(written.made.quantize(FINEST)), plain(written.told)
            message = f"{words}：算出来是{made}分，不是{told}分"
            yield Hit(passage.path, message, "核对执行率、分值和得分，改正算错的一个")


def _undue_full_marks(subject: Subject) -> Iterator[Hit]:
    """Return the indicators that were missed by what a sentence tells, and yet lost no points."""
    for passage in subject.periods_with(MAY_BE_FULL_MARKS):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        for full in read_full_marks(passage.text, passage.statements):
            words = quoted(shortened(passage.text[full.start : full.end].lstrip("，。；、")))
            told = "比要求的时间晚"
            if full.aim and full.reached:
                aim, reached = full.aim.quantity.text, full.reached.quantity.text
                told = f"指标值{aim}，实际{reached}，没有达到"
            message = f"{words}：{told}，却没有扣分"
            yield Hit(passage.path, message, "核对得分；按评分办法不扣分的，写明依据", "warning")
