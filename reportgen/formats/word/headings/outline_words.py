"""The headings by which reports in chapters are read: the form's own, and those of other outlines.

Outlines of other provinces and years stand in the installed forms' 表样.yaml. A heading that no
outline of the file has may still be one of another: all are known at once, the file's own first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from reportgen.formats.word.headings.form_rows import fold
from reportgen.formats.word.headings.typed_ordinals import typed_ordinal
from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.forms.outlines import outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.forms.settings_values import FormSettings, OutlineHeading

Key = tuple[str, str]
"""A chapter's heading as the form prints it, and that of a part of it, empty for the chapter."""

BASICS, GENERAL, FUND = "部门（单位）基本情况", "一般公共预算支出情况", "政府性基金预算支出情况"
CAPITAL, INSURANCE = "国有资本经营预算支出情况", "社会保险基金预算支出情况"
BUDGETS = (GENERAL, FUND, CAPITAL, INSURANCE)
PERFORMANCE, PROBLEMS, MEASURES = "部门整体支出绩效情况", "存在的问题及原因分析", "下一步改进措施"
RESULTS, OTHERS = "绩效自评结果拟应用和公开情况", "其他需要说明的情况"
CHAPTERS = (
    *(BASICS, *BUDGETS),
    *(PERFORMANCE, PROBLEMS, MEASURES, RESULTS, OTHERS),
)
DUTIES, STAFF, INCOME, GOALS = "单位基本职能", "机构人员", "预算收支", "绩效目标设定情况"
SPENT, ACHIEVED = "部门整体支出管理和使用基本情况", "绩效目标完成情况"
GROUPS = (BASICS, GENERAL, PERFORMANCE, "")
"""Chapters that have parts; the empty one stands for those of other outlines."""

Found = TypeVar("Found")

NOWHERE: Key = ("", "")
"""The key of a heading under which no field stands."""

_CHAPTERS: Mapping[str, tuple[str, ...]] = {
    BASICS: ("部门基本情况", "单位基本情况", "部门概况", "单位概况", "部门单位概况"),
    GENERAL: ("一般公共预算支出", "一般公共预算支出使用情况"),
    FUND: ("政府性基金预算支出", "政府性基金支出情况"),
    CAPITAL: ("国有资本经营预算支出",),
    INSURANCE: ("社会保险基金预算支出", "社会保险基金支出情况"),
    PERFORMANCE: ("部门整体支出绩效完成情况", "部门整体支出绩效实现情况", "部门整体绩效情况"),
    PROBLEMS: (
        *("存在的主要问题及原因分析", "存在的问题和原因", "存在的问题", "存在问题"),
        *("存在的主要问题", "存在的问题及原因", "主要问题及原因分析"),
    ),
    MEASURES: (
        *("改进措施", "下一步改进措施和建议", "下一步工作措施", "改进措施和有关建议"),
        *("下一步改进措施及建议", "下一步改进的措施", "整改措施", "下一步工作打算"),
    ),
    RESULTS: (
        *("绩效自评结果应用和公开情况", "绩效评价结果拟应用和公开情况", "结果应用和公开情况"),
        *("自评结果拟应用和公开情况", "绩效自评结果应用情况", "绩效自评结果公开情况"),
        *("自评结果应用", "绩效结果应用", "结果应用", "评价结果应用", "自评结果公开"),
    ),
    OTHERS: ("其他需要说明的问题", "其他需要说明问题", "其他需说明的情况", "其他需要说明的事项"),
}
_PARTS: Mapping[Key, tuple[str, ...]] = {
    (BASICS, DUTIES): (
        *("主要职能", "部门职能", "单位职能", "主要职责", "基本职能", "主要职能职责", "职能职责"),
        *("部门职责", "单位职责", "部门主要职责", "单位主要职责", "主要职责职能", "工作职责"),
    ),
    (BASICS, STAFF): (
        *("机构设置", "机构设置情况", "机构人员情况", "机构设置及人员情况", "人员编制情况"),
        *("人员编制", "机构编制情况", "人员情况", "机构设置及人员编制", "编制及人员情况"),
        *("人员构成", "机构编制及人员情况", "机构及人员情况", "内设机构"),
    ),
    (BASICS, INCOME): ("预算收支情况", "收支情况", "部门预算收支情况", "收入支出情况"),
    (BASICS, GOALS): (
        *("绩效目标设置情况", "整体绩效目标", "年度绩效目标", "绩效目标", "绩效目标设立情况"),
        *("绩效目标申报情况", "部门绩效目标设定情况"),
    ),
    (GENERAL, "基本支出"): ("基本支出情况",),
    (GENERAL, "项目支出"): ("项目支出情况",),
    (PERFORMANCE, SPENT): (
        *("部门整体支出管理使用情况", "部门整体支出管理和使用情况", "整体支出管理和使用情况"),
        *("部门整体支出管理及使用情况",),
    ),
    (PERFORMANCE, ACHIEVED): ("绩效目标实现情况", "部门整体支出绩效目标完成情况"),
}
_OF_FIELDS: Mapping[tuple[str, ...], Key] = {
    ("部门概况", DUTIES): (BASICS, DUTIES),
    ("部门概况", STAFF): (BASICS, STAFF),
    ("部门概况", GOALS): (BASICS, GOALS),
    ("预算收支", "收入"): (BASICS, INCOME),
    ("绩效完成情况", SPENT): (PERFORMANCE, SPENT),
    ("绩效完成情况", ACHIEVED): (PERFORMANCE, ACHIEVED),
    ("存在的问题分析及改进措施", "存在的问题"): (PROBLEMS, ""),
    ("存在的问题分析及改进措施", "改进措施"): (MEASURES, ""),
    ("存在的问题分析及改进措施", "其他需要说明问题"): (OTHERS, ""),
    ("绩效自评结果拟应用和公开情况",): (RESULTS, ""),
}
_MAX_HEADING = 60
_NO_BRACKETS = str.maketrans("", "", "()【】[]")
_ASIDE = re.compile(r"(?<=..)[（(](?:[^（）()]{4,}|\d{1,3}分)[）)]$")
"""What a heading adds in brackets, as （以决算数为统计口径）."""

_SUFFIX = "情况"
_WHOSE = re.compile(r"^(?:本?(?:部门|单位)|我[局镇乡委办]){0,2}(?:整体支出)?")
_LEAST = 3


def plain_heading(text: str) -> str:
    """Return a heading's words without ordinal, marks and small words; empty for a long text."""
    if not text or len(text) > _MAX_HEADING:
        return ""
    text = _ASIDE.sub("", without_ordinal(text.strip(LAYOUT)).rstrip(f"{LAYOUT}。：:"))
    return fold(text).translate(_NO_BRACKETS)


def without_ordinal(text: str) -> str:
    """Return a heading without the ordinal that was typed before it."""
    ordinal = typed_ordinal(text)
    return text[ordinal.end :] if ordinal else text


@dataclass(slots=True)
class OutlineWords:
    """The headings of one outline: of chapters, and of the parts of each.

    ``chapters`` give for a chapter's folded words its name and its key, ``parts`` for its name the
    keys of its parts; what has no field has the key ``NOWHERE``.
    """

    title: str
    chapters: dict[str, tuple[str, Key]] = field(default_factory=dict)
    parts: dict[str, dict[str, Key]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """The chapters as they are written, by name."""
    own: frozenset[str] = frozenset()
    """Chapters of which only reports of the form have one; none for outlines that are only read."""

    def chapter(self, text: str) -> tuple[str, Key] | None:
        """Return name and key of the chapter that a heading is; None for another text."""
        return _among(self.chapters, plain_heading(text))

    def part(self, chapter: str, text: str) -> Key | None:
        """Return the key of the part of a chapter that a heading is."""
        return _among(self.parts.get(chapter, {}), plain_heading(text))

    def any_part(self, text: str) -> Key | None:
        """Return the key of a part of any chapter."""
        words = plain_heading(text)
        found = (_among(parts, words) for parts in self.parts.values())
        return next((key for key in found if key is not None), None)


def _among(known: Mapping[str, Found], words: str) -> Found | None:
    """Look a heading up: 情况 at its end and the unit's name for itself before it do not count."""
    if not words:
        return None
    short = _WHOSE.sub("", words)
    others = (each.replace("单位", "部门") for each in (words, short))
    for each in dict.fromkeys((words, short, *others)):
        for spelled in (each, each.removesuffix(_SUFFIX), each + _SUFFIX):
            if spelled in known:
                return known[spelled]
    return None


def known_outlines() -> list[OutlineWords]:
    """Return the form's own outline, then those of other forms that are installed."""
    return _known_outlines(_Installed(outlines()))


class _Installed:
    """The settings of the installed forms as a key: the same as long as no file has changed."""

    def __init__(self, settings: tuple[FormSettings, ...]) -> None:
        self.settings = settings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Installed) and self.settings is other.settings

    def __hash__(self) -> int:
        return id(self.settings)


@lru_cache(maxsize=4)
def _known_outlines(installed: _Installed) -> list[OutlineWords]:
    return [own_words(), *(_of_settings(each) for each in installed.settings if each.headings)]


def own_words() -> OutlineWords:
    """Return the outline of the usual form in chapters."""
    words = OutlineWords("章节式报告（hunan）", own=frozenset(BUDGETS))
    for name in CHAPTERS:
        words.names[name] = name
        for word in (name, *_CHAPTERS[name]):
            words.chapters[plain_heading(word)] = (name, (name, ""))
    for (chapter, name), others in _PARTS.items():
        known = words.parts.setdefault(chapter, {})
        known |= dict.fromkeys(map(plain_heading, (name, *others)), (chapter, name))
    return words


def _of_settings(settings: FormSettings) -> OutlineWords:
    words = OutlineWords(settings.title)
    for heading in settings.headings:
        name = heading.words[0]
        words.names[name] = name
        for word in heading.words:
            words.chapters[plain_heading(word)] = (name, _key(heading))
        words.parts[name] = {
            plain_heading(word): _key(part) for part in heading.parts for word in part.words
        }
    return words


def _key(heading: OutlineHeading) -> Key:
    return _OF_FIELDS.get(heading.path, NOWHERE)


def outline_of(texts: Iterable[str]) -> OutlineWords | None:
    """Return the outline in which a file is written; None for a file without three headings."""
    texts = list(texts)
    best: tuple[int, int] = (0, 0)
    found: OutlineWords | None = None
    for words in known_outlines():
        chapters, parts = _count(words, texts)
        score = (chapters + parts, chapters)
        if score[0] >= _LEAST and chapters > 1 and score > best:
            best, found = score, words
    return found


def _count(words: OutlineWords, texts: list[str]) -> tuple[int, int]:
    """Count the chapters of an outline that stand in a file, and the parts of them."""
    chapters = {found[0] for text in texts if (found := words.chapter(text))}
    parts = {
        plain_heading(text)
        for text in texts
        if typed_ordinal(text) and any(words.part(name, text) for name in chapters)
    }
    return len(chapters), len(parts)


def nearest_outline(texts: Iterable[str]) -> tuple[OutlineWords, list[str]] | None:
    """Return the outline of which most headings stand in a file, and those that are missing."""
    texts = list(texts)
    ranked = [(sum(_count(words, texts)), words) for words in known_outlines()]
    score, nearest = max(ranked, key=lambda each: each[0])
    if not score:
        return None
    there = {found[0] for text in texts if (found := nearest.chapter(text))}
    return nearest, [name for key, name in nearest.names.items() if key not in there]
