"""The headings of a form that a county made for itself, as an outline to read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.headings.outline_words import (
    ACHIEVED,
    BASICS,
    CAPITAL,
    DUTIES,
    FUND,
    GENERAL,
    GOALS,
    INCOME,
    INSURANCE,
    MEASURES,
    OTHERS,
    PERFORMANCE,
    PROBLEMS,
    RESULTS,
    SPENT,
    STAFF,
    OutlineWords,
    own_words,
    plain_heading,
)
from reportgen.formats.word.headings.vocabulary import headings_of
from reportgen.formats.word.text.body_blocks import blocks
from reportgen.ooxml.wordprocessing import TBL, Element, plain_text

if TYPE_CHECKING:
    from reportgen.formats.word.headings.outline_words import Key
    from reportgen.formats.word.headings.vocabulary import Vocabulary
    from reportgen.forms.form_body import FormHeading

_CHAPTER, _LEAST = 1, 3
_OVERVIEW, _PERFORMANCE, _IMPROVEMENT = "部门概况", "绩效完成情况", "存在的问题分析及改进措施"
_BUDGET = "预算收支"
_KEYS: dict[tuple[str, ...], Key] = {
    (_OVERVIEW, DUTIES): (BASICS, DUTIES),
    (_OVERVIEW, STAFF): (BASICS, STAFF),
    (_OVERVIEW, GOALS): (BASICS, GOALS),
    (_BUDGET, "收入"): (BASICS, INCOME),
    (_BUDGET, GENERAL, "基本支出"): (GENERAL, "基本支出"),
    (_BUDGET, GENERAL, "项目支出"): (GENERAL, "项目支出"),
    (_BUDGET, FUND): (FUND, ""),
    (_BUDGET, CAPITAL): (CAPITAL, ""),
    (_BUDGET, INSURANCE): (INSURANCE, ""),
    (_PERFORMANCE, SPENT): (PERFORMANCE, SPENT),
    (_PERFORMANCE, ACHIEVED): (PERFORMANCE, ACHIEVED),
    (_IMPROVEMENT, "存在的问题"): (PROBLEMS, ""),
    (_IMPROVEMENT, "改进措施"): (MEASURES, ""),
    (_IMPROVEMENT, "其他需要说明问题"): (OTHERS, ""),
    (RESULTS,): (RESULTS, ""),
}
"""The keys of headings by the field that is printed below them."""

_CHAPTERS_OF = {
    (_OVERVIEW, DUTIES): BASICS,
    (_BUDGET, GENERAL): GENERAL,
    (_PERFORMANCE, SPENT): PERFORMANCE,
    (_PERFORMANCE, ACHIEVED): PERFORMANCE,
    (_BUDGET, FUND): FUND,
    (_IMPROVEMENT, "存在的问题"): PROBLEMS,
    (_IMPROVEMENT, "改进措施"): MEASURES,
    (RESULTS,): RESULTS,
    (_IMPROVEMENT, "其他需要说明问题"): OTHERS,
}
"""The chapters that several parts make, by the first of those parts that they have."""


def sections_of(vocabulary: Vocabulary) -> dict[Key, FormHeading]:
    """Return the headings of a file's form by their keys."""
    return {key: heading for heading, key, _ in _keyed(vocabulary)}


def own_outline(body: Element, vocabulary: Vocabulary) -> OutlineWords | None:
    """Return the outline of a document's form; None where it has less than three chapters."""
    known = {
        plain_heading(text): heading
        for heading in headings_of(vocabulary)
        if heading.level == _CHAPTER
        for text in (heading.text, *heading.others)
    }
    texts = (plain_heading(plain_text(block)) for block in blocks(body) if block.tag != TBL)
    found = {known[text].text for text in texts if text in known}
    return _outline(vocabulary) if len(found) >= _LEAST else None


def _outline(vocabulary: Vocabulary) -> OutlineWords:
    words = own_words()
    words.title = vocabulary.form
    keyed = _keyed(vocabulary)
    printed = frozenset(key[0] for _, key, _ in keyed)
    words.own = words.own & printed or printed
    for heading, key, chapter in keyed:
        for text in (heading.text, *heading.others):
            if heading.level == _CHAPTER:
                words.chapters[plain_heading(text)] = (chapter, key)
            else:
                words.parts.setdefault(chapter, {})[plain_heading(text)] = key
    return words


def _keyed(vocabulary: Vocabulary) -> list[tuple[FormHeading, Key, str]]:
    """Return each heading with its key and the name of its chapter."""
    found: list[tuple[FormHeading, Key, str]] = []
    chapter = ""
    for heading in headings_of(vocabulary):
        key = _key_of(heading, chapter)
        if heading.level == _CHAPTER:
            chapter = key[0]
        found.append((heading, key, chapter))
    return found


def _key_of(heading: FormHeading, chapter: str) -> Key:
    """Return the usual key for the fields of a heading, or its own."""
    known = _KEYS.get(heading.path)
    if known is None and (_BUDGET, "收入") in heading.paths and heading.level != _CHAPTER:
        known = (BASICS, INCOME)
    if known is None and heading.level == _CHAPTER:
        known = _chapter_of(heading)
    if known is not None:
        return known
    return (heading.text, "") if heading.level == _CHAPTER else (chapter, heading.text)


def _chapter_of(heading: FormHeading) -> Key | None:
    for start, chapter in _CHAPTERS_OF.items():
        if any(path[: len(start)] == start for path in heading.paths):
            return chapter, ""
    return None
