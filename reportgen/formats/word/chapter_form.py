"""The chapter-style form in a Word file: its headings, and what stands under each.

A file that was generated tells its headings by their outline levels; in others a heading is a
short paragraph that says what the form's heading says, with any ordinal or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.formats.word.form_labels import fold
from reportgen.formats.word.paragraphs import LAYOUT, Text, WordLine, blocks
from reportgen.formats.word.typed_ordinals import typed_ordinal
from reportgen.formats.word.vocabulary import STANDARD, Vocabulary, headings_of
from reportgen.forms.drawing.chapters import CHAPTERS
from reportgen.ooxml.styles import outline_level, outline_levels
from reportgen.ooxml.wordprocessing import TBL, Element, text_of, w

if TYPE_CHECKING:
    from reportgen.formats.word.annexes import AnnexRouter
    from reportgen.formats.word.grid import GridRow
    from reportgen.forms.form_words import FormHeading

Key = tuple[str, str]
"""A chapter's heading as the form prints it, and that of a part of it, empty for the chapter."""

BASICS, GENERAL, FUND, CAPITAL, INSURANCE, PERFORMANCE, PROBLEMS, MEASURES, RESULTS, OTHERS = (
    CHAPTERS
)

_CHAPTER, _PART = 1, 2
_LEAST = 3
"""How many chapters a file has at least that is of this form."""

_ALSO: dict[str, tuple[str, ...]] = {
    BASICS: ("部门基本情况", "单位基本情况", "部门概况", "单位概况", "部门单位概况"),
    GENERAL: ("一般公共预算支出", "一般公共预算支出使用情况"),
    FUND: ("政府性基金预算支出", "政府性基金支出情况"),
    CAPITAL: ("国有资本经营预算支出",),
    INSURANCE: ("社会保险基金预算支出", "社会保险基金支出情况"),
    PERFORMANCE: ("部门整体支出绩效完成情况", "部门整体支出绩效实现情况", "部门整体绩效情况"),
    PROBLEMS: ("存在的主要问题及原因分析", "存在的问题和原因", "存在的问题", "存在问题"),
    MEASURES: ("改进措施", "下一步改进措施和建议", "下一步工作措施"),
    RESULTS: ("绩效自评结果应用和公开情况", "绩效评价结果拟应用和公开情况", "结果应用和公开情况"),
    OTHERS: ("其他需要说明的问题", "其他需要说明问题", "其他需说明的情况"),
}
_PARTS: dict[Key, tuple[str, ...]] = {
    (BASICS, "单位基本职能"): ("主要职能", "部门职能", "单位职能", "主要职责", "基本职能"),
    (BASICS, "机构人员"): ("机构设置", "机构设置情况", "机构人员情况", "机构设置及人员情况"),
    (BASICS, "预算收支"): ("预算收支情况", "收支情况"),
    (GENERAL, "基本支出"): ("基本支出情况",),
    (GENERAL, "项目支出"): ("项目支出情况",),
    (PERFORMANCE, "部门整体支出管理和使用基本情况"): ("部门整体支出管理使用情况",),
    (PERFORMANCE, "绩效目标完成情况"): ("绩效目标实现情况",),
}
_OVERVIEW, _PERFORMANCE, _IMPROVEMENT = "部门概况", "绩效完成情况", "存在的问题分析及改进措施"
_SPENT, _ACHIEVED = "部门整体支出管理和使用基本情况", "绩效目标完成情况"
_BUDGET, _GENERAL = "预算收支", "一般公共预算支出情况"
_KEYS: dict[tuple[str, ...], Key] = {
    (_OVERVIEW, "单位基本职能"): (BASICS, "单位基本职能"),
    (_OVERVIEW, "机构人员"): (BASICS, "机构人员"),
    (_BUDGET, "收入"): (BASICS, _BUDGET),
    (_BUDGET, _GENERAL, "基本支出"): (GENERAL, "基本支出"),
    (_BUDGET, _GENERAL, "项目支出"): (GENERAL, "项目支出"),
    (_BUDGET, FUND): (FUND, ""),
    (_BUDGET, CAPITAL): (CAPITAL, ""),
    (_BUDGET, INSURANCE): (INSURANCE, ""),
    (_PERFORMANCE, _SPENT): (PERFORMANCE, _SPENT),
    (_PERFORMANCE, _ACHIEVED): (PERFORMANCE, _ACHIEVED),
    (_IMPROVEMENT, "存在的问题"): (PROBLEMS, ""),
    (_IMPROVEMENT, "改进措施"): (MEASURES, ""),
    (_IMPROVEMENT, "其他需要说明问题"): (OTHERS, ""),
    (RESULTS,): (RESULTS, ""),
}
"""The keys of headings by the field that is printed below them."""

_CHAPTERS_OF = {
    (_OVERVIEW, "单位基本职能"): BASICS,
    (_BUDGET, _GENERAL): GENERAL,
    (_PERFORMANCE, _SPENT): PERFORMANCE,
    (_PERFORMANCE, _ACHIEVED): PERFORMANCE,
    (_BUDGET, FUND): FUND,
    (_IMPROVEMENT, "存在的问题"): PROBLEMS,
    (_IMPROVEMENT, "改进措施"): MEASURES,
    (RESULTS,): RESULTS,
    (_IMPROVEMENT, "其他需要说明问题"): OTHERS,
}
"""The chapters that several parts make, by the first of those parts that they have."""

_MAX_HEADING = 60
_STYLE_OF = f"{w('pPr')}/{w('pStyle')}"
_ANNEX = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*(?:[:：].*)?", re.DOTALL)


class Piece(NamedTuple):
    """A paragraph that is not empty, and its outline level from 1 for chapters; 0 for none."""

    line: WordLine
    level: int


@dataclass(slots=True)
class Outline:
    """What was found: the pieces under each heading, those before the first, and tables' rows."""

    before: list[WordLine] = field(default_factory=list)
    under: dict[Key, list[Piece]] = field(default_factory=dict)
    places: dict[Key, str] = field(default_factory=dict)
    annexes: list[WordLine] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)
    headings: _Headings = field(default_factory=lambda: _Headings(STANDARD))


class _Headings:
    """The headings of a file's form, and the usual ones.

    ``sections`` are those of the form by their keys.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.sections: dict[Key, FormHeading] = {}
        self._own: dict[str, list[tuple[FormHeading, Key]]] = {}
        chapter: Key = ("", "")
        for heading in headings_of(vocabulary):
            key = _key_of(heading, chapter)
            chapter = key if heading.level == _CHAPTER else chapter
            self.sections[key] = heading
            for text in (heading.text, *heading.others):
                self._own.setdefault(_plain(text), []).append((heading, key))

    def chapter(self, text: str) -> Key | None:
        """Return the key of a chapter's heading; None for any other text."""
        own = self._own.get(_plain(text), ()) if text else ()
        found = next((key for heading, key in own if heading.level == _CHAPTER), None)
        usual = _chapter(text)
        return found or ((usual, "") if usual else None)

    def key(self, text: str, current: Key | None, level: int | None) -> Key | None:
        """Return which heading a paragraph is; ``current`` is the one that it stands below."""
        plain = _plain(text)
        fitting = [
            (heading, key)
            for heading, key in (self._own.get(plain, ()) if plain else ())
            if level is None or level == heading.level
        ]
        inside = [key for _, key in fitting if current is not None and key[0] == current[0]]
        if inside or fitting:
            key = inside[0] if inside else fitting[0][1]
            return None if key == current else key
        return _heading(text, current, level)


def _key_of(heading: FormHeading, chapter: Key) -> Key:
    """Return the key of a heading of the form: the usual one for its fields, or its own."""
    known = _KEYS.get(heading.path)
    if known is None and ("预算收支", "收入") in heading.paths and heading.level != _CHAPTER:
        known = (BASICS, "预算收支")
    if known is None and heading.level == _CHAPTER:
        known = _chapter_of(heading)
    if known is not None:
        return known
    return (heading.text, "") if heading.level == _CHAPTER else (chapter[0], heading.text)


def _chapter_of(heading: FormHeading) -> Key | None:
    for start, chapter in _CHAPTERS_OF.items():
        if any(path[: len(start)] == start for path in heading.paths):
            return chapter, ""
    return None


class Levels:
    """Tells the outline level of paragraphs by the file's styles; ``root`` may be None."""

    def __init__(self, root: Element) -> None:
        self._styles = outline_levels(root)

    def of(self, paragraph: Element) -> int:
        """Return a paragraph's level: its own, or its style's."""
        own, style = outline_level(paragraph), paragraph.find(_STYLE_OF)
        return own or (0 if style is None else self._styles.get(style.get(w("val"), ""), 0))


def is_chaptered(body: Element, vocabulary: Vocabulary = STANDARD) -> bool:
    """Return whether a document has chapters: three of those of its form at least."""
    texts = [text_of(block)[0] for block in blocks(body) if block.tag != TBL]
    own = {_plain(each.text) for each in headings_of(vocabulary) if each.level == _CHAPTER}
    usual = {found for text in texts if (found := _chapter(text))}
    return len(usual) >= _LEAST or len({_plain(text) for text in texts} & own) >= _LEAST


def read_outline(
    body: Element,
    text: Text,
    levels: Levels,
    annexes: AnnexRouter,
    vocabulary: Vocabulary = STANDARD,
) -> Outline:
    """Read the whole body, every paragraph and row under its heading, but for the annexes."""
    from reportgen.formats.word.grid import rows_of

    found = Outline(headings=_Headings(vocabulary))
    pieces: list[Piece] = []
    tables, count = 0, 0
    for block in blocks(body):
        if block.tag == TBL:
            tables += 1
            rows = rows_of(block, tables, text)
            if annexes.wants(block):
                annexes.table(rows)
            else:
                found.rows += rows
                annexes.other_table()
            continue
        count += 1
        line = text.line(block, f"第{count}段")
        if _bare(line):
            pieces.append(Piece(line, levels.of(block)))
            annexes.line(line)
    annexes.take_mentions()
    pieces = [piece for piece in pieces if piece.line.place not in annexes.taken]
    _sort(pieces, found, _top_level(pieces, found.headings))
    return found


def _top_level(pieces: list[Piece], headings: _Headings) -> int:
    """Return the outline level of the chapters; 0 where they have none."""
    levels = {headings.chapter(piece.line.shown): piece.level for piece in pieces if piece.level}
    levels.pop(None, None)
    return min(levels.values()) if len(levels) >= _LEAST else 0


def _sort(pieces: list[Piece], found: Outline, top: int) -> None:
    """Put each piece under its heading; where chapters have a level, its level counts from it."""
    key: Key | None = None
    for piece in pieces:
        level = piece.level - top + 1 if top and piece.level else 0
        heading = found.headings.key(piece.line.shown, key, level if top else None)
        if heading is not None:
            key = heading
            found.places.setdefault(key, piece.line.place)
            found.under.setdefault(key, [])
        elif key is None:
            found.before.append(piece.line)
        elif found.annexes or (key[0] == OTHERS and _ANNEX.fullmatch(_bare(piece.line))):
            found.annexes.append(piece.line)
        else:
            found.under[key].append(piece._replace(level=level))


def _bare(line: WordLine) -> str:
    return line.shown.strip(LAYOUT)


def _heading(text: str, current: Key | None, level: int | None) -> Key | None:
    """Return which heading a paragraph is: a chapter's, or that of a part of the current chapter.

    ``level`` is 1 for chapters, 2 for parts, None where headings have no level.
    """
    if level in (None, _CHAPTER) and (chapter := _chapter(text)):
        return None if current is not None and current[0] == chapter else (chapter, "")
    if current is None or level not in (None, _PART):
        return None
    part = _parts(current[0]).get(_plain(text))
    return None if part is None else (current[0], part)


def _chapter(text: str) -> str:
    return _chapters().get(_plain(text), "")


def _plain(text: str) -> str:
    """Return a heading's words without ordinal, marks and small words; empty for a long text."""
    if not text or len(text) > _MAX_HEADING:
        return ""
    return fold(without_ordinal(text.strip(LAYOUT))).rstrip("。").translate(_NO_BRACKETS)


def without_ordinal(text: str) -> str:
    """Return a heading without the ordinal that was typed before it."""
    ordinal = typed_ordinal(text)
    return text[ordinal.end :] if ordinal else text


_NO_BRACKETS = str.maketrans("", "", "()")


@cache
def _chapters() -> dict[str, str]:
    return {_plain(word): name for name in CHAPTERS for word in (name, *_ALSO[name])}


@cache
def _parts(chapter: str) -> dict[str, str]:
    return {
        _plain(word): name
        for (owner, name), words in _PARTS.items()
        if owner == chapter
        for word in (name, *words)
    }
