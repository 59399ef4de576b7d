"""What a heading means by its words, where no installed outline has it.

Provinces and counties print many outlines; their headings are made of the same few words. A
heading of a chapter may be any that has them; one inside a chapter must consist of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.outline_words import (
    ACHIEVED,
    BASICS,
    DUTIES,
    GOALS,
    INCOME,
    MEASURES,
    NOWHERE,
    OTHERS,
    PERFORMANCE,
    PROBLEMS,
    RESULTS,
    SPENT,
    STAFF,
    Key,
    OutlineWords,
    plain_heading,
)
from reportgen.formats.word.headings.typed_ordinals import TypedOrdinal, typed_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

PROBLEMS_KEY, MEASURES_KEY, OTHERS_KEY = (PROBLEMS, ""), (MEASURES, ""), (OTHERS, "")
DUTIES_KEY, STAFF_KEY, GOALS_KEY = (BASICS, DUTIES), (BASICS, STAFF), (BASICS, GOALS)
INCOME_KEY, RESULTS_KEY = (BASICS, INCOME), (RESULTS, "")
SPENT_KEY, ACHIEVED_KEY = (PERFORMANCE, SPENT), (PERFORMANCE, ACHIEVED)
BASICS_KEY = (BASICS, "")

_WHOSE = (
    r"(?:本|我|全|当年|本年度?|上年度?|20\d\d年度?|年度|年初|部门|单位|机关|学校|医院|整体|财政|预算|"
    r"(?:镇|乡|街道|县|市|区|人民)*政府|[镇乡局](?=主要|基本|机构|人员|职|概况|简介))*"
)
_OF_EVALUATION = (
    r"(?:自评|评价|绩效管理)(?:工作)?(?:组织|开展|实施|思路|方法|过程|目的|依据|程序|质量|对象|"
    r"得分|分数|结论|等[次级]|指标体系|情况$|概述)"
)
_TASKS = r"(?:任务|重点工作|主要工作|年度工作|主要工作内容)(?:情况)?$"
_BESIDE = r"经验|做法|资产|采购|制度|党的?建|单位构成|组织实施|佐证|绩效管理|人员名单"
_PROBLEM = (
    r"(?:发现|存在|主要|工作|绩效|突出|面临|自评|目标|偏离|未完成|部门|单位|整体|支出|使用|管理|预算|资金|"
    r"财务|评价|执行|开展|当前|目前|方面|过程|中|一些|几个)*"
)
_PROBLEM += (
    r"(?:问题|困难|不足|短板|弱项|差距|薄弱环节|(?:偏离|未完成)绩效目标原因)+"
    r"(?:存在)?(?:主要)?(?:原因)?(?:分析)?(?:情况)?"
)
_MEASURE = (
    r"(?:针对|问题|下一步|下步|下一?阶段|今后|改进|改善|整改|拟|方向|举措|办法|对策|具体|有关|相关|工作|主要|意见|打算|措施|"
    r"建议|加强|绩效|预算|管理|安排|思路|努力)*"
    r"(?:措施|举措|对策|办法|建议|打算|整改|改进|方向|意见|思路|(?:下一?[步阶]段?|今后)(?:工作|安排|计划)+)(?:情况)?"
)
_GOAL = rf"{_WHOSE}(?:支出|履职|工作|总体|项目)*(?:绩效|年度|总体|整体|预期)*目标(?:绩效)?(?:指标)?"
_GOAL = rf"(?:{_GOAL}|(?:年初|年度)?设[定置立]绩效目标)"
_GOAL += r"(?:设[定置立]|申报|编制|制定|安排)?(?:情况)?"
_DUTY = rf"{_WHOSE}(?:基本|主要|工作|法定|性质)*(?:机构)?(?:(?:职能|职责)+|履职(?=概况|简介))"
_DUTY += r"(?:工作|任务|描述|概述|概况|简介|情况|定位|范围|内容)*"
_OFFICES = (
    rf"(?!.*预算编制){_WHOSE}(?:内设|组织|下属|设置)?(?:机构|架构|科室|股室|人员|编制|实有|在职|岗位|队伍)+"
    r"(?:设置|设立|组成|构成|配置|配备|决算|编制|人员|基本(?=情况)|情况|概况|人数|现状|状况|简介|机构|数量|内设|下属|单位|在职)*"
)
_DUTIES_AND_MORE = rf"{_DUTY}[,，]?(?:{_OFFICES}|资产|等|基本|情况){{1,6}}"
_BASIC = rf"{_WHOSE}(?:基本情况|基本概况|概况|简介)"
_INCOMES = rf"{_WHOSE}(?:总体|决算|拨款|资金|总)*收入(?:决算|预算|情况|分析)*"
_SPENDING = (
    rf"{_WHOSE}(?:总体|决算|拨款|资金|基本|项目|三公|经费|支出|收支|收入|执行率?|投入|过程|使用|"
    r"管理|安排|结转|结余|分配|来源|规模|方向|主要|内容|到位|财务|专项|人员|公用|描述|批复|情况|分析|预算|"
    r"严?控制?|构成|结构|明细|\")+"
)
_SPENT_WORDS = re.compile(r"支出|收支|执行|资金|投入|过程|三公|结余|结转|决算|财务管理|预算管理")
_ACHIEVEMENT = re.compile(
    r"(?:绩效|目标|任务|指标|工作|履职|职能|效能|实事).*(?:完成|实现|达成|分析)|履职|产出|效益|效果|"
    r"成效|满意度|影响|绩效(?:情况)?$|取得.*成绩|运行情况"
)
_RESULTS = re.compile(
    r"(?:结果|自评|评价|绩效).*(?:应用|运用|公开)|^拟?(?:[应运]用公开|公开[应运]用)"
)
_OF_PROBLEMS = re.compile(
    "(?:分析|[完达]成|实现|执行|管理|工作|过程).{0,3}存在(?:主要)?(?:问题|不足|困难).{0,2}(?:原因)?(?:分析)?$"
)
"""As in 就绩效目标完成情况分析存在的问题及原因."""

_OUTCOME = "(?:绩效|自评|评价)*结果(?:拟?应用|运用|公开)+(?:情况|方案|计划|建议)*"
WITH_BUDGET = re.compile("拟?(?:下年度?)?预算(?:安排|编制)?(?:相?结合|挂钩)情况")
"""How the outcome is to count in the next budget."""

OF_LAST_YEAR = re.compile("上一?年度?.{0,14}(?:整改|应用|运用|落实)")
"""What was done about the evaluation of the year before: no field is for it."""

_OTHERS = re.compile(r"其他|需要?说明|应说明|^补充说明|需要?特别说明")
_NOWHERE = re.compile(f"{_OF_EVALUATION}|{_TASKS}|{_BESIDE}")
_LONGEST, _FIRST, _LEAST = 30, 2, 3
_FEW, _FIRST_LINES, _LONGEST_TITLE = 2, 8, 60
_TITLE = re.compile("绩效(?:自评|评价|自评价)[^。；]{0,12}(?:报告|总结|情况)$")
_STYLES = ("第", "一、", "1", "1.", "1、")
_PART_STYLE = "(一)"
_STYLES_BELOW = (_PART_STYLE, *_STYLES[2:])
_NO_HEADING = re.compile(r"[。；;！!？?，,：:]")


def meaning_of_chapter(words: str) -> Key | None:
    """Return the key of a chapter by the plain words of its heading; None for none that is known.

    One that tells of problems and of measures is of the first, unless its parts are headings.
    """
    if not words or len(words) > _LONGEST:
        return None
    if (strict := meaning_of_part(words)) is not None:
        return strict
    loose = (
        ("问题|困难|偏离绩效目标", PROBLEMS_KEY),
        ("措施|建议|打算|整改", MEASURES_KEY),
        ("(?:基本情况|概况|简介|引言|概述)$", BASICS_KEY),
        (_SPENT_WORDS, SPENT_KEY),
    )
    return next((key for regex, key in loose if re.search(regex, words)), None)


def meaning_of_first(mark: TypedOrdinal, text: str) -> Key | None:
    """Return the key of a heading that may begin a report; None for other text."""
    if mark.number > _FIRST or mark.style not in _STYLES or _NO_HEADING.search(text):
        return None
    return meaning_of_chapter(plain_heading(text))


def meaning_of_part(words: str) -> Key | None:
    """Return the key of a part of a chapter; None where its heading has other words too."""
    if not words or len(words) > _LONGEST:
        return None
    told = (
        (f"{OF_LAST_YEAR.pattern}.*", NOWHERE),
        (f"{_PROBLEM}(?:{_MEASURE})?", PROBLEMS_KEY),
        (f"{_MEASURE}(?:{_OUTCOME})?", MEASURES_KEY),  # what it names first
        (_GOAL, GOALS_KEY),
        (_DUTY, DUTIES_KEY),
        (_OFFICES, STAFF_KEY),
        (_INCOMES, INCOME_KEY),
        (_BASIC, BASICS_KEY),
    )
    for pattern, key in told:
        if re.fullmatch(pattern, words):
            return key
    if "资产" in words and re.fullmatch(_DUTIES_AND_MORE, words):
        return BASICS_KEY  # what it tells is sorted by its words
    if _RESULTS.search(words) or WITH_BUDGET.fullmatch(words):
        return RESULTS_KEY
    if _NOWHERE.search(words):
        return NOWHERE
    if re.fullmatch(f"(?:{_DUTY}|{_OFFICES}|{_GOAL}){{2,3}}", words):
        named = [(words.find(word), key) for word, key in _NAMED_FIRST if word in words]
        return min(named)[1] if named else STAFF_KEY
    if re.fullmatch(_SPENDING, words) and _SPENT_WORDS.search(words):
        return SPENT_KEY
    last = (
        (_OF_PROBLEMS, PROBLEMS_KEY),
        (_ACHIEVEMENT, ACHIEVED_KEY),
        (_OTHERS, OTHERS_KEY),
    )
    return next((key for regex, key in last if regex.search(words)), None)


_NAMED_FIRST = (
    *(("职", DUTIES_KEY), ("机构", STAFF_KEY), ("人员", STAFF_KEY), ("编制", STAFF_KEY)),
    ("目标", GOALS_KEY),
)
"""Of a heading that tells of duties, of offices or of goals, what it names first."""


class KeywordOutline(OutlineWords):
    """The outline of a report whose chapters are numbered in one style, known by their words."""

    __slots__ = ("_style",)

    def __init__(self, style: str) -> None:
        super().__init__("章节式报告")
        self._style = style

    def chapter(self, text: str) -> tuple[str, Key] | None:
        """Return name and key of the chapter that a heading is; None for another text."""
        mark = typed_ordinal(text)
        if mark is None or mark.style != self._style:
            return None
        words = plain_heading(text)
        key = meaning_of_chapter(words)
        return None if key is None else (words, key)


def keyword_outline(texts: Sequence[str]) -> KeywordOutline | None:
    """Return the outline of a report of which the chapters are known by their words alone.

    Where all of it stands in one chapter, its parts are the chapters, and so they are where the
    chapters say nothing and problems or measures are parts.
    """
    marks = [mark for text in texts if (mark := typed_ordinal(text))]
    is_one_chapter = sum(mark.style == _STYLES[1] for mark in marks) == 1
    for style in (_PART_STYLE, *_STYLES) if is_one_chapter else (*_STYLES[:2], *_STYLES_BELOW):
        outline = KeywordOutline(style)
        keys = {found[1] for text in texts if (found := outline.chapter(text))}
        is_part = style == _PART_STYLE and not is_one_chapter
        if is_part and not keys & {PROBLEMS_KEY, MEASURES_KEY}:
            continue
        if len(keys - {NOWHERE}) >= _LEAST:
            return outline
    outline = KeywordOutline(_STYLES[1])
    return outline if _has_title(texts) and _is_counted(outline, texts) else None


def _has_title(texts: Sequence[str]) -> bool:
    """Return whether one of the first lines says that the file is a report on performance."""
    first = [text for each in texts if (text := "".join(each.split()))][:_FIRST_LINES]
    return any(len(text) <= _LONGEST_TITLE and _TITLE.search(text) for text in first)


def _is_counted(outline: KeywordOutline, texts: Sequence[str]) -> bool:
    """Return whether the chapters are counted from one, and some of them known."""
    last, keys = 0, set()
    for text in texts:
        mark = typed_ordinal(text)
        if mark is None or mark.style != _STYLES[1] or mark.number != last + 1:
            continue
        if len(text) > _LONGEST or _NO_HEADING.search(text[mark.end :]):
            return False
        last = mark.number
        found = outline.chapter(text)
        keys |= set() if found is None else {found[1]}
    return last >= _LEAST and len(keys - {NOWHERE}) >= _FEW
