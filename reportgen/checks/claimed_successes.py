"""What is said to be achieved, and by its own figures was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.passage import Passage
from reportgen.chinese.rates.claimed_results import read_claimed_results
from reportgen.chinese.rates.missed_deadlines import MAY_BE_DEADLINE, read_missed_deadlines
from reportgen.chinese.rates.success_claims import MAY_BE_CLAIM
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.rates.claimed_results import ClaimedResult

_MAY_BE_AIM = lazy_pattern(
    "目标|任务|指标|计划|拟|应|要求|下达|申报|设定|定[为在于]|上限|下限|[不以]|控制在|至少|最[多少]|预期|立项|分解|[≥≤]"
)


def claimed_successes(subject: Subject) -> Iterator[tuple[Hit, str]]:
    """Return the aims that were missed, or passed by far, and are said to be met.

    Each comes with the figure that tells what came of it.
    """
    if is_absent(subject.report.year):
        return
    for passage in subject.passages_with(MAY_BE_CLAIM):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        whole = _with_aims(subject, passage)
        if whole is None:
            continue
        for found in read_claimed_results(whole.text, whole.statements, subject.year):
            yield _hit(whole, found), found.pair.result.quantity.text


def missed_deadlines(subject: Subject) -> Iterator[Hit]:
    """Return what was done after the day by which it should be, without a reason."""
    if is_absent(subject.report.year):
        return
    for passage in subject.passages_with(MAY_BE_DEADLINE):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        following = subject.paragraph_after(passage)
        text = passage.text + (following.text if following else "")
        for found in read_missed_deadlines(text, subject.year):
            if found.deadline[0] >= len(passage.text):
                continue
            words = f"{quoted(text[slice(*found.deadline)])}，{quoted(text[slice(*found.done)])}"
            said = "没有写原因"
            if found.claim:
                said = f"却说{quoted(text[found.claim.start : found.claim.end])}"
            late = found.done[0] >= len(passage.text) and following
            yield Hit(
                following.path if late and following else passage.path,
                f"{words}：比规定的时间晚，{said}",
                "核对两个日期；确实晚了的，写明原因，不说按期完成",
            )


def _with_aims(subject: Subject, passage: Passage) -> Passage | None:
    """Return a passage with the aims that the paragraph before it tells; None without any."""
    before = subject.paragraph_before(passage)
    if before is not None and _MAY_BE_AIM.search(before.text):
        both = Passage(passage.path, before.text + passage.text, passage.role)
        return both if both.rough.has_two_of_one_unit or "%" in both.text else None
    if not _MAY_BE_AIM.search(passage.text):
        return None
    return passage if passage.rough.has_two_of_one_unit or "%" in passage.text else None


def _hit(passage: Passage, found: ClaimedResult) -> Hit:
    pair, claim = found.pair, found.claim
    aim, result = pair.aim.quantity, pair.result.quantity
    begin = max(passage.text.rfind(mark, 0, aim.start) for mark in "，。；：\n") + 1
    planned = quoted(shortened(passage.text[begin : aim.end]))
    begin = max(passage.text.rfind(mark, 0, result.start) for mark in "，。；：\n") + 1
    reached = quoted(shortened(passage.text[begin : result.end]))
    said = quoted(passage.text[claim.start : claim.end])
    if not pair.is_missed:
        how, advice = (
            "超过目标数的130%，没有写原因",
            "核对目标数和完成数；没有错的，写明超出这么多的原因",
        )
    elif pair.limit == "≤":
        how, advice = (
            f"超过了指标值，却说{said}",
            "以事实为准改正；确实超过的，写明原因，不说已经做到",
        )
    else:
        how, advice = (
            f"没有达到指标值，却说{said}",
            "以事实为准改正；没有完成的，写明原因，不说已经完成",
        )
    return Hit(passage.path, f"{planned}，{reached}：{how}", advice)
