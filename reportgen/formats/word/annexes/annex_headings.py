"""Which cells of a row are the headings of columns: by lists of labels, or by what words mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import GROUPS, MONEY_COLUMNS, word_of
from reportgen.formats.word.annexes.annex_meanings import MONEY, Meanings, is_narrower, meaning_of
from reportgen.model.base import field_tree
from reportgen.model.report import ANNEXES, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow

_REQUEST, _TOTAL, _EXPECTED = "年度预算申请", "年度资金总额", "预期目标"
_GOALS = (_EXPECTED, "实际完成情况")


def one_of_each(
    row: AnnexRow, vocabulary: Mapping[str, str], meanings: Meanings
) -> dict[AnnexCell, str]:
    """Return the headings of a row, each once: where two say the same, the nearer word wins."""
    found: dict[str, AnnexCell] = {}
    for box in row.filled:
        key = box.word.among(vocabulary) or _meant(box, meanings)
        if not key:
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
