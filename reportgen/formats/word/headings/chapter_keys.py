"""Headings by their keys: what parts some may have, and which have readers of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.headings import outline_words
from reportgen.formats.word.headings.heading_meanings import (
    ACHIEVED_KEY,
    BASICS_KEY,
    DUTIES_KEY,
    GOALS_KEY,
    INCOME_KEY,
    MEASURES_KEY,
    OF_LAST_YEAR,
    PROBLEMS_KEY,
    RESULTS_KEY,
    SPENT_KEY,
    STAFF_KEY,
    WITH_BUDGET,
    meaning_of_part,
)

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.headings.outline_words import Key

SPENDING: tuple[tuple[Key, Path, str], ...] = (
    (
        (outline_words.GENERAL, "基本支出"),
        (outline_words.GENERAL, "基本支出"),
        "一般公共预算基本支出",
    ),
    (
        (outline_words.GENERAL, "项目支出"),
        (outline_words.GENERAL, "项目支出"),
        "一般公共预算项目支出",
    ),
    ((outline_words.FUND, ""), (outline_words.FUND,), "政府性基金预算支出"),
    ((outline_words.CAPITAL, ""), (outline_words.CAPITAL,), "国有资本经营预算支出"),
    ((outline_words.INSURANCE, ""), (outline_words.INSURANCE,), "社会保险基金预算支出"),
)


READ_BY_NAME: frozenset[Key] = frozenset(
    {
        (outline_words.BASICS, "单位基本职能"),
        (outline_words.BASICS, "机构人员"),
        (outline_words.BASICS, outline_words.GOALS),
        (outline_words.BASICS, "预算收支"),
        (outline_words.PERFORMANCE, outline_words.SPENT),
        (outline_words.PERFORMANCE, outline_words.ACHIEVED),
        *((name, "") for name in (outline_words.PROBLEMS, outline_words.MEASURES)),
        *((name, "") for name in (outline_words.RESULTS, outline_words.OTHERS)),
        *(key for key, _, _ in SPENDING),
    }
)
"""Headings whose text is read by readers of their own."""

ONLY = {
    SPENT_KEY: (SPENT_KEY, INCOME_KEY),
    INCOME_KEY: (SPENT_KEY, INCOME_KEY),
    PROBLEMS_KEY: (PROBLEMS_KEY, MEASURES_KEY),
}
"""What parts may be of chapters that are a field themselves; others of these have no parts."""

_PAIRED = (PROBLEMS_KEY, MEASURES_KEY)
INNER = (BASICS_KEY, DUTIES_KEY, STAFF_KEY, GOALS_KEY)
"""What a heading inside a part may be."""

_TOLD_OF = (*INNER, ACHIEVED_KEY, SPENT_KEY, INCOME_KEY)
"""What problems and measures may speak of."""


def meaning_under(chapter: Key, words: str) -> Key | None:
    """Return the key of a part by its words, None for one that names a problem or a measure.

    What such a one speaks of is another chapter's: 满意度指标难以量化.
    """
    key = meaning_of_part(words)
    names = chapter in _PAIRED and not words.endswith(("情况", "分析", "概况"))
    return None if names and key in _TOLD_OF else key


def may_turn(now: Key, key: Key, words: str) -> bool:
    """Return whether a heading may stand among problems or measures, and tells of another.

    Among measures, that is what the outcome is to count in the next budget too; among both, what
    was done about last year's outcome, which no field is for.
    """
    if now == MEASURES_KEY and key == RESULTS_KEY:
        return WITH_BUDGET.fullmatch(words) is not None
    if outline_words.NOWHERE in (now, key):
        return key in _PAIRED or (now in _PAIRED and OF_LAST_YEAR.match(words) is not None)
    return key in _PAIRED and now in _PAIRED
