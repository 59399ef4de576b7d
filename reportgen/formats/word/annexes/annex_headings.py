"""Which cells of a row are the headings of columns: by lists of labels, or by what words mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import GOALS, GROUPS, MONEY_COLUMNS, word_of
from reportgen.formats.word.annexes.annex_meanings import (
    GOAL_HEADINGS,
    MONEY,
    Meanings,
    is_done,
    is_narrower,
    meaning_of,
)
from reportgen.model.base import field_tree
from reportgen.model.report import ANNEXES, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path
    from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow

_REQUEST, _TOTAL, _EXPECTED = "年度预算申请", "年度资金总额", "预期目标"
_FIRST, _BUDGET = "年初预算数", "全年预算数"
_ANY_GOAL = ("目标", "目标内容", "绩效目标")
_YEARS_GOALS, _LEAST_TEXT = ("年度总体目标", "总体目标", "年度目标"), 4
_GOALS, _GOAL = (_EXPECTED, "实际完成情况"), "目标"


def one_of_each(
    row: AnnexRow,
    vocabulary: Mapping[str, str],
    meanings: Meanings,
    labels: Mapping[str, Path] | None = None,
) -> dict[AnnexCell, str]:
    """Return the headings of a row, each once: where two say the same, the nearer word wins.

    The ``labels`` of rows are none.
    """
    found: dict[str, AnnexCell] = {}
    for box in row.filled:
        key = box.word.among(vocabulary) or _meant(box, meanings)
        if not key or (labels and box.word.among(labels) is not None):
            continue
        held = found.get(key)
        if held is None or _is_nearer(box.word.key, held.word.key, key):
            found[key] = box
    if found.keys() == {_EXPECTED} and found[_EXPECTED].word.among(vocabulary) is None:
        return {}
    return {box: key for key, box in found.items()}


def _meant(box: AnnexCell, meanings: Meanings) -> str | None:
    """Return what a heading means that no list has; a label of merged cells is none."""
    if not meanings or box.word.key in GROUPS:
        return None
    found = meaning_of(box.word.key, meanings)
    return meaning_of(box.word.short, meanings) if found is None else found


def _is_nearer(label: str, held: str, key: str) -> bool:
    """Return whether a label says rather what a column is than the one that was found before."""
    own = word_of(key).key
    if own in (label, held):
        return label == own
    return key in _GOALS or is_narrower(label, held)  # a label over both goals stands before them


def with_done(row: AnnexRow, found: dict[AnnexCell, str]) -> dict[AnnexCell, str]:
    """Return the headings of the goals, with one that says 完成情况, or 目标, beside the other."""
    others = [box for box in row.filled if box not in found]
    if [*found.values()] == [_EXPECTED]:
        beside, key = [box for box in others if is_done(box.word.key)], _GOALS[1]
    elif [*found.values()] == [_GOALS[1]]:
        beside, key = [box for box in others if box.word.key in _ANY_GOAL], _EXPECTED
    else:
        return found
    if len(beside) != 1:
        return found
    beside[0].used = True
    return found | {beside[0]: key}


def goals_beside_done(row: AnnexRow) -> dict[AnnexCell, str]:
    """Return the headings of the goals: behind their label a goal of any name and 完成情况."""
    if len(row.filled) != len(_GOALS) + 1:
        return {}
    label, goal, done = row.filled
    is_label = label.is_group and label.word.key.endswith(_GOAL)
    if not is_label or _GOAL not in goal.word.key or not is_done(done.word.key):
        return {}
    for box in row.filled:
        box.used = True
    return {goal: _EXPECTED, done: _GOALS[1]}


def goal_beside(row: AnnexRow) -> AnnexCell | None:
    """Return the label of the year's goals, 年度履职目标, in a row that has one text beside it."""
    if len(row.filled) != len(_GOALS) or row.filled[0].index:
        return None
    label, text = row.filled
    key = label.word.key
    is_label = key in _YEARS_GOALS or meaning_of(key, GOAL_HEADINGS) == _EXPECTED
    if not is_label or text.word.among(GOALS) is not None or len(text.text) < _LEAST_TEXT:
        return None
    if meaning_of(text.word.key, GOAL_HEADINGS) is not None:
        return None
    label.used = True
    return label


def with_first_budget(row: AnnexRow, found: dict[AnnexCell, str]) -> dict[AnnexCell, str]:
    """Return the headings of money: 预算数 beside 调整数 is what it was before that."""
    is_changed = any(box not in found and "调整" in box.word.key for box in row.filled)
    if not is_changed or _FIRST in found.values():
        return found
    return {
        box: _FIRST if key == _BUDGET and not is_narrower(box.word.key, "") else key
        for box, key in found.items()
    }


def stated(row: AnnexRow, labels: Mapping[str, Path]) -> dict[AnnexCell, str]:
    """Return the labels of a row that name a column of money and have its one figure beside them.

    None where no sum of money is among them; the ``labels`` of rows are none of them.
    """
    found: dict[AnnexCell, str] = {}
    for box in row.filled:
        figure = row.after(box)
        if box.is_number or figure is None or not figure.is_number:
            continue
        if box.word.among(labels) is not None:
            continue
        behind = row.after(figure)
        if behind is not None and behind.is_number:
            continue
        key = box.word.among(MONEY_COLUMNS) or _meant(box, MONEY)
        if key and key not in found.values():
            found[box] = key
    return found if any(not is_scored(key) for key in found.values()) else {}


def has_sums(row: AnnexRow) -> bool:
    """Return whether a row has a heading that only sums of money stand under."""
    kinds = _money_kinds()
    keys = (box.word.among(MONEY_COLUMNS) or _meant(box, MONEY) or "" for box in row.filled)
    return any(kinds.get(key) == "amount" for key in keys)


def is_scored(key: str) -> bool:
    """Return whether a column of money has no money in it, but how it is rated."""
    return _money_kinds().get(key, "amount") != "amount"


@cache
def _money_kinds() -> Mapping[str, str]:
    """Return the kind of each column of money, as of a field of the total."""
    return field_tree(Report).at((ANNEXES, "整体自评表", _REQUEST, _TOTAL)).kinds
