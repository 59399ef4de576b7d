"""What is said to be achieved, and by its own figures was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.passage import Passage
from reportgen.chinese.rates.aim_results import MAY_BE_AIM
from reportgen.chinese.rates.claimed_results import STRONG_AIM, read_claimed_results
from reportgen.chinese.rates.full_scores import MAY_BE_FULL_SCORE, read_full_scores
from reportgen.chinese.rates.late_finishes import MAY_BE_LATE, read_late_finishes
from reportgen.chinese.rates.missed_deadlines import MAY_BE_DEADLINE, read_missed_deadlines
from reportgen.chinese.rates.points_off import MAY_BE_NOTHING_AMISS, read_points_off
from reportgen.chinese.rates.success_claims import MAY_BE_CLAIM
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.rates.claimed_results import ClaimedResult

_FIGURE = lazy_pattern("[0-9][0-9.,]*[万亿]?(?P<unit>[^0-9])")
_NEAR, _AIMS = 16, 4
"""How far before words of an aim its figure may begin, and how many figures may be of it."""


def claimed_successes(subject: Subject) -> Iterator[tuple[Hit, str]]:
    """Return the aims that were missed, or passed by far, and are said to be met.

    Each comes with the figure that tells what came of it.
    """
    if is_absent(subject.report.year):
        return
    for passage in subject.passages_with(MAY_BE_AIM):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        whole = _with_claims(subject, passage)
        if whole is None:
            continue
        for found in read_claimed_results(whole.text, whole.statements, subject.year):
            if found.pair.aim.quantity.start < len(passage.text):
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
            if found.deadline[0] >= len(passage.text) or _is_told(text, found.deadline):
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


def _is_told(text: str, deadline: tuple[int, int]) -> bool:
    """Return whether what is late is told of by others, who read its date and its end at once."""
    return MAY_BE_LATE.is_in(text) and any(
        late.start < deadline[1]
        and deadline[0] < late.end
        and (late.in_time or not late.has_reason)
        for late in read_late_finishes(text)
    )


def points_off(subject: Subject) -> Iterator[Hit]:
    """Return points that are not full where the same passage says that nothing is amiss."""
    for passage in subject.passages_with(MAY_BE_NOTHING_AMISS):
        if "分" not in passage.text or passage.role.tells_of_faults:
            continue
        for found in read_points_off(passage.text):
            words = quoted(passage.text[slice(*found.points)])
            said = quoted(passage.text[slice(*found.said)])
            yield Hit(
                passage.path,
                f"{words}：扣了分，没有写原因，又说{said}",
                "写明扣分的原因和整改措施；没有扣分的，改正得分",
            )


def full_scores(subject: Subject) -> Iterator[Hit]:
    """Return full scores where the text before them tells of money that was not all paid."""
    for passage in subject.passages_with(MAY_BE_FULL_SCORE):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        before = subject.paragraph_before(passage)
        text = f"{before.text if before else ''}\n{passage.text}"
        for found in read_full_scores(text):
            words, score = quoted(text[slice(*found.paid)]), quoted(text[slice(*found.score)])
            yield Hit(
                passage.path,
                f"{words}：少{plain(found.lacking)}{found.unit}，没有写原因，却写{score}",
                "写明没有用的资金的原因和去向，按评分办法重算得分；数字写错的，改正",
            )


def _with_claims(subject: Subject, passage: Passage) -> Passage | None:
    """Return a passage of aims with the paragraph after it, if that claims; None without a claim.

    Without another figure of the aim's unit there is nothing to compare.
    """
    after = subject.paragraph_after(passage)
    text = passage.text + (after.text if after else "")
    if not _tells_of_it_again(text, len(passage.text)):
        return None
    if after is not None and MAY_BE_CLAIM.is_in(after.text):
        return Passage(after.path, text, passage.role)
    if not (STRONG_AIM.search(passage.text) or MAY_BE_CLAIM.is_in(passage.text)):
        return None
    return passage if _tells_of_it_again(passage.text, len(passage.text)) else None


def _tells_of_it_again(text: str, end: int) -> bool:
    """Return whether a figure of the unit of an aim, by a rough look, stands behind it."""
    figures = [(one.start(), one["unit"]) for one in _FIGURE.finditer(text)]
    for aim in MAY_BE_AIM.pattern.finditer(text, 0, end):
        behind = [unit for start, unit in figures if start >= aim.start() - _NEAR]
        if any(unit in behind[at + 1 :] for at, unit in enumerate(behind[:_AIMS])):
            return True
    return False


def _hit(passage: Passage, found: ClaimedResult) -> Hit:
    pair, claim = found.pair, found.claim
    aim, result = pair.aim.quantity, pair.result.quantity
    begin = max(passage.text.rfind(mark, 0, aim.start) for mark in "，。；：\n") + 1
    planned = quoted(shortened(passage.text[begin : aim.end]))
    begin = max(passage.text.rfind(mark, 0, result.start) for mark in "，。；：\n") + 1
    reached = quoted(shortened(passage.text[begin : result.end]))
    said = "没有写原因"
    if claim is not None:
        said = f"却说{quoted(passage.text[claim.start : claim.end])}"
    if not pair.is_missed:
        how, advice = (
            "超过目标数的130%，没有写原因",
            "核对目标数和完成数；没有错的，写明超出这么多的原因",
        )
    elif pair.limit == "≤":
        how, advice = (
            f"超过了指标值，{said}",
            "以事实为准改正；确实超过的，写明原因，不说已经做到",
        )
    else:
        how, advice = (
            f"没有达到指标值，{said}",
            "以事实为准改正；没有完成的，写明原因，不说已经完成",
        )
    return Hit(passage.path, f"{planned}，{reached}：{how}", advice)
